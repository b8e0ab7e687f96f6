"""A word that stands for a text nobody has written yet."""

from collections.abc import Iterator

from icp_playbook.fields import shortened
from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.phrases import is_placeholder
from icp_playbook.playbook import Documents, Playbook
from icp_playbook.source import Data, Path

_FIELD_KEY = len(("fields", 0, "label"))
_NO_PROSE = frozenset(("when", "account", "expect", "id", "facets", "waive", "tags"))
"""Keys whose values are data: ids, values of fields, conditions. Of waivers there is `unused-waiver`."""
_OF_A_FIELD = ("label", "about", "question")
"""The rest of a field is data: an export may have "n/a" or "-" for a value."""


def check(_playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each text that is such a word and nothing else, or a note that begins with one."""
    texts = frozenset().union(*(document.texts for document in documents.values()))
    placeholders = {text for text in texts if is_placeholder(text)}
    for document in documents.values():
        if placeholders.isdisjoint(document.texts):
            continue
        for path, text in _texts(document.data, ()):
            if document.kind == "fields" and (len(path) != _FIELD_KEY or path[-1] not in _OF_A_FIELD):
                continue
            if text in placeholders:
                yield RULE.at(
                    document.at(*path),
                    f'"{shortened(text)}" is a placeholder, and readers see it as a text',
                    "write the text, or remove it where the key is optional",
                )


def _texts(data: Data, path: Path) -> Iterator[tuple[Path, str]]:
    match data:
        case str():
            yield path, data
        case list():
            for index, item in enumerate(data):
                yield from _texts(item, (*path, index))
        case dict():
            for key, value in data.items():
                if key not in _NO_PROSE:
                    yield from _texts(value, (*path, key))
        case _:
            return


RULE = LintRule(
    id="placeholder-text",
    about="Every text says something: no word stands for one that is still to come.",
    example=('"TBD" is a placeholder, and readers see it as a text', "write the text"),
    check=check,
)
