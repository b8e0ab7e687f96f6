"""tests/vectors/*.json read by Python: what every evaluator must answer."""

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from icp_playbook.fit import Account, Program
from icp_playbook.fit.account import ContactValues, Known, OneKnown
from icp_playbook.values import Interval
from tests.fit import programs

FOLDER = Path(__file__).parents[1] / "vectors"
VERDICTS = (
    "criteria",
    "ranges",
    "scores",
    "tiers",
    "caps",
    "expected",
    "statuses",
    "enough",
    "unknown",
    "contacts",
    "questions",
    "segments",
    "intent",
)
"""The files whose cases are whole verdicts."""

Json = dict[str, Any]


@dataclass(frozen=True)
class Vector:
    """An account scored by a program on a day, and the expected result; `icp` is empty for a ranking."""

    name: str
    program: Json
    icp: str
    account: Json
    as_of: str
    expect: Json

    def __str__(self) -> str:
        return self.name


def read(name: str) -> Json:
    """A file of vectors."""
    data: Json = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return data


def verdict_vectors() -> list[Vector]:
    """Every case with a whole verdict."""
    return [vector for name in VERDICTS for vector in _vectors(name)]


def ranking_vectors() -> list[Vector]:
    """Every case that ranks the ICPs."""
    return list(_vectors("ranking"))


def membership_vectors() -> list[Vector]:
    """Every case of how surely an account is in; also expected are the fields that decide it."""
    return list(_vectors("memberships"))


def reach_vectors() -> list[Vector]:
    """Every case of what would make a verdict better."""
    return list(_vectors("reach"))


def condition_vectors() -> list[Vector]:
    """Every case of one condition, as the only must of a program; the expected result is its reason."""
    return [*_conditions("conditions"), *_conditions("logic")]


def _conditions(name: str) -> list[Vector]:
    data = read(name)
    return [
        Vector(
            f"{name}: {case['name']}",
            one_must(case["when"], data["fields"]),
            "icp",
            case["account"],
            case.get("as_of", data["as_of"]),
            {"kind": "must", "id": "it", "state": case["expect"]}
            | {"low": 0, "high": 0, "possible": 0, "band": None},
        )
        for case in data["cases"]
    ]


def one_must(when: Json, fields: Mapping[str, str]) -> Json:
    """A program with one condition and nothing else."""
    icp = {"id": "icp", "operational": True, "must": [{"id": "it", "when": when}]}
    return {
        "fields": dict(fields),
        "tiers": [["only", 0]],
        "levels": [["quiet", 0]],
        "grid": {"only": {"quiet": "go"}},
        "minimum_coverage": 0,
        "icps": [icp | {"score": [], "disqualifiers": [], "signals": [], "segments": []}],
    }


def account_of(program: Json, record: Json) -> Account:
    """An account as JSON has it, as the reference evaluator takes it: by the types of the program."""
    found: dict[str, Known] = {}
    for name, value in record.items():
        if value is None:
            continue
        type_ = program["fields"][name]
        if isinstance(value, dict) and "contacts" in value:
            known = tuple(None if one is None else _known(one, type_) for one in value["contacts"])
            found[name] = ContactValues(known)
        else:
            found[name] = _known(value, type_)
    return found


def _known(value: Any, type_: str) -> OneKnown:
    if type_ == "date":
        return datetime.date.fromisoformat(value)
    if isinstance(value, dict):
        return Interval(value["low"], value["high"])
    return frozenset(value) if isinstance(value, list) else value


def program_of(vector: Vector) -> Program:
    """The program of a case."""
    return programs.program_of(vector.program)


def record_of(account: Account) -> Json:
    """An account as JSON has it: the other way round."""
    return {name: _plain(value) for name, value in account.items()}


def _plain(value: object) -> Any:
    match value:
        case datetime.date():
            return value.isoformat()
        case Interval(low, high):
            return {"low": low, "high": high}
        case frozenset():
            return sorted(value)
        case ContactValues(values):
            return {"contacts": [_plain(one) for one in values]}
        case _:
            return value


def _vectors(name: str) -> Iterator[Vector]:
    data = read(name)
    for case in data["cases"]:
        yield Vector(
            f"{name}: {case['name']}",
            data["programs"][case["program"]],
            case.get("icp", ""),
            case["account"],
            case["as_of"],
            case["expect"],
        )
