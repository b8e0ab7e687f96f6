"""A run of mining in words, for a terminal."""

import textwrap
from collections.abc import Iterator, Sequence

from icp_playbook.fields import Catalogue
from icp_playbook.mining.evidence_text import condition_text, p_text, rate_text, share_text, tried_text
from icp_playbook.mining.exact import FALSE_RUNS, WonShare
from icp_playbook.mining.judging import Judged
from icp_playbook.mining.leaks import MinedLeak
from icp_playbook.mining.patch import Patch
from icp_playbook.mining.results import Mined, MinedIcp, Proposal
from icp_playbook.phrases import counted, series
from icp_playbook.playbook import Playbook

_WIDTH = 100


def mined_text(mined: Mined, patch: Patch, playbook: Playbook) -> str:
    """Everything, ICP by ICP; what is sure comes first, what cannot be said comes last."""
    parts = ["\n".join(_head(mined))]
    parts += ["\n".join(_icp(one, patch, playbook, by_close=mined.by_close)) for one in mined.icps]
    parts.append("\n".join(_patch_lines(patch)))
    return "\n\n".join(parts) + "\n"


def _head(mined: Mined) -> Iterator[str]:
    facts = mined.facts
    made_up = "; made up for the example" if facts.illustrative else ""
    yield f"{facts.label} ({facts.id}): {facts.source}, {facts.date}{made_up}"
    yield from _wrapped(
        f"{tried_text(mined).capitalize()}. Half of the companies were learnt from, the other half "
        f"judges (seed {mined.seed}); where nothing matters, at most {FALSE_RUNS:.0%} of runs find anything.",
        "",
    )
    left = [f"{counted(mined.undecided, 'account')} open"] if mined.undecided else []
    left += [f"{counted(mined.later, 'later deal')} of the same companies"] if mined.later else []
    left += [f"{counted(mined.outside, 'account')} of no ICP here"] if mined.outside else []
    if left:
        yield f"Left out: {series(left)}."


def _icp(one: MinedIcp, patch: Patch, playbook: Playbook, *, by_close: bool) -> Iterator[str]:
    catalogue = playbook.catalogue
    yield f"{playbook.profiles[one.icp].name} ({one.icp})"
    if not one.learning.of and not one.judging.of:
        yield "  No decided account is of this ICP: nothing can be said."
        return
    yield f"  Learnt from {_accounts(one.learning)}, judged on {_accounts(one.judging)}."
    for proposal in one.proposals:
        yield from _proposal(proposal, patch, catalogue)
    yield from _silent(one, catalogue)
    if one.unasked:
        names = series([catalogue[name].label for name in one.unasked])
        yield from _wrapped(f"Not asked, with too few values or one for all: {names}.")
    yield from _leaks(one.leaks, catalogue, by_close=by_close)
    yield from _base_rates(one, patch)


def _accounts(share: WonShare) -> str:
    return f"{counted(share.of, 'account')} ({share.won:,} won)"


def _proposal(proposal: Proposal, patch: Patch, catalogue: Catalogue) -> Iterator[str]:
    where = f"instead of `{proposal.replaces}`" if proposal.replaces else f"`{proposal.id}`"
    kind = "criterion with negative points" if proposal.kind == "friction" else proposal.kind
    yield f"  Proposed: {kind} {where}, {p_text(proposal.judged.p_value)} after correction"
    for step in proposal.steps:
        points = "" if proposal.kind == "disqualifier" else f", {counted(step.points, 'point')}"
        yield f"    {condition_text(step.when, catalogue)}: {share_text(step.share)}{points}"
    yield f"    the others: {share_text(proposal.rest)}"
    if proposal.kind == "disqualifier":
        yield f"    It would have kept out {counted(proposal.steps[0].share.won, 'account')} that bought."
    for left in patch.left_out:
        if left.proposal == proposal:
            yield from _wrapped(f"Not in the patch: {left.why}.", "    ")


def _silent(one: MinedIcp, catalogue: Catalogue) -> Iterator[str]:
    """Fields of which nothing was confirmed: whether nothing was learnt either, or it did not hold."""
    won, of = one.learning.won + one.judging.won, one.learning.of + one.judging.of
    if won in (0, of):
        kind, other = ("won", "lost") if won else ("lost", "won")
        yield f"  Nothing can be said: all its accounts were {kind}; a list with the {other} ones tells more."
        return
    if not one.judged:
        yield "  Nothing can be said: no field has values of enough accounts."
    elif not one.proposals:
        yield "  No signal."
    found = [*one.no_signal]
    silent = [judged for judged in found if judged.question.shape is None]
    refuted = [judged for judged in found if judged.question.shape is not None and not judged.undecidable]
    few = [judged for judged in found if judged.undecidable]
    labels = [catalogue[judged.question.field].label for judged in silent]
    if labels:
        yield from _wrapped(f"Nothing to learn from {series(labels)}.")
    if refuted:
        yield from _wrapped(f"Learnt, and not confirmed: {_learnt(refuted, catalogue)}.")
    if few:
        yield from _wrapped(
            f"Learnt, and too few accounts to say, however they had turned out: {_learnt(few, catalogue)}."
        )


def _learnt(found: Sequence[Judged], catalogue: Catalogue) -> str:
    """What seemed best of each field."""
    best = [
        condition_text(shape.condition(shape.count - 1), catalogue)
        for judged in found
        if (shape := judged.question.shape) is not None
    ]
    return series(best, between="; ")


def _leaks(found: Sequence[MinedLeak], catalogue: Catalogue, *, by_close: bool) -> Iterator[str]:
    """The fields that are not used, and what to do if they should be."""
    late = [leak for leak in found if leak.kind == "afterwards"]
    if late:
        day = "closed" if by_close else "created"
        names = [f"{catalogue[leak.field].label} ({leak.left:,} of {leak.of:,} accounts)" for leak in late]
        head = "Leak, not used, as it was" if len(late) == 1 else "Leaks, not used, as they were"
        hint = "" if by_close else " What was known before it closed counts with `--known-by closed`."
        yield from _wrapped(f"{head} learnt after the day the account was {day}: {series(names)}.{hint}")
    for leak in found:
        if leak.kind == "presence":
            label = catalogue[leak.field].label
            yield from _wrapped(
                f"Leak, not used: whether there is any {label} tells the outcome: with it "
                f"{share_text(leak.filled)}, without {share_text(leak.blank)}. If it was known before, "
                "say when with `known_on`."
            )


def _base_rates(one: MinedIcp, patch: Patch) -> Iterator[str]:
    """The base rates that are proposed, and those in force of which no other is confirmed."""
    left_out = {left.proposal.id: left.why for left in patch.left_out if left.proposal.icp == one.icp}
    for rate in one.base_rates:
        if rate.confirmed:
            found = rate_text(rate.found)
            yield f"  Proposed: base rate of `{rate.criterion}` {found} instead of {rate.in_force}%"
            if rate.id in left_out:
                yield from _wrapped(f"Not in the patch: {left_out[rate.id]}.", "    ")
    rest = [rate for rate in one.base_rates if not rate.confirmed]
    texts = [f"{one.criterion} {one.in_force}%, found {rate_text(one.found)}" for one in rest]
    if texts:
        yield from _wrapped(f"Base rates in force, and no other confirmed: {series(texts, between='; ')}.")


def _patch_lines(patch: Patch) -> Iterator[str]:
    if not patch.text:
        yield "Nothing to change."
        return
    yield "The proposals as a patch; `--format patch` gives it alone, for `git apply`:"
    yield ""
    yield patch.text.rstrip("\n")


def _wrapped(text: str, indent: str = "  ") -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
