"""A campaign filter as a list for a person who sets the filter by hand."""

from collections.abc import Sequence

from icp_playbook.campaign.rules import CampaignRule, literals
from icp_playbook.fields import PROVIDERS, Catalogue, Field
from icp_playbook.fit import IcpWords


def plain(rules: Sequence[CampaignRule], icp: IcpWords, catalogue: Catalogue) -> str:
    """The ICP's name, who is in, who is out, and the fields that have to be asked for."""
    lines = [icp.name, "", "In, if all of these are true:"]
    for rule in rules:
        if rule.kind == "must":
            lines += _item(icp.must[rule.id].label, icp.must[rule.id].when)
    outs = [icp.disqualifiers[rule.id] for rule in rules if rule.kind == "disqualifier"]
    if outs:
        lines += ["", "Out, if any of these is known to be true:"]
        for out in outs:
            lines += _item(out.name, out.when)
    if icp.enough:
        lines += ["", f"Must be known before anything can be said: {icp.enough}"]
    return "\n".join([*lines, *_asked(rules, catalogue)])


def _item(label: str, when: str) -> list[str]:
    return [f"- {label}"] if label == when else [f"- {label}", f"  {when}"]


def _asked(rules: Sequence[CampaignRule], catalogue: Catalogue) -> list[str]:
    """Fields without a column in any tool: no filter can test them."""
    fields = dict.fromkeys(literal.field for literal in literals(*(rule.tree for rule in rules)))
    silent = [catalogue[name] for name in fields if not _in_some_tool(catalogue[name])]
    if not silent:
        return []
    return ["", "No tool has a column for these, so no filter can test them. Ask:", *map(_question, silent)]


def _question(field: Field) -> str:
    return f"- {field.label}: {field.question}" if field.question else f"- {field.label}"


def _in_some_tool(field: Field) -> bool:
    return any(getattr(field.columns, provider) for provider in PROVIDERS if provider != "other")
