"""What a question finds without a browser, as the site ranks it: names first, then what has all of it."""

import pytest

from icp_playbook.search import DocumentPart, SearchDocument, WordIndex

OBJECTION = DocumentPart(
    4, ("We use spreadsheets",), "o", "“We use spreadsheets”", "So did Crumb.", "objection"
)
SIGNS = DocumentPart(2, ("Signs", "The owner, up to $50k"), "fact-signs", "Signs", "The owner.", "signs")
INDEX = WordIndex(
    [
        SearchDocument("Signal", "signals/head/", "New head of growth", "", (), ()),
        SearchDocument("Persona", "personas/growth/", "Head of growth", "", ("CMO",), ()),
        SearchDocument("Segment", "segments/one/", "Series A", "", ("load board",), (OBJECTION,)),
        SearchDocument("ICP", "icp/saas/", "SaaS", "", (), (DocumentPart(1, ("A CMO and paper",)), SIGNS)),
        SearchDocument("ICP", "icp/care/", "Healthcare", "", ("clinics",), (SIGNS,)),
    ]
)


@pytest.mark.parametrize(
    ("question", "urls"),
    [
        ("head of growth", ["personas/growth/", "signals/head/"]),
        ("Cmo", ["personas/growth/", "icp/saas/"]),
        ("cmo paper", ["icp/saas/", "personas/growth/"]),
        ("spread", ["segments/one/"]),
        ("heal", ["icp/care/"]),  # and not the head of growth
        ("cm", ["personas/growth/"]),  # and no text that mentions one
        ("pa", ["icp/saas/"]),
        ("haed of growth", ["personas/growth/", "signals/head/"]),
        ("Séries", ["segments/one/"]),
        ("loadboard", ["segments/one/"]),
        ("who signs at clinics", ["icp/care/", "icp/saas/"]),
        ("cmo objections", ["personas/growth/", "segments/one/"]),
        ("", []),
    ],
)
def test_the_best_come_first(question: str, urls: list[str]) -> None:
    assert [found.document.url for found in INDEX.find(question, 5).found] == urls


@pytest.mark.parametrize(
    ("question", "close"),
    [
        ("series a", True),
        ("series a on spreadsheets", True),
        ("sereis a", True),
        ("vpn for series customers", False),
        ("parental leave policy", False),
        ("", False),
    ],
)
def test_what_is_not_covered_has_nothing_close(question: str, close: bool) -> None:
    found = INDEX.find(question, 5)
    assert found.close is close
    assert close or len(found.found) <= 2


def test_at_most_so_many_are_found() -> None:
    assert len(INDEX.find("who signs", 1).found) == 1


def test_a_part_that_answers_comes_with_its_document() -> None:
    assert [found.parts for found in INDEX.find("they use spreadsheets", 1).found] == [(OBJECTION,)]
    assert [found.parts for found in INDEX.find("who signs at clinics", 1).found] == [(SIGNS,)]
    assert [found.parts for found in INDEX.find("series a", 1).found] == [()]
