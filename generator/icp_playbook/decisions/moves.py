"""Accounts evaluated on both sides of a change: who came in, who dropped out, who moved."""

import datetime
from collections.abc import Iterable
from dataclasses import replace

from icp_playbook.decisions.assignment import (
    OTHER_WORDS,
    Assignment,
    assignment_of,
    describe,
    finer_part,
    outside,
)
from icp_playbook.decisions.compared_account import ComparedAccount
from icp_playbook.decisions.list_options import Worth
from icp_playbook.decisions.move_kinds import MoveKind, finer_kind, membership_kind
from icp_playbook.decisions.move_summary import Move, MoveSummary
from icp_playbook.decisions.renames import UNCHANGED, RenamedIds
from icp_playbook.decisions.tier_order import tier_order
from icp_playbook.fit import IN, Account, PreparedPlaybook, Ranking


def compare_accounts(
    accounts: Iterable[ComparedAccount],
    old: PreparedPlaybook,
    new: PreparedPlaybook,
    renames: RenamedIds = UNCHANGED,
    worth: Worth | None = None,
) -> MoveSummary:
    """Every account on both sides. The first 200 moves are kept in the order of the accounts."""
    summary = MoveSummary(worth=worth)
    for account in accounts:
        if account.note:
            summary.notes.append(account.note)
        before, after = assignments(account, old, new, renames)
        summary.count(before.membership, after.membership)
        move = move_between(account, before, after, old, new, renames)
        if move is not None:
            summary.add(move, account)
    return summary


def assignments(
    account: ComparedAccount, old: PreparedPlaybook, new: PreparedPlaybook, renames: RenamedIds
) -> tuple[Assignment, Assignment]:
    """What both sides say of an account: each of its best ICP, or of the one that the other side gives it."""
    day = account.as_of
    if account.single and account.icps is not None:
        return (
            _against(old, account.icps[0], account.before, day),
            _against(new, account.icps[1], account.after, day),
        )
    was, now = old.rank(account.before, day), new.rank(account.after, day)
    if account.icps is not None:
        anchors: tuple[str | None, str | None] = account.icps
        part = old.takes_part(account.icps[0]) or new.takes_part(account.icps[1])
    else:
        anchors, part = _anchors(was, now, renames), True
    return (
        _assigned(old, was, anchors[0], account.before, day, taking_part=part),
        _assigned(new, now, anchors[1], account.after, day, taking_part=part),
    )


def move_between(
    account: ComparedAccount,
    before: Assignment,
    after: Assignment,
    old: PreparedPlaybook,
    new: PreparedPlaybook,
    renames: RenamedIds,
) -> Move | None:
    """What became of an account; None where it stays what it was, whatever it is called now."""
    kind = kind_between(before, after, old, new, renames)
    if kind is None:
        return None
    if kind in ("segment-changed", "play-changed"):  # of one tier on both sides
        before, after = (
            replace(one, words=f"{one.words}, {finer_part(one, side.words, kind)}")
            for side, one in ((old, before), (new, after))
        )
    play = renames.plays.get(before.play or "", before.play) != after.play
    texts = [
        describe(assignment, evaluator.words, segment=kind == "segment-changed", play=play)
        for evaluator, assignment in ((old, before), (new, after))
    ]
    if before.icp is None:
        words = OTHER_WORDS["none-before"].format(after=texts[1])
    elif after.icp is None:
        words = OTHER_WORDS["none-now"].format(before=texts[0])
    else:
        words = OTHER_WORDS["move"].format(before=texts[0], after=texts[1])
    return Move(account.id, account.name, kind, before, after, f"{account.name}: {words}")


def _anchors(was: Ranking, now: Ranking, renames: RenamedIds) -> tuple[str | None, str | None]:
    """The ICP that both sides are asked of where one gives none: the old one's own, else the new one's."""
    first = was.best or (None if now.best else was.candidate)
    if first is not None:
        return first.icp, renames.entry("profile", first.icp)
    second = now.candidate
    return (None, None) if second is None else (renames.reversed.entry("profile", second.icp), second.icp)


def _assigned(
    evaluator: PreparedPlaybook,
    ranking: Ranking,
    anchor: str | None,
    account: Account,
    day: datetime.date,
    *,
    taking_part: bool,
) -> Assignment:
    """The assignment on one side. One that rules the account out says less than the ICP it is asked of."""
    best = ranking.candidate if taking_part else None
    if best is not None and best.status == "disqualified":
        of_anchor = (one for one in ranking.verdicts if one.icp == anchor and one.candidate)
        best = next(of_anchor, best)
    if best is None and anchor is not None:
        if anchor not in evaluator.program.icps:
            return outside(None, OTHER_WORDS["missing"])
        if taking_part and not evaluator.takes_part(anchor):
            return outside(anchor, OTHER_WORDS["idle"])
        best = evaluator.verdict(anchor, account, day)
    return outside(None, "") if best is None else assignment_of(best, evaluator, account, day)


def _against(evaluator: PreparedPlaybook, icp: str, account: Account, day: datetime.date) -> Assignment:
    """The assignment to one ICP, whatever else the account may be."""
    if icp not in evaluator.program.icps:
        return outside(None, OTHER_WORDS["missing"])
    return assignment_of(evaluator.verdict(icp, account, day), evaluator, account, day)


def kind_between(
    before: Assignment, after: Assignment, old: PreparedPlaybook, new: PreparedPlaybook, renames: RenamedIds
) -> MoveKind | None:
    """What became of an account, by how surely it is in, ICP, tiers, segment and play; None where nothing."""
    kind = membership_kind(before.membership, after.membership)
    if kind is not None or before.membership in ("out", "disqualified"):
        return kind
    if renames.entry("profile", before.icp) != after.icp:
        return "icp-changed" if after.membership in IN else "possible-icp-changed"
    kind = finer_kind(before.membership, after.membership) or _tier_kind(before, after, new, old, renames)
    if kind is not None:
        return kind
    if renames.entry("segment", before.segment) != after.segment:
        return "segment-changed"
    return "play-changed" if renames.plays.get(before.play or "", before.play) != after.play else None


def _scale(evaluator: PreparedPlaybook, icp: str | None) -> dict[str, int]:
    """Tier → where it starts for an ICP, the best first."""
    program = evaluator.program
    tiers = program.tiers_of(icp) if icp is not None and icp in program.icps else program.tiers
    return {tier.id: tier.at_least for tier in tiers}


def _tier_kind(
    before: Assignment, after: Assignment, new: PreparedPlaybook, old: PreparedPlaybook, renames: RenamedIds
) -> MoveKind | None:
    """Where it moved on the scale; what tiers are possible counts only for one that is in."""
    tiers = [renames.tiers.get(tier, tier) for tier in before.tiers]
    if tiers == list(after.tiers) or after.membership not in ("in", "tier-open"):
        return None
    scale = {renames.tiers.get(tier, tier): at_least for tier, at_least in _scale(old, before.icp).items()}
    order = tier_order(scale, _scale(new, after.icp))
    best, worst = (order.index(tiers[end]) - order.index(after.tiers[end]) for end in (0, -1))
    if min(best, worst) >= 0 < max(best, worst):
        return "raised"
    return "lowered" if max(best, worst) <= 0 > min(best, worst) else "tiers-changed"
