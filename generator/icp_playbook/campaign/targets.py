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
from icp_playbook.fit import IcpWords, build_word_list, compile_playbook
from icp_playbook.playbook import Playbook

Target: TypeAlias = OneOf["hubspot", "salesforce", "apollo", "sql", "text"]
TARGETS: tuple[Target, ...] = get_args(Target)
Writer: TypeAlias = Callable[[tuple[CampaignRule, ...], Catalogue, datetime.date], tuple[str, list[Gap]]]

_WRITERS: dict[Target, Writer] = {"hubspot": hubspot, "salesforce": salesforce, "apollo": apollo, "sql": sql}
_NAMES: dict[Target, str] = {
    "hubspot": "HubSpot",
    "salesforce": "Salesforce",
    "apollo": "Apollo",
    "sql": "SQL",
}


@dataclass(frozen=True, slots=True)
class CampaignFilter:
    """A campaign filter in one tool's language. `left_out` lists, for a reader, what the filter lacks."""

    text: str
    left_out: tuple[str, ...]


def campaign_filter(playbook: Playbook, icp_id: str, target: Target, as_of: datetime.date) -> CampaignFilter:
    """An ICP as a campaign filter. Numbers of days count back from `as_of` if the tool has no relative dates.

    Raises CommandError when the tool can express nothing of the ICP: an empty filter would let everybody in.
    """
    program = compile_playbook(playbook)
    rules = campaign_rules(program, icp_id)
    icp, catalogue = build_word_list(playbook, program).icps[icp_id], playbook.catalogue
    if target == "text":
        return CampaignFilter(plain(rules, icp, catalogue), ())
    text, gaps = _WRITERS[target](rules, catalogue, as_of)
    if not text:
        raise CommandError(
            f'{_NAMES[target]} can express no must or disqualifier of "{icp_id}"',
            "name the columns of its fields in icp/fields.yaml, or use --format text",
        )
    return CampaignFilter(text, (*_gap_lines(gaps, icp), *_enough_line(icp)))


def _enough_line(icp: IcpWords) -> Iterator[str]:
    """A filter says who is in, not of whom enough is known: what must be known is said beside it."""
    if icp.enough:
        yield f"note: accounts without {icp.enough} are let in, though too little is known about them to say"


def _gap_lines(gaps: list[Gap], icp: IcpWords) -> Iterator[str]:
    """Gaps as lines: those of a rule together under its label, those of the whole filter last."""
    by_rule: dict[tuple[str, str], list[str]] = {}
    for gap in gaps:
        if gap.rule is not None:
            by_rule.setdefault(gap.rule, []).append(gap.reason)
    for (kind, id_), reasons in by_rule.items():
        label = icp.must[id_].label if kind == "must" else icp.disqualifiers[id_].name
        yield f"{kind} left out, {label}: {'; '.join(reasons)}"
    yield from (f"note: {gap.reason}" for gap in gaps if gap.rule is None)
