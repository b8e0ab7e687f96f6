"""The minimal playbook with other words in it, and its pages as a browser gets them."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeVar

import markdown

from icp_playbook.playbook import Playbook, load
from icp_playbook.site import build, find_look
from icp_playbook.values import Part
from tests.playbooks.copies import MINIMAL, PlaybookCopy
from tests.site.filling import Write, filled
from tests.site.page import Element, parse, plain

P = TypeVar("P", bound=Part)
Seen = list[tuple[str, ...]]

USUAL = ("attr_list", "tables", "toc")
"""The Markdown extensions of the example's mkdocs.yml."""
HOSTILE = (
    *("attr_list", "tables", "toc", "abbr", "admonition", "def_list", "footnotes", "md_in_html", "smarty"),
    *("pymdownx.betterem", "pymdownx.caret", "pymdownx.mark", "pymdownx.tilde", "pymdownx.keys"),
    *("pymdownx.critic", "pymdownx.emoji", "pymdownx.magiclink", "pymdownx.smartsymbols"),
    *("pymdownx.arithmatex", "pymdownx.details", "pymdownx.inlinehilite", "pymdownx.snippets"),
    *("pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.blocks.html"),
)
"""Extensions a company may add, each of which reads something into plain text."""
_OPTIONS = {
    "pymdownx.magiclink": {"repo_url_shorthand": True, "social_url_shorthand": True},
    "pymdownx.snippets": {"check_paths": True},
}


@cache
def minimal() -> Playbook:
    """The smallest playbook."""
    playbook = load(MINIMAL).playbook
    assert playbook is not None
    return playbook


@cache
def decided() -> Playbook:
    """The smallest playbook, with decisions: an entry of each kind."""
    with tempfile.TemporaryDirectory() as folder:
        playbook = load(PlaybookCopy.of(MINIMAL, Path(folder) / "it").decided().root).playbook
    assert playbook is not None
    return playbook


def rewritten(text: Write, prose: Write, name: Write | None = None) -> Playbook:
    """The smallest playbook with every text, every prose and every name of an entry replaced."""

    def fill(part: P) -> P:
        return filled(part, text, prose, name)

    playbook = decided()
    changed = {
        kind: {id_: fill(entry) for id_, entry in entries.items()}
        for kind, entries in playbook.by_kind.items()
    }
    # A form wraps what is said of a custom property: test_custom_properties.py reads it there.
    custom = {"custom_properties": playbook.settings.custom_properties}
    return replace(playbook, settings=fill(playbook.settings).model_copy(update=custom), by_kind=changed)


def pages(playbook: Playbook) -> dict[str, str]:
    """Path → Markdown of every page, without the front matter, which MkDocs takes off."""
    files = build(playbook, find_look(MINIMAL), "").files
    return {file.uri: str(file.content).split("\n---\n", 1)[1] for file in files if file.uri.endswith(".md")}


def rendered(pages: dict[str, str], extensions: tuple[str, ...] = USUAL) -> dict[str, Element]:
    """The pages as HTML."""
    renderer = markdown.Markdown(extensions=list(extensions), extension_configs=_OPTIONS)
    return {uri: parse(renderer.reset().convert(page)) for uri, page in pages.items()}


def seen(element: Element) -> Iterator[tuple[str, ...]]:
    """What a browser gets, tag by tag and text by text.

    A picture breaks its text into lines, so only what it says in words counts.
    """
    attributes = {name: plain(value) for name, value in element.attributes.items() if name != "viewbox"}
    yield ("<", element.tag, *(f"{name}={value}" for name, value in attributes.items()))
    text = ""
    for child in element.children:
        if isinstance(child, str):
            text += child
            continue
        if plain(text):
            yield (plain(text),)
        text = ""
        if "pb-picture" not in element.classes or child.tag in ("title", "desc"):
            yield from seen(child)
    if plain(text):
        yield (plain(text),)
    yield (">", element.tag)
