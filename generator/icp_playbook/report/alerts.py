"""What each owner has to know of a change, as JSON that a step of CI can send to a chat."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from icp_playbook.diff import EFFECTS, Effect
from icp_playbook.phrases import counted, series
from icp_playbook.report.alerts_format import FORMAT
from icp_playbook.review import ForgeLinks, ReviewedChange, RevisionReview, five_sentences

NAMED = 4
"""Entries that a sentence names before it counts the rest."""
_ABOUT: Mapping[Effect, str] = {
    "boundary": "of who qualifies",
    "messaging": "of what we say and do",
    "people": "of people",
    "evidence": "of evidence",
    "editorial": "of wording",
}


def owner_alerts(review: RevisionReview, blocked_by: Sequence[str], links: ForgeLinks | None = None) -> str:
    """One JSON object in ASCII: the change, and for each owner what it does to the entries of that owner.

    `blocked_by` says what stands in the way of the change. Owners are sorted; what nobody owns comes last.
    """
    owned: dict[str, list[ReviewedChange]] = {}
    for reviewed in review.changes:
        for owner in review.answering.get(str(reviewed.change.entry)) or ("",):
            owned.setdefault(owner, []).append(reviewed)
    found = {
        "format": FORMAT,
        "pull_request": review.pull_request,
        "link": links.request if links else None,
        "base": review.base,
        "head": review.head,
        "summary": [str(one) for one in five_sentences(review)],
        "blocked_by": list(blocked_by),
        "not_compared": list(review.unread),
        "changes": len(review.changes),
        "owners": [
            _owner(owner, owned[owner], review, links)
            for owner in sorted(owned, key=lambda owner: (not owner, owner))
        ],
    }
    return json.dumps(found, indent=2) + "\n"


def _owner(
    owner: str, changes: Sequence[ReviewedChange], review: RevisionReview, links: ForgeLinks | None
) -> dict[str, Any]:
    effects = Counter(reviewed.change.effect for reviewed in changes)
    handle = review.handles.get(owner, owner if owner.startswith("@") else None)
    return {
        "owner": owner or None,
        "handle": handle,
        "sentence": _sentence(changes, effects, _subject(review, links)),
        "effects": {effect: effects[effect] for effect in EFFECTS if effects[effect]},
        "changes": [_change(reviewed, links) for reviewed in changes],
    }


def _sentence(changes: Sequence[ReviewedChange], effects: Counter[Effect], subject: str) -> str:
    """ "Pull request #42 changes SaaS scale-ups and CFO: 2 changes of who qualifies, 1 of wording." """
    names = list(dict.fromkeys(reviewed.change.entry.name for reviewed in changes))
    return f"{subject} changes {series(names, limit=NAMED)}: {series(list(_counts(effects)), '')}."


def _subject(review: RevisionReview, links: ForgeLinks | None) -> str:
    if review.pull_request is None:
        return "This change"
    if links is not None and links.forge == "gitlab":
        return f"Merge request !{review.pull_request}"
    return f"Pull request #{review.pull_request}"


def _counts(effects: Counter[Effect]) -> Iterator[str]:
    first = True
    for effect in EFFECTS:
        if count := effects[effect]:
            yield f"{counted(count, 'change') if first else f'{count:,}'} {_ABOUT[effect]}"
            first = False


def _change(reviewed: ReviewedChange, links: ForgeLinks | None) -> dict[str, Any]:
    change = reviewed.change
    return {
        "entry": str(change.entry),
        "name": change.entry.name,
        "id": change.id,
        "effect": change.effect,
        "direction": change.direction,
        "sentence": reviewed.sentence,
        "place": str(reviewed.place),
        "link": links.to(reviewed.place) if links else None,
        "fingerprint": change.fingerprint,
    }
