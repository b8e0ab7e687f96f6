"""Dataclasses as JSON holds them: fields by their names, lists for tuples, days as ISO text."""

import datetime
from dataclasses import asdict
from typing import TYPE_CHECKING

from icp_playbook.fit.program import Json

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def record_of(instance: "DataclassInstance") -> Json:
    """A dataclass and all it holds."""
    return {name: _plain(value) for name, value in asdict(instance).items()}


def _plain(value: object) -> object:
    match value:
        case dict():
            return {name: _plain(part) for name, part in value.items()}
        case list() | tuple():
            return [_plain(part) for part in value]
        case datetime.date():
            return value.isoformat()
        case _:
            return value
