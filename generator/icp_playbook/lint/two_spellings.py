"""One value in two spellings: a filter, a search or a count finds half of it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from icp_playbook.fields import Field, folded_text
from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.lint.waivers import FIELDS
from icp_playbook.playbook import Documents, Key, Playbook
from icp_playbook.source import Path

_WORD = re.compile(r"[^\W_]+|[+#]")
_NO_PLURAL = ("ss", "us", "is", "as", "os")
"""Endings of words that are rarely plurals: canvas is no canva."""


@dataclass(frozen=True, slots=True)
class _Use:
    """A value where it is written."""

    text: str
    key: Key
    path: Path


_Vocabulary: TypeAlias = Iterator[_Use]


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each value in a spelling that is less common than another; of equals the later.

    Compared are tags with tags, titles with those of other personas, tools with tools, and the values of a
    field among themselves: without case, accents, spaces, hyphens and plurals.
    """
    for uses in (_tags(playbook), _titles(playbook), _tools(playbook), *map(_values, _listed(playbook))):
        by_form: dict[str, list[_Use]] = {}
        for use in uses:
            if form := _form(use.text):
                by_form.setdefault(form, []).append(use)
        for same in by_form.values():
            yield from _odd(same, documents)


def _odd(same: list[_Use], documents: Documents) -> Iterator[Finding]:
    counts = Counter(use.text for use in same)
    if len(counts) < 2:
        return
    usual = max(counts, key=lambda text: counts[text])
    place = next(use for use in same if use.text == usual)
    reported = set()
    for use in same:
        if use.text == usual or (use.key, use.text) in reported or _is_synonym(use, usual, same):
            continue
        reported.add((use.key, use.text))
        there = documents[place.key].at(*place.path)
        yield RULE.at(
            documents[use.key].at(*use.path),
            f'"{use.text}" is written "{usual}" elsewhere ({there})',
            f'write "{usual}" in both, or rename the other',
        )


def _is_synonym(use: _Use, usual: str, same: list[_Use]) -> bool:
    """Whether one persona lists both as its titles: it is to be found under either."""
    in_titles = use.path[0] == "titles"
    return in_titles and any(other.key == use.key and other.text == usual for other in same)


def _form(text: str) -> str:
    """What all spellings of a value have in common."""
    return "".join(_singular(word) for word in _WORD.findall(folded_text(text)))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and len(word) > 2 and not word.endswith(_NO_PLURAL) else word


def _tags(playbook: Playbook) -> _Vocabulary:
    for key, entry in playbook.entries():
        for index, tag in enumerate(entry.tags):
            yield _Use(tag, key, ("tags", index))


def _titles(playbook: Playbook) -> _Vocabulary:
    for id_, persona in playbook.personas.items():
        for index, title in enumerate(persona.titles):
            yield _Use(title, Key("persona", id_), ("titles", index))


def _tools(playbook: Playbook) -> _Vocabulary:
    """Names of tools in descriptions, and the labels of the fields that list several values."""
    for place, field in enumerate(playbook.fields.fields):
        if field.type == "choices":
            for index, choice in enumerate(field.values):
                yield _Use(choice.label, FIELDS, ("fields", place, "values", index, "label"))
    for id_, profile in playbook.profiles.items():
        for name in ("shows_fit", "rules_out"):
            for index, tool in enumerate(getattr(profile.technographics, name)):
                yield _Use(tool, Key("profile", id_), ("technographics", name, index))


def _listed(playbook: Playbook) -> Iterator[tuple[int, Field]]:
    return ((place, field) for place, field in enumerate(playbook.fields.fields) if field.values)


def _values(placed: tuple[int, Field]) -> _Vocabulary:
    place, field = placed
    for index, choice in enumerate(field.values):
        yield _Use(choice.id, FIELDS, ("fields", place, "values", index, "id"))


RULE = LintRule(
    id="two-spellings",
    about="A value has one spelling.",
    example=('"Hubspot" is written "HubSpot" elsewhere (icp/fields.yaml:40:9)', 'write "HubSpot" in both'),
    check=check,
)
