"""The README of a draft: how a person publishes it, what its numbers mean, and what it does not say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from icp_playbook.activation.score_draft import OmittedCriterion, ScoreDraft
from icp_playbook.phrases import counted, plural


@dataclass(frozen=True, slots=True)
class CrmGuide:
    """A CRM for a reader: how to publish a draft, step by step, and what it leaves open."""

    name: str
    publish: tuple[str, ...]
    notes: tuple[str, ...]


def read_me(guide: CrmGuide, drafts: Sequence[ScoreDraft], version: str, currency: str) -> str:
    """The README as Markdown. Amounts are in the currency, an ISO code."""
    lines = [
        f"# Draft for {guide.name}",
        "",
        "Written by `icp-playbook activate`; nothing was sent anywhere. "
        f"The rules are those of version {version}, which `score` writes into `icp_version`.",
        "",
        "## Publish it",
        "",
        *(f"{place}. {step}" for place, step in enumerate(guide.publish, 1)),
        "",
        "## What the numbers mean",
        "",
        *_BOTH_ENDS,
        "",
        "## What is in it",
    ]
    for draft in drafts:
        lines += ["", f"### {draft.name}", "", f"{share_line(draft).capitalize()}.", *_omitted(draft)]
    lines += [
        "",
        "## What it does not say",
        "",
        *(f"* {note}" for note in (*_UNSAID, _AMOUNTS.format(currency), *guide.notes)),
    ]
    return "\n".join(lines) + "\n"


_BOTH_ENDS = (
    "Not known is not 0. Each ICP has two scores over what is in the draft, as `score` has two columns over "
    "all of it:",
    "",
    "* **at least** (`icp_points_low`): what is not known counts at its worst.",
    "* **at most** (`icp_points_high`): what is not known counts at its best.",
    "",
    "Where both are the same, no answer changes them. The further apart they are, the less is known.",
)
_UNSAID = (
    "Musts, disqualifiers and what must be known at all: an account outside the ICP gets points too. "
    "Import `icp_status` from `score`, or keep such accounts out with a list from `icp-playbook filter`.",
    "The tier, the play, signals, intent: import `icp_tier`, `icp_play`, `icp_intent_level` from `score`.",
    "A range in one cell, such as 50–200: a number in a CRM is one number.",
)
UNSAID_NOTE = (
    "note: musts, disqualifiers, tier, play and signals are in no score; README.md says how to import them"
)
"""What no CRM's score says, for a terminal."""


_AMOUNTS = "Currencies: amounts are compared as they stand, in {}. Other currencies are not converted."


def share_line(draft: ScoreDraft) -> str:
    """How many points are in the draft, and how many are missing."""
    missing = draft.whole - draft.possible
    share = f"{draft.possible} of {counted(draft.whole, 'possible point')}"
    return f"{share} {plural(draft.possible, 'is', 'are')} in it" + (
        f", {missing} missing" if missing else ""
    )


def omitted_line(one: OmittedCriterion) -> str:
    """A criterion that is left out, with its points and the reasons."""
    return f"{one.label} ({counted(one.points, 'point')}): {'; '.join(one.reasons)}"


def _omitted(draft: ScoreDraft) -> Iterator[str]:
    if draft.omitted:
        yield from ("", "Left out, since it could not be said exactly:", "")
        yield from (f"* {omitted_line(one)}" for one in draft.omitted)
