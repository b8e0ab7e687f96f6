"""tests/vectors/cells.json read by Python: what every reader of cells must answer."""

import datetime
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from icp_playbook.fields import Conventions, Field, conventions_in
from icp_playbook.fields.cells import Cell
from icp_playbook.values import Interval

PATH = Path(__file__).parents[1] / "vectors" / "cells.json"

Json = dict[str, Any]


@dataclass(frozen=True)
class CellCase:
    """A text in a column of a field, and the expected result: a value, a problem, or neither."""

    field: Field
    conventions: Conventions
    text: str
    expect: Json


@cache
def _data() -> Json:
    found: Json = json.loads(PATH.read_text(encoding="utf-8"))
    return found


@cache
def fields() -> dict[str, Field]:
    """The fields of the tables by id."""
    return {
        id_: Field.model_validate({"id": id_, "label": id_.capitalize(), **about})
        for id_, about in _data()["fields"].items()
    }


@cache
def tables() -> dict[str, list[CellCase]]:
    """What a table is about → its cells."""
    return {
        table["about"]: [
            CellCase(fields()[table["field"]], conventions_in(table), text, expect)
            for text, expect in table["cells"]
        ]
        for table in _data()["tables"]
    }


def every_convention() -> list[Conventions]:
    """The conventions that tables are read with, each once."""
    return list(dict.fromkeys(case.conventions for table in tables().values() for case in table))


def record_of(cell: Cell) -> Json:
    """A reading as JSON has it."""
    value = {} if cell.value is None else {"value": _plain(cell.value)}
    return value | ({} if cell.problem is None else {"problem": cell.problem, "cause": cell.cause})


def _plain(value: object) -> Any:
    match value:
        case Interval(low, high):
            return {"low": low, "high": high}
        case datetime.date():
            return value.isoformat()
        case frozenset():
            return sorted(value)
        case _:
            return value
