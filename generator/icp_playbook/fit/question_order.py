"""What to ask about an account: the fields still open, in the order in which answers settle the verdict."""

import datetime
from collections.abc import Sequence

from icp_playbook.fit.account import Account
from icp_playbook.fit.account_case import AccountCase
from icp_playbook.fit.caps import at_stake
from icp_playbook.fit.logic import lacking_fields, surely_holds
from icp_playbook.fit.program import IcpProgram, Program
from icp_playbook.fit.ranges import Ranges
from icp_playbook.fit.verdict import OpenQuestion, Reason


def questions(
    program: Program, icp_id: str, account: Account, as_of: datetime.date
) -> tuple[OpenQuestion, ...]:
    """What is still open about an account, in the order in which the answers settle the verdict.

    What must be known at all first, then musts and disqualifiers before points, then by points at stake,
    then in file order.
    """
    case = AccountCase(program, program.icps[icp_id], account, as_of)
    return open_questions(case, case.score())


def open_questions(case: AccountCase, score: Sequence[Reason]) -> tuple[OpenQuestion, ...]:
    """The same where the criteria were looked at already."""
    decides = {name for fields in case.open_rows() for name in fields}
    stakes = _stakes(case, score)
    needed = needed_fields(case.icp, case.account, case.as_of, case.ranges)
    fields = case.program.fields
    wanted = [name for name in fields if name in decides or name in stakes or name in needed]
    ranked = sorted(wanted, key=lambda name: (name not in needed, name not in decides, -stakes.get(name, 0)))
    return tuple(OpenQuestion(name, stakes.get(name, 0), name in decides) for name in ranked)


def _stakes(case: AccountCase, score: Sequence[Reason]) -> dict[str, int]:
    """Field → the points it can move; without those that move none, because a cap is reached anyway."""
    opened: dict[str, list[str]] = {}
    stakes: dict[str, int] = {}
    for place, reason in enumerate(score):
        if reason.state == "unknown":
            for name in case.deciding(place):
                opened.setdefault(name, []).append(reason.id)
                stakes[name] = stakes.get(name, 0) + reason.high - reason.low
    if not case.icp.caps:
        return stakes
    capped = {name: at_stake(case.icp, score, ids) for name, ids in opened.items()}
    return {name: points for name, points in capped.items() if points}


def needed_fields(icp: IcpProgram, account: Account, as_of: datetime.date, ranges: Ranges) -> tuple[str, ...]:
    """The fields to ask for until enough is known, in reading order; none where it is or never can be."""
    if icp.enough_row is None or surely_holds(icp.enough_row, account, as_of, ranges):
        return ()
    return lacking_fields(icp.enough_row.when, account, as_of, ranges) or ()
