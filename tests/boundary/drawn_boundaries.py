"""Catalogues, conditions and programs drawn so that boundaries meet: few fields, and limits close together.

Conditions and programs are drawn as JSON, so that one that fails can be read. The second of two conditions is
often the first with something changed: then one implies the other often enough.
"""

import copy
import datetime
from collections.abc import Sequence
from random import Random
from typing import Any

from icp_playbook.conditions import Operator, operators_for
from icp_playbook.conditions.operators import OPERATORS
from icp_playbook.fields import Catalogue, Conventions, Field
from icp_playbook.fit import CompiledCondition, Program
from tests.fit.programs import Json, condition_of, program_of, types_of

TYPES: dict[str, tuple[str, Any]] = {
    "people": ("integer", None),
    "seats": ("integer", 0),
    "ratio": ("number", None),
    "load": ("number", 0),
    "growth": ("percent", None),
    "since": ("year", None),
    "revenue": ("money", 0),
    "profit": ("money", None),
    "title": ("text", None),
    "site": ("domain", None),
    "kind": ("choice", None),
    "tools": ("choices", None),
    "tags": ("choices", None),
    "flag": ("boolean", None),
    "funded": ("date", None),
    "visited": ("date", None),
    "country": ("country", None),
}
"""Field → its type and its minimum."""
VALUES: dict[str, Sequence[Any]] = {
    "integer": [-2, -1, 0, 1, 2, 3, 5, 6, 9],
    "number": [-0.5, 0, 0.1, 0.25, 0.5, 1, 1.5, 2],
    "percent": [-10, -1, 0, 0.5, 8, 45.5, 100],
    "year": [2013, 2014, 2015, 2016, 2018],
    "money": [-1000, 0, 1, 1000, 1001, 5000],
    "text": ["x", "y", "xy", "yx", "Xy"],
    "domain": ["xy.yx", "x.xx", "yx.xy"],
    "choice": ["maker", "seller", "school"],
    "choices": ["a", "b", "c", "d"],
    "boolean": [True, False],
    "date": ["2024-02-28", "2024-02-29", "2024-03-01", "2024-03-02", "2024-04-01", "2025-03-01"],
    "country": ["GB", "NO", "DE", "US"],
}
EDGES: dict[str, Sequence[Any]] = {
    "integer": [-1, 0, 1, 2, 10**15],
    "number": [-0.5, 0, 0.1, 0.1 + 0.2, 0.3, 1e15, 5e-324, 2],
    "percent": [-100, 0, 0.5, 10**15],
    "year": [1000, 1001, 2015, 2998, 2999],
    "money": [0, 1, 2, 10**15 - 1, 10**15],
    "text": ["x", "X", "Xx", "x x", "é", "e", "xyx"],
    "domain": ["xy.yx", "x-y.xx", "xx.xy.yx", "1x.x1"],
    "date": ["0001-01-01", "0001-01-02", "2024-02-29", "2024-03-01", "9999-12-30", "9999-12-31"],
}
"""Values at the ends of what fields can be."""
EDGE_PARTS = ["x", "xx", "xyx", "e", ".", "x.", ".x", "-", "x-", "-y", "1", " ", ".xx", "y.y"]
PARTS = ["x", "y", "xy", "yx", "xx", "."]
DAYS = [1, 2, 3, 30, 366]
POINTS = [-5, 0, 2, 3, 5, 8]


def field(name: str, *, of: str = "account", match: str | None = None) -> Field:
    """One of the fields, which may describe contacts."""
    type_, minimum = TYPES[name]
    listed = VALUES[type_] if type_ in ("choice", "choices") else ()
    return Field.model_validate(
        {
            "id": name,
            "label": name,
            "type": type_,
            "minimum": minimum,
            "values": [{"id": value, "label": value} for value in listed],
            "list": "open" if name == "tags" else "closed",
            "of": of,
            "match": match,
        }
    )


class DrawBoundaries:
    """Everything drawn from one source of randomness, over some of the fields.

    With `contacts`, about half of the fields describe contacts; with `edges`, limits lie at the ends of what
    fields can be.
    """

    def __init__(
        self,
        random: Random,
        *,
        fields: int = 3,
        contacts: bool = False,
        edges: bool = False,
        names: Sequence[str] = (),
    ) -> None:
        self.random = random
        self.values = {**VALUES, **EDGES} if edges else VALUES
        self.parts = EDGE_PARTS if edges else PARTS
        names = names or random.sample(list(TYPES), random.randint(1, fields))
        self.matches = {
            name: random.choice(["any", "all"]) for name in names if contacts and random.random() < 0.6
        }
        self.catalogue = Catalogue(
            tuple(
                field(name, of="contact" if name in self.matches else "account", match=self.matches.get(name))
                for name in names
            ),
            Conventions("USD"),
        )

    def read(self, when: Json) -> CompiledCondition:
        """A condition as it is compiled."""
        return condition_of(when, types_of(self.catalogue))

    def condition(self, depth: int = 2) -> Json:
        """A condition, asked of contacts where it tests a field of theirs."""
        return self._asked(self._tree(depth))

    def pair(self) -> tuple[Json, Json]:
        """Two conditions: often one and what became of it, else two drawn apart."""
        first = self._tree(2)
        if self.random.random() < 0.35:
            return self._asked(first), self.condition()
        second = self._changed(first)
        pair = (first, second) if self.random.random() < 0.5 else (second, first)
        return self._asked(pair[0]), self._asked(pair[1])

    def _tree(self, depth: int) -> Json:
        kind = self.random.choice(["all", "any", "not"]) if depth and self.random.random() < 0.5 else "test"
        if kind == "test":
            return self._test(self.random.choice(list(self.catalogue.fields)))
        if kind == "not":
            return {"not": self._tree(depth - 1)}
        return {kind: [self._tree(depth - 1) for _ in range(self.random.randint(1, 3))]}

    def _test(self, name: str) -> Json:
        return self.test(name, self.random.choice(operators_for(self.catalogue[name].type)))

    def test(self, name: str, key: str) -> Json:
        """A test of a field with an operator."""
        return {"field": name, key: self._operand(OPERATORS[key], self.catalogue[name].type)}

    def _operand(self, operator: Operator, type_: str) -> Any:
        def some(values: Sequence[Any]) -> list[Any]:
            return self.random.sample(values, self.random.randint(1, min(3, len(values))))

        match operator.takes:
            case "value":
                return self.random.choice(self.values[type_])
            case "values":
                parts = operator.key in ("contains_any", "starts_with", "ends_with")
                return some(self.parts if parts else self.values[type_])
            case "range":
                return sorted(
                    [self.random.choice(self.values[type_]), self.random.choice(self.values[type_])]
                )
            case "days":
                return self.random.choice(DAYS)
            case "flag":
                return self.random.random() < 0.5

    def _changed(self, tree: Json) -> Json:
        """A condition with one part more, or one test another."""
        if self.random.random() < 0.4:
            return {self.random.choice(["all", "any"]): [tree, self._tree(1)]}
        changed = copy.deepcopy(tree)
        test = self.random.choice(_tests(changed))
        other = self._test(test["field"])
        test.clear()
        test.update(other)
        return changed

    def _asked(self, tree: Json) -> Json:
        found = [self.matches[name] for name in _names(tree) if name in self.matches]
        every = bool(found) and set(found) == {"all"}
        return {"contacts": "all" if every else "any", "when": tree} if found else tree

    def program(self) -> Json:
        """A program of one ICP: points, bands, caps, what is assumed, what must be known, own tiers."""
        at_least = sorted(self.random.sample(range(5, 101, 5), self.random.randint(0, 2)), reverse=True)
        tiers = [[f"tier-{at}", start] for at, start in enumerate((*at_least, 0))]
        return {
            "fields": types_of(self.catalogue),
            "contacts": self.matches,
            "tiers": tiers,
            "levels": [["level", 0]],
            "grid": {tier: {"level": "play"} for tier, _ in tiers},
            "minimum_coverage": self.random.choice([0, 50, 60, 100]),
            "icps": [self._icp(tiers)],
        }

    def _icp(self, tiers: Sequence[Any]) -> Json:
        score = [self._criterion(f"score-{at}") for at in range(self.random.randint(1, 4))]
        starts = sorted(self.random.sample(range(5, 101, 5), len(tiers) - 1), reverse=True)
        own = [[name, start] for (name, _), start in zip(tiers, (*starts, 0), strict=True)]
        ids = [row["id"] for row in score][: self.random.randint(1, 3)]
        cap = {"id": "cap", "at_most": self.random.choice([1, 4, 6, 9]), "criteria": ids}
        return {
            "id": "icp",
            "must": self._rows("must"),
            "disqualifiers": self._rows("out"),
            "score": score,
            **({"caps": [cap]} if self.random.random() < 0.4 else {}),
            **({"tiers": own} if self.random.random() < 0.3 else {}),
            **({"enough": self.condition(1)} if self.random.random() < 0.3 else {}),
        }

    def _rows(self, name: str) -> list[Json]:
        return [{"id": f"{name}-{at}", "when": self.condition(1)} for at in range(self.random.randint(0, 2))]

    def _criterion(self, id_: str) -> Json:
        bands = [
            {"when": self.condition(1), "points": self.random.choice(POINTS)}
            for _ in range(self.random.randint(1, 3))
        ]
        return {"id": id_, "bands": bands, **({"unknown": "missed"} if self.random.random() < 0.25 else {})}

    def changed_program(self, program: Json) -> Json:
        """A program with one thing changed."""
        changed = copy.deepcopy(program)
        icp = changed["icps"][0]
        band = self.random.choice(self.random.choice(icp["score"])["bands"])
        match self.random.choice(["points", "when", "must", "out", "coverage"]):
            case "points":
                band["points"] += self.random.choice([-3, -1, 1, 4])
            case "when":
                band["when"] = self.condition(1)
            case "must":
                icp["must"] = self._rows("must")
            case "out":
                icp["disqualifiers"] = self._rows("out")
            case _:
                changed["minimum_coverage"] = self.random.choice([0, 50, 60, 100])
        return changed


def compiled_program(program: Json) -> Program:
    """A drawn program, compiled."""
    return program_of(program)


def _tests(tree: Json) -> list[Json]:
    if "field" in tree:
        return [tree]
    parts = [tree["not"]] if "not" in tree else tree.get("all") or tree["any"]
    return [test for part in parts for test in _tests(part)]


def _names(tree: Json) -> list[str]:
    return [test["field"] for test in _tests(tree)]


def drawn_value(random: Random, type_: str) -> Any:
    """A value near the limits of the conditions on a field of a type, as accounts have it."""
    match type_:
        case "integer" | "money" | "year":
            return random.choice(VALUES[type_]) + random.choice([-1, 0, 1])
        case "number" | "percent":
            return random.choice(VALUES[type_]) + random.choice([-0.25, 0, 0.25])
        case "date":
            day = datetime.date.fromisoformat(random.choice(VALUES[type_]))
            return day + datetime.timedelta(random.choice([-1, 0, 0, 1]))
        case "choices":
            return frozenset(random.sample([*VALUES[type_], "z"], random.randint(0, 4)))
        case "text":
            return "".join(random.choice("xyXq.") for _ in range(random.randint(1, 4)))
        case "domain":
            labels = ("".join(random.choice("xyq") for _ in range(2)) for _ in range(random.randint(2, 3)))
            return ".".join(labels)
        case _:
            return random.choice(VALUES[type_])
