"""References that follow a renamed entry: using its new id is not a change."""

from collections.abc import Mapping
from typing import TypeAlias

from icp_playbook.model import models, names_in
from icp_playbook.playbook import Key
from icp_playbook.source import Data

Renamed: TypeAlias = Mapping[Key, Key]
"""Old → new."""


def with_new_ids(kind: str, data: Data, renamed: Renamed) -> Data:
    """A document with the new ids of entries where it has the old; the same object where it has none."""
    model = models().get(kind)
    for path, target in names_in(model) if model else ():
        ids = {old.id: new.id for old, new in renamed.items() if old.kind == new.kind == target}
        if ids:
            data = _replaced(data, path, ids)
    return data


def _replaced(data: Data, path: tuple[str, ...], ids: Mapping[str, str]) -> Data:
    if not path:
        return ids.get(data, data) if isinstance(data, str) else data
    head, rest = path[0], path[1:]
    if head == "*" and isinstance(data, list):
        return [_replaced(item, rest, ids) for item in data]
    if isinstance(data, dict) and head in data:
        return {**data, head: _replaced(data[head], rest, ids)}
    return data
