"""The space of a whole ICP answers what a space of the question's own does."""

from dataclasses import replace
from random import Random

import pytest

from icp_playbook.boundary import account_where, can_be_in, in_segments, outcomes, outcomes_within
from icp_playbook.boundary.questions import MET, MISSED, NOT_MET, NOT_MISSED, account_exists
from icp_playbook.fit import NamedCondition, holds
from tests.boundary.drawn_boundaries import DrawBoundaries, compiled_program
from tests.drawing import times


@pytest.mark.parametrize("seed", range(12))
def test_a_question_within_an_icp_has_the_same_answer(seed: int) -> None:
    random = Random(seed)  # noqa: S311  # the same programs in every run
    drawn = DrawBoundaries(random)
    catalogue, program = drawn.catalogue, compiled_program(drawn.program())
    (icp,) = program.icps.values()
    conditions = [*icp.deciding]
    for _ in range(20):
        wanted = [
            (one, random.choice([MET, MISSED, NOT_MET, NOT_MISSED]))
            for one in random.sample(conditions, min(3, len(conditions)))
        ]
        own = account_where(wanted, catalogue)
        shared = account_where(wanted, catalogue, within=icp)
        assert (own is None) is (shared is None)
        if shared is not None:
            assert all(holds(one, shared.account, shared.as_of) in truths for one, truths in wanted)
    musts = [must.when for must in icp.must]
    for row in icp.score:
        within = outcomes_within(row.bands, [musts], catalogue, icp)
        assert next(within) == outcomes(row.bands, musts, catalogue)


@pytest.mark.drawn
def test_accounts_at_hand_answer_what_a_search_answers() -> None:
    """Many questions of one ICP, one after the other: what was found for some is put to the next."""
    found = {True: 0, False: 0}
    for seed in range(25 * times()):
        random = Random(seed)  # noqa: S311
        drawn = DrawBoundaries(random, fields=5, contacts=seed % 3 == 0)
        (icp,) = compiled_program(drawn.program()).icps.values()
        conditions = [*icp.deciding]
        for _ in range(40):
            wanted = [
                (one, random.choice([MET, MISSED, NOT_MET, NOT_MISSED, (None,)]))
                for one in random.sample(conditions, min(4, len(conditions)))
            ]
            complete = random.random() < 0.5
            own = account_where(wanted, drawn.catalogue, complete=complete) is not None
            assert account_exists(wanted, drawn.catalogue, complete=complete, within=icp) is own, seed
            found[own] += 1
    assert min(found.values()) > 100


@pytest.mark.drawn
def test_whether_an_account_can_be_in_segments_needs_no_account_shown() -> None:
    found = {True: 0, False: 0}
    for seed in range(25 * times()):
        random = Random(seed)  # noqa: S311
        drawn = DrawBoundaries(random, fields=5)
        (icp,) = compiled_program(drawn.program()).icps.values()
        rows = [NamedCondition(f"row-{at}", drawn.read(drawn.condition(1))) for at in range(4)]
        icp = replace(icp, segments=tuple(rows))
        for _ in range(10):
            chosen = random.sample(rows, random.randint(1, 4))
            met, others = chosen[:1], chosen[1:]
            shown = in_segments(icp, met, others, drawn.catalogue).shown is not None
            assert can_be_in(icp, met, others, drawn.catalogue) is shown, seed
            found[shown] += 1
    assert min(found.values()) > 20
