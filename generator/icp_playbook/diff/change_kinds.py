"""The catalogue of changes: every id a change can have, with its effect and what it means."""

from icp_playbook.diff.change_kind import ChangeKind, boundary, trio
from icp_playbook.diff.evidence_kinds import EVIDENCE

_PROFILES = (
    boundary("profile-added", "ICP added", "There is one more ICP to qualify for."),
    boundary("profile-removed", "ICP removed", "No account qualifies for this ICP any more."),
    boundary("status-changed", "Status changed", "Only operational ICPs take part in the ranking."),
    boundary("profile-order-changed", "ICPs reordered", "An account that ties between two ICPs may switch."),
)
_MUSTS = (
    boundary("must-added", "Must added", "Accounts that miss the new must are outside."),
    boundary(
        "must-removed", "Must removed", "Accounts that missed the must are no longer outside because of it."
    ),
    boundary("must-widened", "Must widened", "More accounts meet the must, and none stops meeting it."),
    boundary("must-narrowed", "Must narrowed", "Fewer accounts meet the must, and none newly meets it."),
    boundary(
        "must-shifted", "Must shifted", "Some accounts may newly meet the must, others no longer meet it."
    ),
    boundary(
        "unknown-rule-changed",
        "What is not known counts otherwise",
        "What is not known of a criterion counts as not met, or no longer does.",
    ),
    boundary("enough-added", "Knowledge required", "Accounts of which less is known are no longer judged."),
    boundary(
        "enough-removed", "Knowledge no longer required", "Accounts are judged however little is known."
    ),
    boundary("enough-relaxed", "Less must be known", "Less must be known before an account is judged."),
    boundary("enough-tightened", "More must be known", "More must be known before an account is judged."),
    boundary(
        "enough-shifted",
        "Something else must be known",
        "Some accounts are newly judged, of others too little is known.",
    ),
    boundary("criterion-moved-to-must", "Criterion made a must", "What earned points is now required."),
    boundary("must-moved-to-score", "Must made a criterion", "What was required now earns points."),
)
_CRITERIA = (
    boundary("criterion-added", "Criterion added", "One more thing counts toward the score."),
    boundary("criterion-removed", "Criterion removed", "One thing no longer counts toward the score."),
    boundary("criterion-widened", "Criterion widened", "More accounts meet the criterion."),
    boundary("criterion-narrowed", "Criterion narrowed", "Fewer accounts meet the criterion."),
    boundary("criterion-shifted", "Criterion shifted", "Different accounts may meet the criterion."),
    boundary("criterion-points-raised", "Points raised", "The criterion gives more points, or costs fewer."),
    boundary(
        "criterion-points-lowered", "Points lowered", "The criterion gives fewer points, or costs more."
    ),
    boundary("band-added", "Band added", "The criterion has one more band."),
    boundary("band-removed", "Band removed", "The criterion has one fewer band."),
    boundary("band-widened", "Band widened", "More accounts fall in the band."),
    boundary("band-narrowed", "Band narrowed", "Fewer accounts fall in the band."),
    boundary("band-shifted", "Band shifted", "Different accounts may fall in the band."),
    boundary("band-points-raised", "Band points raised", "The band gives more points, or costs fewer."),
    boundary("band-points-lowered", "Band points lowered", "The band gives fewer points, or costs more."),
    boundary("bands-reordered", "Bands reordered", "A different band may be the first that applies."),
)
_DISQUALIFIERS = (
    boundary("disqualifier-added", "Disqualifier added", "There is one more reason to rule out an account."),
    boundary(
        "disqualifier-removed", "Disqualifier removed", "There is one fewer reason to rule out an account."
    ),
    boundary("disqualifier-tightened", "Disqualifier tightened", "It rules out more accounts."),
    boundary("disqualifier-relaxed", "Disqualifier relaxed", "It rules out fewer accounts."),
    boundary("disqualifier-shifted", "Disqualifier shifted", "It may rule out different accounts."),
    boundary("disqualifier-attached", "Disqualifier applied", "The disqualifier now applies to the ICP."),
    boundary(
        "disqualifier-detached", "Disqualifier lifted", "The disqualifier no longer applies to the ICP."
    ),
)
_SEGMENTS = (
    boundary("segment-added", "Segment added", "The ICP has one more segment."),
    boundary("segment-removed", "Segment removed", "The ICP has one fewer segment."),
    boundary("segment-widened", "Segment widened", "More accounts of the ICP belong to the segment."),
    boundary("segment-narrowed", "Segment narrowed", "Fewer accounts of the ICP belong to the segment."),
    boundary("segment-shifted", "Segment shifted", "Different accounts may belong to the segment."),
    boundary(
        "segment-order-changed",
        "Segments reordered",
        "An account that two segments take may be in the other.",
    ),
    boundary("segment-moved", "Segment moved", "The segment now belongs to a different ICP."),
)
_INTENT = (
    boundary("signal-added", "Signal added", "There is one more buying trigger."),
    boundary("signal-removed", "Signal removed", "There is one fewer buying trigger."),
    boundary("signal-attached", "Signal added to ICP", "The signal now counts for the ICP's intent."),
    boundary(
        "signal-detached", "Signal removed from ICP", "The signal no longer counts for the ICP's intent."
    ),
    boundary("signal-count-added", "Counting added", "Each occurrence of the signal now counts."),
    boundary("signal-count-removed", "Counting removed", "Occurrences of the signal are no longer counted."),
    boundary("signal-count-changed", "Counting changed", "Occurrences of the signal count otherwise."),
    boundary("level-added", "Intent level added", "There is one more level of intent."),
    boundary("level-removed", "Intent level removed", "There is one fewer level of intent."),
    boundary("level-changed", "Intent level changed", "What defines the level of intent changed."),
    boundary("level-raised", "Intent level raised", "It takes more signal points to reach the level."),
    boundary("level-lowered", "Intent level lowered", "It takes fewer signal points to reach the level."),
)
_TIERS = (
    boundary("tier-added", "Tier added", "There is one more tier."),
    boundary("tier-removed", "Tier removed", "There is one fewer tier."),
    boundary("tier-changed", "Tier changed", "What defines the tier changed."),
    boundary("threshold-raised", "Threshold raised", "It takes a higher score to reach the tier."),
    boundary("threshold-lowered", "Threshold lowered", "A lower score reaches the tier."),
    boundary("cap-added", "Cap added", "The criteria of the cap earn no more together than it says."),
    boundary("cap-removed", "Cap removed", "What the criteria of the cap earn counts in full."),
    boundary("cap-changed", "Cap changed", "The cap counts another number of points, or other criteria."),
    boundary("own-threshold-added", "Own threshold", "The ICP now says itself where the tier starts."),
    boundary(
        "own-threshold-removed",
        "Own threshold removed",
        "The tier now starts for the ICP where the playbook says.",
    ),
    boundary(
        "minimum-coverage-raised", "Minimum coverage raised", "More must be known before a tier is given."
    ),
    boundary("minimum-coverage-lowered", "Minimum coverage lowered", "A tier is given with less known."),
    boundary("grid-cell-changed", "Play changed", "Accounts with this tier and intent get a different play."),
    boundary(
        "currency-changed", "Currency changed", "Every amount in the playbook is in a different currency."
    ),
)
_FIELDS = (
    ChangeKind("field-added", "evidence", "Field added", "One more thing can be known about an account."),
    ChangeKind("field-removed", "evidence", "Field removed", "One thing can no longer be known."),
    ChangeKind("field-changed", "evidence", "Field changed", "When a field is learned changed."),
    boundary("field-retyped", "Field type changed", "The field now holds a different type of value."),
    boundary("field-value-added", "Value added", "The field has one more allowed value."),
    boundary("field-value-removed", "Value removed", "The field has one fewer allowed value."),
    boundary("field-value-changed", "Value changed", "What defines an allowed value changed."),
    boundary("field-reading-changed", "List import changed", "Account lists are read differently."),
    boundary("group-added", "Group added", "There is one more named set of values."),
    boundary("group-removed", "Group removed", "There is one fewer named set of values."),
    boundary("group-changed", "Group changed", "What defines the named set of values changed."),
    boundary("group-widened", "Group widened", "The group has more values, everywhere it is used."),
    boundary("group-narrowed", "Group narrowed", "The group has fewer values, everywhere it is used."),
    boundary("group-shifted", "Group shifted", "The group gained values and lost others."),
)
_PEOPLE = (
    ChangeKind("owner-changed", "people", "Owner changed", "Someone else owns it."),
    ChangeKind(
        "committee-role-added", "people", "Committee role added", "There is one more role on the committee."
    ),
    ChangeKind(
        "committee-role-removed",
        "people",
        "Committee role removed",
        "There is one fewer role on the committee.",
    ),
    ChangeKind(
        "committee-role-reassigned",
        "people",
        "Committee role reassigned",
        "A different persona has the role.",
    ),
    ChangeKind(
        "committee-role-changed",
        "people",
        "Committee role changed",
        "What a role wants or blocks changed.",
    ),
    *trio("procurement-step", "people", "Procurement step", "step in the procurement path"),
    ChangeKind(
        "buying-changed", "people", "Buying changed", "The description of how these companies buy changed."
    ),
    ChangeKind("persona-added", "people", "Persona added", "There is one more person to talk to."),
    ChangeKind("persona-removed", "people", "Persona removed", "There is one fewer person to talk to."),
    ChangeKind("persona-role-added", "people", "Persona role added", "The persona has one more role."),
    ChangeKind("persona-role-removed", "people", "Persona role removed", "The persona has one fewer role."),
    ChangeKind("persona-role-changed", "people", "Persona role changed", "The roles of the persona changed."),
    *trio("purchasing-role", "people", "Purchasing role", "purchasing role"),
    ChangeKind(
        "persona-detail-changed", "people", "Persona changed", "The description of the persona changed."
    ),
    ChangeKind(
        "segment-persona-added", "people", "Segment persona added", "The segment targets one more persona."
    ),
    ChangeKind(
        "segment-persona-removed",
        "people",
        "Segment persona removed",
        "The segment targets one fewer persona.",
    ),
    ChangeKind(
        "segment-persona-changed",
        "people",
        "Segment personas changed",
        "The personas that the segment targets changed.",
    ),
)
_MESSAGING = (
    *trio("product", "messaging", "Product", "product"),
    ChangeKind("price-changed", "messaging", "Price changed", "What we say the product costs changed."),
    *trio("need", "messaging", "Need", "need"),
    *trio("value-proposition", "messaging", "Value proposition", "promise"),
    *trio("use-case", "messaging", "Use case", "use case"),
    *trio("trait", "messaging", "Trait", "value, attitude or belief"),
    *trio("message", "messaging", "Message", "message"),
    *trio("objection", "messaging", "Objection", "objection with its answer"),
    *trio("template", "messaging", "Template", "outreach template"),
    *trio("question", "messaging", "Question", "discovery question"),
    *trio("channel", "messaging", "Channel", "channel to reach them"),
    *trio("journey-stage", "messaging", "Journey stage", "stage of the buying journey"),
    *trio("guidance", "messaging", "Guidance", "piece of internal guidance"),
    *trio("play", "messaging", "Play", "play"),
    *trio("custom-value", "messaging", "Custom value", "value of a custom property"),
    ChangeKind(
        "capacity-changed", "messaging", "Capacity changed", "The team can work more or fewer accounts."
    ),
    *trio("merge-field", "messaging", "Merge field", "merge field for templates"),
)
_EDITORIAL = (
    ChangeKind(
        "wording-changed", "editorial", "Wording changed", "The wording changed, the meaning did not."
    ),
    ChangeKind(
        "condition-reworded",
        "editorial",
        "Condition rewritten",
        "It is true for the same accounts as before.",
    ),
    ChangeKind(
        "description-changed",
        "editorial",
        "Description changed",
        "The description of these companies changed.",
    ),
    ChangeKind("order-changed", "editorial", "Order changed", "The same items are in a different order."),
    ChangeKind(
        "dimension-changed", "editorial", "Dimension changed", "The criterion is shown in a different group."
    ),
    ChangeKind("facet-changed", "editorial", "Facets changed", "It is found under different filters."),
    ChangeKind("audience-changed", "editorial", "Audience changed", "Others may see it than before."),
    ChangeKind(
        "audience-policy-changed",
        "editorial",
        "Audience policy changed",
        "Partner and public builds leave out something else than before.",
    ),
    ChangeKind("policy-changed", "editorial", "Policy changed", "A limit for warnings changed."),
    *trio("rule-level", "editorial", "Rule level", "rule whose level the playbook sets"),
    *trio("waiver", "editorial", "Waiver", "rule that a file waives"),
    *trio("custom-property", "editorial", "Custom property", "custom property"),
    *trio("term", "editorial", "Glossary term", "glossary term"),
    *trio("building-step", "editorial", "ICP building step", "step in building an ICP"),
    ChangeKind(
        "entry-added",
        "editorial",
        "Entry added",
        "There is one more entry, of a kind today's schema does not know.",
    ),
    ChangeKind(
        "entry-removed",
        "editorial",
        "Entry removed",
        "There is one fewer entry, of a kind today's schema does not know.",
    ),
    ChangeKind(
        "entry-renamed",
        "editorial",
        "Entry renamed",
        "The entry has a new id; links to the old one still work.",
    ),
    ChangeKind(
        "entry-merged",
        "editorial",
        "Entries merged",
        "Another entry is gone and this one takes its place; links to it lead here.",
    ),
    ChangeKind(
        "former-id-added", "editorial", "Former id added", "Links to an id that nothing has now lead here."
    ),
    ChangeKind(
        "former-id-removed",
        "editorial",
        "Former id removed",
        "Links to an old id no longer lead here.",
    ),
    ChangeKind(
        "item-renamed",
        "editorial",
        "Id changed",
        "It has another id and is otherwise what it was: it says, is called or does the same.",
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
        *EVIDENCE,
        *_EDITORIAL,
    )
}
"""Every kind of change by id, most important first."""
