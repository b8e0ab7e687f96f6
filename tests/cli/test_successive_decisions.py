"""`score --as-of` with several decisions: each until its own day, or until another replaces or undoes it."""

from pathlib import Path

import pytest

from tests.cli.effective_days import (
    BEFORE,
    EDITS,
    LATER,
    MERGED,
    PROFILE,
    SINCE,
    WIDER,
    account_file,
    by_hand,
    decide,
    same_as,
    score,
    started,
)
from tests.cli.repository import Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return started(tmp_path)


@pytest.fixture
def accounts(tmp_path: Path) -> Path:
    return account_file(tmp_path)


def test_several_decisions_are_taken_back_each_until_its_day(
    repository: Repository, accounts: Path, tmp_path: Path
) -> None:
    decide(repository.edit(*WIDER))
    repository.commit("First", MERGED)
    decide(repository.edit(*EDITS["fewer points"]), f"{LATER}-paper", effective="2026-12-15")
    repository.commit("Second", LATER)
    for day, edits in (
        ("2026-11-30", ()),
        ("2026-12-01", (WIDER,)),
        ("2026-12-14", (WIDER,)),
        ("2026-12-15", (WIDER, EDITS["fewer points"])),
    ):
        assert same_as(repository, accounts, day, by_hand(repository, tmp_path, "HEAD~2", *edits)), day


def test_a_decision_that_is_replaced_counts_from_its_day_until_that_of_the_other(
    repository: Repository, accounts: Path, tmp_path: Path
) -> None:
    decide(repository.edit(*WIDER))
    repository.commit("First", MERGED)
    decide(repository, status="superseded")
    repository.write(PROFILE, repository.text(PROFILE).replace("[1M, 6M]", "[1M, 9M]"))
    decide(repository, f"{LATER}-larger-still", effective="2026-12-15", supersedes=f"{MERGED}-larger")
    repository.commit("Second", LATER)
    start = by_hand(repository, tmp_path / "a", "HEAD~2")
    assert same_as(repository, accounts, "2026-11-30", start)
    assert same_as(repository, accounts, "2026-12-14", by_hand(repository, tmp_path / "b", "HEAD~1"))
    assert same_as(repository, accounts, "2026-12-15", by_hand(repository, tmp_path / "c", "HEAD"))


@pytest.mark.parametrize("sooner", [{"effective": "2026-11-25"}, {"effective": None}])
def test_a_decision_that_is_replaced_from_before_its_day_never_counts(
    repository: Repository, accounts: Path, tmp_path: Path, sooner: dict[str, str | None]
) -> None:
    """What the other one keeps of it counts from the day of the other."""
    decide(repository.edit(*WIDER))
    repository.commit("First", MERGED)
    decide(repository, status="superseded")
    decide(
        repository.edit(*EDITS["fewer points"]),
        f"{LATER}-fewer",
        **sooner,
        about=["profile/bakeries"],
        supersedes=f"{MERGED}-larger",
    )
    repository.commit("Second", LATER)
    now = by_hand(repository, tmp_path / "a", "HEAD")
    assert not same_as(repository, accounts, "2026-11-19", now)
    for day in ("2026-11-25", "2026-11-30", "2026-12-01"):
        assert same_as(repository, accounts, day, now), day
        assert "note:" not in score(repository, accounts, day).stderr


def test_a_change_that_was_undone_before_its_day_is_not_taken_back_twice(
    repository: Repository, accounts: Path, tmp_path: Path
) -> None:
    decide(repository.edit(*WIDER))
    repository.commit("First", MERGED)
    decide(repository, status="reverted")
    decide(
        repository.edit(PROFILE, WIDER[2], WIDER[1]),
        f"{LATER}-back",
        effective=None,
        reverts=f"{MERGED}-larger",
    )
    repository.commit("Back", LATER)
    start = by_hand(repository, tmp_path, "HEAD~2")
    for day in (BEFORE, SINCE):
        assert same_as(repository, accounts, day, start)
        for options in ((), ("--as-defined-now",)):
            assert "note:" not in score(repository, accounts, day, *options).stderr
