"""Small programs and accounts, drawn, of which every change can be tried."""

import datetime
import json
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from icp_playbook.fields import ContactMatch
from icp_playbook.fit import Domains, FieldDomain
from tests.fit.drawn import COUNTRIES, FIELDS, KINDS, words_record

Json = dict[str, Any]

AS_OF = datetime.date(2026, 6, 30)
DOMAINS: Domains = {
    "people": FieldDomain("integer", minimum=0),
    "kind": FieldDomain("choice", ("a", "b", "c")),
    "tags": FieldDomain("choices", ("x", "y")),
    "flag": FieldDomain("boolean"),
    "seen": FieldDomain("date"),
}


def drawn_domains(matches: Mapping[str, ContactMatch] | None = None) -> Domains:
    """What the fields of `tests.fit.drawn` can be; those with a match are of contacts."""
    choices = {"choice": tuple(KINDS), "choices": tuple(KINDS), "country": tuple(COUNTRIES)}
    return {
        name: FieldDomain(
            type_,  # type: ignore[arg-type]  # names of types
            choices.get(type_, ()),
            0 if name == "sites" else None,
            (matches or {}).get(name),
        )
        for name, type_ in FIELDS.items()
    }


def domains_of(fields: Json) -> Domains:
    """What fields can be, read from JSON."""
    return {name: FieldDomain(**{**one, "choices": tuple(one["choices"])}) for name, one in fields.items()}


def domains_record(domains: Domains) -> Json:
    """What fields can be, as JSON."""
    return {
        name: {"type": one.type, "choices": list(one.choices), "minimum": one.minimum, "match": one.match}
        for name, one in domains.items()
    }


def reach_words(program: Json) -> Json:
    """A word list for a drawn program in which every test of a row has a name."""
    words = words_record(program)
    for icp in program["icps"]:
        rows = {f"must/{row['id']}": [row["when"]] for row in icp["must"]}
        rows |= {f"score/{row['id']}": [band["when"] for band in row["bands"]] for row in icp["score"]}
        rows |= {f"disqualifier/{row['id']}": [row["when"]] for row in icp["disqualifiers"]}
        rows["enough/enough"] = [icp["enough"]] if "enough" in icp else []
        words["icps"][icp["id"]]["tests"] = {
            name: [{"met": f"{one} met", "missed": f"{one} missed"} for one in map(json.dumps, _tests(whens))]
            for name, whens in rows.items()
        }
    return words


def _tests(conditions: list[Json]) -> Iterator[Json]:
    for when in conditions:
        match when:
            case {"all": parts} | {"any": parts}:
                yield from _tests(parts)
            case {"not": part} | {"contacts": _, "when": part}:
                yield from _tests([part])
            case _:
                yield when


class DrawReach:
    """Programs of one ICP, and accounts of which little is known or much speaks against them."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def program(self) -> Json:
        """Rows of every kind, most of them of one field."""
        random = self.random

        def rows(name: str, most: int) -> list[Json]:
            return [{"id": f"{name}-{at}", "when": self.condition()} for at in range(random.randint(0, most))]

        score: list[Json] = [
            {
                "id": f"score-{at}",
                "bands": [
                    {"when": self.condition(), "points": random.choice([-4, 1, 3, 5, 8])}
                    for _ in range(random.randint(1, 3))
                ],
                **({"unknown": "missed"} if random.random() < 0.15 else {}),
            }
            for at in range(random.randint(1, 5))
        ]
        own: Json = {"tiers": [["top", 70], ["middle", 40], ["low", 0]]} if random.random() < 0.2 else {}
        return {
            "fields": {name: domain.type for name, domain in DOMAINS.items()},
            "tiers": [["top", random.choice([100, 80])], ["middle", 50], ["low", 0]],
            "levels": [],
            "grid": {},
            "minimum_coverage": random.choice([0, 50, 100]),
            "icps": [
                {
                    "id": "icp",
                    "operational": True,
                    "must": rows("must", 2),
                    "score": score,
                    "disqualifiers": rows("out", 2),
                    "signals": [],
                    "segments": [],
                    **({"enough": self.condition()} if random.random() < 0.3 else {}),
                    **({"caps": self._caps([row["id"] for row in score])} if random.random() < 0.5 else {}),
                    **own,
                }
            ],
        }

    def _caps(self, criteria: list[str]) -> list[Json]:
        """One or two groups of the criteria."""
        random = self.random
        random.shuffle(criteria)
        at = random.randint(1, len(criteria))
        groups = [criteria[:at], criteria[at:]][: random.randint(1, 2)]
        return [
            {"id": f"cap-{at}", "at_most": random.choice([1, 4, 8]), "criteria": group}
            for at, group in enumerate(groups)
            if group
        ]

    def condition(self, depth: int = 1) -> Json:
        """A compiled condition."""
        random = self.random
        kind = random.choice(["all", "any", "not"]) if depth and random.random() < 0.3 else "test"
        if kind == "not":
            return {"not": self.condition(depth - 1)}
        if kind != "test":
            return {kind: [self.condition(depth - 1) for _ in range(2)]}
        name = random.choice(list(DOMAINS))
        if random.random() < 0.1:
            return {"field": name, "known": random.random() < 0.7}
        return {"field": name, **self._operand(name)}

    def _operand(self, name: str) -> Json:
        random = self.random
        match name:
            case "people":
                low, high = sorted(random.choices([1, 2, 4], k=2))
                return random.choice(
                    [{"at_least": low}, {"at_most": high}, {"between": [low, high]}, {"in": [low, high]}]
                )
            case "kind":
                return {"in": random.sample(["a", "b", "c"], random.randint(1, 2))}
            case "tags":
                key = random.choice(["has_any", "has_all", "has_none"])
                return {key: random.sample(["x", "y"], random.randint(1, 2))}
            case "flag":
                return {"is": random.random() < 0.5}
            case _:
                return random.choice([{"within": 30}, {"at_least": "2026-06-30"}])

    def account(self) -> Json:
        """Values for about half of the fields; some numbers are bands."""
        random = self.random
        low, high = sorted(random.choices(range(6), k=2))
        values: Json = {
            "people": random.choice([low, {"low": low, "high": random.choice([high, None])}]),
            "kind": random.choice("abc"),
            "tags": random.choice([[], ["x"], ["y"], ["x", "y"]]),
            "flag": random.random() < 0.5,
            "seen": random.choice(["2026-05-30", "2026-05-31", "2026-06-30", "2026-07-01"]),
        }
        return {name: value for name, value in values.items() if random.random() < 0.55}
