"""Changes that are no boundary and no wording: what our teams do, to whom, and at what price."""

from collections.abc import Mapping, Sequence

from icp_playbook.diff import Effect
from icp_playbook.review.brief_wording import in_brief
from icp_playbook.review.review import ReviewedChange

CHOICES = frozenset(
    {
        "profile-added",
        "profile-removed",
        "status-changed",
        "segment-added",
        "segment-removed",
        "segment-moved",
        "grid-cell-changed",
        "play-added",
        "play-removed",
        "play-changed",
        "product-added",
        "product-removed",
        "price-changed",
        "channel-added",
        "channel-removed",
        "capacity-changed",
        "committee-role-added",
        "committee-role-removed",
        "committee-role-reassigned",
        "persona-added",
        "persona-removed",
        "persona-role-added",
        "persona-role-removed",
        "persona-role-changed",
        "segment-persona-added",
        "segment-persona-removed",
        "segment-persona-changed",
        "entry-merged",
    }
)
"""Changes of which each is said, not counted with others of its effect."""
_WHOLE = frozenset({"entry-merged"})
"""Changes inside an entry whose sentence names it."""
_SUBJECTS: Mapping[Effect, str] = {
    "boundary": "who qualifies",
    "messaging": "what we say",
    "people": "how they buy",
    "evidence": "the evidence",
    "editorial": "the wording",
}
"""What a change is about that is no choice, by its effect; the weightiest first."""
_NO_WORDING: Mapping[str, str] = {
    "owner-changed": "the owners",
    "persona-detail-changed": "the personas",
    "review-policy-changed": "the settings",
    "change-policy-changed": "what a change needs",
    "freeze-added": "what a change needs",
    "freeze-removed": "what a change needs",
    "freeze-changed": "what a change needs",
    "policy-changed": "the settings",
    "rule-level-added": "what check says",
    "rule-level-removed": "what check says",
    "rule-level-changed": "what check says",
    "waiver-added": "what check says",
    "waiver-removed": "what check says",
    "waiver-changed": "what check says",
    "custom-property-added": "the settings",
    "custom-property-removed": "the settings",
    "custom-property-changed": "the settings",
    "audience-changed": "who may see what",
    "audience-policy-changed": "who may see what",
    "order-changed": "the order",
    "dimension-changed": "the order",
    "facet-changed": "the filters",
    "entry-renamed": "the names",
    "former-id-added": "the names",
    "former-id-removed": "the names",
    "item-renamed": "the names",
    **{
        f"decision-{what}": "the decisions"
        for what in (
            *("added", "removed", "status-changed", "about-changed", "day-changed", "link-changed"),
            *("outcome-changed", "option-added", "option-removed", "option-changed"),
            *("evidence-added", "evidence-removed", "evidence-changed"),
            *("expectation-added", "expectation-removed", "expectation-changed"),
        )
    },
    "data-added": "what today's schema does not know",
    "data-removed": "what today's schema does not know",
    "data-changed": "what today's schema does not know",
}
"""What a change of these kinds is about, whatever its effect."""


def is_choice(reviewed: ReviewedChange) -> bool:
    """Whether the change is one of what we do, rather than of what is written."""
    return reviewed.change.id in CHOICES


def choices(changes: Sequence[ReviewedChange]) -> list[ReviewedChange]:
    """The choices, each once: an entry that was merged is gone by that."""
    merged = {(one.change.entry.kind, one.change.new) for one in changes if one.change.id == "entry-merged"}
    return [
        one
        for one in changes
        if is_choice(one) and (one.change.path or (one.change.entry.kind, one.change.entry.id) not in merged)
    ]


def with_entry(reviewed: ReviewedChange) -> str:
    """A sentence in brief with the entry it is about, unless it names that itself, or is about everyone."""
    change = reviewed.change
    itself = change.entry.kind == "playbook" or not change.path or change.id in _WHOLE
    text = in_brief(reviewed)
    named = itself or text.startswith(f"{change.entry.name}: ")
    return text if named else f"{change.entry.name}, {text}"


def other_subjects(changes: Sequence[ReviewedChange]) -> list[str]:
    """What the changes that are no choices are about, the weightiest first."""
    found = {
        _NO_WORDING.get(one.change.id, _SUBJECTS[one.change.effect]) for one in changes if not is_choice(one)
    }
    return [words for words in dict.fromkeys((*_SUBJECTS.values(), *_NO_WORDING.values())) if words in found]
