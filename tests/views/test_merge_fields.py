"""Merge fields in the syntax each tool documents; the rest stay in words for a person to fill in."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from icp_playbook.playbook import Playbook, load
from icp_playbook.views.letters.merge_fields import (
    OWN,
    SOURCES,
    SYNTAX,
    TOOLS,
    UNCONFIRMED,
    by_hand,
    merged,
    unconfirmed,
)

ROOT = Path(__file__).parents[2]
NOTATION = (ROOT / "docs/notation.md").read_text("utf-8")
DOCUMENTED: dict[str, dict[str, str]] = {
    "hubspot": {
        "{{ contact.firstname }}": "`contact`: properties of the contact by internal name; firstname is one",
        "{{ contact.jobtitle }}": "`contact`: properties of the contact by internal name; jobtitle is one",
        "{{ account.name }}": "the example of `account`: the name of the primary company",
    },
    "salesforce": {
        "{{{Recipient.FirstName}}}": "three braces in Lightning, Recipient; FirstName of contacts and leads",
        "{{{Recipient.Title}}}": "three braces in Lightning, Recipient; Title of contacts and leads",
    },
    "outreach": {},
}
"""Tool → what follows from the page named in SOURCES → the words of the page it follows from."""
WRITTEN = {
    "hubspot": r"\{\{ (contact|account)\.[a-z]+ \}\}",
    "salesforce": r"\{\{\{(Recipient|Sender|Account)\.[A-Z][A-Za-z]+\}\}\}",
    "outreach": r"\{\{([a-z_]+|account\.[a-z_]+|sender\.[a-z_]+)\}\}",
}
"""Tool → what a merge field of it looks like."""


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    """The example playbook."""
    loaded = load(ROOT).playbook
    assert loaded is not None
    return loaded


def test_every_tool_has_its_syntax() -> None:
    assert [*TOOLS] == [OWN, *SYNTAX]
    assert {*SYNTAX} == {*DOCUMENTED} == {*WRITTEN} == {*SOURCES} == {*UNCONFIRMED}


@pytest.mark.parametrize("tool", SYNTAX)
def test_every_field_is_documented_or_listed_as_undocumented(tool: str) -> None:
    doubtful = {SYNTAX[tool][name] for name in UNCONFIRMED[tool]}
    assert {*SYNTAX[tool].values()} == {*DOCUMENTED[tool]} | doubtful
    assert not {*DOCUMENTED[tool]} & doubtful
    assert all(re.fullmatch(WRITTEN[tool], text) for text in SYNTAX[tool].values())
    assert SOURCES[tool] in NOTATION
    for name, text in SYNTAX[tool].items():
        row = next(line for line in NOTATION.splitlines() if line.startswith(f"| `{name}` |"))
        assert f"| `{text}`{' ?' if text in doubtful else ''} |" in row


def test_the_page_says_what_to_compare_with_the_tool(playbook: Playbook) -> None:
    assert unconfirmed("salesforce", playbook) == ("{{{Account.Name}}}", "{{{Sender.FirstName}}}")
    assert unconfirmed("hubspot", playbook) == unconfirmed(OWN, playbook) == ()


@pytest.mark.parametrize("tool", SYNTAX)
def test_no_template_keeps_a_field_of_another_syntax(tool: str, playbook: Playbook) -> None:
    for segment in playbook.segments.values():
        for template in segment.outreach:
            text = merged(f"{template.subject or ''}\n{template.body}", tool, playbook)
            rest = re.sub(WRITTEN[tool], "", text)
            assert "{" not in rest, f"{template.id}: {rest}"


@pytest.mark.parametrize(
    ("tool", "text"),
    [
        (OWN, "Hi {{contact.first_name}} of {{account.name}}: {{sender.calendar}}"),
        ("hubspot", "Hi {{ contact.firstname }} of {{ account.name }}: [Link to the sender's calendar]"),
        ("salesforce", "Hi {{{Recipient.FirstName}}} of {{{Account.Name}}}: [Link to the sender's calendar]"),
        ("outreach", "Hi {{first_name}} of {{account.name}}: [Link to the sender's calendar]"),
    ],
)
def test_a_text_in_each_syntax(tool: str, text: str, playbook: Playbook) -> None:
    own = "Hi {{contact.first_name}} of {{account.name}}: {{sender.calendar}}"
    assert merged(own, tool, playbook) == text


def test_what_is_filled_in_by_hand_is_listed(playbook: Playbook) -> None:
    assert by_hand(OWN, playbook) == ()
    assert by_hand("salesforce", playbook) == ("Link to the sender's calendar",)
    assert by_hand("hubspot", playbook) == ("First name of the sender", "Link to the sender's calendar")


def test_a_meaning_with_a_backslash_stays_as_it_is(playbook: Playbook) -> None:
    settings = playbook.settings.model_copy(update={"merge_fields": {"sender.calendar": r"\1 <b>"}})
    hostile = replace(playbook, settings=settings)
    assert merged("{{sender.calendar}}", "outreach", hostile) == r"[\1 <b>]"
