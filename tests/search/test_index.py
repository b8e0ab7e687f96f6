"""The search index: what is found, by which words, and how it is stored."""

import itertools
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.playbook import Playbook, load
from icp_playbook.search import DocumentPart, SearchDocument, own_page, search_documents, search_index
from icp_playbook.search.document import LONGEST, answered
from icp_playbook.search.topics import TOPICS
from icp_playbook.search.words import STOP, words_of
from icp_playbook.views.routes import route
from tests.playbooks.copies import MINIMAL


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    """The smallest playbook."""
    playbook = load(MINIMAL).playbook
    assert playbook is not None
    return playbook


def found(playbook: Playbook, url: str) -> SearchDocument:
    """What search finds at an address."""
    return next(one for one in search_documents(playbook) if one.url == url)


def spoken(record: dict[str, Any]) -> list[set[str]]:
    """The words of each part of each finding, with those that a mark leaves to its title and its answer."""
    words = record["words"].split(" ")
    found = []
    for one in record["found"]:
        for _, steps, *shown in one[5]:
            numbers = itertools.accumulate(int(step, 36) for step in steps.removeprefix("+").split())
            texts = [record["shared"][one] if isinstance(one, int) else one for one in shown[1:3]]
            also = " ".join(texts) if steps.startswith("+") else ""
            found.append({words[number] for number in numbers} | (set(words_of(also)) - set(STOP.split())))
    return found


def test_every_entry_term_and_listing_is_found_once(playbook: Playbook) -> None:
    urls = [one.url for one in search_documents(playbook)]
    assert len(urls) == len(set(urls))
    assert {route(key) for key, _ in playbook.entries()} <= set(urls)
    assert [url for url in urls if url.startswith("glossary/#")]
    assert {"icp/", "segments/", "fit/", "glossary/", "changes/"} <= set(urls)


def test_a_site_without_history_leads_to_none(playbook: Playbook) -> None:
    assert "changes/" not in [one.url for one in search_documents(playbook, lacking=("changes/",))]


def test_an_objection_is_shown_with_its_answer_and_its_place(playbook: Playbook) -> None:
    segment = playbook.segments["grown-bakeries"]
    parts = found(playbook, "segments/grown-bakeries/").parts
    shown = [part for part in parts if part.title and part.topic == "objection"]
    assert [(part.anchor, part.title) for part in shown] == [
        (f"objection-{one.id}", f"“{one.objection}”") for one in segment.objections
    ]
    assert [part.answer for part in shown] == [answered(one.answer) for one in segment.objections]


def test_names_are_titles_and_aliases(playbook: Playbook) -> None:
    owner = playbook.personas["owner"]
    assert found(playbook, "personas/owner/").names == (*owner.titles, *owner.aliases)


def test_synonyms_of_a_value_lead_to_what_asks_for_it() -> None:
    example = load(MINIMAL.parents[2]).playbook
    assert example is not None
    texts = [text for part in found(example, "icp/saas/").parts for text in part.texts]
    held = {word for text in texts for word in words_of(text)}
    assert {"sfdc", "salesforce"} <= held  # the export's short form, written once in fields.yaml
    carriers = found(example, "segments/logistics-spot-carriers/")
    assert any("brokered loads" in part.texts for part in carriers.parts)


def test_letters_that_unicode_does_not_take_apart_are_written_as_typed_without_them() -> None:
    assert words_of("Größe, Ørsted, Łódź, ẞ, Œuvre") == ("grosse", "orsted", "lodz", "ss", "oeuvre")


def test_the_index_keeps_the_words_of_each_part() -> None:
    parts = (
        DocumentPart(5, ("Runs on-prem", "Café & the bar")),
        DocumentPart(1, ("bar",), "here", "Bar", "Yes."),
    )
    record = search_index([SearchDocument("Term", "glossary/#bar", "Bar", "A place.", ("pub",), parts)])
    assert spoken(record) == [{"runs", "on", "prem", "onprem", "cafe", "bar"} - set(STOP.split()), {"bar"}]
    [kind, rest, *fields] = record["found"][0]
    assert record["kinds"][kind] == ["Term", "glossary/", ""]
    assert [rest, *fields[:3]] == ["#bar", "Bar", "A place.", ["pub"]]
    assert fields[3][1][2:] == ["here", "Bar", "Yes."]


def test_a_part_says_of_which_sort_it_is() -> None:
    parts = (DocumentPart(2, ("bar",), "here", "Signs", "The owner.", "signs"),)
    record = search_index([SearchDocument("ICP", "icp/bars/", "Bars", "", (), parts)])
    *_, [part] = record["found"][0]
    assert part[2:5] == ["here", "Signs", "The owner."]
    assert record["sorts"][part[5]] == ["signs", "|".join(TOPICS["signs"])]


def test_anchors_and_titles_of_several_parts_are_kept_once() -> None:
    texts = (("pain-1", "Pain", "Slow."), ("pain-2", "Pain", "Late."), ("pain-1", "Why", "Dear."))
    parts = tuple(DocumentPart(2, (answer,), anchor, title, answer) for anchor, title, answer in texts)
    record = search_index([SearchDocument("ICP", "icp/bars/", "Bars", "", (), parts)])
    kept, found = record["shared"], record["found"][0][5]
    assert sorted(kept) == ["Pain", "pain-1"]
    assert [tuple(kept[one] if isinstance(one, int) else one for one in part[2:5]) for part in found] == list(
        texts
    )


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_text_is_kept_word_by_word(texts: list[str]) -> None:
    record = search_index([SearchDocument("Page", "x/", "x", "", (), (DocumentPart(2, tuple(texts)),))])
    words = {word for text in texts for word in words_of(text)} - set(STOP.split())
    assert set().union(*spoken(record)) == words
    assert json.loads(json.dumps(record)) == record


def test_the_same_findings_give_the_same_bytes(playbook: Playbook) -> None:
    one, other = (json.dumps(search_index(search_documents(playbook))) for _ in range(2))
    assert one == other


@given(st.text(max_size=600))
def test_an_answer_is_one_line_of_bounded_length(text: str) -> None:
    line = answered(text)
    assert len(line) <= LONGEST
    assert line == " ".join(line.split())


def test_answers_lose_their_marks_and_end_at_a_word() -> None:
    assert answered("Ask *who* [signs](https://x.example) it.") == "Ask who signs it."
    assert answered("word " * 80).endswith("word…")


def test_a_custom_page_is_found_by_headings_and_text_and_not_by_its_scripts() -> None:
    page = own_page(
        "deals/",
        "Deals",
        "<h1>Deals</h1><script>let hidden = 1</script><p>We &amp; you</p>",
        "",
        [("caps", "Caps")],
    )
    assert (page.kind, page.answer) == ("Page", "We & you")
    texts = [text for part in page.parts for text in part.texts]
    assert texts == ["Caps", "We & you"]
