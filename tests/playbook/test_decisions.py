"""What holds between decisions, beyond what one bad file can show."""

import pytest

from icp_playbook.playbook import Key, load
from tests.playbooks.copies import PlaybookCopy

LATER, EARLIER = "2026-02-10-bake-first", "2026-01-12-bread-sells"
FILES = {id_: f"icp/decisions/{id_}.yaml" for id_ in (LATER, EARLIER)}


def findings(copy: PlaybookCopy) -> list[str]:
    """The findings of a playbook, one per line."""
    return [f"{found.location.path}: {found.sentence}" for found in load(copy.root).findings]


def decision(status: str, day: str, more: str = "") -> str:
    """A short decision about the bakeries."""
    return (
        f"name: Bread of {day}\nstatus: {status}\ndecision: We bake.\nwhy: It sells.\n"
        f"about: [profile/bakeries]\ndecided: {{on: {day}, by: [sales]}}\n{more}"
    )


def test_they_are_loaded_and_linked(minimal: PlaybookCopy) -> None:
    playbook = load(minimal.decided().root).playbook
    assert playbook is not None
    assert list(playbook.decisions) == [EARLIER, LATER]
    assert playbook.decisions[LATER].concerns == (
        "profile/bakeries",
        "disqualifier/no-night-shift",
        "signal/new-mixer",
    )
    assert playbook.named_by("decision", Key("profile", "bakeries")) == (EARLIER, LATER)
    assert playbook.named_by("decision", Key("playbook", "playbook")) == (EARLIER,)
    assert playbook.named_by("decision", Key("decision", EARLIER)) == (LATER,)


@pytest.mark.parametrize("status", ["proposed", "trial"])
def test_what_is_not_accepted_yet_leaves_the_earlier_as_it_is(minimal: PlaybookCopy, status: str) -> None:
    later = decision(status, "2026-02-10", f"supersedes: {EARLIER}\n")
    if status == "proposed":
        later = later.replace("decided: {on: 2026-02-10, by: [sales]}\n", "")
    minimal.decided().write(FILES[LATER], later)
    for left in ("accepted", "superseded"):
        minimal.write(FILES[EARLIER], decision(left, "2026-01-12"))
        assert findings(minimal) == []


def test_a_reverted_one_no_longer_asks_that_the_earlier_is_superseded(minimal: PlaybookCopy) -> None:
    minimal.decided().write(FILES[LATER], decision("reverted", "2026-02-10", f"supersedes: {EARLIER}\n"))
    minimal.write(FILES[EARLIER], decision("accepted", "2026-01-12"))
    undo = "2026-03-01-undo"
    minimal.write(f"icp/decisions/{undo}.yaml", decision("accepted", "2026-03-01", f"reverts: {LATER}\n"))
    assert findings(minimal) == []


def test_a_ring_is_told_once(minimal: PlaybookCopy) -> None:
    ids = ["2026-01-12-a", "2026-01-12-b", "2026-01-12-c"]
    for id_, earlier in zip(ids, [*ids[1:], ids[0]], strict=True):
        minimal.write(
            f"icp/decisions/{id_}.yaml", decision("superseded", "2026-01-12", f"supersedes: {earlier}\n")
        )
    assert findings(minimal) == [
        "icp/decisions/2026-01-12-a.yaml: a decision that it replaces replaces it in turn: "
        "2026-01-12-a → 2026-01-12-b → 2026-01-12-c → 2026-01-12-a"
    ]


def test_an_earlier_one_is_not_decided_later(minimal: PlaybookCopy) -> None:
    minimal.decided().write(FILES[EARLIER], decision("superseded", "2026-02-11"))
    minimal.rename(FILES[EARLIER], "icp/decisions/2026-02-11-bread-sells.yaml")
    minimal.edit(FILES[LATER], f"supersedes: {EARLIER}", "supersedes: 2026-02-11-bread-sells")
    assert findings(minimal) == [
        f'{FILES[LATER]}: it replaces "2026-02-11-bread-sells", which was decided later, on 2026-02-11'
    ]


def test_a_renamed_entry_is_named_with_its_kind(minimal: PlaybookCopy) -> None:
    minimal.decided().rename("icp/disqualifiers/no-night-shift.yaml", "icp/disqualifiers/day-only.yaml")
    minimal.edit("icp/disqualifiers/day-only.yaml", "category:", "formerly: [no-night-shift]\ncategory:")
    minimal.edit("icp/profiles/bakeries.yaml", "disqualifiers: [no-night-shift]", "disqualifiers: [day-only]")
    found = [one for one in load(minimal.root).findings if one.location.path == FILES[LATER]]
    assert [(one.sentence, one.help) for one in found] == [
        ('disqualifier "no-night-shift" has a new id', 'write "disqualifier/day-only"')
    ]


@pytest.mark.parametrize(("status", "found"), [("reverted", 0), ("accepted", 1)])
def test_what_was_undone_before_its_day_was_looked_at_before_it(
    minimal: PlaybookCopy, status: str, found: int
) -> None:
    more = "effective: 2026-06-01\noutcome: {on: 2026-03-01, result: unclear, says: It never counted.}\n"
    minimal.write(FILES[LATER], decision(status, "2026-02-10", more))
    assert (
        findings(minimal)
        == [f"{FILES[LATER]}: 2026-03-01 is before 2026-06-01, the day from which it counts"] * found
    )
    minimal.edit(FILES[LATER], "on: 2026-03-01", "on: 2026-02-09")
    assert len(findings(minimal)) == 1
