"""Entries with every text replaced, wherever authors can write text."""

from collections.abc import Callable
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from icp_playbook.model import Entry
from icp_playbook.values import Part, Prose, Text
from icp_playbook.values.texts import ProseText

P = TypeVar("P", bound=Part)
Write = Callable[[], str]


def filled(part: P, text: Write, prose: Write, name: Write | None = None) -> P:
    """The part with a new text in every field for text, and new prose in every field for prose.

    An entry's own name gets one of `name`, if given. Fields left out are filled as well; lists of texts
    that are empty get one.
    """
    hints = get_type_hints(type(part), include_extras=True)
    update = {
        field: (name or text)()
        if field == "name" and isinstance(part, Entry)
        else _filled(getattr(part, field), hints[field], text, prose)
        for field in type(part).model_fields
    }
    return part.model_copy(update=update)


def _filled(value: Any, hint: Any, text: Write, prose: Write) -> Any:
    if hint == Text:
        return text()
    if hint == Prose:
        return ProseText(prose())
    if get_origin(hint) is Annotated:
        return _filled(value, get_args(hint)[0], text, prose)
    arguments = get_args(hint)
    if get_origin(hint) in (Union, UnionType) and arguments[1:] == (type(None),):
        return (
            _filled(value, arguments[0], text, prose)
            if value is not None or arguments[0] in (Text, Prose)
            else None
        )
    if isinstance(value, Part):
        return filled(value, text, prose)
    if isinstance(value, tuple) and arguments[1:] == (...,):
        items = value or (("",) if arguments[0] in (Text, Prose) else ())
        return tuple(_filled(item, arguments[0], text, prose) for item in items)
    if isinstance(value, dict) and arguments:
        return {key: _filled(item, arguments[1], text, prose) for key, item in value.items()}
    return value
