"""A list compared by DuckDB moves as it does row by row: the same counts, kinds, causes and names."""

import datetime
import io
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from random import Random

import duckdb
import pytest

from icp_playbook.decisions import (
    ListOptions,
    MoveSummary,
    RenamedIds,
    compare_in_engine,
    compare_list,
    engine_moves,
    move_summary,
    worth_of,
)
from icp_playbook.findings import CommandError
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.playbook import Playbook
from tests.decisions.test_moves import BEFORE, DAY, OUT, PLAYBOOK, PROFILE, loaded
from tests.playbooks.copies import MINIMAL, PlaybookCopy
from tests.review.test_drawn_pairs import LIST

Edit = Callable[[PlaybookCopy], PlaybookCopy]
CAFES = "icp/profiles/cafes.yaml"
FIELDS = "icp/fields.yaml"
OVEN = "{field: has_oven, is: true}"
ODD_ROWS = "\n\nShort,20,2M\nLong,20,2M,paper,yes,Grown,3,,astray\nBand,10-60,1M-9M,none,yes,Old,?,\n"


def with_cafes(copy: PlaybookCopy, must: str, status: str = "operational") -> PlaybookCopy:
    """A second ICP with another must."""
    copy.copy(PROFILE, CAFES).edit(CAFES, "name: Bakeries", "name: Cafés")
    copy.edit(CAFES, "formerly: [bakers]\n", "").edit(CAFES, OVEN, must)
    return copy.edit(CAFES, "status: operational", f"status: {status}")


def strict(copy: PlaybookCopy) -> PlaybookCopy:
    """Many verdicts change: a must, a disqualifier, a threshold, a play, how cells are read."""
    copy.edit(PROFILE, OVEN, "{any: [{field: has_oven, is: true}, {field: growth_rate, at_least: 3}]}")
    copy.edit(OUT, "at_least: 3}", "at_least: 30}")
    copy.edit(PLAYBOOK, "at_least: 50, means", "at_least: 70, means")
    return copy.edit(FIELDS, "label: Revenue, type: money", "label: Turnover, type: money")


PAIRS: Mapping[str, tuple[Edit, Edit]] = {
    "a stricter ICP": (lambda copy: copy, strict),
    "a must of enough, and another segment": (
        lambda copy: copy,
        lambda copy: copy.edit(
            PROFILE, "  score:\n", "  enough: {field: revenue, known: true}\n  score:\n"
        ).edit("segments/grown-bakeries.yaml", "is: grown}", "is: young}"),
    ),
    "a lower threshold, and another play": (
        lambda copy: copy.edit(PLAYBOOK, "at_least: 50, means", "at_least: 71, means"),
        lambda copy: copy.edit(PLAYBOOK, "tier-1: {strong: pursue", "tier-1: {strong: leave"),
    ),
    "an ICP that is retired, and another": (
        lambda copy: with_cafes(copy, "{field: has_oven, is: false}"),
        lambda copy: with_cafes(strict(copy), "{field: employees, at_least: 30}").edit(
            PROFILE, "status: operational", "status: retired"
        ),
    ),
    "an ICP that is gone": (
        lambda copy: with_cafes(copy, "{field: employees, at_least: 30}"),
        lambda copy: copy.edit(OUT, "at_least: 3}", "at_least: 30}"),
    ),
    "none that is operational before": (
        lambda copy: copy.edit(PROFILE, "status: operational", "status: aspirational"),
        lambda copy: copy,
    ),
}


def sides_of(name: str, folder: Path) -> tuple[Playbook, Playbook]:
    """Two playbooks."""
    old, new = (
        loaded(edit(PlaybookCopy.of(MINIMAL, folder / side)))
        for edit, side in zip(PAIRS[name], ("old", "new"), strict=True)
    )
    return old, new


def both(
    source: Path, sides: tuple[Playbook, Playbook], icp: str | None = None, day: datetime.date = DAY
) -> tuple[MoveSummary, MoveSummary]:
    """What DuckDB makes of a list, and what Python does, with the revenue at stake."""
    old, new = map(PreparedPlaybook.of, sides)
    how = (old, new, day, RenamedIds.between(*sides), ListOptions(icp, worth_of("revenue", new)))
    with source.open("rb") as stream:
        return compare_in_engine(str(source), *how), compare_list(stream, str(source), *how)


def expect_the_same(found: MoveSummary, wanted: MoveSummary) -> None:
    """Everything but entries of counters that are 0."""
    for name in ("before", "after", "counts", "tier_open", "were_in", "worths", "worth_known"):
        assert +getattr(found, name) == +getattr(wanted, name), name
    assert {kind: [*one.items()] for kind, one in found.causes.items()} == {
        kind: [*one.items()] for kind, one in wanted.causes.items()
    }
    assert found.names == wanted.names
    assert (found.moves, found.cases) == (wanted.moves, wanted.cases)
    assert (found.notes, found.unread, found.gaps) == (wanted.notes, wanted.unread, wanted.gaps)


@pytest.mark.parametrize("name", PAIRS)
def test_duckdb_counts_and_names_what_python_does(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (move_summary, engine_moves):
        monkeypatch.setattr(module, "KEPT", 30)
        monkeypatch.setattr(module, "NAMED", 4)
    source = tmp_path / "list.csv"
    lines = LIST.splitlines()
    rows = Random(3).sample(lines[1:], len(lines) - 1)  # noqa: S311  # the same order in every run
    source.write_text("\n".join([lines[0], *rows, ODD_ROWS]), encoding="utf-8")
    found, wanted = both(source, sides_of(name, tmp_path))
    assert wanted.moved > 4
    assert wanted.unread == 1
    expect_the_same(found, wanted)


def test_duckdb_compares_one_icp_alone_as_python_does(tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text(LIST, encoding="utf-8")
    found, wanted = both(source, sides_of("an ICP that is retired, and another", tmp_path), "bakeries")
    assert wanted.counts["disqualified"]
    expect_the_same(found, wanted)


def test_the_comparison_says_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def halfway(_connection: object, progress: Callable[[float], None]) -> Iterator[None]:
        progress(0.5)
        yield

    monkeypatch.setattr(sys.modules["icp_playbook.engines.compared_list"], "watched", halfway)
    source = tmp_path / "list.csv"
    source.write_text(LIST, encoding="utf-8")
    seen: list[tuple[str, float]] = []
    prepared = PreparedPlaybook.of(BEFORE)
    compare_in_engine(str(source), prepared, prepared, DAY, progress=lambda *one: seen.append(one))
    assert [name for name, _ in seen] == ["read", "read", "judged", "judged", "counted"]
    shares = [share for _, share in seen]
    assert shares == sorted(set(shares))
    assert shares[-1] < 1


TYPES = (
    "CREATE TABLE companies AS SELECT Company, TRY_CAST(Employees AS INTEGER) AS Employees, "
    "CASE Revenue WHEN '2M' THEN 2000000 END AS Revenue, string_split(Tools, ';') AS Tools, "
    "CASE \"Own oven\" WHEN 'yes' THEN true WHEN 'no' THEN false END AS \"Own oven\", Stage, "
    'CAST(Growth AS DOUBLE) AS Growth, CAST("Last opening" AS DATE) AS "Last opening" '
    "FROM read_csv('{}', all_varchar = true)"
)


def test_a_table_with_types_moves_as_its_text_does(tmp_path: Path) -> None:
    text, database = tmp_path / "list.csv", tmp_path / "crm.duckdb"
    text.write_text(LIST, encoding="utf-8")
    with duckdb.connect(str(database)) as connection:
        connection.execute(TYPES.format(text))
    sides = sides_of("a stricter ICP", tmp_path)
    old, new = map(PreparedPlaybook.of, sides)
    options = ListOptions(worth=worth_of("employees", new))
    how = (old, new, DAY, RenamedIds.between(*sides), options)
    found = compare_in_engine(f"{database}::companies", *how)
    wanted = compare_list(io.BytesIO(LIST.encode()), "list.csv", *how)
    assert (+found.counts, found.worths, found.causes) == (+wanted.counts, wanted.worths, wanted.causes)
    moves = [[(one.name[:2], one.old, one.new) for one in side.moves] for side in (found, wanted)]
    assert moves[0] == moves[1]
    assert found.moves[0].name == "C3 (row 4)"  # a table has no header that counts as a row


def test_a_kind_that_is_not_what_python_says_is_no_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "list.csv"
    source.write_text("Company,Employees,Revenue,Tools,Own oven\nRye,20,2M,paper,yes\n", encoding="utf-8")
    new = PlaybookCopy.of(MINIMAL, tmp_path / "new").edit(OUT, "at_least: 3}", "at_least: 30}")
    monkeypatch.setattr(engine_moves, "kind_between", lambda *_: "left")
    with pytest.raises(CommandError, match="DuckDB and Python judge row 2 differently"):
        both(source, (BEFORE, loaded(new)))


@pytest.mark.parametrize(("field", "cause"), [("has_oven", "no amount"), ("revenu", "no field of accounts")])
def test_what_cannot_be_summed_is_no_value_at_stake(field: str, cause: str) -> None:
    with pytest.raises(CommandError, match=cause):
        worth_of(field, PreparedPlaybook.of(BEFORE))
