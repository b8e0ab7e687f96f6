"""A blank form as YAML: well-formed, its keys with their descriptions."""

import textwrap
from collections.abc import Iterator
from dataclasses import replace

from icp_playbook.editors import modeline
from icp_playbook.forms.form_lines import FormLine, about, lines
from icp_playbook.model import every_kind, layout
from icp_playbook.schema import Properties

_WIDTH = 100
_WHOLE = (
    "Fill in after every colon. A key behind a # with no space is optional: delete the # to use it.",
    "Then run `icp-playbook check`, which lists what is still missing.",
)


def blank(kind: str, custom: Properties = (), *, whole: bool = False) -> str:
    """The form for a kind of file: well-formed YAML with empty values, custom properties among them.

    The short form has what a file of the kind needs, all of it switched on; the whole form has every key.
    """
    head = [f"# {text}" for text in (about(kind), *(_WHOLE if whole else _short(kind)))]
    form = lines(kind, custom)
    return "\n".join([modeline(kind), *head, *_written(form if whole else tuple(_shortened(form)))]) + "\n"


def _short(kind: str) -> tuple[str, str]:
    new = f"icp-playbook new {kind}{' ID' if kind in every_kind() else ''}"
    return (
        "Fill in after every colon; `icp-playbook check` lists what is still missing.",
        f"It may say much more: `{new} --all` has every key.",
    )


def file_path(kind: str, id_: str) -> str:
    """Where a file of the kind is, from the root; of playbook.yaml and fields.yaml there is one each."""
    return layout().singles.get(kind) or layout().entry_path(kind, id_)


def _shortened(form: tuple[FormLine, ...]) -> Iterator[FormLine]:
    """The lines of the short form, none of them switched off; an item begins at its first line left."""
    begins: set[int] = set()
    """Depths at which an item has begun and has no line yet."""
    for line in form:
        if line.first:
            begins.add(line.depth)
        if line.short:
            yield replace(line, needed=True, first=line.depth in begins)
            begins.discard(line.depth)


def _written(form: tuple[FormLine, ...]) -> Iterator[str]:
    left_out: int | None = None
    """The depth of the optional key that is commented out with everything below it."""
    for line in form:
        if left_out is not None and line.depth <= left_out:
            left_out = None
        if left_out is None and not line.needed:
            left_out = line.depth
        if line.depth == 0:
            yield ""
        dash = "- " if line.first else ""
        indent = "  " * line.depth
        outer = indent[:-2] if line.first else indent
        off = "#" if left_out is not None else ""
        yield from (f"{outer}# {text}" for text in _comment(line, len(indent)))
        yield f"{outer}{off}{dash}{line.key}:"
        yield from (f"{indent}{off}{text}" for text in _value(line))


def _comment(line: FormLine, indent: int) -> list[str]:
    """On lines of their own: any line break of a text would end the comment."""
    texts = (line.about, f"({line.takes})" if line.takes else "")
    comment = " ".join(" ".join(texts).split())
    return textwrap.wrap(comment, max(40, _WIDTH - indent), break_long_words=False, break_on_hyphens=False)


def _value(line: FormLine) -> list[str]:
    """The lines below a key: room for a list, a pair or a condition."""
    match line.shape:
        case "values":
            return ["  -"]
        case "pair":
            return ["  -", "  -"]
        case "condition":
            return ["  field:", "  is:"]
        case _:
            return []
