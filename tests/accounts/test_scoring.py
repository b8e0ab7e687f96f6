"""Scoring a list: the text in, the text out."""

import csv
import io
import json
import re
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.accounts import ADDED, ScoreRequest, score_list
from icp_playbook.findings import CommandError
from icp_playbook.fit.condition import IsKnown
from tests.accounts.scoring import AS_OF, EXTRACT, SMALL, example, scored
from tests.drawing import draws

DATA = EXTRACT.parent


def table(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_the_whole_result() -> None:
    result = scored((DATA / "awkward.csv").read_bytes())
    assert result.text == (DATA / "awkward.scored.csv").read_text("utf-8")
    assert result.messages + "\n" == (DATA / "awkward.messages.txt").read_text("utf-8")


def test_one_icp_only() -> None:
    rows = table(scored("Industry,Employees\nBread,40\nWine,40\n", icp="vineyards").text)
    assert [(row["icp_profile"], row["icp_status"]) for row in rows] == [
        ("", "outside"),
        ("vineyards", "undecided"),
    ]
    assert rows[0]["icp_reasons"] == "nearest Vineyards; met: 10–50 people; missed: Sells wine"


ROWS = (
    "Bread,40,2M,no,all known",
    "Bread,40,,no,tier open",
    "Bread,40,2M,,one answer",
    ",40,,,two answers",
    "Wine,40,2M,no,other kind",
    "Bread,40,2M,yes,ruled out",
)


def test_how_surely_each_is_in_and_which_tiers_are_possible() -> None:
    result = scored("Industry,Employees,Annual Revenue,Debts,Note\n" + "\n".join(ROWS), icp="bakeries")
    rows = table(result.text)
    assert [(row["icp_certain"], row["icp_tier"], row["icp_potential"]) for row in rows] == [
        ("surely in", "gold", "gold"),
        ("in, tier open", "", "gold or tin"),
        ("one answer short", "", "gold"),
        ("may be in", "", "gold or tin"),
        ("out", "", ""),
        ("disqualified", "", ""),
    ]
    assert [row["icp_status"] for row in rows] == ["fit", *["undecided"] * 3, "outside", "disqualified"]
    assert (
        "6 accounts: 1 surely in; 1 in, tier open; 1 one answer short; 1 may be in; 1 out; 1 disqualified\n"
        "  Bakeries: 1 Gold; 1 in, tier open; 1 one answer short; 1 may be in; 1 disqualified\n"
        "  in no ICP: 1\n"
        "the one answer to ask for: In debt (1)\n"
    ) in result.messages


def test_an_account_of_which_too_little_is_known_is_kept_apart() -> None:
    known = IsKnown("turnover", True)
    icps = {id_: replace(icp, enough=known) for id_, icp in SMALL.program.icps.items()}
    words = {id_: replace(icp, enough="Turnover") for id_, icp in SMALL.words.icps.items()}
    asking = replace(SMALL, program=replace(SMALL.program, icps=icps), words=replace(SMALL.words, icps=words))
    rows = "Bread,40,2M,no\nBread,40,,no\nBread,40,,yes\nN/A,,,\n"
    result = scored(f"Industry,Employees,Annual Revenue,Debts\n{rows}", evaluator=asking)
    found = [
        (row["icp_profile"], row["icp_status"], row["icp_certain"], row["icp_next_question"])
        for row in table(result.text)
    ]
    assert found == [
        ("bakeries", "fit", "surely in", ""),
        ("bakeries", "insufficient", "too little known", "Turnover?"),
        ("bakeries", "disqualified", "disqualified", ""),
        ("bakeries", "insufficient", "too little known", "Turnover?"),
    ]
    assert (
        "4 accounts: 1 surely in; 0 in, tier open; 0 one answer short; 0 may be in; 2 too little known; "
        "0 out; 1 disqualified\n  Bakeries: 1 Gold; 2 too little known; 1 disqualified\n  in no ICP: 0\n"
    ) in result.messages


LATER = (
    "icp_rank",
    "icp_certain",
    "icp_potential",
    "icp_points_low",
    "icp_points_high",
    "icp_points_possible",
    "icp_expected",
    "icp_known",
    "icp_why",
)


def test_a_list_scored_before_a_column_existed_gets_it_at_the_end() -> None:
    earlier = [name for name in ADDED if name not in LATER]
    again = scored(f"Industry,{','.join(earlier)},Own\nBread,{',' * len(earlier)}mine\n").text
    header = again.splitlines()[0]
    assert header == f"Industry,{','.join(earlier)},Own,{','.join(LATER)}"
    (found,) = table(again)
    (fresh,) = table(scored("Industry,Own\nBread,mine\n").text)
    assert found == fresh
    with pytest.raises(CommandError, match='already has a column "icp_certain"'):
        scored("Industry,icp_certain\nBread,1\n")


def test_json_is_one_array_with_typed_cells() -> None:
    result = scored("Name,,Industry\nCrumb,x,Bread\n\nRye,y,Wine,oops\n", form="json")
    crumb, rye = json.loads(result.data)
    assert list(crumb) == ["Name", "column 2", "Industry", *ADDED]
    assert (crumb["Name"], crumb["icp_score_low"], crumb["icp_tier"]) == ("Crumb", 0, None)
    assert (rye["column 4"], rye["icp_status"]) == ("oops", None)
    assert json.loads(scored("Name\n", form="json").data) == []


def test_assumptions_fill_empty_cells() -> None:
    result = scored("Industry,Employees\nBread,40\n,40\n", "trade=Wine", "people=900", "debts=no")
    rows = table(result.text)
    assert [row["icp_profile"] for row in rows] == ["bakeries", "vineyards"]
    assert "assumed where a row has no value: Trade = Wine\n" in result.messages
    assert "fields the ICPs use but no column holds: Turnover, Last shop opened\n" in result.messages


@pytest.mark.parametrize(
    ("text", "sentence", "remedy"),
    [
        ("trade", '"trade" is not FIELD=VALUE', "write --assume field=value, such as country=US"),
        ("trad=Wine", 'there is no field "trad" to assume', 'did you mean "trade"?'),
        ("xyz=1", 'there is no field "xyz" to assume', "use the id of a field of icp/fields.yaml"),
        (
            "trade=Coal",
            '`trade` cannot be assumed: "Coal" is not in the list',
            "write one value the field can have",
        ),
        ("trade=", '`trade` cannot be assumed: "" says nothing', "write one value the field can have"),
    ],
)
def test_assumptions_that_are_refused(text: str, sentence: str, remedy: str) -> None:
    with pytest.raises(CommandError) as stopped:
        scored("Industry\nBread\n", text)
    assert (stopped.value.sentence, stopped.value.remedy) == (sentence, remedy)


def test_a_band_that_straddles_a_limit_is_never_a_pass() -> None:
    rows = table(scored("Industry,Employee range\nBread,11-50\nBread,11-60\n").text)
    assert [(row["icp_score_low"], row["icp_score_high"]) for row in rows] == [("50", "100"), ("0", "100")]


def test_a_sum_in_another_currency_is_not_read() -> None:
    source = "Industry,Annual Revenue,CurrencyIsoCode\nBread,2M,usd\nBread,2M,EUR\nBread,,EUR\nBread,2M,\n"
    result = scored(source, "turnover=2M")
    rows = table(result.text)
    assert [row["icp_coverage"] for row in rows] == ["50", "0", "50", "50"]
    assert rows[1]["icp_problems"] == "Turnover: an amount in EUR; the playbook uses USD"
    assert 'currency of each row ← "CurrencyIsoCode"' in result.messages


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM", "\t=1", "\r=1", " =1", "＝1", "＋1"])
def test_no_added_cell_is_a_formula_and_no_original_one_is_changed(start: str) -> None:
    words = SMALL.words
    icps = {**words.icps, "bakeries": replace(words.icps["bakeries"], name=start)}
    fields = {**words.fields, "debts": replace(words.fields["debts"], question=start)}
    hostile = replace(SMALL, words=replace(words, icps=icps, fields=fields))
    cells = [start, "Bread", start]
    source = io.StringIO()
    csv.writer(source).writerows([["Name", "Industry", "Note"], cells])
    [row] = table(scored(source.getvalue(), evaluator=hostile).text)
    assert [row["Name"], row["Industry"], row["Note"]] == cells
    texts = [row[name] for name in ADDED if not re.fullmatch("-?[0-9]+", row[name])]
    assert all(text[:1] not in "=+-@\t\r＝＋－＠" or not text for text in texts)
    assert row["icp_next_question"].removeprefix("'") == start.strip()


def test_a_scored_list_can_be_scored_again_in_place() -> None:
    once = scored("Id,Industry,Employees\n1,Bread,40\n2,Wine,\n3,Coal,x\n")
    again = scored(once.data)
    assert again.data == once.data
    assert "icp_" not in again.messages


def test_a_column_that_would_be_overwritten() -> None:
    with pytest.raises(CommandError, match='already has a column "icp_tier" that this command would add'):
        scored("Industry,icp_tier\nBread,1\n")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_delimiter_line_endings_and_byte_order_mark_stay(delimiter: str, end: str, mark: bytes) -> None:
    source = (
        mark
        + delimiter.join(["Name", "Industry"]).encode()
        + end.encode()
        + f"Brød{delimiter}Bread{end}".encode()
    )
    result = scored(source)
    assert result.data.startswith(mark + f"Name{delimiter}Industry{delimiter}icp_rank".encode())
    assert result.data.count(end.encode()) == 2
    assert end == "\r\n" or b"\r" not in result.data
    assert table(result.data.decode("utf-8-sig"), delimiter)[0]["icp_profile"] == "bakeries"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_becomes_utf_8(encoding: str) -> None:
    result = scored("\ufeffName\tIndustry\r\nBrød\tBread\r\n".encode(encoding))
    assert result.data.startswith("\ufeffName\tIndustry\ticp_rank".encode())
    assert "Brød\tBread\t1\tbakeries" in result.text


@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12),
            min_size=3,
            max_size=3,
        ).filter(any),
        max_size=5,
    )
)
@draws(60)
def test_every_original_cell_survives(rows: list[list[str]]) -> None:
    source = io.StringIO()
    csv.writer(source).writerows([["Name", "Industry", "Note"], *rows])
    written = list(csv.reader(io.StringIO(scored(source.getvalue()).text, newline="")))
    assert [row[:3] for row in written[1:]] == rows
    assert all(len(row) == 3 + len(ADDED) for row in written)


def test_memory_does_not_grow_with_the_list(tmp_path: Path) -> None:
    """Six more megabytes are read and written, and none of them is kept in memory."""
    assert _peak(tmp_path / "long.csv", 500) < _peak(tmp_path / "short.csv", 125) + 300_000


def _peak(path: Path, rows: int) -> int:
    """Peak memory in bytes while scoring a list of this many rows. No two cells are alike."""
    with path.open("w") as list_:
        list_.write("Name,Industry,Employees\n")
        list_.writelines(f"{'x' * 16_000}{number},Trade {number},{number}\n" for number in range(rows))
    with path.open("rb") as source, path.with_suffix(".out").open("wb") as target:
        tracemalloc.start()
        score_list(SMALL, ScoreRequest("list.csv", AS_OF), source, target, lambda _: None)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return peak


def test_unreadable_cells_are_all_counted() -> None:
    rows = "".join(f"Trade {number}\n" for number in range(1_500))
    messages = scored(f"Industry\n{rows}").messages
    assert "not read: 1,500 cells or rows" in messages
    assert (
        "  Trade: the field does not list it · 1,500 times (row 2, 3, 4, 5, …): "
        '"Trade 0" (1), "Trade 1" (1), "Trade 2" (1), "Trade 3" (1), …\n'
    ) in messages


def test_real_companies_end_to_end() -> None:
    result = scored(EXTRACT.read_bytes(), "country=US", evaluator=example())
    rows = table(result.data.decode("utf-8-sig"))
    original = table(EXTRACT.read_text("utf-8-sig"))
    assert [{name: row[name] for name in original[0]} for row in rows] == original
    assert not any(row["icp_problems"] for row in rows)
    assert {row["industry"] for row in rows if row["icp_profile"]} >= {"Software", "Health", "Manufacturing"}
    assert '  Employees ← "workers"\n  Annual revenue ← "revenue"\n' in result.messages
    assert result.tally.accounts == 60


def test_the_same_list_gives_the_same_bytes() -> None:
    once, again = (scored(EXTRACT.read_bytes(), "country=US", evaluator=example()) for _ in range(2))
    assert (once.data, once.messages) == (again.data, again.messages)
