"""The five sentences at the top: who is in, who is out, what we say and do, owners, what to check."""

from icp_playbook.phrases import counted, plural, series
from icp_playbook.review.membership_sentences import came_in, dropped_out, otherwise_approached
from icp_playbook.review.operating_choices import choices, is_choice, other_subjects, with_entry
from icp_playbook.review.review import ReviewedChange, RevisionReview

NAMED = 4
"""How many names a sentence lists before it counts the rest."""
CHECKED = 2
"""How many choices the last one names, which the third has named already."""


def five_sentences(review: RevisionReview) -> tuple[str, str, str, str, str]:
    """Plain text, one sentence each; if an answer could not be worked out, its sentence says so."""
    return (
        came_in(review),
        dropped_out(review),
        _our_side(review),
        _owned(review),
        f"{_look_at(review)}{_undeclared(review)}",
    )


def _our_side(review: RevisionReview) -> str:
    """What else than wording changes is said one by one, messaging by entry."""
    named = [with_entry(one) for one in choices(review.changes)]
    messaging = [one for one in review.changes if one.change.effect == "messaging" and not is_choice(one)]
    parts = [series(named, "", limit=NAMED, between="; ")] if named else []
    if messaging:
        entries = list(dict.fromkeys(one.change.entry.name for one in messaging))
        parts.append(f"{counted(len(messaging), 'messaging change')}, in {series(entries, limit=NAMED)}")
    parts += otherwise_approached(review)
    if parts:
        return f"{'; '.join(parts)}."
    return f"Messaging, plays and buying roles are unchanged{_as_far_as_read(review)}."


def _owned(review: RevisionReview) -> str:
    changed = [reviewed for reviewed in review.changes if reviewed.change.id == "owner-changed"]
    by_owner: dict[str, list[str]] = {}
    for reviewed in review.changes:
        names = by_owner.setdefault(review.owners.get(str(reviewed.change.entry), "nobody"), [])
        if reviewed.change.entry.name not in names:
            names.append(reviewed.change.entry.name)
    unread = ""
    if review.unread:
        ask = f"Whom to ask about {_unread(review)} could not be worked out"
        unread = f"{ask}, because {_they(review)} cannot be read."
    if not by_owner:
        return unread or "No entry changed, so there is no owner to ask."
    parts = [f"{owner} for {series(names, limit=NAMED)}" for owner, names in sorted(by_owner.items())[:NAMED]]
    if len(by_owner) > NAMED:
        parts.append(f"{len(by_owner) - NAMED:,} more")
    handed = "".join(f"; {_handed(reviewed)}" for reviewed in changed[:NAMED])
    return f"{plural(len(by_owner), 'Owner')}: {'; '.join(parts)}{handed}.{unread and f' {unread}'}"


def _handed(reviewed: ReviewedChange) -> str:
    """From whom to whom; either may be missing in a file that has an error."""
    name, old, new = reviewed.change.entry.name, reviewed.old, reviewed.new
    if not new:
        return f"{name} no longer names {old}" if old else f"{name} names nobody"
    return f"{name} went from {old} to {new}" if old else f"{name} now belongs to {new}"


def _look_at(review: RevisionReview) -> str:
    if review.findings:
        count = len(review.findings)
        return f"Fix the {counted(count, 'error')} in {review.head} first: it cannot be merged as it is."
    if review.unread:
        return f"Compare {_unread(review)} by hand: {_they(review)} cannot be read on one side."
    moved = sum(found.moved for found in review.summaries)
    boundary = [reviewed for reviewed in review.boundary if reviewed.change.direction is not None]
    if not boundary and moved:
        return (
            f"Check why {counted(moved, 'verdict')} {plural(moved, 'changes', 'change')}: no change says so."
        )
    if not review.changes:
        return f"Nothing to check: no entry differs between {review.base} and {review.head}."
    if not boundary:
        return _no_boundary(review)
    first = max(boundary, key=lambda one: review.weights.get(one.change.fingerprint, 0))
    tried = min(moved, sum(len(found.cases) for found in review.summaries))
    weight = review.weights.get(first.change.fingerprint, 0)
    alone = f", which by itself moves {_of(weight, tried)}" if weight else ""
    more = f"; {_more(len(boundary) - 1)}" if len(boundary) > 1 else ""
    ask = ""
    if review.unproven:
        names = series(list(review.unproven), limit=NAMED)
        ask = f"; no example of {names} gets a different verdict, so ask for one that does"
    return f"Check {boundary_line(first)}{alone}{more}{ask}."


def _more(count: int) -> str:
    return f"{counted(count, 'more change')} {plural(count, 'moves', 'move')} the boundary"


def _no_boundary(review: RevisionReview) -> str:
    """The choices by name, and of what is only written what it is about."""
    chosen = choices(review.changes)
    chosen += [one for one in review.boundary if not is_choice(one)]
    named = [with_entry(one) for one in chosen]
    subjects = series(other_subjects([one for one in review.changes if one.change.effect != "boundary"]))
    parts = [series(named, "", limit=CHECKED, between="; ")] if named else []
    if subjects:
        only = " only" if subjects == "the wording" and not named else ""
        parts.append(f"{'and ' if named else ''}{subjects}{only}")
    return f"Check {'; '.join(parts)}: no change moves the boundary of an ICP."


def _undeclared(review: RevisionReview) -> str:
    """What looks renamed, in a sentence of its own."""
    return f" {series(review.undeclared, '', limit=NAMED, between='; ')}." if review.undeclared else ""


def _of(weight: int, tried: int) -> str:
    if weight == tried:
        return "the account that moves" if tried == 1 else f"all {tried:,} accounts that move"
    return f"{weight:,} of the {tried:,} accounts that move"


def _unread(review: RevisionReview) -> str:
    return series(review.unread, limit=NAMED)


def _they(review: RevisionReview) -> str:
    return plural(len(review.unread), "it", "they")


def _as_far_as_read(review: RevisionReview) -> str:
    return f", as far as it can be read: {_unread(review)} cannot be compared" if review.unread else ""


def boundary_line(reviewed: ReviewedChange) -> str:
    """A boundary change with its entry and direction: "SaaS, Employees: … (widens)"."""
    direction = f" ({reviewed.change.direction})" if reviewed.change.direction else ""
    return f"{reviewed.change.entry.name}, {reviewed.sentence}{direction}"
