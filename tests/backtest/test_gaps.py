"""Lists as a CRM exports them, with gaps: what is missing, or compared with nothing, is said."""

from pathlib import Path

import openpyxl

from icp_playbook.backtest import (
    BackTest,
    BackTestRequest,
    back_test,
    comparison_lines,
    limit_sentences,
    tier_sentences,
)
from icp_playbook.backtest.wording import does_not_rank
from icp_playbook.playbook import load
from tests.backtest.outcome_lists import COLUMNS, FILE, PLAYBOOK, problems, read, with_outcomes
from tests.cli.repository import Repository
from tests.playbooks.copies import PlaybookCopy

PROFILE, FIELDS = "icp/profiles/bakeries.yaml", "icp/fields.yaml"
LAST = "  disqualifiers: [no-night-shift]"


def deal(name: str, employees: int, outcome: str, **cells: str) -> str:
    """A deal of the list of bakeries."""
    day, closed = cells.get("day", "2025-01-05"), cells.get("closed", "2025-02-10")
    facts = f"{name},,yes,{employees},2M,{day}"
    return f"{facts},{outcome},{cells.get('created', '2025-01-10')},{closed},{cells.get('amount', '')},,,,"


def deals(name: str, employees: int, won: int, lost: int, **cells: str) -> list[str]:
    """So many deals of one kind, won and lost."""
    ends = ["Closed Won"] * won + ["Closed Lost"] * lost
    return [deal(f"{name}{at}", employees, end, **cells) for at, end in enumerate(ends)]


def back_tested(playbook: PlaybookCopy, **how: str) -> BackTest:
    """The back-test of a playbook that counts what is not known as missed, so that accounts have a tier."""
    if "unknown: missed" not in playbook.text(PROFILE):
        playbook.edit(PROFILE, LAST, f"  unknown: missed\n{LAST}")
    loaded = load(playbook.root)
    assert loaded.playbook is not None, loaded.findings
    return back_test(loaded.playbook, BackTestRequest(playbook.root, **how))  # type: ignore[arg-type]


def limits(test: BackTest) -> str:
    """What cannot be said."""
    return "\n".join(limit_sentences(test))


def test_tiers_around_one_of_too_few_deals_are_compared(minimal: PlaybookCopy) -> None:
    minimal.edit(PLAYBOOK, "at_least: 0, means: Can", "at_least: 25, means: Middle.}\n"
                 "  - {id: tier-3, label: Tier 3, at_least: 0, means: Can")  # fmt: skip
    row = "tier-2: {strong: leave, quiet: leave}"
    minimal.edit(PLAYBOOK, f"  {row}", f"  {row}\n  {row.replace('2', '3')}")
    rows = [*deals("big", 20, 3, 27), *deals("mid", 8, 2, 3), *deals("far", 4, 25, 5)]
    test = back_tested(with_outcomes(minimal, rows))
    pairs = [(one.first.id, one.second.id, one.answer) for one in test.tiers]
    assert pairs == [
        ("tier-1", "tier-2", "too-few"),
        ("tier-2", "tier-3", "too-few"),
        ("tier-1", "tier-3", "contrary"),
    ]
    assert any(line.startswith("the tiers do not rank: Tier 3 wins") for line in tier_sentences(test))


def test_facts_whose_day_is_missing_are_counted(minimal: PlaybookCopy) -> None:
    rows = [*deals("with", 20, 6, 6), *deals("without", 20, 5, 4, day="")]
    [listed] = back_tested(with_outcomes(minimal, rows)).lists
    assert [(one.label, one.count, one.of) for one in listed.partly_dated] == [("Revenue", 9, 21)]
    assert "Revenue" not in listed.undated


def test_a_column_of_days_that_nobody_fills_dates_nothing(minimal: PlaybookCopy) -> None:
    test = back_tested(with_outcomes(minimal, deals("a", 20, 6, 6, day="")))
    assert "Revenue" in test.lists[0].undated
    assert test.lists[0].partly_dated == ()


def test_what_is_missing_of_won_deals_is_said(minimal: PlaybookCopy) -> None:
    rows = [
        *deals("whole", 20, 8, 12, amount="10k"),
        *deals("no-close", 20, 2, 1, closed="", amount="10k"),
        deal("no-amount", 20, "Closed Won"),
    ]
    found = limits(back_tested(with_outcomes(minimal, rows)))
    assert "2 of 11 won deals of Deals have no close day: they say nothing of the cycle" in found
    assert "1 of 11 won deals of Deals has no amount: it says nothing of the value per account" in found


def test_where_everybody_bought_no_tier_is_blamed(minimal: PlaybookCopy) -> None:
    test = back_tested(with_outcomes(minimal, [*deals("big", 20, 15, 0), *deals("small", 8, 15, 0)]))
    assert tier_sentences(test) == [
        "it cannot be said whether Tier 1 wins more often than Tier 2: every decided deal of both was won"
    ]
    assert not any(map(does_not_rank, test.tiers))
    assert "no deal was lost, so nothing here tells who buys" in limits(test)


def test_cells_alike_are_one_problem(minimal: PlaybookCopy) -> None:
    rows = [deal(f"a{at}", 20, "Closed Won", created=f"0{at}/04/2025") for at in range(1, 4)]
    found = problems(with_outcomes(minimal, rows))
    assert [line for line, _ in found] == [
        f'{FILE}: 3 rows (2, 3 and 4): left out: "01/04/2025" could be 2025-01-04 or 2025-04-01; '
        'write the year first (column "Created"), and the like of it',
        f"{FILE}: no row can be read",
    ]


def test_an_empty_outcome_counts_as_open_and_is_named(minimal: PlaybookCopy) -> None:
    rows = [deal("a", 20, "Closed Won"), deal("b", 20, ""), deal("c", 20, "")]
    assert "counted as open: no value (2)" in read(with_outcomes(minimal, rows)).notes


def test_sheets_that_are_not_read_are_named(minimal: PlaybookCopy) -> None:
    with_outcomes(minimal, deals("a", 20, 2, 2), file="icp/lists/deals.xlsx")
    book = openpyxl.Workbook()
    for sheet in (book.worksheets[0], book.create_sheet("2025")):
        for line in minimal.text(FILE).splitlines():
            sheet.append(line.split(","))
    book.save(minimal.root / "icp/lists/deals.xlsx")
    assert any('sheets not read: "2025"' in note for note in read(minimal).notes)


def renamed(made: Repository) -> Repository:
    """A field and an ICP have other ids than in the last commit."""
    made.edit(FIELDS, "{id: revenue, label: Revenue", "{id: yearly_sales, label: Revenue")
    for path in sorted(Path(made.root).rglob("*.yaml")):
        name = str(path.relative_to(made.root))
        text = made.text(name).replace("field: revenue", "field: yearly_sales")
        made.write(
            name,
            text.replace("  revenue: 2M", "  yearly_sales: 2M").replace("{revenue: R", "{yearly_sales: R"),
        )
    return made


def test_a_renamed_field_moves_no_account(tmp_path: Path) -> None:
    """Its days are those of `known_on`, whatever it was called."""
    made = Repository.start(tmp_path / "repository")
    made.edit(PROFILE, LAST, f"  unknown: missed\n{LAST}")
    rows = [*deals("late", 8, 12, 3, day="2025-06-01"), *deals("early", 8, 3, 12)]
    with_outcomes(made, rows)
    made.commit("A list")
    test = back_tested(renamed(made), base="HEAD")
    assert test.comparison is not None
    assert (test.comparison.moved, test.comparison.unread) == ((), 0)
    assert [leak.field for leak in test.leaks if leak.kind == "after-close"] == ["yearly_sales"]


def test_a_column_that_the_base_does_not_know_is_named(tmp_path: Path) -> None:
    """What the column says is known now alone, which looks like a change of the ICP."""
    made = Repository.start(tmp_path / "repository")
    made.edit(PROFILE, LAST, f"  unknown: missed\n{LAST}")
    with_outcomes(made, deals("a", 20, 12, 3))
    made.commit("A list")
    made.edit(
        FIELDS, "label: Employees, type: integer", "label: Staff, type: integer, columns: {other: [Heads]}"
    )
    made.write(FILE, made.text(FILE).replace("Employees", "Heads"))
    test = back_tested(made, base="HEAD")
    assert test.comparison is not None
    assert len(test.comparison.gained) == 12
    assert test.comparison.absent == ("Employees",)
    assert "no column for Employees: accounts may have moved" in "\n".join(
        comparison_lines(test.comparison, "USD")
    )


def test_a_renamed_icp_is_the_same(tmp_path: Path) -> None:
    made = Repository.start(tmp_path / "repository")
    with_outcomes(made, deals("a", 20, 12, 3), columns=[one for one in COLUMNS if "known_on" not in one])
    made.edit(PROFILE, LAST, f"  unknown: missed\n{LAST}")
    made.commit("A list")
    profile = made.text(PROFILE).replace("formerly: [bakers]", "formerly: [bakeries]")
    made.remove(PROFILE).write("icp/profiles/ovens.yaml", profile)
    for path in sorted(Path(made.root).rglob("*.yaml")):
        name = str(path.relative_to(made.root))
        text = made.text(name)
        if "ovens" not in name:
            text = text.replace("icp: bakeries", "icp: ovens").replace("[bakeries]", "[ovens]")
        made.write(name, text)
    loaded = load(made.root)
    assert loaded.playbook is not None, loaded.findings
    test = back_test(loaded.playbook, BackTestRequest(made.root, icp="ovens", base="HEAD"))
    assert test.comparison is not None
    assert test.comparison.moved == ()
    assert sum(place.before for place in test.comparison.places) == 15
