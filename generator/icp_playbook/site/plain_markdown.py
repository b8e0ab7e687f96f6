"""Entries as Markdown for writing assistants: what the YAML says, with conditions in words."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from icp_playbook.views.labels import label

Record = Mapping[str, Any]
KEPT = 2**15
"""How many texts are kept as one line: those of a thousand entries."""
_MARKUP = re.compile(r"[\\\[\]`*_<>#|]")
DEEPEST = 6
"""Markdown knows no heading below this level."""
_READERS = {
    "internal": "**Internal only**: left out of sites for partners and for everyone.",
    "partner": "**Internal and partners**: left out of sites for everyone.",
}
UNTOLD = ("formerly", "custom", "waive")


def entry_markdown(record: Record, version: str, level: int = 1) -> str:
    """An entry: its name as the heading, then a section for each part of the YAML.

    `record` is as in the entry's JSON; `level` is that of its heading.
    """
    lines = [
        f"{'#' * level} {line(record['name'])}",
        "",
        f"{label(record['kind'])} `{record['id']}`, version {version}, page {record['url']}",
        "",
    ]
    if audience := record.get("audience"):
        lines += [_READERS[audience], ""]
    entry = {key: value for key, value in record["entry"].items() if key not in ("name", "audience", *UNTOLD)}
    lines += _parts(entry, record["in_words"], (), level + 1)
    if custom := record["custom"]:
        lines += [f"{'#' * (level + 1)} Custom properties", ""]
        lines += [f"- {line(one['label'])}: {line(one['text'])}" for one in custom]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def line(text: str) -> str:
    """Text on one line, with what Markdown reads as markup taken literally."""
    return _line(str(text))


@lru_cache(KEPT)
def _line(text: str) -> str:
    """Several files hold the text of an entry, and entries repeat each other's, so results are kept."""
    return _MARKUP.sub(_literal, " ".join(text.split()))


def _literal(markup: re.Match[str]) -> str:
    return "\\" + markup[0]


def _parts(value: Record, words: Mapping[str, str], path: tuple[str, ...], level: int) -> Iterator[str]:
    """Plain values as a list, then a heading for each nested part."""
    plain = {key: part for key, part in value.items() if not isinstance(part, dict | list)}
    yield from (f"- {label(key)}: {line(part)}" for key, part in plain.items())
    if plain:
        yield ""
    for key, part in value.items():
        here = (*path, key)
        if key in plain or not part:
            continue
        if sentence := words.get(".".join(here)):
            yield from (f"- {label(key)}: {line(sentence)}", "")
        elif level <= DEEPEST:
            yield from (f"{'#' * level} {line(label(key))}", "")
            yield from _inside(part, words, here, level + 1)
        else:
            yield from (f"- {label(key)}: {line(_flat(part))}", "")


def _inside(part: Any, words: Mapping[str, str], path: tuple[str, ...], level: int) -> Iterator[str]:
    if isinstance(part, dict):
        yield from _parts(part, words, path, level)
        return
    for index, item in enumerate(part):
        here = (*path, str(index))
        if not isinstance(item, dict):
            yield f"- {line(_flat(item))}"
            continue
        rows = []
        for key, one in item.items():
            sentence = words.get(".".join((*here, key))) or _value_text(one, words, (*here, key))
            if sentence:
                rows.append(f"{label(key)}: {line(sentence)}")
        yield "- " + "\n  ".join(rows)
    yield ""


def _value_text(value: Any, words: Mapping[str, str], path: tuple[str, ...]) -> str:
    """A value below an item of a list, on one line."""
    if isinstance(value, list):
        return "; ".join(
            filter(
                None,
                (
                    words.get(".".join((*path, str(index)))) or _value_text(item, words, (*path, str(index)))
                    for index, item in enumerate(value)
                ),
            )
        )
    if isinstance(value, dict):
        return ", ".join(
            f"{label(key)} {words.get('.'.join((*path, key))) or _value_text(one, words, (*path, key))}"
            for key, one in value.items()
        )
    return str(value)


def _flat(value: Any) -> str:
    return _value_text(value, {}, ())
