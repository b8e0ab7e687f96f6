"""The state page shows the findings of `check`, and each gap links to the line to fix."""

import datetime
import html
import json
from pathlib import Path

import pytest

from icp_playbook.accounts import read_lists
from icp_playbook.findings import Finding, Location
from icp_playbook.lint import CheckedPlaybook, lint, run_rules
from icp_playbook.playbook import Key, load
from icp_playbook.site.environment import environment
from icp_playbook.site.look import default_look
from icp_playbook.site.page import page
from icp_playbook.views.forge import line_url
from icp_playbook.views.head import overdue_after
from icp_playbook.views.health import HealthView, health_view
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.roles.leader import leader_view
from tests.cli.running import run
from tests.lint.bound_lists import with_list
from tests.lint.weak_playbooks import PROFILE, SEGMENT, WEAK, Weak
from tests.playbooks.copies import PlaybookCopy

BASE = "https://github.com/oven/playbook/edit/main/"
DAY = datetime.date(2026, 6, 1)
RULES = ("overdue-review", "unheard-function", "claim-without-proof", "unwritten-message")


def health(root: Path) -> HealthView:
    """The state of a playbook, with its files at hand."""
    loaded = load(root)
    assert loaded.playbook is not None
    checked = CheckedPlaybook(lint(loaded.playbook, loaded.documents), loaded.documents)
    return health_view(loaded.playbook, checked, BASE)


def test_a_playbook_in_order_shows_no_gap(minimal: PlaybookCopy) -> None:
    view = health(minimal.root)
    assert view.found == ()
    assert [number for _, number, _ in view.counts[:3]] == [0, 0, 0]


@pytest.mark.parametrize("weak", WEAK, ids=lambda weak: weak.rule)
def test_what_check_says_is_shown_with_its_line(weak: Weak, minimal: PlaybookCopy) -> None:
    weak.weakens(minimal)
    (found,) = health(minimal.root).found
    (row,) = found.first
    assert (found.rule, found.more, found.left) == (weak.rule, (), 0)
    assert weak.warning.startswith(f"{row.spot.place}:")
    assert weak.warning.endswith(f" warning[{weak.rule}] {row.sentence}")
    assert row.help == weak.help
    path, line = row.spot.place.split(":")
    assert row.spot.url == f"https://github.com/oven/playbook/blob/main/{path}#L{line}"


DAYS = ["2026-05-30", "2026-05-31", "2027-02-02", "2029-01-01"]
WAIVED = (
    "waive: [{{rule: overdue-review, because: Ada is away.{0}}}, {{rule: old-evidence, because: So.{0}}}]\n"
)


@pytest.mark.parametrize(
    ("day", "status", "waive"),
    [(day, status, "") for day in DAYS for status in ("operational", "aspirational", "retired")]
    + [("2029-01-01", "operational", WAIVED.format(until)) for until in ("", ", until: 2028-12-31")]
    + [(day, "operational", WAIVED.format(", until: 2029-01-01")) for day in ("2029-01-01", "2029-01-02")],
)
def test_the_page_of_a_day_shows_what_check_finds_on_that_day(
    minimal: PlaybookCopy, day: str, status: str, waive: str
) -> None:
    minimal.edit(PROFILE, "status: operational", f"{waive}status: {status}")
    findings = json.loads(
        run("check", "--root", str(minimal.root), "--as-of", day, "--format", "json").stdout
    )
    places = [(found["rule"], f"{found['path']}:{found['line']}") for found in findings["findings"]]
    places = [place for place in places if place[0] != "unused-waiver"]  # of one that has ended
    view, today = health(minimal.root), datetime.date.fromisoformat(day)
    shown = {("overdue-review", row.spot.place) for row in view.due if (row.overdue_after or today) < today}
    shown |= {
        ("old-evidence", row.spot.place)
        for row in view.dated
        if row.ages_from and (today - row.ages_from).days > view.old
    }
    assert shown == {found for found in places if found[0] in ("overdue-review", "old-evidence")}
    others = {(rows.rule, row.spot.place) for rows in view.found for row in (*rows.first, *rows.more)}
    assert others == {*places} - shown


@pytest.mark.parametrize(("count", "shown"), [(8, (8, 0, 0)), (40, (8, 32, 0)), (1041, (8, 32, 1001))])
def test_many_findings_of_one_rule_are_folded_and_then_counted(
    minimal: PlaybookCopy, count: int, shown: tuple[int, int, int]
) -> None:
    loaded = load(minimal.root)
    assert loaded.playbook is not None
    findings = [Finding(Location("a.yaml", line), "too-broad", "It is", "Do") for line in range(1, count + 1)]
    view = health_view(loaded.playbook, CheckedPlaybook((*findings,), loaded.documents), BASE)
    (found,) = view.found
    assert (len(found.first), len(found.more), found.left) == shown
    assert [row.spot.place for row in (*found.first, *found.more)] == [
        f"a.yaml:{line}" for line in range(1, min(count, 40) + 1)
    ]
    assert view.counts[0][1] == count
    text = page(environment((default_look(),), "USD"), "health", view, "State", "")
    assert text.count("a.yaml&#58;") == min(count, 40)
    assert ("<summary>32 more</summary>" in text) == (count > 8)
    assert ("And 1,001 more" in text) == (count > 40)


def test_proof_ages_only_where_check_says_so(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, "status: operational", "status: aspirational")
    view = health(minimal.root)
    assert view.dated == ()
    assert [proof.day for table in view.tables for _, proof, _ in table.rows] == [None]


def test_a_message_that_is_missing_is_missing_in_the_grid(minimal: PlaybookCopy) -> None:
    next(weak for weak in WEAK if weak.rule == "unwritten-message").weakens(minimal)
    (table,) = health(minimal.root).tables
    ((_, proof, messages),) = table.rows
    assert [(objection.what, objection.there) for _, objection in table.personas] == [("objection", True)] * 2
    assert [message and (message.what, message.there) for message in messages] == [
        ("message", True),
        ("message", False),
    ]
    assert (proof.what, proof.there) == ("proof", True)
    assert table.gaps == 1


def test_the_grid_leads_to_the_lines(minimal: PlaybookCopy) -> None:
    (table,) = health(minimal.root).tables
    (((_, objection),), ((_, proof, (message,)),)) = (table.personas, table.rows)
    assert message is not None
    lines = minimal.text(SEGMENT).splitlines()
    assert lines[int(message.spot.place.split(":")[1]) - 1] == "  - id: first-mail"
    assert objection.spot.place.startswith(f"{PROFILE}:")
    assert lines[int(proof.spot.place.split(":")[1]) - 1] == "proof: [kneads-waste]"
    assert str(proof.day) == "2026-02-01"


def test_a_function_that_was_not_asked_is_seen(minimal: PlaybookCopy) -> None:
    minimal.edit("icp/playbook.yaml", "functions: [sales]", "functions: [sales, product]")
    view = health(minimal.root)
    assert view.functions == ("Sales", "Product")
    assert [str(day) for day in view.heard[0].days] == ["2026-03-01", "None"]


def test_what_is_waived_is_called_so_and_counted_nowhere(minimal: PlaybookCopy) -> None:
    reasons = [{"rule": rule, "because": "Ada is away."} for rule in RULES]
    waive = f"waive: {json.dumps(reasons)}\n"
    minimal.edit("icp/playbook.yaml", "functions: [sales]", "functions: [sales, product]")
    minimal.edit(PROFILE, "    proof: [kneads-waste]\n", "").edit(PROFILE, "status:", f"{waive}status:")
    next(weak for weak in WEAK if weak.rule == "unwritten-message").weakens(minimal)
    minimal.write(SEGMENT, f"{minimal.text(SEGMENT)}{waive}")
    loaded = load(minimal.root)
    assert loaded.playbook is not None
    result = run_rules(loaded.playbook, loaded.documents)
    checked = CheckedPlaybook(result.findings, loaded.documents, result.waivers)
    view = health_view(loaded.playbook, checked, BASE)
    assert [number for anchor, number, _ in view.counts if anchor in ("coverage", "evidence")] == [0, 0]
    text = page(environment((default_look(),), "USD"), "health", view, "State", "")
    assert text.count("never, waived") == text.count("no message, waived") == 1
    assert "0 of 1 <a" in text
    assert "data-due-day" not in text.split("bakeries", 1)[1].split("</tr>")[0]
    state = leader_view(loaded.playbook, Provenance()).icps[0]
    assert (state.missing, state.waived, state.overdue_after) == (("Product",), True, None)
    assert overdue_after(loaded.playbook, Key("persona", "owner"), DAY) == DAY


def test_reviews_stand_in_the_order_they_fall_due(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, "  last: 2026-03-01\n", "  last: 2026-02-01\n")
    due = health(minimal.root).due
    assert (due[0].link.text, str(due[0].due)) == ("Bakeries", "2026-05-02")
    assert [row.due for row in due] == sorted(row.due for row in due)


@pytest.mark.parametrize(
    ("base", "url"),
    [
        (BASE, "https://github.com/oven/playbook/blob/main/a.yaml#L7"),
        ("https://gitlab.com/o/p/-/edit/main/", "https://gitlab.com/o/p/-/blob/main/a.yaml#L7"),
        ("https://forge.example/src/main/", "https://forge.example/src/main/a.yaml"),
        ("", ""),
    ],
)
def test_a_line_can_be_linked_where_the_forge_shows_lines(base: str, url: str) -> None:
    assert line_url(base, "a.yaml", 7) == url


def test_each_list_stands_with_its_shares_as_they_are_and_as_asked(minimal: PlaybookCopy) -> None:
    with_list(minimal, "tiers: [tier-1], at_least: 60", "statuses: [disqualified], at_most: 20")
    loaded = load(minimal.root)
    playbook = loaded.playbook
    assert playbook is not None
    lists = read_lists(playbook, loaded.documents, minimal.root)
    view = health_view(playbook, CheckedPlaybook((), loaded.documents, (), lists), BASE)
    (listed,) = view.lists
    assert (listed.label, listed.accounts, str(listed.as_of)) == ("Best bakeries", 5, "2026-03-01")
    assert [(row.accounts, row.bound, row.actual, row.kept, row.spot.place) for row in listed.shares] == [
        ("in Tier 1", "at least 60%", "40% (2 of 5)", False, "icp/playbook.yaml:54"),
        ("disqualified", "at most 20%", "20% (1 of 5)", True, "icp/playbook.yaml:55"),
    ]
    text = page(environment((default_look(),), "USD"), "health", view, "State", "")
    assert html.unescape(text).count("40% (2 of 5)") == text.count("5 accounts") == 1
