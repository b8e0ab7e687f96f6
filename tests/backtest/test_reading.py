"""Lists of outcomes are read as `columns` names them, and what is wrong with them is said all at once."""

import datetime
import importlib

import pytest

from icp_playbook.backtest import Outcome
from tests.backtest.outcome_lists import COLUMNS, FILE, HEADER, ROWS, VALUES, problems, read, with_outcomes
from tests.playbooks.copies import PlaybookCopy

KNEADS = Outcome(
    2,
    "Kneads",
    {"employees": 20, "revenue": 2_000_000, "has_oven": True},
    "won",
    datetime.date(2025, 1, 10),
    datetime.date(2025, 2, 9),
    12_000,
    "Offer",
    True,
    False,
    None,
    {"revenue": datetime.date(2025, 1, 5)},
)
"""The first row of the list."""


def test_a_row_is_what_became_of_an_account_and_its_facts(minimal: PlaybookCopy) -> None:
    found = read(with_outcomes(minimal, values=[*VALUES, "stages: [Demo, Offer]"]))
    assert found.problems == ()
    assert found.outcomes[0] == KNEADS
    assert [one.result for one in found.outcomes] == ["won", "lost", "open", "won"]
    assert [one.label for one in found.outcomes] == ["Kneads", "Crumb", "Loaf", "row 5"]
    assert [one.stage for one in found.outcomes] == ["Offer", "Demo", "Offer", "Offer"]
    _, crumb, loaf, rye = found.outcomes
    assert (loaf.closed, crumb.value, rye.churned) == (None, None, datetime.date(2025, 12, 1))
    assert found.notes == ('counted as open: "Negotiation" (1)',)
    assert (found.fields, found.dated) == (("employees", "revenue", "has_oven"), ("revenue",))


def test_facts_learnt_after_a_day_are_not_known_by_it(minimal: PlaybookCopy) -> None:
    kneads, _, loaf, _ = read(with_outcomes(minimal)).outcomes
    assert kneads.known_by(datetime.date(2025, 1, 5)) == kneads.account
    assert loaf.known_by(datetime.date(2025, 5, 1)) == {"employees": 40, "has_oven": False}


def test_a_column_named_as_outcome_tells_no_field(minimal: PlaybookCopy) -> None:
    """The minimal playbook has a field `stage` with the label of the column that holds the outcome."""
    assert all("stage" not in one.account for one in read(with_outcomes(minimal)).outcomes)


def test_a_column_of_yes_and_no_is_an_outcome(minimal: PlaybookCopy) -> None:
    rows = ["A,yes,TRUE", "B,yes,0", "C,no,", "D,no,perhaps"]
    playbook = with_outcomes(
        minimal, rows, columns=["won: Is won"], values=(), header="Company,Own oven,Is won"
    )
    found = read(playbook)
    assert [one.result for one in found.outcomes] == ["won", "lost", "open"]
    assert problems(playbook) == [
        (
            f'{FILE}: row 5: left out: "perhaps" in the column "Is won" is neither yes nor no',
            "write yes for won, no for lost, and nothing for open",
        )
    ]


def test_personal_data_is_not_read(minimal: PlaybookCopy) -> None:
    found = read(with_outcomes(minimal))
    assert len(found.outcomes) == len(ROWS)
    assert "@" not in repr(found)
    assert "example" not in repr(found)


@pytest.mark.parametrize("suffix", [".parquet", ".xlsx", ".duckdb"])
def test_every_sort_of_list_says_the_same(minimal: PlaybookCopy, suffix: str) -> None:
    plain = read(with_outcomes(minimal))
    file = minimal.root / FILE
    name = {".duckdb": "icp/lists/deals.duckdb::deals"}.get(suffix, f"icp/lists/deals{suffix}")
    if suffix == ".xlsx":
        openpyxl = pytest.importorskip("openpyxl")
        book = openpyxl.Workbook()
        for line in file.read_text("utf-8").splitlines():
            book.active.append([cell or None for cell in line.split(",")])
        book.save(minimal.root / name)
    else:
        duckdb = pytest.importorskip("duckdb")
        target = minimal.root / name.partition("::")[0]
        source = f"read_csv('{file}', types={{'Revenue': 'VARCHAR', 'Amount': 'VARCHAR'}})"
        with duckdb.connect(":memory:" if suffix == ".parquet" else str(target)) as connection:
            if suffix == ".parquet":
                connection.execute(f"COPY (FROM {source}) TO '{target}'")
            else:
                connection.execute(f"CREATE TABLE deals AS FROM {source}")
    found = read(minimal.edit("icp/playbook.yaml", FILE, name))
    assert found.problems == ()
    assert [repr(one).partition("label")[2] for one in found.outcomes] == [
        repr(one).partition("label")[2].replace("row 5", f"row {found.outcomes[-1].row}")
        for one in plain.outcomes
    ]


def test_what_is_wrong_with_the_columns_is_said_at_once(minimal: PlaybookCopy) -> None:
    columns = [one.replace("Created", "Createt").replace("Amount", "Price tag") for one in COLUMNS]
    playbook = with_outcomes(minimal, columns=columns)
    assert problems(playbook) == [
        (f'{FILE}: there is no column "Createt", which `columns.created` names', 'did you mean "Created"?'),
        (
            f'{FILE}: there is no column "Price tag", which `columns.value` names',
            "name a column of the list under `columns.value` of the outcomes `deals`",
        ),
    ]
    assert read(playbook).outcomes == ()


def test_what_is_wrong_with_rows_is_said_by_its_cause(minimal: PlaybookCopy) -> None:
    def row(outcome: str, created: str, closed: str, rest: str = "1k,Demo,,,") -> str:
        return f"A,a@b.example,yes,20,2M,2025-01-05,{outcome},{created},{closed},{rest}"

    rows = [
        row("Won", "2025-01-01", "2025-02-01"),
        row("Closed Won", "2025-03-01", "2025-02-01"),
        row("Closed Lost", "2025-03-01", "2025-02-01"),
        row("Closed Won", "05/06/2025", "2025-12-01"),
        row("Closed Won", "2025-01-01", "2027-02-01"),
        row("Closed Won", "2025-01-01", "2025-02-01", "10-20k,Demo,perhaps,,"),
        row("Closed Won", "2025-01-01", "2025-02-01", "1k,Demo,,,2025-01-15"),
        row("Closed Lost", "2025-01-01", "2025-02-01"),
    ]
    playbook = with_outcomes(minimal, rows, values=[*VALUES, "open: [Negotiation]"])
    assert [line.removeprefix(f"{FILE}: ") for line, _ in problems(playbook)] == [
        'row 2: left out: "Won" in the column "Stage" is no outcome',
        "2 rows (3 and 4): left out: closed before created",
        'row 5: left out: "05/06/2025" could be 2025-05-06 or 2025-06-05; write the year first '
        '(column "Created")',
        "row 6: left out: closed after the list was taken, on 2026-03-01",
        'row 7: a range (column "Amount")',
        'row 7: "perhaps" in the column "Renewed" is neither yes nor no',
        "row 8: left out: churned before closed",
    ]
    assert all(remedy for _, remedy in problems(playbook))
    assert [one.row for one in read(playbook).outcomes] == [7, 9]


@pytest.mark.parametrize(
    ("breaks", "line", "remedy"),
    [
        (
            lambda p: p.remove(FILE),
            f"{FILE}: there is no such file",
            "export it to there; paths start from the folder of the playbook",
        ),
        (lambda p: p.write(FILE, f"{HEADER}\n"), f"{FILE}: the list has no rows", "export it again"),
        (
            lambda p: p.write(FILE, p.text(FILE).replace("losed", "loser")),
            f'{FILE}: no row of the column "Stage" says won or lost',
            "list its values under `won` and `lost` of the outcomes `deals`",
        ),
        (
            lambda p: p.write(FILE, p.text(FILE).replace("Own oven,Employees,Revenue", "A,B,C")),
            f"{FILE}: no column matches a field that decides",
            "export the list with the fields of the accounts, or add its names to `columns` in "
            "icp/fields.yaml",
        ),
    ],
    ids=["no file", "no rows", "no outcomes", "no facts"],
)
def test_a_list_that_says_nothing_is_not_read(
    minimal: PlaybookCopy, breaks: object, line: str, remedy: str
) -> None:
    playbook = with_outcomes(minimal, columns=["outcome: Stage"])
    breaks(playbook)  # type: ignore[operator]  # a row of the table
    assert problems(playbook) == [(line, remedy)]
    assert not read(playbook).readable


def test_a_list_outside_of_the_playbook_is_said_to_be(minimal: PlaybookCopy) -> None:
    playbook = with_outcomes(minimal)
    (minimal.root.parent / "deals.csv").write_text(playbook.text(FILE), "utf-8")
    found = read(playbook.edit("icp/playbook.yaml", FILE, "../deals.csv"))
    assert found.notes[0] == "`../deals.csv` is outside of the playbook's folder"
    assert found.outcomes[0] == KNEADS


def test_parquet_without_the_engine_says_what_to_install(
    minimal: PlaybookCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = importlib.import_module("icp_playbook.backtest.outcome_reading")
    monkeypatch.setattr(reading, "find_spec", lambda _: None)
    playbook = with_outcomes(minimal).write(FILE, b"PAR1")
    assert problems(playbook) == [
        (f"{FILE}: `{FILE}` needs DuckDB, which is not installed", "pip install 'icp-playbook[duckdb]'")
    ]
