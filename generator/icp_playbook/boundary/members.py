"""Who is inside: accounts that two ICPs share, that two segments share, or that no segment takes.

The answers can be kept by the memo of a playbook: a question that is not decided is an answer too.
"""

from collections.abc import Sequence

from icp_playbook.boundary.answers import ShownAnswer, answered
from icp_playbook.boundary.at_hand import Wanted
from icp_playbook.boundary.questions import (
    MET,
    MISSED,
    NOT_MET,
    NOT_MISSED,
    account_exists,
    account_where,
    meeting,
)
from icp_playbook.boundary.search import NotDecided
from icp_playbook.boundary.shared_spaces import spaces_of
from icp_playbook.fields import Catalogue
from icp_playbook.fit import CompiledCondition, IcpProgram, NamedCondition, Negation, fields_in


def inside_conditions(icp: IcpProgram) -> list[CompiledCondition]:
    """What an account inside an ICP meets: every must, and that no disqualifier holds."""
    return [*(must.when for must in icp.must), *(Negation(out.when) for out in icp.disqualifiers)]


def both_inside(one: IcpProgram, other: IcpProgram, catalogue: Catalogue) -> ShownAnswer:
    """Whether an account can be inside both ICPs."""
    musts = [must.when for icp in (one, other) for must in icp.must]
    if answered(lambda: meeting(musts, catalogue)).none:  # sooner decided
        return ShownAnswer()
    return answered(lambda: meeting(inside_conditions(one) + inside_conditions(other), catalogue))


def impossible_musts(icp: IcpProgram, catalogue: Catalogue) -> bool:
    """Whether no account meets the musts of an ICP, or that is not known."""
    return answered(lambda: meeting([must.when for must in icp.must], catalogue)).shown is None


def must_decides(must: NamedCondition, others: Sequence[NamedCondition], catalogue: Catalogue) -> ShownAnswer:
    """Whether an account is judged otherwise with a must than with the other musts alone."""
    for own, theirs in ((MISSED, NOT_MISSED), (NOT_MET, MET)):
        wanted: list[Wanted] = [(must.when, own), *((one.when, theirs) for one in others)]
        answer = _inside([], wanted, catalogue)
        if not answer.none:
            return answer
    return ShownAnswer()


def first_to_hold(out: NamedCondition, before: Sequence[NamedCondition], catalogue: Catalogue) -> ShownAnswer:
    """Whether a disqualifier holds for an account for which those before it do not."""
    return _inside([out.when], [(one.when, NOT_MET) for one in before], catalogue)


def in_segments(
    icp: IcpProgram,
    met: Sequence[NamedCondition],
    others: Sequence[NamedCondition],
    catalogue: Catalogue,
    also: Sequence[CompiledCondition] = (),
) -> ShownAnswer:
    """Whether an account inside an ICP can be in all of some segments, and surely in none of some others.

    With `also` it meets these conditions too.
    """
    wanted: list[Wanted] = [*((one, MET) for one in (*(row.when for row in met), *also))]
    wanted += [(row.when, NOT_MET) for row in others]
    tested = fields_in(*(condition for condition, _ in wanted))
    given = inside_conditions(icp)
    beside = [one for one in given if tested & fields_in(one)]
    within = None if also else icp
    if len(beside) < len(given) and _inside(beside, wanted, catalogue, within).none:  # sooner decided
        return ShownAnswer()
    return _inside(given, wanted, catalogue, within)


def can_be_in(
    icp: IcpProgram, met: Sequence[NamedCondition], others: Sequence[NamedCondition], catalogue: Catalogue
) -> bool | None:
    """The same where no account needs to be shown; None where it is not decided in time."""
    wanted: list[Wanted] = [*((row.when, MET) for row in met), *((row.when, NOT_MET) for row in others)]
    inside: list[Wanted] = [*((must.when, MET) for must in icp.must)]
    inside += [(out.when, MISSED) for out in icp.disqualifiers]
    if spaces_of(icp, catalogue).at_hand([*inside, *wanted], complete=False):
        return True
    tested = fields_in(*(condition for condition, _ in wanted))
    beside = [one for one in inside if not tested.isdisjoint(fields_in(one[0]))]
    try:
        if len(beside) < len(inside) and not account_exists([*beside, *wanted], catalogue, within=icp):
            return False  # sooner decided
        return account_exists([*inside, *wanted], catalogue, within=icp)
    except NotDecided:
        return None


def in_no_segment(icp: IcpProgram, catalogue: Catalogue) -> ShownAnswer:
    """Whether an account inside an ICP can be in no segment, by all that is known of it."""
    return _inside(inside_conditions(icp), [(row.when, MISSED) for row in icp.segments], catalogue)


def _inside(
    given: Sequence[CompiledCondition],
    wanted: Sequence[Wanted],
    catalogue: Catalogue,
    within: IcpProgram | None = None,
) -> ShownAnswer:
    """Whether an account can meet what is given, and what is wanted beside it."""
    goals = [*((one, MET) for one in given), *wanted]
    return answered(lambda: account_where(goals, catalogue, within=within))
