"""Documents in one notation, so that 5M and 5000000, or a default spelled out, are no change."""

from typing import Any, cast

from pydantic import ValidationError

from icp_playbook.model import models
from icp_playbook.source import Data
from icp_playbook.values import Part


def canonical(kind: str, *sides: Data) -> list[dict[str, Data]]:
    """Documents of one kind as today's model writes them; as they are where one of them is older.

    Keys whose value is nothing are left out. A document that is no mapping is empty.
    """
    plain = [side if isinstance(side, dict) else {} for side in sides]
    written = [_written(kind, side) for side in plain]
    if all(side is not None for side in written):
        return [_filled(side) for side in written if side is not None]
    return [_filled(side) for side in plain]


def of_model(part: Part) -> dict[str, Data]:
    """A model in the same notation."""
    return _filled(part.model_dump(mode="json", by_alias=True))


def _written(kind: str, data: dict[str, Data]) -> dict[str, Data] | None:
    if not data:
        return {}
    model = models().get(kind)
    try:
        return model.model_validate(data).model_dump(mode="json", by_alias=True) if model else None
    except (ValidationError, RecursionError):
        return None


def _filled(data: Any) -> dict[str, Data]:
    return cast(dict[str, Data], _without_gaps(data))


def _without_gaps(data: Any) -> Any:
    if isinstance(data, dict):
        inner = {key: _without_gaps(value) for key, value in data.items()}
        return {key: value for key, value in inner.items() if not empty(value)}
    return [_without_gaps(item) for item in data] if isinstance(data, list) else data


def empty(value: Data) -> bool:
    """True for what says nothing: no value, no items, no keys."""
    return value is None or value in ([], {})
