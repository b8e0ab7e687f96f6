"""The matrix of ICPs that share accounts: an account where they do, a proof where they do not."""

import datetime

import pytest

from icp_playbook.boundary import Shown, ShownAnswer
from icp_playbook.playbook import load
from icp_playbook.views.entries import overlaps as matrix
from icp_playbook.views.entries.overlaps import OverlapCell, Overlaps, left_over, overlaps
from icp_playbook.views.routes import Place
from tests.lint.example_playbook import ExamplePlaybook
from tests.playbooks.copies import PlaybookCopy

LOGISTICS = "icp/profiles/logistics.yaml"
INDUSTRY = "      when: {field: industry, in: [logistics]}\n"


def of(example: ExamplePlaybook) -> Overlaps:
    """The matrix of the example, on the index of ICPs."""
    found = overlaps(example.loaded()[0], Place("icp/"))
    assert found is not None
    return found


def test_where_nobody_is_in_two_icps_that_is_proven(example: ExamplePlaybook) -> None:
    found = of(example)
    assert found.sentence == (
        "No account can be inside two ICPs. That is proven for every account there can be, not tried on some."
    )
    assert (found.shared, found.more) == ((), "")
    assert [link.url for link in found.columns] == ["saas/", "ecommerce/", "manufacturing/", "healthcare/"]
    states = [[cell.state if cell else "" for cell in cells] for _, cells in found.rows]
    assert states == [["none"] * row + [""] * (4 - row) for row in (1, 2, 3, 4)]


def test_icps_that_share_accounts_show_one(example: ExamplePlaybook) -> None:
    example.edit(LOGISTICS, INDUSTRY, INDUSTRY.replace("[logistics]", "[logistics, manufacturing]"))
    found = of(example)
    _, cells = found.rows[-1]
    assert cells[2] == OverlapCell(
        "shared", "Discrete manufacturing · Canada · Legacy ERP", "#both-manufacturing-logistics"
    )
    (account,) = found.shared
    assert (account.anchor, account.one.url, account.other.url) == (
        "both-manufacturing-logistics",
        "manufacturing/",
        "logistics/",
    )
    assert account.words.startswith("Industry: Discrete manufacturing; ")
    assert found.sentence.startswith("1 of 10 pairs of ICPs shares accounts. An account inside two goes to ")


def test_one_icp_has_no_matrix_and_a_retired_one_no_row(
    minimal: PlaybookCopy, example: ExamplePlaybook
) -> None:
    playbook = load(minimal.root).playbook
    assert playbook is not None
    assert overlaps(playbook, Place("icp/")) is None
    example.edit(LOGISTICS, "status: operational", "status: retired")
    assert [link.text for link, _ in of(example).rows][-1] == "Private clinics"


def test_what_is_not_decided_in_time_is_said(
    example: ExamplePlaybook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matrix, "both_inside", lambda *_: ShownAnswer(decided=False))
    found = of(example)
    assert found.sentence.startswith("0 of 10 pairs share none and 10 were not decided in time.")
    assert found.rows[0][1][0] == OverlapCell("open")


def test_many_icps_have_a_list_in_place_of_the_matrix(
    example: ExamplePlaybook, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = Shown({}, datetime.date(2026, 1, 1))
    monkeypatch.setattr(matrix, "both_inside", lambda *_: ShownAnswer(shown))
    monkeypatch.setattr(matrix, "WIDEST", 4)
    monkeypatch.setattr(matrix, "LISTED", 9)
    found = of(example)
    assert (found.rows, len(found.shared), found.more) == ((), 9, "1 pair more shares accounts.")
    assert {account.words for account in found.shared} == {"any account"}


def test_an_icp_says_whether_its_segments_take_everyone(
    example: ExamplePlaybook, monkeypatch: pytest.MonkeyPatch
) -> None:
    playbook, _ = example.loaded()
    assert left_over(playbook, "saas") == (
        "An account inside can be in no segment, such as: Business model: Subscription; Stage: Established."
    )
    rest = "when: {field: industry, is: process-manufacturing}"
    make, others = "segments/manufacturing-process.yaml", "{field: stage, known: true}"
    example.edit(make, rest, f"when: {{any: [{others}, {{not: {others}}}]}}")
    assert left_over(example.loaded()[0], "manufacturing") == (
        "Every account inside of which enough is known is in a segment. That is proven."
    )
    monkeypatch.setattr(matrix, "in_no_segment", lambda *_: ShownAnswer(decided=False))
    assert left_over(example.loaded()[0], "saas").endswith(" was not decided in time.")
