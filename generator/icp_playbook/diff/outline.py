"""What stands where in a document: the family of changes a place belongs to, and what items are known by."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

Holds: TypeAlias = Literal["plain", "whole", "condition", "bands", "criteria"]
"""plain data; a list told as one; a condition; the bands of a signal; musts or criteria with their points."""


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the outline; it also speaks for what stands below, unless that has a row of its own.

    `by` names the key, or the keys joined with +, that tell list items apart. Texts are told apart by
    what they say.
    """

    family: str
    by: str = ""
    holds: Holds = "plain"
    within: bool = False
    """True below an item: whatever comes or goes here is a change of the item."""


UNKNOWN = Place("data")
"""A place no outline knows: a key of an older or newer schema."""

_HEAD = {
    "name": Place("wording"),
    "owner": Place("owner"),
    "aliases": Place("wording"),
    "tags": Place("wording"),
    "formerly": Place("entry-renamed"),
    "review": Place("data"),
    "review.last": Place("review-recorded"),
    "review.by": Place("review-recorded"),
    "review.every": Place("review-cycle"),
    "review.triggers": Place("review-trigger"),
}
_PROFILE = {
    **_HEAD,
    "status": Place("status"),
    "product": Place("wording"),
    "definition": Place("wording"),
    "fit.must": Place("must", "id", "criteria"),
    "fit.must.*.label": Place("wording"),
    "fit.must.*.why": Place("wording"),
    "fit.score": Place("criterion", "id", "criteria"),
    "fit.score.*.label": Place("wording"),
    "fit.score.*.why": Place("wording"),
    "fit.score.*.dimension": Place("dimension"),
    "fit.disqualifiers": Place("disqualifier-cited"),
    "firmographics": Place("description"),
    "technographics": Place("description"),
    "growth": Place("description"),
    "situation": Place("description"),
    "implementation": Place("description"),
    "retention_behaviour": Place("description"),
    "buying": Place("buying"),
    "committee": Place("committee-role", "role"),
    "procurement": Place("procurement-step", "step"),
    "psychographics": Place("trait"),
    **{
        f"psychographics.{what}": Place("trait", "trait")
        for what in ("values", "attitudes", "preferences", "interests", "beliefs")
    },
    "needs": Place("need", "id"),
    "value_propositions": Place("value-proposition", "id"),
    "value_propositions.*.proof": Place("proof-cited"),
    "proof": Place("proof", "id"),
    "signals": Place("signal-cited"),
    "use_cases": Place("use-case", "id"),
    "evidence": Place("evidence"),
    "evidence.customers": Place("evidence-customer", "name"),
    "evidence.figures": Place("evidence-figure", "id"),
    "evidence.interviews": Place("interview", "id"),
    "put_to_work": Place("guidance"),
}
_DISQUALIFIER = {
    **_HEAD,
    "category": Place("wording"),
    "says": Place("wording"),
    "when": Place("disqualifier", holds="condition"),
    "why": Place("wording"),
    "spot": Place("guidance"),
    "ask": Place("question"),
    "cite": Place("guidance"),
    "tell_them": Place("message"),
    "revisit": Place("guidance"),
}
_SIGNAL = {
    **_HEAD,
    "category": Place("wording"),
    "says": Place("wording"),
    "bands": Place("band", holds="bands"),
    "why": Place("wording"),
    "where": Place("guidance"),
    "act": Place("guidance"),
    "opener": Place("message"),
}
_SEGMENT = {
    **_HEAD,
    "icp": Place("segment-moved"),
    "by": Place("facet"),
    "facets": Place("facet"),
    "when": Place("segment", holds="condition"),
    "definition": Place("wording"),
    "personas": Place("segment-persona"),
    "pains": Place("message"),
    "kpis": Place("message"),
    "timing": Place("guidance"),
    "messaging": Place("message"),
    "proof": Place("proof-cited"),
    "questions": Place("question"),
    "objections": Place("objection", "id"),
    "channels": Place("channel"),
    "outreach": Place("template", "id"),
}
_PERSONA = {
    **_HEAD,
    **{
        what: Place("persona-detail")
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
    "roles": Place("persona-role"),
    "approach": Place("guidance"),
    "approach.channels": Place("channel"),
    "say": Place("message"),
    "avoid": Place("message"),
    "ask": Place("question"),
}
_EXAMPLE = {
    **_HEAD,
    "icp": Place("example-account"),
    "shows": Place("example-verdict"),
    "story": Place("wording"),
    "account": Place("example-account"),
    "as_of": Place("example-account"),
    "expect": Place("example-verdict"),
    "lesson": Place("wording"),
    "next_steps": Place("guidance"),
}
_PLAYBOOK = {
    "name": Place("wording"),
    "company": Place("wording"),
    "products": Place("product", "id"),
    "owner": Place("owner"),
    "owners": Place("policy"),
    "currency": Place("currency"),
    "order": Place("profile-order"),
    "facets": Place("facet"),
    "tiers": Place("tier", "id"),
    "tiers.*.label": Place("wording"),
    "tiers.*.at_least": Place("threshold"),
    "tiers.*.means": Place("wording"),
    "levels": Place("level", "id"),
    "levels.*.label": Place("wording"),
    "levels.*.at_least": Place("level-threshold"),
    "levels.*.means": Place("wording"),
    "plays": Place("play", "id"),
    "grid": Place("grid-cell"),
    "minimum_coverage": Place("minimum-coverage"),
    "max_personas": Place("policy"),
    "review": Place("review-policy"),
    "building": Place("building-step", "title"),
    "merge_fields": Place("merge-field"),
    "glossary": Place("term", "term"),
}
_FIELDS = {
    "fields": Place("field", "id"),
    "fields.*.label": Place("wording"),
    "fields.*.about": Place("wording"),
    "fields.*.question": Place("question"),
    "fields.*.unit": Place("wording"),
    "fields.*.type": Place("field-retyped"),
    "fields.*.values": Place("field-value", "id"),
    "fields.*.values.*.label": Place("field-reading"),
    "fields.*.values.*.synonyms": Place("field-reading"),
    "fields.*.groups": Place("group", "id"),
    "fields.*.groups.*.label": Place("wording"),
    "fields.*.groups.*.members": Place("group", holds="whole"),
    "fields.*.columns": Place("field-reading"),
}

OUTLINES: dict[str, Mapping[str, Place]] = {
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
def place_of(kind: str, pattern: tuple[str, ...]) -> Place:
    """The row of a place, or of the nearest above that has one."""
    outline = OUTLINES.get(kind, {})
    for end in range(len(pattern), 0, -1):
        if row := outline.get(".".join(pattern[:end])):
            if end == len(pattern) or not row.by:
                return row
            below_criterion = row.holds == "criteria" and end < len(pattern) - 1
            return UNKNOWN if below_criterion else Place(row.family, within=True)
    return UNKNOWN
