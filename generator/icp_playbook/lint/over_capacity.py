"""A tier, or a play, holds more accounts of the market than the team can work."""

from collections.abc import Iterator, Sequence

from icp_playbook.findings import Finding
from icp_playbook.lint.read_list import ReadList
from icp_playbook.lint.rule import AccountListRule
from icp_playbook.lint.workload import Workload, market_of, workloads
from icp_playbook.phrases import counted, plural
from icp_playbook.playbook import Documents, Key, Playbook


def check(playbook: Playbook, documents: Documents, lists: Sequence[ReadList]) -> Iterator[Finding]:
    """One finding for each tier and play that has more accounts than there are reps for, or may have."""
    market = market_of(playbook, lists)
    if market is None:
        return
    for load in workloads(playbook, lists):
        if not load.is_workable:
            yield RULE.at(
                documents[Key("playbook", "playbook")].at("capacity", *load.key),
                f"{_accounts(load, market.entry.label)}, {load.per_rep} for each of "
                f"{counted(load.reps, 'rep')}, who can work {load.workable}",
                f"narrow what leads to it, or plan for {counted(load.needed, 'rep')}",
            )
        elif load.may_need > load.reps:
            yield RULE.at(
                documents[Key("playbook", "playbook")].at("capacity", *load.key),
                f"{_accounts(load, market.entry.label)}, and {load.open} more may turn out so, of which too "
                f"little is known: they would take {counted(load.may_need, 'rep')}, and there "
                f"{plural(load.reps, 'is', 'are')} {load.reps}",
                "fill what is not known of the list before you trust its share",
            )


def _accounts(load: Workload, label: str) -> str:
    """ "72 accounts are Tier 1 (3 of 100 of Random control)"."""
    are = plural(load.accounts, "account is", "accounts are")
    return f"{load.accounts:,} {are} {load.label} ({load.found} of {load.total} of {label})"


RULE = AccountListRule(
    id="over-capacity",
    about="The team can work the accounts that the market has in a tier, and those that call for a play.",
    example=(
        "72 accounts are Tier 1 (3 of 100 of Random control), 12 for each of 6 reps, who can work 10",
        "narrow what leads to it, or plan for 8 reps",
    ),
    check=check,
)
