"""What a question finds without a browser: names first, then what has most of the words."""

import pytest

from icp_playbook.search import DocumentPart, SearchDocument, WordIndex

OBJECTION = DocumentPart(4, ("We use spreadsheets",), "o", "“We use spreadsheets”", "So did Crumb.")
INDEX = WordIndex(
    [
        SearchDocument("Signal", "signals/head/", "New head of growth", "", (), ()),
        SearchDocument("Persona", "personas/growth/", "Head of growth", "", ("CMO",), ()),
        SearchDocument("Segment", "segments/one/", "Series A", "", (), (OBJECTION,)),
        SearchDocument("ICP", "icp/saas/", "SaaS", "", (), (DocumentPart(1, ("A CMO and spreadsheets",)),)),
    ]
)


@pytest.mark.parametrize(
    ("question", "urls"),
    [
        ("head of growth", ["personas/growth/", "signals/head/"]),
        ("Cmo", ["personas/growth/", "icp/saas/"]),
        ("cmo spreadsheets", ["icp/saas/", "personas/growth/", "segments/one/"]),
        ("spread", ["segments/one/", "icp/saas/"]),
        ("sa", []),
        ("of", ["signals/head/", "personas/growth/"]),
        ("Séries", ["segments/one/"]),
        ("nothing like it", []),
        ("", []),
    ],
)
def test_the_best_come_first(question: str, urls: list[str]) -> None:
    assert [found.document.url for found in INDEX.find(question, 5)] == urls


def test_at_most_so_many_are_found() -> None:
    assert len(INDEX.find("cmo spreadsheets", 2)) == 2


def test_a_part_that_answers_comes_with_its_document() -> None:
    assert [found.part for found in INDEX.find("they use spreadsheets", 1)] == [OBJECTION]
    assert [found.part for found in INDEX.find("series a on spreadsheets tomorrow", 1)] == [None]
