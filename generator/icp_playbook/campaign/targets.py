"""The tools a campaign filter can be written for, and what each cannot express."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal as OneOf
from typing import TypeAlias, get_args

from icp_playbook.campaign.apollo import apollo
from icp_playbook.campaign.expression import Gap
from icp_playbook.campaign.hubspot import hubspot
from icp_playbook.campaign.plain import plain
from icp_playbook.campaign.rules import CampaignRule, campaign_rules
from icp_playbook.campaign.salesforce import salesforce
from icp_playbook.campaign.sql import sql
from icp_playbook.fields import Catalogue
from icp_playbook.findings import CommandError
from icp_playbook.fit import IcpWords, Program, compile_playbook, icp_words
from icp_playbook.playbook import Playbook

Target: TypeAlias = OneOf["hubspot", "salesforce", "apollo", "sql", "text"]
TARGETS: tuple[Target, ...] = get_args(Target)
Writer: TypeAlias = Callable[[tuple[CampaignRule, ...], Catalogue, datetime.date], tuple[str, list[Gap]]]

_WRITERS: dict[Target, Writer] = {"hubspot": hubspot, "salesforce": salesforce, "apollo": apollo, "sql": sql}
TOOLS: dict[Target, str] = {
    "hubspot": "HubSpot",
    "salesforce": "Salesforce",
    "apollo": "Apollo",
    "sql": "SQL",
}
"""The tools by name; `text` is for people."""


@dataclass(frozen=True, slots=True)
class LeftOutRule:
    """A must or a disqualifier that a filter leaves out, by its label, and why."""

    kind: str
    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class CampaignFilter:
    """A campaign filter in one tool's language, what it lacks, and what to know before it is used."""

    text: str
    rules: tuple[LeftOutRule, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def left_out(self) -> tuple[str, ...]:
        """What the filter lacks, line by line, for a reader."""
        rules = (f"{rule.kind} left out, {rule.label}: {rule.reason}" for rule in self.rules)
        return (*rules, *(f"note: {note}" for note in self.notes))


def campaign_filter(playbook: Playbook, icp_id: str, target: Target, as_of: datetime.date) -> CampaignFilter:
    """An ICP as a campaign filter. Numbers of days count back from `as_of` if the tool has no relative dates.

    Raises CommandError when the tool can express nothing of the ICP: an empty filter would let everybody in.
    """
    made = tool_filter(playbook, compile_playbook(playbook), icp_id, target, as_of)
    if not made.text:
        raise CommandError(
            f'{TOOLS[target]} can express no must or disqualifier of "{icp_id}"',
            "name the columns of its fields in icp/fields.yaml, or use --format text",
        )
    return made


def tool_filter(
    playbook: Playbook, program: Program, icp_id: str, target: Target, as_of: datetime.date
) -> CampaignFilter:
    """The same with the playbook's own program; the text is empty where the tool can express nothing."""
    rules = campaign_rules(program, icp_id)
    icp, catalogue = icp_words(playbook, icp_id), playbook.catalogue
    if target == "text":
        return CampaignFilter(plain(rules, icp, catalogue))
    text, gaps = _WRITERS[target](rules, catalogue, as_of)
    notes = (gap.reason for gap in gaps if gap.rule is None)
    return CampaignFilter(text, tuple(_left_out(gaps, icp)), (*notes, *_enough_note(icp)))


def _enough_note(icp: IcpWords) -> Iterator[str]:
    """A filter says who is in, not of whom enough is known: what must be known is said beside it."""
    if icp.enough:
        yield f"accounts without {icp.enough} are let in, though too little is known about them to say"


def _left_out(gaps: list[Gap], icp: IcpWords) -> Iterator[LeftOutRule]:
    """The gaps of rules, those of a rule together under its label."""
    by_rule: dict[tuple[str, str], list[str]] = {}
    for gap in gaps:
        if gap.rule is not None:
            by_rule.setdefault(gap.rule, []).append(gap.reason)
    for (kind, id_), reasons in by_rule.items():
        label = icp.must[id_].label if kind == "must" else icp.disqualifiers[id_].name
        yield LeftOutRule(kind, label, "; ".join(reasons))
