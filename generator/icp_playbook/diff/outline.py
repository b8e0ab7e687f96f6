"""What stands where in a document: the family of changes a place belongs to, and what items are known by."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

Holds: TypeAlias = Literal["plain", "whole", "condition", "bands", "criteria"]
"""plain data; a list told as one; a condition; the bands of a signal; musts or criteria with their points."""


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A row of the outline; it also speaks for what stands below, unless that has a row of its own.

    `by` names the key, or the keys joined with +, that tell list items apart. Texts are told apart by
    what they say.
    """

    family: str
    by: str = ""
    holds: Holds = "plain"
    within: bool = False
    """True below an item: whatever comes or goes here is a change of the item."""


UNKNOWN = OutlineRow("data")
"""A place no outline knows: a key of an older or newer schema."""

_HEAD = {
    "name": OutlineRow("wording"),
    "owner": OutlineRow("owner"),
    "aliases": OutlineRow("wording"),
    "tags": OutlineRow("wording"),
    "formerly": OutlineRow("entry-renamed"),
    "review": OutlineRow("data"),
    "review.last": OutlineRow("review-recorded"),
    "review.by": OutlineRow("review-recorded"),
    "review.every": OutlineRow("review-cycle"),
    "review.triggers": OutlineRow("review-trigger"),
}
_PROFILE = {
    **_HEAD,
    "status": OutlineRow("status"),
    "product": OutlineRow("wording"),
    "definition": OutlineRow("wording"),
    "fit.must": OutlineRow("must", "id", "criteria"),
    "fit.must.*.label": OutlineRow("wording"),
    "fit.must.*.why": OutlineRow("wording"),
    "fit.score": OutlineRow("criterion", "id", "criteria"),
    "fit.score.*.label": OutlineRow("wording"),
    "fit.score.*.why": OutlineRow("wording"),
    "fit.score.*.dimension": OutlineRow("dimension"),
    "fit.disqualifiers": OutlineRow("disqualifier-cited"),
    "firmographics": OutlineRow("description"),
    "technographics": OutlineRow("description"),
    "growth": OutlineRow("description"),
    "situation": OutlineRow("description"),
    "implementation": OutlineRow("description"),
    "retention_behaviour": OutlineRow("description"),
    "buying": OutlineRow("buying"),
    "committee": OutlineRow("committee-role", "role"),
    "procurement": OutlineRow("procurement-step", "step"),
    "psychographics": OutlineRow("trait"),
    **{
        f"psychographics.{what}": OutlineRow("trait", "trait")
        for what in ("values", "attitudes", "preferences", "interests", "beliefs")
    },
    "needs": OutlineRow("need", "id"),
    "value_propositions": OutlineRow("value-proposition", "id"),
    "value_propositions.*.proof": OutlineRow("proof-cited"),
    "proof": OutlineRow("proof", "id"),
    "signals": OutlineRow("signal-cited"),
    "use_cases": OutlineRow("use-case", "id"),
    "evidence": OutlineRow("evidence"),
    "evidence.customers": OutlineRow("evidence-customer", "name"),
    "evidence.figures": OutlineRow("evidence-figure", "id"),
    "evidence.interviews": OutlineRow("interview", "id"),
    "put_to_work": OutlineRow("guidance"),
}
_DISQUALIFIER = {
    **_HEAD,
    "category": OutlineRow("wording"),
    "says": OutlineRow("wording"),
    "when": OutlineRow("disqualifier", holds="condition"),
    "why": OutlineRow("wording"),
    "spot": OutlineRow("guidance"),
    "ask": OutlineRow("question"),
    "cite": OutlineRow("guidance"),
    "tell_them": OutlineRow("message"),
    "revisit": OutlineRow("guidance"),
}
_SIGNAL = {
    **_HEAD,
    "category": OutlineRow("wording"),
    "says": OutlineRow("wording"),
    "bands": OutlineRow("band", holds="bands"),
    "why": OutlineRow("wording"),
    "where": OutlineRow("guidance"),
    "act": OutlineRow("guidance"),
    "opener": OutlineRow("message"),
}
_SEGMENT = {
    **_HEAD,
    "icp": OutlineRow("segment-moved"),
    "by": OutlineRow("facet"),
    "facets": OutlineRow("facet"),
    "when": OutlineRow("segment", holds="condition"),
    "definition": OutlineRow("wording"),
    "personas": OutlineRow("segment-persona"),
    "pains": OutlineRow("message"),
    "kpis": OutlineRow("message"),
    "timing": OutlineRow("guidance"),
    "messaging": OutlineRow("message"),
    "proof": OutlineRow("proof-cited"),
    "questions": OutlineRow("question"),
    "objections": OutlineRow("objection", "id"),
    "channels": OutlineRow("channel"),
    "outreach": OutlineRow("template", "id"),
}
_PERSONA = {
    **_HEAD,
    **{
        what: OutlineRow("persona-detail")
        for what in (
            "titles",
            "seniority",
            "department",
            "summary",
            "responsibilities",
            "priorities",
            "goals",
            "kpis",
            "pains",
            "blockers",
        )
    },
    "roles": OutlineRow("persona-role"),
    "approach": OutlineRow("guidance"),
    "approach.channels": OutlineRow("channel"),
    "say": OutlineRow("message"),
    "avoid": OutlineRow("message"),
    "ask": OutlineRow("question"),
}
_EXAMPLE = {
    **_HEAD,
    "icp": OutlineRow("example-account"),
    "shows": OutlineRow("example-verdict"),
    "story": OutlineRow("wording"),
    "account": OutlineRow("example-account"),
    "as_of": OutlineRow("example-account"),
    "expect": OutlineRow("example-verdict"),
    "lesson": OutlineRow("wording"),
    "next_steps": OutlineRow("guidance"),
}
_PLAYBOOK = {
    "name": OutlineRow("wording"),
    "company": OutlineRow("wording"),
    "products": OutlineRow("product", "id"),
    "owner": OutlineRow("owner"),
    "owners": OutlineRow("policy"),
    "currency": OutlineRow("currency"),
    "order": OutlineRow("profile-order"),
    "facets": OutlineRow("facet"),
    "tiers": OutlineRow("tier", "id"),
    "tiers.*.label": OutlineRow("wording"),
    "tiers.*.at_least": OutlineRow("threshold"),
    "tiers.*.means": OutlineRow("wording"),
    "levels": OutlineRow("level", "id"),
    "levels.*.label": OutlineRow("wording"),
    "levels.*.at_least": OutlineRow("level-threshold"),
    "levels.*.means": OutlineRow("wording"),
    "plays": OutlineRow("play", "id"),
    "grid": OutlineRow("grid-cell"),
    "minimum_coverage": OutlineRow("minimum-coverage"),
    "max_personas": OutlineRow("policy"),
    "review": OutlineRow("review-policy"),
    "building": OutlineRow("building-step", "title"),
    "merge_fields": OutlineRow("merge-field"),
    "glossary": OutlineRow("term", "term"),
}
_FIELDS = {
    "fields": OutlineRow("field", "id"),
    "fields.*.label": OutlineRow("wording"),
    "fields.*.about": OutlineRow("wording"),
    "fields.*.question": OutlineRow("question"),
    "fields.*.unit": OutlineRow("wording"),
    "fields.*.type": OutlineRow("field-retyped"),
    "fields.*.values": OutlineRow("field-value", "id"),
    "fields.*.values.*.label": OutlineRow("field-reading"),
    "fields.*.values.*.synonyms": OutlineRow("field-reading"),
    "fields.*.groups": OutlineRow("group", "id"),
    "fields.*.groups.*.label": OutlineRow("wording"),
    "fields.*.groups.*.members": OutlineRow("group", holds="whole"),
    "fields.*.columns": OutlineRow("field-reading"),
}

OUTLINES: dict[str, Mapping[str, OutlineRow]] = {
    "playbook": _PLAYBOOK,
    "fields": _FIELDS,
    "profile": _PROFILE,
    "disqualifier": _DISQUALIFIER,
    "signal": _SIGNAL,
    "example": _EXAMPLE,
    "persona": _PERSONA,
    "segment": _SEGMENT,
}
"""Kind → place by its path; keys are joined with dots and * stands for a list item."""


@cache
def outline_row(kind: str, pattern: tuple[str, ...]) -> OutlineRow:
    """The row of a place, or of the nearest above that has one."""
    outline = OUTLINES.get(kind, {})
    for end in range(len(pattern), 0, -1):
        if row := outline.get(".".join(pattern[:end])):
            if end == len(pattern) or not row.by:
                return row
            below_criterion = row.holds == "criteria" and end < len(pattern) - 1
            return UNKNOWN if below_criterion else OutlineRow(row.family, within=True)
    return UNKNOWN
