"""Where a path by ids leads in a document."""

from collections.abc import Sequence

_NAMES = ("id", "role", "name", "term", "title", "step", "trait")


def document_path(data: object, path: Sequence[str]) -> tuple[str | int, ...]:
    """A path by ids as one by positions, as far as it leads in a document."""
    found: list[str | int] = []
    for part in path:
        if isinstance(data, dict) and part in data:
            found.append(part)
            data = data[part]
        elif isinstance(data, list):
            at = list_item(data, part)
            if at is None:
                break
            found.append(at)
            data = data[at]
        else:
            break
    return tuple(found)


def list_item(items: Sequence[object], key: str) -> int | None:
    """The position of the item that is known by a key; None where there is none."""
    return next((at for at, item in enumerate(items) if _is_item(item, key)), None)


def _is_item(item: object, key: str) -> bool:
    return item == key or (isinstance(item, dict) and any(item.get(name) == key for name in _NAMES))
