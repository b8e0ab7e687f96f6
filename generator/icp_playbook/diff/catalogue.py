"""The catalogue of changes: every id a change can carry, with what it does and what it means."""

from dataclasses import dataclass

from icp_playbook.diff.change import Effect
from icp_playbook.phrases import article


@dataclass(frozen=True, slots=True)
class ChangeKind:
    """A sort of change. `title` heads a table row, `means` says it in a sentence."""

    id: str
    effect: Effect
    title: str
    means: str


def _boundary(id_: str, title: str, means: str) -> ChangeKind:
    return ChangeKind(id_, "boundary", title, means)


def _trio(family: str, effect: Effect, noun: str, what: str) -> tuple[ChangeKind, ChangeKind, ChangeKind]:
    """Added, removed and changed, for things that differ in their words only."""
    return (
        ChangeKind(f"{family}-added", effect, f"{noun} added", f"There is one more {what}."),
        ChangeKind(f"{family}-removed", effect, f"{noun} removed", f"There is one {what} less."),
        ChangeKind(
            f"{family}-changed",
            effect,
            f"{noun} changed",
            f"{article(what).capitalize()} {what} reads otherwise.",
        ),
    )


_PROFILES = (
    _boundary("profile-added", "ICP added", "There is one more ICP to qualify for."),
    _boundary("profile-removed", "ICP removed", "Nobody qualifies for this ICP any more."),
    _boundary("status-changed", "Status changed", "Only operational ICPs take part in the ranking."),
    _boundary("profile-order-changed", "ICPs reordered", "An account equally good for two ICPs may change."),
)
_MUSTS = (
    _boundary("must-added", "Must added", "Accounts that miss the new must are outside."),
    _boundary("must-removed", "Must removed", "Accounts that missed the must are no longer outside by it."),
    _boundary("must-widened", "Must widened", "More accounts meet the must, and none stops meeting it."),
    _boundary("must-narrowed", "Must narrowed", "Fewer accounts meet the must, and none newly meets it."),
    _boundary("must-shifted", "Must shifted", "Some accounts may newly meet the must, others no longer."),
    _boundary("criterion-moved-to-must", "Criterion made a must", "What earned points now decides alone."),
    _boundary("must-moved-to-score", "Must made a criterion", "What decided alone now earns points."),
)
_CRITERIA = (
    _boundary("criterion-added", "Criterion added", "One more thing counts."),
    _boundary("criterion-removed", "Criterion removed", "One thing no longer counts."),
    _boundary("criterion-widened", "Criterion widened", "The criterion holds for more accounts."),
    _boundary("criterion-narrowed", "Criterion narrowed", "The criterion holds for fewer accounts."),
    _boundary("criterion-shifted", "Criterion shifted", "The criterion may hold for other accounts."),
    _boundary("criterion-points-raised", "Points raised", "The criterion gives more points, or costs fewer."),
    _boundary(
        "criterion-points-lowered", "Points lowered", "The criterion gives fewer points, or costs more."
    ),
    _boundary("band-added", "Band added", "The points have one more step."),
    _boundary("band-removed", "Band removed", "The points have one step less."),
    _boundary("band-widened", "Band widened", "The step holds for more accounts."),
    _boundary("band-narrowed", "Band narrowed", "The step holds for fewer accounts."),
    _boundary("band-shifted", "Band shifted", "The step may hold for other accounts."),
    _boundary("band-points-raised", "Points of a band raised", "The step gives more points, or costs fewer."),
    _boundary(
        "band-points-lowered", "Points of a band lowered", "The step gives fewer points, or costs more."
    ),
    _boundary("bands-reordered", "Bands reordered", "Another step is now the first that holds."),
)
_DISQUALIFIERS = (
    _boundary("disqualifier-added", "Disqualifier added", "There is one more reason to drop an account."),
    _boundary("disqualifier-removed", "Disqualifier removed", "There is one reason less to drop an account."),
    _boundary("disqualifier-tightened", "Disqualifier tightened", "It drops more accounts."),
    _boundary("disqualifier-relaxed", "Disqualifier relaxed", "It drops fewer accounts."),
    _boundary("disqualifier-shifted", "Disqualifier shifted", "It may drop other accounts."),
    _boundary("disqualifier-attached", "Disqualifier applied", "The ICP now cites the disqualifier."),
    _boundary("disqualifier-detached", "Disqualifier lifted", "The ICP no longer cites the disqualifier."),
)
_SEGMENTS = (
    _boundary("segment-added", "Segment added", "The ICP has one more slice."),
    _boundary("segment-removed", "Segment removed", "The ICP has one slice less."),
    _boundary("segment-widened", "Segment widened", "More accounts of the ICP belong to the segment."),
    _boundary("segment-narrowed", "Segment narrowed", "Fewer accounts of the ICP belong to the segment."),
    _boundary("segment-shifted", "Segment shifted", "Other accounts may belong to the segment."),
    _boundary("segment-moved", "Segment moved", "The segment is a slice of another ICP."),
)
_INTENT = (
    _boundary("signal-added", "Signal added", "There is one more buying trigger."),
    _boundary("signal-removed", "Signal removed", "There is one buying trigger less."),
    _boundary("signal-attached", "Signal watched", "The signal now counts for the ICP's intent."),
    _boundary("signal-detached", "Signal no longer watched", "The signal no longer counts for the ICP."),
    _boundary("level-added", "Intent level added", "Intent has one more step."),
    _boundary("level-removed", "Intent level removed", "Intent has one step less."),
    _boundary("level-raised", "Intent level raised", "It takes more signal points to reach the level."),
    _boundary("level-lowered", "Intent level lowered", "It takes fewer signal points to reach the level."),
)
_TIERS = (
    _boundary("tier-added", "Tier added", "Fit has one more step."),
    _boundary("tier-removed", "Tier removed", "Fit has one step less."),
    _boundary("threshold-raised", "Threshold raised", "It takes a higher score to reach the tier."),
    _boundary("threshold-lowered", "Threshold lowered", "A lower score reaches the tier."),
    _boundary(
        "minimum-coverage-raised", "Minimum coverage raised", "More must be known before a tier is given."
    ),
    _boundary("minimum-coverage-lowered", "Minimum coverage lowered", "A tier is given on less knowledge."),
    _boundary("grid-cell-changed", "Play changed", "Accounts of this tier and intent get another play."),
    _boundary("currency-changed", "Currency changed", "Every amount of the playbook means something else."),
)
_FIELDS = (
    ChangeKind("field-added", "evidence", "Field added", "One more thing can be known about an account."),
    ChangeKind("field-removed", "evidence", "Field removed", "One thing can no longer be known."),
    ChangeKind(
        "field-changed", "evidence", "Field changed", "When a field is learned, or its list, has changed."
    ),
    _boundary(
        "field-retyped", "Type of a field changed", "The values of the field are another kind of thing."
    ),
    ChangeKind("field-value-added", "evidence", "Value added", "The field has one more allowed value."),
    ChangeKind("field-value-removed", "evidence", "Value removed", "The field has one allowed value less."),
    ChangeKind(
        "field-reading-changed", "evidence", "Reading of lists changed", "Account lists are read otherwise."
    ),
    ChangeKind("group-added", "evidence", "Group added", "There is one more name for a set of values."),
    ChangeKind("group-removed", "evidence", "Group removed", "There is one name less for a set of values."),
    _boundary("group-widened", "Group widened", "The group holds more values, wherever it is used."),
    _boundary("group-narrowed", "Group narrowed", "The group holds fewer values, wherever it is used."),
    _boundary("group-shifted", "Group shifted", "The group gained values and lost others."),
)
_PEOPLE = (
    ChangeKind("owner-changed", "people", "Owner changed", "Somebody else answers for it."),
    ChangeKind(
        "committee-role-added", "people", "Committee role added", "One more seat is on the committee."
    ),
    ChangeKind(
        "committee-role-removed", "people", "Committee role removed", "One seat is off the committee."
    ),
    ChangeKind(
        "committee-role-reassigned", "people", "Committee role reassigned", "Another persona has the seat."
    ),
    ChangeKind(
        "committee-role-changed",
        "people",
        "Committee role changed",
        "What a seat wants or blocks has changed.",
    ),
    *_trio("procurement-step", "people", "Procurement step", "step of the procurement path"),
    ChangeKind(
        "buying-changed", "people", "Buying changed", "How these companies buy is described otherwise."
    ),
    ChangeKind("persona-added", "people", "Persona added", "There is one more person to talk to."),
    ChangeKind("persona-removed", "people", "Persona removed", "There is one person less to talk to."),
    ChangeKind("persona-role-added", "people", "Persona's role added", "The persona plays one more part."),
    ChangeKind(
        "persona-role-removed", "people", "Persona's role removed", "The persona plays one part less."
    ),
    ChangeKind("persona-detail-changed", "people", "Persona changed", "The person is described otherwise."),
    ChangeKind(
        "segment-persona-added", "people", "Persona of a segment added", "One more person is talked to here."
    ),
    ChangeKind(
        "segment-persona-removed", "people", "Persona of a segment removed", "One person less is talked to."
    ),
)
_MESSAGING = (
    *_trio("product", "messaging", "Product", "product"),
    *_trio("need", "messaging", "Need", "need"),
    *_trio("value-proposition", "messaging", "Value proposition", "promise"),
    *_trio("use-case", "messaging", "Use case", "use case"),
    *_trio("trait", "messaging", "Trait", "value, attitude or belief"),
    *_trio("message", "messaging", "Message", "message"),
    *_trio("objection", "messaging", "Objection", "objection with its answer"),
    *_trio("template", "messaging", "Template", "outreach template"),
    *_trio("question", "messaging", "Question", "discovery question"),
    *_trio("channel", "messaging", "Channel", "place to reach them"),
    *_trio("guidance", "messaging", "Guidance", "piece of guidance to our own people"),
    *_trio("play", "messaging", "Play", "play"),
    *_trio("merge-field", "messaging", "Merge field", "merge field of the templates"),
)
_EVIDENCE = (
    *_trio("proof", "evidence", "Proof point", "proof point"),
    ChangeKind(
        "proof-attached", "evidence", "Proof put to use", "What is said here now cites the proof point."
    ),
    ChangeKind("proof-detached", "evidence", "Proof no longer used", "What is said here no longer cites it."),
    ChangeKind(
        "evidence-changed", "evidence", "Evidence changed", "What the profile rests on is told otherwise."
    ),
    *_trio("evidence-customer", "evidence", "Best customer", "customer the profile was drawn from"),
    *_trio("evidence-figure", "evidence", "Figure", "figure"),
    *_trio("interview", "evidence", "Interview", "customer interview"),
    ChangeKind("example-added", "evidence", "Example added", "One more account tests the playbook."),
    ChangeKind("example-removed", "evidence", "Example removed", "One account less tests the playbook."),
    ChangeKind(
        "example-account-changed", "evidence", "Example account changed", "The account itself is another."
    ),
    ChangeKind(
        "example-verdict-changed", "evidence", "Expected verdict changed", "The example must now get this."
    ),
    ChangeKind("review-recorded", "evidence", "Review recorded", "Somebody looked at the entry."),
    ChangeKind(
        "review-cycle-changed", "evidence", "Review cycle changed", "It is looked at more or less often."
    ),
    ChangeKind(
        "review-trigger-added", "evidence", "Review trigger added", "One more event calls for a look."
    ),
    ChangeKind(
        "review-trigger-removed", "evidence", "Review trigger removed", "One event less calls for a look."
    ),
    ChangeKind(
        "review-policy-changed", "evidence", "Review policy changed", "Reviews are held by other rules."
    ),
)
_EDITORIAL = (
    ChangeKind("wording-changed", "editorial", "Wording changed", "It reads otherwise and means the same."),
    ChangeKind(
        "condition-reworded", "editorial", "Condition rewritten", "It holds for the same accounts as before."
    ),
    ChangeKind(
        "description-changed", "editorial", "Description changed", "These companies are described otherwise."
    ),
    ChangeKind("order-changed", "editorial", "Order changed", "The same things stand in another order."),
    ChangeKind(
        "dimension-changed", "editorial", "Dimension changed", "The criterion is shown in another group."
    ),
    ChangeKind("facet-changed", "editorial", "Facets changed", "It is found under other filters."),
    ChangeKind("policy-changed", "editorial", "Policy changed", "Warnings are given by another limit."),
    *_trio("term", "editorial", "Glossary term", "glossary term"),
    *_trio("building-step", "editorial", "Step of building an ICP", "step of how an ICP is built"),
    ChangeKind(
        "entry-added", "editorial", "Entry added", "There is one more entry, of a kind unknown today."
    ),
    ChangeKind(
        "entry-removed", "editorial", "Entry removed", "There is one entry less, of a kind unknown today."
    ),
    ChangeKind(
        "entry-renamed", "editorial", "Entry renamed", "The entry has a new id; links to the old one work."
    ),
    ChangeKind("data-added", "editorial", "Data added", "A key that today's schema does not know was added."),
    ChangeKind(
        "data-removed", "editorial", "Data removed", "A key that today's schema does not know is gone."
    ),
    ChangeKind(
        "data-changed", "editorial", "Data changed", "A key that today's schema does not know has changed."
    ),
)

CATALOGUE: dict[str, ChangeKind] = {
    sort.id: sort
    for sort in (
        *_PROFILES,
        *_MUSTS,
        *_CRITERIA,
        *_DISQUALIFIERS,
        *_SEGMENTS,
        *_INTENT,
        *_TIERS,
        *_FIELDS,
        *_PEOPLE,
        *_MESSAGING,
        *_EVIDENCE,
        *_EDITORIAL,
    )
}
"""Every sort by id, the weightiest first."""
