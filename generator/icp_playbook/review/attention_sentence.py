"""Whom a change takes, and what to look at: the change that moves most accounts."""

from collections.abc import Mapping

from icp_playbook.diff import Direction
from icp_playbook.phrases import counted, plural, series
from icp_playbook.review.leader_sentence import LeaderSentence
from icp_playbook.review.operating_choices import choices, is_choice, other_subjects, with_entry
from icp_playbook.review.review import EVERYWHERE, ReviewedChange, RevisionReview

NAMED = 3
"""How many names a sentence lists before it counts the rest."""
_CHOSEN = 2
"""How many choices it names, which the sentence before has named already."""
DIRECTION_WORDS: Mapping[Direction, str] = {
    "widens": "wider",
    "narrows": "stricter",
    "shifts": "wider for some, stricter for others",
    "undecided": "whether wider or stricter could not be worked out in time",
}
"""A direction as somebody says it who never saw the files."""
_OUR_SIDE = frozenset({"grid-cell-changed", "play-added", "play-removed", "play-changed"})
"""Changes of the boundary that decide what we do, and keep nobody out."""


def attention(review: RevisionReview) -> LeaderSentence:
    """Owners first, then what to look at."""
    return LeaderSentence("Whom it takes, and what to look at", f"{_owned(review)} {_look_at(review)}")


def direction_words(reviewed: ReviewedChange) -> str:
    """In which direction a change moves the boundary; "" where it moves none, or none of accounts."""
    change = reviewed.change
    if change.direction is None or change.id in _OUR_SIDE:
        return ""
    return DIRECTION_WORDS[change.direction]


def _owned(review: RevisionReview) -> str:
    by_owner: dict[str, list[str]] = {}
    for reviewed in review.changes:
        names = by_owner.setdefault(next(iter(review.answering.get(str(reviewed.change.entry), ())), ""), [])
        if reviewed.change.entry.name not in names:
            names.append(reviewed.change.entry.name)
    unread = ""
    if review.unread:
        unread = f"whom to ask about {_unread(review)} is not known, because {_they(review)} cannot be read"
    if not by_owner:
        return f"{unread or 'nobody, since no entry changed'}."
    orphans = by_owner.pop("", [])
    parts = [f"{owner} for {series(names, limit=NAMED)}" for owner, names in sorted(by_owner.items())[:NAMED]]
    if len(by_owner) > NAMED:
        parts.append(f"{len(by_owner) - NAMED:,} more")
    if orphans:
        parts.append(f"nobody owns {series(orphans, 'or', limit=NAMED)}")
    handed = [_handed(one) for one in review.changes if one.change.id == "owner-changed"]
    return f"{'; '.join([*parts, *handed[:NAMED], *([unread] if unread else [])])}."


def _handed(reviewed: ReviewedChange) -> str:
    """From whom to whom; either may be missing in a file that has an error."""
    name, old, new = reviewed.change.entry.name, reviewed.old, reviewed.new
    if not new:
        return f"{name} no longer names {old}" if old else f"{name} names nobody"
    return f"{name} goes from {old} to {new}" if old else f"{name} now belongs to {new}"


def _look_at(review: RevisionReview) -> str:
    if review.findings:
        count = len(review.findings)
        errors = "the error" if count == 1 else f"the {count:,} errors"
        rest = "" if review.examples is None else f" {_most(review)}"
        return f"Mend {errors}: the change cannot be merged as it is.{rest}"
    return _most(review)


def _most(review: RevisionReview) -> str:
    """The change that moves most, or what there is to look at where none does."""
    if review.unread:
        return f"Compare {_unread(review)} by hand: {_they(review)} cannot be read on one side."
    moved = sum(found.moved for found in review.summaries)
    boundary = [reviewed for reviewed in review.boundary if reviewed.change.direction is not None]
    if not boundary and moved:
        return f"Find out why {counted(moved, 'account')} {plural(moved, 'moves', 'move')}: no change tells."
    if not review.changes:
        return "Nothing to look at: no entry differs."
    return _first_of(review, boundary) if boundary else _no_boundary(review)


def _first_of(review: RevisionReview, boundary: list[ReviewedChange]) -> str:
    """The change that moves most, with what it moves alone, and how many more there are."""
    first = max(boundary, key=lambda one: review.weights.get(one.change.fingerprint, 0))
    moved = sum(found.moved for found in review.summaries)
    tried = min(moved, sum(len(found.cases) for found in review.summaries))
    weight = review.weights.get(first.change.fingerprint, 0)
    direction = direction_words(first)
    text = f"Look first at {with_entry(first)}{f' – {direction}' if direction else ''}"
    others = len(boundary) - 1
    if weight and (others or weight < tried):
        text += f"; by itself it moves {_of(weight, tried)}"
    if others:
        verb = plural(others, "decides", "decide")
        text += f"; {counted(others, 'more change')} {verb} who qualifies or what we do"
    if review.unproven:
        of = "" if EVERYWHERE in review.unproven else f" of {series(list(review.unproven), limit=NAMED)}"
        text += f"; no example{of} shows it yet"
    return f"{text}."


def _no_boundary(review: RevisionReview) -> str:
    """The choices by name, and of what is only written what it is about."""
    chosen = choices(review.changes)
    chosen += [one for one in review.boundary if not is_choice(one)]
    named = [with_entry(one) for one in chosen]
    subjects = series(other_subjects([one for one in review.changes if one.change.effect != "boundary"]))
    parts = [series(named, "", limit=_CHOSEN, between="; ")] if named else []
    if subjects:
        only = " only" if subjects == "the wording" and not named else ""
        parts.append(f"{'and ' if named else ''}{subjects}{only}")
    return f"No change decides who qualifies; look at {'; '.join(parts)}."


def _of(weight: int, tried: int) -> str:
    if weight == tried:
        if tried < 3:
            return "the one account that moves" if tried == 1 else "both accounts that move"
        return f"all {tried:,} accounts that move"
    return f"{weight:,} of the {tried:,} accounts that move"


def _unread(review: RevisionReview) -> str:
    return series(review.unread, limit=NAMED)


def _they(review: RevisionReview) -> str:
    return plural(len(review.unread), "it", "they")
