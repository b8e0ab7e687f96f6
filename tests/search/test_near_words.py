"""What is typed otherwise than it is written, and which sentence of a page answers."""

import pytest

from icp_playbook.search import WordIndex
from icp_playbook.search.document import DocumentPart, SearchDocument

IT = SearchDocument("Persona", "personas/it/", "Systems manager", "Runs the systems.", ("IT",), ())
TEAM = SearchDocument("Persona", "personas/coach/", "Team coach", "Leads a team.", ("team people",), ())
CARRIERS = SearchDocument(
    "ICP",
    "icp/carriers/",
    "Carriers",
    "Firms with trucks.",
    ("carrier",),
    tuple(
        DocumentPart(2, (title, says), f"fact-{number}", title, says)
        for number, (title, says) in enumerate(
            (
                ("Proof", "The SOC 2 report is sent within a day."),
                ("Churn", "We lose those whose sponsor leaves."),
                ("Place", "Each has one warehouse and five docks."),
                ("Fuel", "Empty miles cost them most."),
                ("Result", "After a year empty miles fell from 18% to 15% of all miles."),
            )
        )
    ),
)
DOCUMENTS = (IT, TEAM, CARRIERS)


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("soc2 report", "Proof"),
        ("lost sponsor", "Churn"),
        ("warehosue docks", "Place"),
        ("5 docks", "Place"),
        ("carriers empty miles after a year", "Result"),
    ],
)
def test_another_form_finds_the_sentence(typed: str, title: str) -> None:
    answer = WordIndex(DOCUMENTS).find(typed, 3)
    assert answer.close
    found = answer.found[0]
    assert (found.document.url, found.parts[0].title) == ("icp/carriers/", title)


def test_a_short_name_is_read_before_a_word_for_people() -> None:
    assert WordIndex(DOCUMENTS).find("it team", 3).found[0].document is IT
    assert WordIndex(DOCUMENTS).find("is it a team", 3).found[0].document is TEAM
