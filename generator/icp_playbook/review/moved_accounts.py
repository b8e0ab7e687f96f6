"""Accounts that moved, in a few words: how many of which list, the first names, what was decisive."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from icp_playbook.decisions import OTHER_WORDS, Assignment, MoveKind, MoveSummary
from icp_playbook.fit import IN
from icp_playbook.phrases import counted, plural, series
from icp_playbook.review.review import RevisionReview

NAMED = 3
"""How many names a sentence lists before it counts the rest."""
_ROW = re.compile(r"(?<=\S) \(row [0-9]+\)\Z")
CAUSES = 2
"""How many causes it names before it counts the rest."""
_GONE = {OTHER_WORDS["missing"]: "its ICP is gone", OTHER_WORDS["idle"]: "its ICP is no longer operational"}
"""Causes that are no words of the playbook."""


def accounts_of(review: RevisionReview) -> Iterator[tuple[MoveSummary, str]]:
    """The examples and the listed accounts, as far as there are any, and what each is called."""
    for found, noun in ((review.examples, "example"), (review.listed, "listed account")):
        if found is not None:
            yield found, noun


def total(review: RevisionReview, *kinds: MoveKind) -> int:
    """How many accounts moved in one of these ways."""
    return sum(found.counts[kind] for found in review.summaries for kind in kinds)


def who(review: RevisionReview, kind: MoveKind, *, ways: bool = False) -> str:
    """Those that moved in a way: "Crumb (1 of 2 examples) and C0, C1 and 34 more (all 36 listed accounts)".

    With `ways` a few names carry from where to where: "Crumb, Tier 2 → Tier 1".
    """
    called = _icp_names(review) if kind in _OTHER_ICP else None
    found = [_share(one, kind, noun, ways, called) for one, noun in accounts_of(review) if one.counts[kind]]
    return series(found)


_OTHER_ICP: frozenset[MoveKind] = frozenset({"icp-changed", "possible-icp-changed"})


def _icp_names(review: RevisionReview) -> Mapping[str, str]:
    """What each ICP is called; one that is gone, as it was."""
    gone = {one.change.entry.id: one.change.entry.name for one in review.changes if one.change.path == ()}
    return {**gone, **review.icp_names}


def causes(review: RevisionReview, kind: MoveKind, between: str = "; ") -> str:
    """What was decisive for them, the most frequent first; "" where nothing was."""
    found: Counter[str] = Counter()
    for one in review.summaries:
        found.update(one.causes.get(kind, Counter()))
    names = [_GONE.get(cause, cause) for cause, _ in found.most_common()]
    return series(names, "or", limit=CAUSES, between=between)


def icps(review: RevisionReview, *kinds: MoveKind) -> str:
    """ " for Private clinics": the ICP they are in now, where there are several and it is known of all."""
    if len(review.icp_names) < 2:
        return ""
    moves = [move for move in review.moves if move.kind in kinds]
    names = list(dict.fromkeys(review.icp_names.get(move.new.icp or "", "") for move in moves))
    whole = len(moves) == total(review, *kinds)
    return f" for {series(names)}" if whole and 0 < len(names) <= NAMED and all(names) else ""


def nobody(review: RevisionReview) -> str:
    """That it holds of no account that both sides decided on; there may be none, which shows nothing."""
    counts = [counted(found.judged, noun) for found, noun in accounts_of(review) if found.judged]
    if not counts:
        lists = "no example" if review.listed is None else "no example and no listed account"
        return f"not known: {lists} shows it"
    empty = review.listed is not None and not review.listed.judged
    return f"nobody, of {series(counts)}{' (no listed account was scored)' if empty else ''}"


def needs(count: int, verb: str = "needs", verbs: str = "need") -> str:
    """The verb after so many accounts."""
    return plural(count, verb, verbs)


def _share(
    found: MoveSummary, kind: MoveKind, noun: str, ways: bool, icp_names: Mapping[str, str] | None
) -> str:
    count = found.counts[kind]
    if found.judged == 1:
        share = f"the only {noun}"
    elif count == found.judged:
        share = f"all {counted(count, noun)}"
    else:
        share = f"{count:,} of {counted(found.judged, noun)}"
    names: Sequence[str] = [_called(name) for name in found.names[kind][:NAMED]]
    between = ", "
    moves = [move for move in found.moves if move.kind == kind]
    if ways and len(moves) == count <= NAMED:
        names = [
            f"{_called(move.name)}, {_brief(move.old, icp_names)} → {_brief(move.new, icp_names)}"
            for move in moves
        ]
        between = "; "
    named = series(names, "and" if between == ", " else "", limit=NAMED, count=count, between=between)
    worth = found.worth_words(kind)
    return f"{named} ({share}{f'; {worth}' if worth else ''})"


def _called(name: str) -> str:
    """A name without its row, which the list below the sentences gives."""
    return _ROW.sub("", name)


def _brief(assignment: Assignment, icp_names: Mapping[str, str] | None) -> str:
    """Where an account is, without saying again that it is in: "Tier 1 or Tier 2"; with its ICP if named."""
    words = assignment.words.removeprefix("In, ")
    if icp_names is None or assignment.icp is None:
        return words
    if assignment.membership not in IN:
        words = words[:1].lower() + words[1:]
    return f"{icp_names.get(assignment.icp, assignment.icp)}, {words}"
