"""A word that stands for a text nobody has written yet."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.playbook import Documents, Playbook
from icp_playbook.source import Data, Path

_WORDS = frozenset(
    (
        *(
            "none",
            "tbd",
            "tba",
            "tbc",
            "tbf",
            "todo",
            "fixme",
            "n/a",
            "n.a.",
            "xxx",
            "lorem ipsum",
            "placeholder",
        ),
        *("to be announced", "to be confirmed", "to be decided", "to be defined", "to be determined"),
        *("to be done", "to do", "not available", "not applicable", "unknown yet", "coming soon", "..."),
    )
)
_NO_PROSE = frozenset(("when", "account", "expect", "id", "facets"))
"""Keys whose values are data: ids, values of fields, conditions."""
_DATA_KINDS = ("fields",)


def check(_playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each text that is such a word and nothing else."""
    for document in documents.values():
        if document.kind in _DATA_KINDS:
            continue
        for path, text in _texts(document.data, ()):
            if text.strip().rstrip(".").casefold() in _WORDS or text.strip() == "...":
                yield RULE.at(
                    document.at(*path),
                    f'"{text.strip()}" is a placeholder, and readers see it as a text',
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
