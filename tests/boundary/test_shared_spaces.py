"""The space of a whole ICP answers what a space of the question's own does."""

from random import Random

import pytest

from icp_playbook.boundary import account_where, outcomes, outcomes_within
from icp_playbook.boundary.questions import MET, MISSED, NOT_MET, NOT_MISSED
from icp_playbook.fit import holds
from tests.boundary.drawn_boundaries import DrawBoundaries, compiled_program


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
