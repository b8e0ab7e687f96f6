"""Merge fields of the playbook in the syntax of the tool that sends the message.

HubSpot: HubL variables in double braces. `contact` holds a contact's properties by their internal names,
`account` those of its primary company; the reference itself names `account.name`. No variable for the person
who sends is in it, so that name is filled in by hand.
Salesforce: the Handlebars Merge Language of Lightning e-mail templates, in triple braces. Its help names the
recipient and says that fields of another object need a template related to it; Classic templates have another
language, {!Contact.FirstName}.
Outreach: its public documentation shows the name first_name and a template only in the sample of a data
dictionary, {first_name}. The double braces and the other names are those of templates in use.
"""

import re
from collections.abc import Mapping

from icp_playbook.playbook import Playbook

OWN = "playbook"
TOOLS: Mapping[str, str] = {
    OWN: "As in the playbook",
    "hubspot": "HubSpot",
    "salesforce": "Salesforce (Lightning)",
    "outreach": "Outreach",
}
"""Tool → what people call it."""

SYNTAX: Mapping[str, Mapping[str, str]] = {
    "hubspot": {
        "contact.first_name": "{{ contact.firstname }}",
        "contact.title": "{{ contact.jobtitle }}",
        "account.name": "{{ account.name }}",
    },
    "salesforce": {
        "contact.first_name": "{{{Recipient.FirstName}}}",
        "contact.title": "{{{Recipient.Title}}}",
        "account.name": "{{{Account.Name}}}",
        "sender.first_name": "{{{Sender.FirstName}}}",
    },
    "outreach": {
        "contact.first_name": "{{first_name}}",
        "contact.title": "{{title}}",
        "account.name": "{{account.name}}",
        "sender.first_name": "{{sender.first_name}}",
    },
}
"""Tool → merge field of the playbook → how the tool writes it. What is not here is filled in by hand."""

SOURCES: Mapping[str, str] = {
    "hubspot": "https://developers.hubspot.com/docs/cms/reference/hubl/variables",
    "salesforce": "https://help.salesforce.com/apex/HTViewHelpDoc?id=merge_fields_email_templates.htm",
    "outreach": "https://developers.outreach.io/data-sharing/data-dictionary-v1/templates",
}
"""Tool → the documentation its syntax was checked against."""
UNCONFIRMED: Mapping[str, tuple[str, ...]] = {
    "hubspot": (),
    "salesforce": ("account.name", "sender.first_name"),
    "outreach": ("contact.first_name", "contact.title", "account.name", "sender.first_name"),
}
"""Tool → fields that neither stand in its documentation nor follow from a rule of it: seen in use only."""

_FIELD = re.compile(r"\{\{\s*([a-z]+\.[a-z_]+)\s*\}\}")


def merged(text: str, tool: str, playbook: Playbook) -> str:
    """The text with merge fields in a tool's syntax.

    A field the tool has no documented form for becomes words in brackets, to be filled in by hand.
    """
    if tool == OWN:
        return text
    means = playbook.settings.merge_fields

    def written(found: re.Match[str]) -> str:
        name = found[1]
        return SYNTAX[tool].get(name) or f"[{means.get(name, name)}]"

    return _FIELD.sub(written, text)


def pieces(text: str) -> tuple[tuple[str, str], ...]:
    """The text cut at its merge fields: the name of the field, or nothing, and the words as they are."""
    found = []
    end = 0
    for field in _FIELD.finditer(text):
        found += [("", text[end : field.start()]), (field[1], field[0])]
        end = field.end()
    return tuple(piece for piece in (*found, ("", text[end:])) if piece[1])


def by_hand(tool: str, playbook: Playbook) -> tuple[str, ...]:
    """What the sender fills in for a tool: the meaning of each merge field it has no form for."""
    if tool == OWN:
        return ()
    return tuple(means for name, means in playbook.settings.merge_fields.items() if name not in SYNTAX[tool])


def unconfirmed(tool: str, playbook: Playbook) -> tuple[str, ...]:
    """What a reader compares with the tool's own picker, as it is written there."""
    fields = UNCONFIRMED.get(tool, ())
    return tuple(SYNTAX[tool][name] for name in fields if name in playbook.settings.merge_fields)
