"""Pages of the site are found by the words that sellers have for them."""

from pathlib import Path

import pytest

from icp_playbook.playbook import load
from icp_playbook.search import WordIndex, search_documents

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def index() -> WordIndex:
    """The index of the example playbook."""
    playbook = load(ROOT).playbook
    assert playbook is not None
    return WordIndex(search_documents(playbook))


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("rebuttals", "objections/"),
        ("comebacks", "objections/"),
        ("cadence", "toolkit/"),
        ("cheat sheet", "toolkit/"),
        ("jargon", "glossary/"),
        ("release notes", "changes/"),
        ("upload a list", "fit/"),
        ("stakeholder map", "personas/"),
        ("intent data", "signals/"),
        ("no-go criteria", "disqualifiers/"),
        ("enablement", "onboarding/"),
    ],
)
def test_a_page_is_found_by_everyday_names(index: WordIndex, typed: str, page: str) -> None:
    answer = index.find(typed, 3)
    assert (answer.close, answer.found[0].document.url) == (True, page)


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("demurrage", "segments/logistics-contract-carriers/"),
        ("backhaul", "icp/logistics/"),
        ("bigcommerce", "decisions/2026-03-05-shopify-only/"),
        ("city council", "disqualifiers/tender-only/"),
        ("liquidated damages", "segments/manufacturing-make-to-order/"),
        ("money-back guarantee", "decisions/2025-05-13-one-depot-first/"),
    ],
)
def test_words_of_the_trade_find_an_entry_that_never_uses_them(
    index: WordIndex, typed: str, page: str
) -> None:
    answer = index.find(typed, 3)
    pages = [one.document.url for one in answer.found]
    assert (answer.close, page in pages) == (True, True), pages
