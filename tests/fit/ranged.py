"""Small programs over numbers, and what each number in the ranges of an account comes to, one by one."""

import datetime
import itertools
from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any

from icp_playbook.fit import Verdict, evaluate
from tests.fit.programs import program_of
from tests.fit.vectors import account_of

Json = dict[str, Any]

FIELDS = {"people": "integer", "revenue": "money", "share": "number", "flag": "boolean"}
NUMBERS: Mapping[str, Sequence[float]] = {
    "people": range(7),
    "revenue": range(7),
    "share": [half / 2 for half in range(13)],
}
"""Field → numbers that stand for all there are, where tests name none but 0, 1 … 5."""
AS_OF = "2026-06-30"


class DrawRanges:
    """Programs and accounts drawn from one source of randomness."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def program(self) -> Json:
        """One ICP with rows of every kind."""

        def rows(name: str, most: int) -> list[Json]:
            return [
                {"id": f"{name}-{at}", "when": self._condition(2)}
                for at in range(self.random.randint(0, most))
            ]

        def banded(name: str, count: int) -> list[Json]:
            points = [-4, 0, 1, 3, 5, 8]
            return [
                {
                    "id": f"{name}-{at}",
                    "bands": [
                        {"when": self._condition(2), "points": self.random.choice(points)}
                        for _ in range(self.random.randint(1, 4))
                    ],
                }
                for at in range(count)
            ]

        return {
            "fields": FIELDS,
            "tiers": [["a", 75], ["b", 50], ["c", 0]],
            "levels": [["hot", 8], ["cold", 0]],
            "grid": {tier: {"hot": "pursue", "cold": "leave"} for tier in "abc"},
            "minimum_coverage": 50,
            "icps": [
                {
                    "id": "icp",
                    "operational": True,
                    "must": rows("must", 2),
                    "score": banded("score", 3),
                    "disqualifiers": rows("out", 1),
                    "signals": banded("signal", 1),
                    "segments": rows("segment", 3),
                }
            ],
        }

    def account(self) -> Json:
        """At least one range; the rest exact or not known."""
        ranged = self.random.sample(list(NUMBERS), self.random.randint(1, 3))
        account: Json = {name: self._range(name) for name in ranged}
        for name, numbers in NUMBERS.items():
            if name not in account and self.random.random() < 0.5:
                account[name] = self.random.choice(numbers)
        if self.random.random() < 0.5:
            account["flag"] = self.random.random() < 0.5
        return account

    def _range(self, name: str) -> Json:
        low, high = sorted(self.random.sample(NUMBERS[name], 2))
        return {"low": low, "high": None if self.random.random() < 0.2 else high}

    def _condition(self, depth: int) -> Json:
        kind = self.random.choice(["all", "any", "not", "test", "test"]) if depth else "test"
        if kind == "not":
            return {"not": self._condition(depth - 1)}
        if kind != "test":
            return {kind: [self._condition(depth - 1) for _ in range(self.random.randint(1, 3))]}
        name = self.random.choice(list(FIELDS))
        if name == "flag":
            return {"field": name, "is": True}
        low, high = sorted(self.random.choices(range(6), k=2))
        tests: list[Json] = [
            {"between": [low, high]},
            {"at_least": low},
            {"at_most": high},
            {"is": low},
            {"in": [low, high]},
        ]
        return {"field": name, **self.random.choice(tests)}


def verdict_of(program: Json, account: Json) -> Verdict:
    """The verdict on an account."""
    return evaluate(
        program_of(program), "icp", account_of(program, account), datetime.date.fromisoformat(AS_OF)
    )


def one_by_one(account: Json) -> Iterator[Json]:
    """The account with every number that its ranges allow."""
    ranges = {name: value for name, value in account.items() if isinstance(value, dict)}
    allowed = [
        [
            number
            for number in NUMBERS[name]
            if number >= value["low"] and (value["high"] is None or number <= value["high"])
        ]
        for name, value in ranges.items()
    ]
    for numbers in itertools.product(*allowed):
        yield account | dict(zip(ranges, numbers, strict=True))
