"""Every list has its shares: best customers, poor fits and a control test the strategy as examples do."""

from collections.abc import Iterator, Sequence

from icp_playbook.findings import Finding, Severity
from icp_playbook.lint.read_list import ListedAccount, MeasuredShare, ReadList, counts_in, measured_shares
from icp_playbook.lint.rule import AccountListRule
from icp_playbook.model import ListShare
from icp_playbook.phrases import number_range, series
from icp_playbook.playbook import Documents, Key, Playbook

_NAMED = 4
_STATUSES = ("fit", "undecided", "insufficient", "outside", "disqualified")


def check(playbook: Playbook, documents: Documents, lists: Sequence[ReadList]) -> Iterator[Finding]:
    """One finding for each share that is below its floor or above its ceiling."""
    document = documents[Key("playbook", "playbook")]
    for read in lists:
        for measured in measured_shares(read):
            if measured.is_kept:
                continue
            yield RULE.at(
                document.at("lists", read.place, "shares", measured.place),
                f"{_bound(playbook, read, measured)}, and {measured.text} are",
                f"look at {_nearest(playbook, read, measured)}; change the bound if they are judged rightly",
            )


def _bound(playbook: Playbook, read: ReadList, measured: MeasuredShare) -> str:
    share = measured.share
    below = share.at_least is not None and measured.count * 100 < share.at_least * measured.total
    limit = f"at least {share.at_least}%" if below else f"at most {share.at_most}%"
    verb = "must" if below else "may"
    return f"{limit} of {read.entry.label} {verb} be {share_words(playbook, share)}"


def share_words(playbook: Playbook, share: ListShare) -> str:
    """ "in Tier 1 or Tier 2", "outside or disqualified": what the accounts of a share are."""
    labels = {tier.id: tier.label for tier in playbook.settings.tiers}
    tiers = series([labels[tier] for tier in share.tiers], "or")
    statuses = series(share.statuses, "or")
    return " or ".join(part for part in (f"in {tiers}" if tiers else "", statuses) if part)


def _nearest(playbook: Playbook, read: ReadList, measured: MeasuredShare) -> str:
    """Those for which the least has to change: the best that are not counted, or the worst that are.

    Of shares that are out, such as those of poor fits, it is the other way round.
    """
    share = measured.share
    missing = share.at_least is not None and measured.count * 100 < share.at_least * measured.total
    found = [one for one in read.accounts if counts_in(share, one) != missing]
    wanted_in = bool(share.tiers) or "fit" in share.statuses
    found.sort(key=_rank, reverse=missing != wanted_in)
    return series([_named(playbook, one) for one in found], limit=_NAMED)


def _rank(account: ListedAccount) -> tuple[int, int]:
    """The best accounts first; equal ones stay in the order of the list."""
    return _STATUSES.index(account.status), -account.score[0]


def _named(playbook: Playbook, account: ListedAccount) -> str:
    labels = {tier.id: tier.label for tier in playbook.settings.tiers}
    what = labels[account.tier] if account.tier is not None else account.status
    points = f", score {number_range(*account.score)}" if account.status != "outside" else ""
    return f"{account.label} (row {account.row}: {what}{points})"


RULE = AccountListRule(
    id="list-share",
    severity=Severity.ERROR,
    about="A list of accounts keeps its shares: so many in these tiers, no more with that status.",
    example=(
        "at least 60% of Best customers must be in Tier 1 or Tier 2, and 41% (17 of 41) are",
        "look at the accounts that are named; change the profile, or the bound if they are judged rightly",
    ),
    check=check,
)
