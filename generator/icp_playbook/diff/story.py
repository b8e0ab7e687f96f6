"""The five sentences read first: who is in, who is out, what we say, who owns it, what to look at."""

from collections.abc import Sequence

from icp_playbook.diff.decisions import Docket, Turn
from icp_playbook.diff.review import Review, Told

NAMED = 4
"""Names a sentence lists before it counts the rest."""
_IN: tuple[Turn, ...] = ("entered",)
_OUT: tuple[Turn, ...] = ("left", "disqualified")


def five_sentences(review: Review) -> tuple[str, str, str, str, str]:
    """Plain text, one sentence each; what could not be found out is said where its answer would be."""
    return (
        _turned(review, _IN, "Newly qualifies", "newly qualifies"),
        _turned(review, _OUT, "No longer qualifies", "stops qualifying"),
        _said_differently(review),
        _owned(review),
        _look_at(review),
    )


def _turned(review: Review, turns: Sequence[Turn], lead: str, verb: str) -> str:
    if review.examples is None:
        return f"Whether anybody {verb} could not be compared, because {review.not_judged}."
    parts = [
        part
        for docket, among in ((review.examples, "examples"), (review.listed, "listed accounts"))
        if docket is not None and (part := _names(docket, turns, among))
    ]
    if parts:
        return f"{lead}: {', and '.join(parts)}."
    listed = review.listed
    beside = f" and {listed.judged:,} listed account{_s(listed.judged)}" if listed is not None else ""
    return f"Nobody among {review.examples.judged:,} example{_s(review.examples.judged)}{beside} {verb}."


def _names(docket: Docket, turns: Sequence[Turn], among: str) -> str:
    count = sum(docket.counts[turn] for turn in turns)
    if not count:
        return ""
    names = [move.name for move in docket.moves if move.turn in turns]
    return f"{series(names, count)} ({count:,} of {docket.judged:,} {among})"


def _said_differently(review: Review) -> str:
    messaging = [told for told in review.changes if told.change.effect == "messaging"]
    if not messaging:
        return "What we say stays as it is."
    entries = list(dict.fromkeys(told.change.entry.name for told in messaging))
    count = len(messaging)
    return f"We say {count:,} thing{_s(count)} differently, in {series(entries, len(entries))}."


def _owned(review: Review) -> str:
    changed = [told for told in review.changes if told.change.id == "owner-changed"]
    by_owner: dict[str, list[str]] = {}
    for told in review.changes:
        names = by_owner.setdefault(review.owners.get(str(told.change.entry), "nobody"), [])
        if told.change.entry.name not in names:
            names.append(told.change.entry.name)
    if not by_owner:
        return "Nothing changed, so nobody has to answer for it."
    said = [f"{owner} for {series(names, len(names))}" for owner, names in sorted(by_owner.items())[:NAMED]]
    if len(by_owner) > NAMED:
        said.append(f"{len(by_owner) - NAMED:,} more")
    handed = "".join(
        f"; {told.change.entry.name} went from {told.old} to {told.new}" for told in changed[:NAMED]
    )
    return f"Who answers: {'; '.join(said)}{handed}."


def _look_at(review: Review) -> str:
    if review.findings:
        count = len(review.findings)
        return f"Look at the {count:,} error{_s(count)} of {review.head} first: it cannot be merged as it is."
    if not review.changes:
        return f"There is nothing to look at: {review.base} and {review.head} say the same."
    boundary = [told for told in review.boundary if told.change.direction is not None]
    if not boundary:
        return "Look at the wording alone: no change moves the boundary of an ICP."
    first = boundary[0]
    more = f", and {len(boundary) - 1:,} more" if len(boundary) > 1 else ""
    ask = ""
    if review.unproven:
        names = series(list(review.unproven), len(review.unproven))
        ask = f"; no example of {names} is judged otherwise, so ask for one that is"
    return f"Look at {weighed(first)}{more}{ask}."


def weighed(told: Told) -> str:
    """A change of the boundary with its entry and its direction: "SaaS, Employees: … (widens)"."""
    direction = f" ({told.change.direction})" if told.change.direction else ""
    return f"{told.change.entry.name}, {told.sentence}{direction}"


def series(names: Sequence[str], count: int) -> str:
    """Some names, and how many more there are of `count`."""
    shown = list(names[:NAMED])
    more = count - len(shown)
    if more > 0:
        return f"{', '.join(shown)} and {more:,} more"
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else "".join(shown)


def _s(count: int) -> str:
    return "" if count == 1 else "s"
