"""The moves of a list of any size: the engine judges and counts, Python says what became of each verdict.

What is named is evaluated again row by row, so its words are those of every other comparison.
"""

import datetime
import importlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from icp_playbook.decisions.assignment import OTHER_WORDS, Assignment
from icp_playbook.decisions.cases import NOBODY_SCORED, any_operational, listed_account, one_icp
from icp_playbook.decisions.compared_account import ComparedAccount
from icp_playbook.decisions.list_options import DEFAULT, ListOptions, OnProgress, nobody_looks
from icp_playbook.decisions.move_kinds import MoveKind
from icp_playbook.decisions.move_summary import KEPT, NAMED, MoveSummary
from icp_playbook.decisions.moves import assignments, kind_between, move_between
from icp_playbook.decisions.renames import UNCHANGED, RenamedIds
from icp_playbook.findings import CommandError
from icp_playbook.fit import IN, OPEN, Membership, PreparedPlaybook, Status
from icp_playbook.phrases import series

if TYPE_CHECKING:
    from icp_playbook.engines import ListComparison, SideVerdict, VerdictPair

_STATUS: Mapping[Membership, Status] = {
    "in": "fit",
    "tier-open": "undecided",
    "one-answer": "undecided",
    "possible": "undecided",
    "too-little": "insufficient",
    "out": "outside",
    "disqualified": "disqualified",
}


@dataclass(frozen=True, slots=True)
class _Sides:
    """Both playbooks, what was renamed, the day, and the one ICP that accounts are judged against."""

    old: PreparedPlaybook
    new: PreparedPlaybook
    renames: RenamedIds
    as_of: datetime.date
    icps: tuple[str, str] | None
    named: bool


def compare_in_engine(
    source: str,
    old: PreparedPlaybook,
    new: PreparedPlaybook,
    as_of: datetime.date,
    renames: RenamedIds = UNCHANGED,
    options: ListOptions = DEFAULT,
    progress: OnProgress = nobody_looks,
) -> MoveSummary:
    """What `compare_list` says, of a list that DuckDB reads: also Parquet, a folder, `database::table`.

    `progress` is told how far the work is. Raises CommandError for what cannot be read or judged there.
    """
    engines = importlib.import_module("icp_playbook.engines")  # there with an extra alone
    sides = _Sides(old, new, renames, as_of, one_icp(options.icp, renames), options.named)
    worth = options.worth
    summary = MoveSummary(worth=worth)
    with engines.compared_list(
        source,
        (old, new),
        as_of,
        sides.icps,
        worth=worth.field if worth is not None else None,
        first=KEPT,
        run=engines.EngineRun(options.memory, progress),
    ) as compared:
        summary.unread = compared.not_read
        if sides.icps is None and not any_operational(old, new):
            summary.notes.append(NOBODY_SCORED)
            return summary
        summary.gaps = compared.gaps
        rows = _count(summary, compared.pairs, sides)
        _name(summary, compared, rows, sides)
    return summary


def _count(
    summary: MoveSummary, pairs: "Sequence[VerdictPair]", sides: _Sides
) -> Mapping[MoveKind, list[int]]:
    """Counts every account; the first rows of each kind."""
    rows: dict[MoveKind, list[int]] = {}
    for pair in pairs:
        summary.before[pair.before.membership] += pair.accounts
        summary.after[pair.after.membership] += pair.accounts
        before, after = _assignment(pair.before), _assignment(pair.after)
        kind = kind_between(before, after, sides.old, sides.new, sides.renames)
        if kind is None:
            continue
        summary.counts[kind] += pair.accounts
        summary.tier_open[kind] += pair.accounts if after.membership == "tier-open" else 0
        summary.were_in[kind] += pair.accounts if before.membership in IN else 0
        if cause := _cause(pair, sides):
            summary.causes.setdefault(kind, Counter())[cause] += pair.accounts
        if pair.worth_known:
            summary.worths[kind] += pair.worth
            summary.worth_known[kind] += pair.worth_known
        rows[kind] = sorted([*rows.get(kind, ()), *pair.rows])[:KEPT]
    return rows


def _name(
    summary: MoveSummary, compared: "ListComparison", rows: Mapping[MoveKind, list[int]], sides: _Sides
) -> None:
    """Names the first accounts of each kind, and keeps the first moves of all."""
    kinds = {row: kind for kind, found in rows.items() for row in found}
    kept = sorted(kinds)[:KEPT]
    named = {*kept, *(row for found in rows.values() for row in found[:NAMED])}
    read = compared.rows(sorted(named))
    accounts: dict[int, ComparedAccount] = {}
    for row, one in read.items():
        if one.before.account is not None and one.after.account is not None:
            both = one.before.account, one.after.account
            accounts[row] = listed_account(one.after, both, sides.as_of, sides.icps, named=sides.named)
    for kind, found in rows.items():
        summary.names[kind] = [accounts[row].name for row in found[:NAMED]]
    for row in kept:
        account = accounts[row]
        before, after = assignments(account, sides.old, sides.new, sides.renames)
        move = move_between(account, before, after, sides.old, sides.new, sides.renames)
        if move is None or move.kind != kinds[row]:
            raise CommandError(
                f"DuckDB and Python judge {account.id} differently", "use --engine python, and report it"
            )
        summary.moves.append(move)
        summary.cases.append(account)


def _assignment(verdict: "SideVerdict") -> Assignment:
    """As much of an assignment as decides what became of an account."""
    inside = verdict.membership in IN or verdict.membership in OPEN
    return Assignment(
        _STATUS[verdict.membership],
        verdict.icp or None,
        segment=verdict.segment if inside else None,
        play=verdict.play,
        membership=verdict.membership,
        tiers=verdict.tiers if inside else (),
    )


def _cause(pair: "VerdictPair", sides: _Sides) -> str:
    """What is decisive for where an account that moves is now, as its assignment says it."""
    after = pair.after
    if after.membership in IN or after.membership in OPEN:
        return series([sides.new.words.fields[name].label for name in after.asks], "and", limit=3)
    icp = _asked_icp(pair, sides)
    if icp not in sides.new.program.icps:
        return OTHER_WORDS["missing"]
    if sides.icps is None and not sides.new.takes_part(icp):
        return OTHER_WORDS["idle"]
    kind, id_ = pair.causes[icp]
    words = sides.new.words.icps[icp]
    return (
        OTHER_WORDS["misses"].format(must=words.must[id_].label)
        if kind == "must"
        else words.disqualifiers[id_].name
    )


def _asked_icp(pair: "VerdictPair", sides: _Sides) -> str:
    """The ICP that an account is out of now: the one it had, unless another disqualifies it."""
    before, after = pair.before, pair.after
    if sides.icps is not None:
        return sides.icps[1]
    first = before.icp if before.membership != "out" else ""
    anchor = sides.renames.entry("profile", first) if first else None
    if after.membership == "disqualified":
        ruled_out = anchor is not None and pair.causes.get(anchor, ("", ""))[0] == "out"
        return anchor if anchor is not None and ruled_out else after.icp
    return anchor or after.icp
