"""What search finds of the example stands on its pages: every anchor, and the sentence that is shown."""

import re
from collections.abc import Iterator

import pytest

from icp_playbook.playbook import load
from icp_playbook.search import DocumentPart, SearchDocument, search_documents
from tests.plugin.project import BuiltSite, Project
from tests.site.page import Element

WORD = re.compile(r"\w+")
SHOWN = 2000
"""Facts that the example has at least; a walk over none would find no fault."""


def spoken(text: str) -> str:
    """The words of a text, whatever stands between them."""
    return f" {' '.join(WORD.findall(text.lower()))} "


@pytest.fixture(scope="module")
def documents(example: Project) -> list[SearchDocument]:
    """All that search finds in the example playbook."""
    playbook = load(example.root).playbook
    assert playbook is not None
    return list(search_documents(playbook))


def page_of(url: str) -> str:
    """The page of an address without its anchor."""
    return url.partition("#")[0]


def test_every_anchor_of_a_part_is_on_its_page(
    example_site: BuiltSite, documents: list[SearchDocument]
) -> None:
    missing = []
    for document in documents:
        ids = {element.get("id") for element in example_site.content(page_of(document.url)).walk()}
        anchors = {part.anchor for part in document.parts if part.anchor} - ids
        missing += [f"{document.url}#{anchor}" for anchor in sorted(anchors)]
    assert missing == []


def near(place: Element) -> Iterator[Element]:
    """What an anchor leads to, then what it stands in, up to its section."""
    yield place
    for outer in place.ancestors():
        yield outer
        if outer.tag in {"section", "article"} or outer.get("id") == "pb-content":
            return


def holds(part: DocumentPart, place: Element) -> bool:
    """Whether a place says all of the sentence; merge fields and what was cut off are dots in it."""
    text = spoken(" ".join(place.texts()))
    return all(spoken(piece).rstrip() in text for piece in part.answer.split("…"))


def test_the_sentence_shown_stands_where_the_anchor_leads(
    example_site: BuiltSite, documents: list[SearchDocument]
) -> None:
    shown, absent = 0, []
    for document in documents:
        content = example_site.content(page_of(document.url))
        places = {element.get("id"): element for element in content.walk()} | {"": content}
        for part in document.parts:
            if part.answer:
                shown += 1
                if not any(holds(part, place) for place in near(places[part.anchor])):
                    absent.append((f"{document.url}#{part.anchor}", part.title, part.answer))
    assert absent == []
    assert shown > SHOWN
