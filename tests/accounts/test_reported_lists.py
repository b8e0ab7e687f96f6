"""Every reported list is read right: the verdict on one criterion, and what is said of what is not read."""

import csv
import io

import pytest

from tests.accounts.reported_lists import REPORTED, Reported
from tests.accounts.scoring import example, scored


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of a list, scored against the ICP `saas`."""
    result = scored(text, evaluator=example(), icp="saas")
    return list(csv.DictReader(io.StringIO(result.text, newline="")))


@pytest.mark.parametrize("reported", REPORTED.values(), ids=REPORTED)
def test_its_rows(reported: Reported) -> None:
    wrong = {}
    found = rows_of(reported.content())
    for row, (cells, expected) in zip(found, reported.rows.items(), strict=True):
        outcome, _, problem = expected.partition(" ")
        parts = dict(part.split(": ", 1) for part in row["icp_reasons"].split("; "))
        became = next((word for word, labels in parts.items() if reported.criterion in labels), "")
        problems = row["icp_problems"]
        if became != outcome or problem not in problems or bool(problem) != bool(problems):
            wrong[cells] = (became, problems)
    assert wrong == {}


def test_the_last_day_of_a_window_counts() -> None:
    edge = REPORTED["days with one reading"]
    list_of = Reported(edge.header, edge.criterion, {"2026-05-26": "met", "2026-05-25": "met"})
    assert [row["icp_score_high"] for row in rows_of(list_of.content())] == ["100", "95"]
