"""The back-test in DuckDB: whatever a list holds, every number is that of the back-test row by row."""

import csv
import datetime
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from icp_playbook.backtest import BackTest, BackTestRequest, back_test, engine_back_test
from icp_playbook.findings import CommandError
from icp_playbook.playbook import Playbook, load
from tests.backtest.outcome_lists import FILE, PLAYBOOK, declared
from tests.playbooks.copies import PlaybookCopy

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("scipy")
pytest.importorskip("ibis")

ROOT = Path(__file__).parents[2]
TAKEN = datetime.date(2026, 3, 1)
HEADER = (
    *("Company", "Own oven", "Employees", "Revenue", "Revenue currency", "Company stage", "Tools"),
    *("Last opening", "Opening known", "Oven known", "Outcome", "Created", "Closed", "Amount", "Furthest"),
    *("Renewed", "Expanded", "Left", "Notes", "Website"),
)
COLUMNS = (
    "outcome: Outcome",
    "created: Created",
    "closed: Closed",
    "value: Amount",
    "stage: Furthest",
    "renewed: Renewed",
    "expanded: Expanded",
    "churned: Left",
    "known_on: {last_opening: Opening known, has_oven: Oven known, employees: Oven known}",
)
PROFILE = "icp/profiles/bakeries.yaml"
ODD = ("", "", "n/a", "x", "-", "12 or so", "2026-13-01", "?!")


def drawn_row(draw: Random, oddness: float) -> list[str]:
    """A row of a list: plausible, but for so many of its cells."""
    created = datetime.date(2024, 6, 1) + datetime.timedelta(draw.randrange(500))
    closed = created + datetime.timedelta(draw.randrange(-3 if oddness else 0, 130))
    left = closed + datetime.timedelta(draw.randrange(-2 if oddness else 0, 700))

    def day_near(day: datetime.date, days: int) -> str:
        return (day + datetime.timedelta(draw.randrange(-days, days))).isoformat()

    outcome = draw.choice(("Closed Won", "closed-won", "Closed Lost", "Closed Lost", "Negotiation", ""))
    row = [
        draw.choice(("Kneads", "Crumb  &  Co", "crumb and co", "", "Café É", "row 7", "Loaf")),
        draw.choice(("yes", "yes", "yes", "no", "")),
        draw.choice(("3", "8", "20", "45", "80", "10-49", "11-50 employees", "50+", "", "1,000")),
        draw.choice(("500000", "2M", "4M-5M", "9000000", "", "1.5M")),
        draw.choice(("USD", "USD", "USD", "", "EUR") if oddness else ("USD", "")),
        draw.choice(("Young", "grown", "", "start-up")),
        draw.choice(("Paper", "Till; ERP", "ERP", "")),
        day_near(created, 200) if draw.random() < 0.8 else "",
        day_near(closed, 60) if draw.random() < 0.5 else "",
        day_near(created, 60) if draw.random() < 0.5 else "",
        outcome,
        created.isoformat() if draw.random() < 0.9 else "",
        closed.isoformat() if draw.random() < 0.9 else "",
        draw.choice(("12k", "9000", "$8k", "", "1250.75", "5k-6k" if oddness else "5k")),
        draw.choice(("Offer", "Demo", "")),
        draw.choice(("yes", "no", "", "true")),
        draw.choice(("yes", "no", "")),
        left.isoformat() if draw.random() < 0.3 and left <= TAKEN else "",
        draw.choice(("", "called twice")),
        draw.choice(("", "", "kneads.example", "www.kneads.example", f"at{draw.randrange(40)}.example")),
    ]
    if draw.random() < 0.3:
        row[0], row[-1] = f"Bakery {draw.randrange(60)}", draw.choice(("", "linkedin.com/company/bakery"))
    return [draw.choice(ODD) if draw.random() < oddness else cell for cell in row]


def csv_text(rows: Sequence[Sequence[str]]) -> str:
    """A list as text."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([HEADER, *rows])
    return text.getvalue()


def linked(playbook: PlaybookCopy) -> Playbook:
    """A playbook without findings."""
    found = load(playbook.root)
    assert found.playbook is not None, found.findings
    return found.playbook


def expect_the_same(playbook: Playbook, request: BackTestRequest) -> BackTest:
    """Both back-tests say the same; it is given."""
    wanted, found = back_test(playbook, request), engine_back_test(playbook, request)
    for wants, finds in zip(wanted.lists, found.lists, strict=True):
        assert finds == wants
    assert found.leaks == wanted.leaks
    assert found.groups == wanted.groups
    assert found == wanted
    return found


def with_list(playbook: PlaybookCopy, rows: Sequence[Sequence[str]], kind: str, more: str = "") -> Playbook:
    """A playbook with such rows: as text, as texts in Parquet, or in a database with the types it guesses."""
    playbook.write(FILE, csv_text(rows))
    file = {"csv": FILE, "parquet": "icp/lists/deals.parquet", "database": "icp/lists/d.duckdb::deals"}[kind]
    if kind != "csv":
        path = playbook.root / file.partition("::")[0]
        with duckdb.connect(str(path) if kind == "database" else ":memory:") as connection:
            if kind == "parquet":
                listed = connection.read_csv(str(playbook.root / FILE), header=True, all_varchar=True)
                listed.write_parquet(str(path))
            else:
                connection.read_csv(str(playbook.root / FILE), header=True).create("deals")
    values = ("won: [Closed Won]", "lost: [Closed Lost]", "stages: [Demo, Offer]", *([more] if more else []))
    settings = declared(columns=COLUMNS, file=file, values=values)
    if kind == "parquet":
        other = "icp/lists/more.csv"
        playbook.write(other, csv_text(rows[100:150]))
        settings += settings.partition("\n")[2].replace("id: deals", "id: more").replace(file, other)
    return linked(playbook.write(PLAYBOOK, f"{playbook.text(PLAYBOOK)}{settings}"))


@pytest.mark.drawn
@pytest.mark.parametrize("kind", ["csv", "parquet", "database"])
@pytest.mark.parametrize("seed", range(3))
def test_drawn_lists(seed: int, kind: str, minimal: PlaybookCopy) -> None:
    draw = Random(f"{seed} {kind}")  # noqa: S311  # draws test cases
    oddness = draw.choice((0, 0.01, 0.1))
    rows = [drawn_row(draw, oddness) for _ in range(400)]
    if oddness and kind == "csv":
        for row in draw.sample(rows, 6):
            row[:] = draw.choice(([""] * 3, row[:5], [*row, "beyond"], [" "] * len(HEADER), [*row, ""]))
    more = draw.choice(("", "open: [Negotiation]", "open: [Negotiation]"))
    playbook = with_list(minimal, rows, kind, more)
    first = draw.choice((None, datetime.date(2025, 1, 15)))
    icp = draw.choice((None, "bakeries"))
    for by_created in (False, True):
        found = expect_the_same(playbook, BackTestRequest(minimal.root, icp, by_created, first))
        assert found.whole.n > 100


def test_lists_of_which_nothing_can_be_said(minimal: PlaybookCopy) -> None:
    """The engine gives the same cause for a list that it cannot read."""
    draw = Random(3)  # noqa: S311  # draws test cases
    rows = [drawn_row(draw, 0) for _ in range(20)]
    playbook = with_list(minimal, rows, "csv")
    request = BackTestRequest(minimal.root)
    undecided = [[*row[:10], "Negotiation", *row[11:]] for row in rows]
    blank = [[" "] * len(HEADER)] * 3
    with duckdb.connect() as connection:
        nested = connection.read_csv(str(minimal.root / FILE)).project("* REPLACE ({'a': 1} AS \"Created\")")
        nested.write_parquet(str(minimal.root / "nested.parquet"))
    texts: dict[str, str | bytes] = {
        "the list has no rows": csv_text(blank),
        'no row of the column "Outcome" says won or lost': csv_text(undecided),
        'there is no column "Created", which `columns.created` names': csv_text(rows).replace("Created", "-"),
        f'column "Created" of `{FILE}` is STRUCT(a INTEGER), which no field is read from': (
            minimal.root / "nested.parquet"
        ).read_bytes(),
    }
    for sentence, text in texts.items():
        minimal.write(FILE, text)
        found = expect_the_same(playbook, request)
        assert [one.sentence for one in found.lists[0].listed.problems] == [sentence]
    minimal.remove(FILE)
    found = expect_the_same(playbook, request)
    assert [one.sentence for one in found.lists[0].listed.problems] == ["there is no such file"]


def test_no_account_is_as_young_as_asked_for(minimal: PlaybookCopy) -> None:
    draw = Random(4)  # noqa: S311  # draws test cases
    playbook = with_list(minimal, [drawn_row(draw, 0) for _ in range(20)], "csv")
    request = BackTestRequest(minimal.root, first=datetime.date(2026, 12, 1))
    errors = []
    for test in (back_test, engine_back_test):
        with pytest.raises(CommandError) as caught:
            test(playbook, request)
        errors.append((caught.value.sentence, caught.value.remedy))
    assert errors[0] == errors[1]


def as_parquet(playbook: Playbook, folder: Path) -> Playbook:
    """The example with its list of outcomes in Parquet, with the types that DuckDB guesses."""
    [source] = playbook.settings.outcomes
    target = folder / "deals.parquet"
    with duckdb.connect() as connection:
        connection.read_csv(str(ROOT / source.file), header=True).write_parquet(str(target))
    typed = source.model_copy(update={"file": str(target)})
    return replace(playbook, settings=playbook.settings.model_copy(update={"outcomes": [typed]}))


@pytest.mark.parametrize(
    "request_",
    [
        BackTestRequest(ROOT),
        BackTestRequest(ROOT, "saas", by_created=True),
        BackTestRequest(ROOT, by_created=True, first=datetime.date(2025, 6, 1)),
    ],
    ids=["best", "one, as of its creation", "since"],
)
def test_the_example(request_: BackTestRequest, tmp_path: Path) -> None:
    example = load(ROOT).playbook
    assert example is not None
    for playbook in (example, as_parquet(example, tmp_path)):
        found = expect_the_same(playbook, request_)
        assert found.groups
        assert found.kept_out
