"""Programs and accounts drawn at random, as JSON: near their limits, so that every outcome comes up."""

import datetime
from random import Random
from typing import Any

from icp_playbook.conditions import OPERATORS, Operator

Json = dict[str, Any]

FIELDS = {
    "people": "integer",
    "sites": "integer",
    "ratio": "number",
    "growth": "percent",
    "since": "year",
    "site": "domain",
    "revenue": "money",
    "title": "text",
    "kind": "choice",
    "tools": "choices",
    "flag": "boolean",
    "constructor": "boolean",  # a name that every JavaScript object has
    "funded": "date",
    "visited": "date",
    "country": "country",
}
NUMERIC = {"integer", "number", "percent", "year", "money"}
TEXTS = [
    "",
    "a",
    "A",
    "ß",
    "ss",
    "Öl",
    "O\u0308l",
    "工場",
    "🏭",
    "👩‍🔬",
    "e\u0301",
    "é",
    "\u00a0",
    "0",
    "null",
]
FOLDED = ["a", "ss", "ol", "工", "\U0001f3ed", "e", "0", "null", "l", " "]
"""Parts of them, folded as a program has them."""
PARTS = ("contains_any", "starts_with", "ends_with")
KINDS = ["maker", "seller", "10", "constructor"]
COUNTRIES = ["GB", "NO", "DE", "US"]
SUMS = [-(5 * 10**6), -1, 0, 1, 999_999, 10**6, 5 * 10**6, 10**15 - 1, 10**15]
COUNTS = [-10, -1, 0, 1, 9, 10, 11, 49, 50, 51, 200, 201, 10**15]
RATIOS = [-2.5, -0.1, 0, 0.1, 0.2, 0.3, 0.1 + 0.2, 0.5, 1, 1.0, 2.5, 1e15, 5e-324]
SHARES = [-100, -12.5, -3, -0.5, 0, 0.5, 8, 12.5, 45, 45.5, 100, 250, -(10**15)]
YEARS = [1000, 1999, 2000, 2014, 2015, 2016, 2022, 2999]
DOMAINS = ["example.com", "shop.example.com", "example.co.uk", "müller.de", "例え.jp", "0.null"]
AS_OFS = ["2026-06-30", "2024-03-01", "2024-02-29", "2026-01-01", "2000-12-31", "0099-01-02"]
DISTANCES = [0, 1, 2, 29, 30, 31, 89, 90, 91, 365, 366, 3650, 3651]
TREE = ("all", "any", "not")


class Draw:
    """Everything drawn from one source of randomness.

    Without `known`, no condition asks what is known; with `assumed`, some criteria count that as not met.
    """

    def __init__(self, random: Random, *, known: bool = True, assumed: bool = False) -> None:
        self.random = random
        self.known = known
        self.assumed = assumed

    def program(self) -> Json:
        """A compiled playbook of one to three ICPs."""
        thresholds = sorted(self.random.sample(range(1, 101), self.random.randint(0, 3)), reverse=True)
        floors = sorted(self.random.sample(range(1, 40), self.random.randint(0, 2)), reverse=True)
        tiers = [[f"tier-{at_least}", at_least] for at_least in (*thresholds, 0)]
        levels = [[f"level-{at_least}", at_least] for at_least in (*floors, 0)]
        plays = ("pursue", "nurture", "leave")
        return {
            "fields": dict(self.random.sample(list(FIELDS.items()), len(FIELDS))),
            "tiers": tiers,
            "levels": levels,
            "grid": {tier: {level: self.random.choice(plays) for level, _ in levels} for tier, _ in tiers},
            "minimum_coverage": self.random.choice([0, 30, 50, 60, 67, 100]),
            "icps": [
                rated(self._capped(self._icp(f"icp-{number}") | self.own_tiers(tiers)))
                for number in range(self.random.randint(1, 3))
            ],
        }

    def account(self, as_of: str, share: float = 0.6) -> Json:
        """Values for about this share of the fields; some numbers are bands."""
        return {
            name: self.band(type_) if type_ in NUMERIC and self.random.random() < 0.3 else value
            for name, type_ in FIELDS.items()
            if self.random.random() < share
            for value in [self.value(type_, as_of)]
        }

    def as_of(self) -> str:
        """A day; some are days on which counting easily goes wrong."""
        return self.random.choice(AS_OFS)

    def value(self, type_: str, as_of: str) -> Any:
        """One exact value of a field of a type; dates lie around the day."""
        match type_:
            case "integer":
                return self.random.choice([*COUNTS, self.random.randint(0, 250)])
            case "number":
                return self.random.choice([*RATIOS, self.random.random()])
            case "money":
                return self.random.choice(SUMS)
            case "percent":
                return self.random.choice(SHARES)
            case "year":
                return self.random.choice(YEARS)
            case "boolean":
                return self.random.random() < 0.5
            case "date":
                return self._date(as_of)
            case "choices":
                return self.random.sample(KINDS, self.random.randint(0, len(KINDS)))
            case _:
                return self.random.choice(
                    {"text": TEXTS, "domain": DOMAINS, "choice": KINDS, "country": COUNTRIES}[type_]
                )

    def band(self, type_: str) -> Json:
        """A number known only as a band, sometimes open-ended."""
        low, high = sorted([self.value(type_, ""), self.value(type_, "")])
        return {"low": low, "high": None if self.random.random() < 0.2 else high}

    def condition(self, depth: int = 2) -> Json:
        """A compiled condition."""
        kind = self.random.choice(TREE) if depth and self.random.random() < 0.35 else "test"
        if kind == "not":
            return {"not": self.condition(depth - 1)}
        if kind in TREE:
            return {kind: [self.condition(depth - 1) for _ in range(self.random.randint(1, 3))]}
        name, type_ = self.random.choice(list(FIELDS.items()))
        fitting = [
            row for row in OPERATORS.values() if type_ in row.suits and (self.known or row.key != "known")
        ]
        operator = self.random.choice(fitting)
        return {"field": name, operator.key: self._operand(operator, type_)}

    def _operand(self, operator: Operator, type_: str) -> Any:
        values = [self._one(type_) for _ in range(3)]
        match operator.takes:
            case "value":
                return values[0]
            case "values" if operator.key in PARTS:
                return [self.random.choice(FOLDED) for _ in values[: self.random.randint(1, 3)]]
            case "values":
                return values[: self.random.randint(1, 3)]
            case "range":
                return sorted(values[:2])
            case "days":
                return max(1, self.random.choice(DISTANCES[:-1]))
            case "flag":
                return self.random.random() < 0.5

    def _one(self, type_: str) -> Any:
        return self.random.choice(KINDS) if type_ == "choices" else self.value(type_, self.as_of())

    def _icp(self, id_: str) -> Json:
        def rows(name: str, most: int) -> list[Json]:
            return [
                {"id": f"{name}-{at}", "when": self.condition()} for at in range(self.random.randint(0, most))
            ]

        return {
            "id": id_,
            "operational": self.random.random() < 0.8,
            "must": rows("must", 2),
            "score": [self._banded(f"score-{at}") for at in range(self.random.randint(1, 5))],
            "disqualifiers": rows("out", 2),
            "signals": [self._banded(f"signal-{at}") for at in range(self.random.randint(0, 3))]
            + self._counted(),
            "segments": rows("segment", 3),
            **({"enough": self.enough()} if self.random.random() < 0.3 else {}),
        }

    def _capped(self, icp: Json) -> Json:
        """The ICP with up to two caps on some of its criteria, now and then."""
        ids = [row["id"] for row in icp["score"]]
        self.random.shuffle(ids)
        parts = [part for part in (ids[:2], ids[2:4]) if part and self.random.random() < 0.4]
        caps = [
            {"id": f"cap-{at}", "at_most": self.random.choice([1, 5, 10, 15, 20]), "criteria": part}
            for at, part in enumerate(parts)
        ]
        return icp | ({"caps": caps} if caps else {})

    def own_tiers(self, tiers: list[Any]) -> Json:
        """The tiers of a program, now and then started elsewhere by an ICP."""
        starts = sorted(self.random.sample(range(1, 101), len(tiers) - 1), reverse=True)
        own = [[name, at_least] for (name, _), at_least in zip(tiers, (*starts, 0), strict=True)]
        return {"tiers": own} if self.random.random() < 0.3 else {}

    def enough(self) -> Json:
        """What must be known at all: as a rule, that fields are."""
        names = self.random.sample(list(FIELDS), self.random.randint(1, 3))
        parts = [{"field": name, "known": not self.known or self.random.random() < 0.9} for name in names]
        return self.condition() if self.random.random() < 0.3 else {self.random.choice(("all", "any")): parts}

    def _counted(self) -> list[Json]:
        """A signal that counts, as its bands, now and then."""
        each, most = self.random.choice([1, 5, 7]), self.random.randint(1, 12)
        bands = [
            {"when": {"field": "sites", "at_least": count}, "points": count * each}
            for count in range(most, 0, -1)
        ]
        return [{"id": "count-0", "bands": bands}] if self.random.random() < 0.3 else []

    def _banded(self, id_: str) -> Json:
        points = [-20, -1, 0, 1, 5, 5, 10, 15, 20]
        row: Json = {
            "id": id_,
            "bands": [
                {"when": self.condition(1), "points": self.random.choice(points)}
                for _ in range(self.random.randint(1, 3))
            ],
        }
        if self.assumed and id_.startswith("score") and self.random.random() < 0.3:
            row["unknown"] = "missed"
        return row

    def _date(self, as_of: str) -> str:
        day = datetime.date.fromisoformat(as_of)
        distance = self.random.choice(DISTANCES) * self.random.choice([1, 1, 1, -1])
        try:
            return (day - datetime.timedelta(distance)).isoformat()
        except OverflowError:
            return as_of


def rated(icp: Json) -> Json:
    """The ICP with base rates for some of its criteria, now and then: the same for the same ICP."""
    own = Random(str(icp))  # noqa: S311
    share = own.choice([0, 0.5, 1])
    for row in icp["score"]:
        if own.random() < share:
            row["base_rate"] = own.choice([0, 1, 10, 33, 50, 67, 99, 100])
    return icp


def words_record(program: Json) -> Json:
    """A word list for a drawn program; some labels end like sentences, some questions are missing."""

    def labels(rows: list[Json], **more: str) -> Json:
        return {row["id"]: {"label": _label(row["id"]), "name": _label(row["id"]), **more} for row in rows}

    return {
        "version": "0123456789ab",
        "playbook": "Drawn playbook",
        "minimum_coverage": program["minimum_coverage"],
        "fields": {
            name: {
                "label": _label(name),
                "question": None if name in {"people", "flag"} else f"Which {name}?",
            }
            for name in program["fields"]
        },
        "tiers": {name: {"label": _label(name)} for name, _ in program["tiers"]},
        "levels": {name: {"label": _label(name)} for name, _ in program["levels"]},
        "plays": {name: {"label": _label(name), "owner": "sales"} for name in ("pursue", "nurture", "leave")},
        "icps": {
            icp["id"]: {
                "name": _label(icp["id"]),
                "must": labels(icp["must"], why="It has to be"),
                "score": {
                    row["id"]: {"label": _label(row["id"]), "bands": [{"when": "so"} for _ in row["bands"]]}
                    for row in icp["score"]
                },
                "disqualifiers": labels(icp["disqualifiers"], cite="They said “no”!"),
                "signals": {row["id"]: _label(row["id"]) for row in icp["signals"]},
                "segments": {row["id"]: _label(row["id"]) for row in icp["segments"]},
                "counted": {
                    row["id"]: {"points": row["bands"][-1]["points"], "at_most": len(row["bands"])}
                    for row in icp["signals"]
                    if row["id"].startswith("count-")
                },
                "enough": "The people, 工場" if "enough" in icp else "",
                "caps": {
                    cap["id"]: {"label": _label(cap["id"]), "at_most": cap["at_most"]}
                    for cap in icp.get("caps", ())
                },
            }
            for icp in program["icps"]
        },
    }


def _label(id_: str) -> str:
    return f"The {id_}, 工場" + {"0": "?", "1": "…", "2": " & more"}.get(id_[-1], "")
