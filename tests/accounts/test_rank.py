"""Whom to look at first: the rank of each account of a list, and lists written by rank."""

import csv
import io
import json
import tracemalloc
from pathlib import Path
from random import Random

import pytest

from icp_playbook.accounts import ADDED, Order, ScoreRequest, score_list
from icp_playbook.findings import CommandError
from tests.accounts.scoring import AS_OF, SMALL, ScoredList, scored

HEADERS = ("Name", "Industry", "Employees", "Annual Revenue", "Last shop opened", "Debts")
STATUSES = ("fit", "undecided", "insufficient", "disqualified")
CELLS = (
    ("Bread", "Wine", "Coal", ""),
    ("40", "10-60", "900", "3", "?", ""),
    ("2M", "5", ""),
    ("2026-11-01", ""),
    ("no", "no", "yes", ""),
)


def drawn(random: Random, count: int) -> str:
    """A list of accounts; of every twentieth row cells are missing or too many, and some rows are blank."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(HEADERS)
    for number in range(count):
        cells = [f"Account {number}", *(random.choice(kind) for kind in CELLS)]
        odd = [cells[:2], [*cells, "astray"], [], cells, cells]
        writer.writerow(random.choice(odd) if number % 20 == 0 else cells)
    return stream.getvalue()


def rows(result: ScoredList) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.text, newline="")))


def place(row: dict[str, str]) -> tuple[int, int, int]:
    """Where a row belongs, by what its columns say."""
    if not row["icp_status"]:
        return 5, 0, 0
    other = not row["icp_profile"]
    status = 4 if other else STATUSES.index(row["icp_status"])
    return status, -int(row["icp_expected"]), -int(row["icp_intent"])


def test_ranks_are_the_places_in_a_sort_of_the_list() -> None:
    for seed, icp in enumerate((None, "bakeries", None, "vineyards")):
        result = scored(drawn(Random(seed), 300), icp=icp)  # noqa: S311
        found = rows(result)
        wanted = sorted(found, key=place)
        assert [row["icp_rank"] for row in wanted] == [str(at) for at in range(1, len(found) + 1)]
        assert {place(row)[0] for row in found} == {0, 1, 3, *([4] if icp else []), 5}
        for row in found:
            if row["icp_status"]:
                low, high, possible = (int(row[f"icp_points_{name}"]) for name in ("low", "high", "possible"))
                middle = 50 * (low + high) // possible
                assert row["icp_expected"] == str(max(0, min(100, middle)))


@pytest.mark.parametrize("top", [None, 1, 7, 10_000])
def test_a_list_written_by_rank_is_the_list_sorted(top: int | None) -> None:
    text = drawn(Random(7), 100)  # noqa: S311
    text += "\nTotal,,,,,\n"
    plain = rows(scored(text))
    found = rows(scored(text, order="rank", top=top))
    accounts = [row for row in plain if row["icp_rank"]]
    others = [row for row in plain if not row["icp_rank"]]
    wanted = sorted(accounts, key=lambda row: int(row["icp_rank"]))[:top]
    assert len(others) == 1
    assert found == [*wanted, *(others if top is None else [])]


def test_json_by_rank() -> None:
    text = "Name,Industry,Employees,Annual Revenue,Debts\nVine,Wine,3,,no\n\nCrumb,Bread,40,2M,no\n"
    found = json.loads(scored(text, form="json", order="rank").data)
    assert [(row["icp_rank"], row["Name"], row["icp_expected"], row["icp_known"]) for row in found] == [
        (1, "Crumb", 100, 100),
        (2, "Vine", 25, 0),
    ]
    assert list(found[0])[5:] == list(ADDED)
    assert json.loads(scored(text, form="json", top=1).data) == found[:1]


def test_what_is_known_is_a_share_of_the_points_that_are_decided() -> None:
    text = "Industry,Employees,Annual Revenue\nBread,,\nBread,40,\nBread,3,2M\nBread,900,2M\n"
    found = rows(scored(text))
    assert [row["icp_known"] for row in found] == ["", "100", "50", "25"]
    assert [row["icp_expected"] for row in found] == ["37", "75", "50", "25"]
    assert found[3]["icp_why"] == (
        "Met: Past $1M (+10). Missed: 10–50 people (0 of 10). Friction: Too large (−5). "
        "Unknown: Broke (disqualifier)."
    )


@pytest.mark.parametrize(("order", "top"), [("list", None), ("rank", None), ("rank", 5)])
def test_memory_does_not_grow_with_a_ranked_list(tmp_path: Path, order: Order, top: int | None) -> None:
    """Nearly three more megabytes wait on the disk; each account takes 8 bytes at most."""
    peaks = [_peak(tmp_path / f"{count}.csv", count, order, top) for count in (75, 250)]
    assert peaks[1] < peaks[0] + 200_000


def _peak(path: Path, count: int, order: Order, top: int | None) -> int:
    with path.open("w") as list_:
        list_.write("Name,Industry,Employees\n")
        list_.writelines(f"{'x' * 16_000}{number},Trade {number},{number}\n" for number in range(count))
    request = ScoreRequest("list.csv", AS_OF, order=order, top=top)
    with path.open("rb") as source, path.with_suffix(".out").open("wb") as target:
        tracemalloc.start()
        score_list(SMALL, request, source, target, lambda _: None)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return peak


def test_a_full_disk_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(CommandError, match="the temporary file for the rows cannot be written: No such file"):
        scored("Industry\n" + "Bread\n" * 40_000)
