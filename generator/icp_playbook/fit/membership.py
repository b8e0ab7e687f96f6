"""How surely an account is in an ICP: seven states that every report keeps apart."""

import datetime
from collections.abc import Mapping
from typing import Literal, TypeAlias, get_args

from icp_playbook.fit.account import Account
from icp_playbook.fit.account_case import AccountCase
from icp_playbook.fit.program import Program
from icp_playbook.fit.question_order import needed_fields
from icp_playbook.fit.verdict import Verdict

Membership: TypeAlias = Literal[
    "in", "tier-open", "one-answer", "possible", "too-little", "out", "disqualified"
]
MEMBERSHIPS: tuple[Membership, ...] = get_args(Membership)
"""From the surest in to the surest out."""
MEMBERSHIP_WORDS: Mapping[Membership, str] = {
    "in": "surely in",
    "tier-open": "in, tier open",
    "one-answer": "one answer short",
    "possible": "may be in",
    "too-little": "too little known",
    "out": "out",
    "disqualified": "disqualified",
}
IN: frozenset[Membership] = frozenset({"in", "tier-open"})
OPEN: frozenset[Membership] = frozenset({"one-answer", "possible", "too-little"})


def membership_of(verdict: Verdict, asked: tuple[str, ...]) -> Membership:
    """How sure a verdict is; `asked` are the fields that decide in or out, as of `deciding_fields`.

    An account that misses a must is of another kind, and out, whatever else rules it out.
    """
    if not verdict.candidate:
        return "out"
    match verdict.status:
        case "fit":
            return "in"
        case "disqualified":
            return "disqualified"
        case "outside":
            return "out"
        case "insufficient":
            return "too-little"
        case "undecided" if verdict.surely_in:
            return "tier-open"
        case "undecided":
            return "one-answer" if len(asked) == 1 else "possible"


def deciding_fields(
    verdict: Verdict, program: Program, account: Account, as_of: datetime.date
) -> tuple[str, ...]:
    """The fields to ask for before it is known whether the account is in, in file order; none if it is known.

    While too little is known they are those that would make it enough. Else they are those of `questions`
    that decide, without what points are at stake: a list asks it of every row.
    """
    return asked_in(verdict, AccountCase(program, program.icps[verdict.icp], account, as_of))


def asked_in(verdict: Verdict, case: AccountCase) -> tuple[str, ...]:
    """The same, of a case; the verdict is its own."""
    if verdict.status == "insufficient":
        found = set(needed_fields(case.icp, case.account, case.as_of, case.ranges))
    elif verdict.status != "undecided" or verdict.surely_in:
        return ()
    else:
        found = {name for fields in case.open_rows() for name in fields}
    return tuple(name for name in case.program.fields if name in found)
