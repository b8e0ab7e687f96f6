"""Accounts are scored as of the day they were created, with what was known, however many there are."""

import datetime

from icp_playbook.backtest import BackTestRequest, Knowledge, Outcome, OutcomeList, back_test, judged_outcomes
from icp_playbook.disclosure import disclose
from icp_playbook.playbook import load
from tests.backtest.drawn_outcomes import DAY, TAKEN, judged, prepared
from tests.backtest.outcome_lists import COLUMNS, PLAYBOOK, read, with_outcomes
from tests.cli.repository import Repository
from tests.playbooks.copies import PlaybookCopy


def listed(*outcomes: Outcome) -> OutcomeList:
    """A list of a few outcomes."""
    return OutcomeList("drawn", "Drawn", TAKEN, "drawn", True, outcomes)


def test_many_accounts_of_a_day_are_scored_as_each_alone() -> None:
    for row in judged()[::10]:
        best = prepared().rank(row.outcome.account, DAY).verdicts[0]
        assert row.verdict == best
        [alone] = judged_outcomes([listed(row.outcome)], prepared(), "bakeries", Knowledge())
        assert alone.verdict == best


def test_a_signal_counts_if_it_was_fresh_on_the_day_of_creation() -> None:
    opened = datetime.date(2025, 1, 1)
    found = judged_outcomes(
        [
            listed(
                Outcome(2, "soon", {"last_opening": opened}, "won", datetime.date(2025, 1, 10)),
                Outcome(3, "late", {"last_opening": opened}, "won", datetime.date(2026, 1, 10)),
                Outcome(4, "of no day", {"last_opening": opened}, "won", None, datetime.date(2025, 1, 20)),
                Outcome(5, "of no day at all", {"last_opening": opened}, "open"),
            )
        ],
        prepared(),
        None,
        Knowledge(),
    )
    assert [row.verdict.intent.points if row.verdict else None for row in found] == [20, 0, 20, 0]
    assert [row.as_of for row in found][2:] == [datetime.date(2025, 1, 20), TAKEN]


def test_one_column_may_say_when_all_facts_were_learnt(minimal: PlaybookCopy) -> None:
    columns = [one for one in COLUMNS if "known_on" not in one]
    found = read(with_outcomes(minimal, columns=[*columns, "known_on: Revenue known"]))
    assert found.dated == found.fields == ("employees", "revenue", "has_oven")
    assert set(found.outcomes[0].known_on) == {"employees", "revenue", "has_oven"}
    assert found.outcomes[0].known_by(datetime.date(2025, 1, 4)) == {}
    assert found.outcomes[1].known_on == {}


def test_a_tier_with_another_id_is_the_same_tier(minimal: PlaybookCopy) -> None:
    made = Repository.start(minimal.root.parent / "repository")
    made.edit("icp/profiles/bakeries.yaml", "  disqualifiers:", "  unknown: missed\n  disqualifiers:")
    made.commit("Count what is not known as missed")
    made.edit(PLAYBOOK, "{id: tier-1, label: Tier 1,", "{id: best, label: Tier 1,")
    made.edit(PLAYBOOK, "  tier-1: {strong", "  best: {strong")
    made.edit("icp/examples/crumb.yaml", "tier: tier-1", "tier: best")
    playbook = load(with_outcomes(made).root).playbook
    assert playbook is not None
    found = back_test(playbook, BackTestRequest(made.root, base="HEAD")).comparison
    assert found is not None
    assert (found.moved, found.gained, found.lost) == ((), (), ())
    assert "best" in {place.id for place in found.places}


def test_builds_for_others_do_not_name_the_lists(minimal: PlaybookCopy) -> None:
    loaded = load(with_outcomes(minimal).root)
    assert loaded.playbook is not None
    assert len(loaded.playbook.settings.outcomes) == 1
    published = disclose(loaded, "partner").published.playbook
    assert published is not None
    assert published.settings.outcomes == ()
