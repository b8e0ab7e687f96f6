"""What a scored list asks of each rep, where the playbook says what one can work."""

from collections.abc import Iterator

from icp_playbook.accounts.tally import Tally
from icp_playbook.fit import WordList
from icp_playbook.model import Capacity
from icp_playbook.phrases import counted, series


def say_workload(tally: Tally, words: WordList, capacity: Capacity | None) -> Iterator[str]:
    """One line: the accounts of each tier for each rep, rounded up, and those that one can work."""
    if capacity is None or not capacity.accounts_per_rep:
        return
    parts = []
    for tier, workable in capacity.accounts_per_rep.items():
        found = sum(
            count for (_, surely, has), count in tally.belongs.items() if (surely, has) == ("in", tier)
        )
        each = -(-found // capacity.reps)
        over = "" if each <= workable else f", of which one can work {workable:,}"
        parts.append(f"{each:,} {words.tiers[tier].label}{over}")
    yield f"for each of {counted(capacity.reps, 'rep')}: {series(parts, 'and')}"
