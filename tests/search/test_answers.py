"""How well readers are answered, by kind of query: the rates that were reached, and no less."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from icp_playbook.playbook import load
from icp_playbook.search import FoundDocuments, WordIndex, describe, search_documents
from icp_playbook.search.account_words import vocabulary
from tests.search.asking import Query, answers

ROOT = Path(__file__).parents[2]
REACHED = {
    "questions": (0.96, 1.0),
    "prefixes": (1.0, 1.0),
    "two-concepts": (1.0, 1.0),
    "numbers": (1.0, 1.0),
    "misspelled": (1.0, 1.0),
    "none": (1.0, 1.0),
    "neighbours": (0.96, 0.96),
}
"""Kind → the share answered first, and among the first three."""
SHOWN = 0.92
"""The share of questions whose first result shows the sentence that answers."""
Answered = tuple[Query, FoundDocuments, bool]
"""A query, what it finds, and whether the way to Fit with an account's fields stands before that."""
Answers = Mapping[str, list[Answered]]


@pytest.fixture(scope="module")
def found() -> Answers:
    """Every query of the set with what it finds, by kind."""
    playbook = load(ROOT).playbook
    assert playbook is not None
    index = WordIndex(search_documents(playbook))
    words = vocabulary(playbook)
    kinds: dict[str, list[Answered]] = {}
    for query in answers():
        account = describe(words, query.typed)
        typed = account.rest or query.typed if account.offered else query.typed
        answered = (query, index.find(typed, 8), account.leads)
        kinds.setdefault(query.kind, []).append(answered)
    return kinds


def place(query: Query, answer: FoundDocuments, has_account: bool) -> int:
    """The place of the first page that answers, from 0; far down where none does."""
    if not query.finds:
        return 99 if answer.close or has_account else 0
    found = [one.document.url.partition("#")[0] or "/" for one in answer.found]
    pages = list(dict.fromkeys(["fit/", *found] if has_account else found))
    return next((at for at, page in enumerate(pages) if page in query.finds), 99)


def test_the_set_is_as_large_as_it_was() -> None:
    assert len(answers()) == 354


@pytest.mark.parametrize("kind", REACHED)
def test_readers_are_answered(found: Answers, kind: str) -> None:
    places = {one[0].typed: place(*one) for one in found[kind]}
    first, three = (sum(at < most for at in places.values()) / len(places) for most in (1, 3))
    missed = {typed: at for typed, at in places.items() if at}
    assert (first >= REACHED[kind][0], three >= REACHED[kind][1]) == (True, True), (first, three, missed)


def test_what_is_not_covered_gets_two_results_at_most(found: Answers) -> None:
    assert [
        query.typed for query, answer, _ in found["none"] if not answer.close and len(answer.found) > 2
    ] == []


def test_the_sentence_that_answers_is_shown(found: Answers) -> None:
    asked = [(query, answer) for query, answer, _ in found["questions"] if query.says]
    silent = [query.typed for query, answer in asked if not shows(query, answer)]
    assert 1 - len(silent) / len(asked) >= SHOWN, silent


def shows(query: Query, answer: FoundDocuments) -> bool:
    """Whether the first page shows one of the sentences."""
    page = answer.found[0].document.url.partition("#")[0] if answer.found else None
    texts = [
        text.lower()
        for one in answer.found
        if one.document.url.partition("#")[0] == page
        for text in (
            one.document.title,
            *([one.document.answer] if one.leads else []),
            *(line for part in one.parts for line in (part.title, part.answer)),
        )
    ]
    return any(says.lower() in text for says in query.says for text in texts)
