"""The groups that an account is in, as a list of numbers: what a back-test asks of every verdict."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import ibis
import ibis.expr.types as ir

from icp_playbook.engines.expressions import Holds, all_of, any_of, as_expression, chosen, none_of
from icp_playbook.engines.facts import kept
from icp_playbook.engines.judgement import Judgement
from icp_playbook.engines.outcomes import outcomes
from icp_playbook.engines.points import STATUSES, CriterionPoints, is_false, is_true
from icp_playbook.engines.result_columns import intent_level, play_of, tier_of
from icp_playbook.engines.step_builder import SCORED, StepBuilder
from icp_playbook.engines.wording import IcpAccount
from icp_playbook.fit import BandedPoints, Program

GROUPS = "icp_groups"
"""The column of the numbers; of groups that an account is not in they are null."""
_TYPE = "array<int32>"


class AccountGroup(NamedTuple):
    """A group of accounts: what a part of an ICP says of them.

    `icp` is "" of what no ICP has alone. `inside` are those that nothing keeps out of the ICP, `play` those
    whose verdict names the play, `bin` those inside whose score is settled within a range, by where that
    starts, `all` all of them. The `id` of a band is that of its criterion and its
    place, from 1.
    """

    kind: str
    icp: str = ""
    id: str = ""
    state: str = "in"


class GroupNumbers:
    """Gives groups their numbers, from 0, in the order in which they are asked for."""

    def __init__(self) -> None:
        self.groups: list[AccountGroup] = []

    def of(self, *group: str) -> int:
        """The number of a new group."""
        self.groups.append(AccountGroup(*group))
        return len(self.groups) - 1

    def first(self, cases: Sequence[tuple[Holds, Sequence[str]]], when: Holds = True) -> ir.IntegerValue:
        """The number of the first group whose condition holds, of accounts of which another does."""
        none = ibis.null("int64")
        found: list[tuple[Holds, object]] = [(holds, self.of(*group)) for holds, group in cases]
        return chosen([(none_of(when), none), *found], none, "int64")


def keep_groups(
    build: StepBuilder,
    program: Program,
    judgement: Callable[[], Judgement],
    case: Callable[[str], IcpAccount],
    key: str,
    bins: Sequence[int],
) -> list[AccountGroup]:
    """Makes the last steps, which end in the key and GROUPS; gives the group of each number.

    `bins` are where the ranges of scores start, the highest first.
    """
    table = build.table
    candidate = none_of(table.icp_missed)
    build.put("icp_level", intent_level(table, program))
    build.put("icp_candidate", as_expression(candidate))
    build.put("icp_inside", as_expression(all_of([candidate, table.icp_status != "disqualified"])))
    build.step("icp_insides", "Whether no must is missed, and whether nothing keeps it out")
    numbers, table = GroupNumbers(), build.table
    tier, play = tier_of(table, program), play_of(table, program)
    plays = dict.fromkeys(one for levels in program.grid.values() for one in levels.values())
    common = [
        ibis.literal(numbers.of("all"), "int64"),
        numbers.first([(table.icp_status == one, ("status", "", one)) for one in STATUSES]),
        numbers.first([(tier == one.id, ("tier", "", one.id)) for one in program.tiers]),
        numbers.first([(play == one, ("play", "", one)) for one in plays]),
        numbers.first([(True, ("inside",))], table.icp_inside),
        _bin(numbers, table, bins),
    ]
    lists = [
        (table[SCORED] == icp, ibis.array([*common, *_of_icp(numbers, case(icp), judgement())]).cast(_TYPE))
        for icp in build.icps
    ]
    found = chosen(lists[:-1], lists[-1][1], _TYPE)
    build.last("icp_result", "The groups of each account", table.select(key, **{GROUPS: found}))
    return numbers.groups


def _bin(numbers: GroupNumbers, table: ir.Table, bins: Sequence[int]) -> ir.IntegerValue:
    """The range in which the scores lie that are still possible, if it is one."""
    none = ibis.null("int64")
    found: list[tuple[Holds, object]] = []
    for low in bins:
        number = numbers.of("bin", "", str(low))
        here = chosen([(table.icp_score_low >= low, number)], none, "int64")
        found.append((table.icp_score_high >= low, here))
    return chosen([(none_of(table.icp_inside), none), *found], none, "int64")


def _of_icp(numbers: GroupNumbers, case: IcpAccount, judgement: Judgement) -> Iterator[ir.IntegerValue]:
    """The parts of an ICP: musts of all accounts, disqualifiers of candidates, the rest of those inside."""
    table, icp = case.table, case.icp
    inside = table.icp_inside
    yield numbers.first([(True, ("inside", icp.id))], inside)
    for must, truth in zip(icp.must, case.facts.musts, strict=True):
        yield numbers.first(
            [
                (is_true(table, truth), ("must", icp.id, must.id, "met")),
                (is_false(table, truth), ("must", icp.id, must.id, "missed")),
                (True, ("must", icp.id, must.id, "unknown")),
            ]
        )
    for row, criterion in case.rows:
        yield numbers.first(
            [
                (any_of([criterion.unknown, criterion.assumed]), ("criterion", icp.id, row.id, "unknown")),
                (_earned(criterion), ("criterion", icp.id, row.id, "met")),
                (True, ("criterion", icp.id, row.id, "missed")),
            ],
            inside,
        )
        if len(row.bands) > 1:
            bands = enumerate(_bands(judgement, row, criterion.assumed), 1)
            yield numbers.first([(one, ("band", icp.id, f"{row.id}/{at}")) for at, one in bands], inside)
    for out, truth in zip(icp.disqualifiers, case.facts.disqualifiers, strict=True):
        yield numbers.first(
            [
                (is_true(table, truth), ("disqualifier", icp.id, out.id, "met")),
                (is_false(table, truth), ("disqualifier", icp.id, out.id, "missed")),
                (True, ("disqualifier", icp.id, out.id, "unknown")),
            ],
            table.icp_candidate,
        )
    for signal, points in zip(icp.signals, case.facts.signals, strict=True):
        holds = kept(table, points) != 0
        yield numbers.first(
            [(holds, ("signal", icp.id, signal.id, "met")), (True, ("signal", icp.id, signal.id, "missed"))],
            inside,
        )
    segments = [(table.icp_segment == one.id, ("segment", icp.id, one.id)) for one in icp.segments]
    yield numbers.first(segments, inside)


def _earned(criterion: CriterionPoints) -> Holds:
    """Whether a criterion that is decided earns or costs points."""
    return criterion.low != 0


def _bands(judgement: Judgement, row: BandedPoints, assumed: Holds) -> list[Holds]:
    """Whether each band is the one that applies: nothing else is possible, or counts as possible."""
    found = _alone(judgement, row, counted=False)
    if not row.unknown_missed:
        return found
    counted = _alone(judgement, row, counted=True)
    return [any_of([one, all_of([assumed, other])]) for one, other in zip(found, counted, strict=True)]


def _alone(judgement: Judgement, row: BandedPoints, *, counted: bool) -> list[Holds]:
    """Whether each band is the only outcome."""
    possible = [judgement.exists(one.possible) for one in outcomes(judgement, row, counted=counted)]
    return [
        all_of([one, *(none_of(other) for place, other in enumerate(possible) if place != at)])
        for at, one in enumerate(possible[:-1])
    ]
