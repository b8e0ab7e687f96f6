"""What somebody types to get past a key is a placeholder; short texts that say something are none."""

import re

from icp_playbook.phrases import is_placeholder
from tests.cli.running import check
from tests.playbooks.copies import PlaybookCopy

STAND_INS = (
    "-",
    ".",
    "—",
    "…",
    "?",
    "???",
    "- -",
    "n/a",
    "N/A.",
    "x",
    "XXX",
    "tbc",
    "TBD",
    "null",
    "NIL",
    "wip",
    "[name of the customer]",
    "<your promise>",
    "To be agreed",
    "Not yet known",
    "see above",
    "None yet.",
    "unknown",
)
NOTES = ("TODO: ask Ada", "TBD - after the launch", "Lorem ipsum dolor sit amet")
TEXTS = (
    "C#",
    "C++",
    "Todos are lost",
    "X",
    "🥐",
    "→",
    "42",
    "Ask: who bakes?",
    "No",
    "Excel",
    "Bar",
    "tbilisi",
    "[a](b)",
    "<a> or <b>",
)


def test_each_stand_in_is_told_and_no_text(minimal: PlaybookCopy) -> None:
    goals = "".join(f"\n  - '{text}'" for text in (*STAND_INS, *NOTES, *TEXTS))
    minimal.edit("personas/owner.yaml", "goals: [Sleep]", f"goals:{goals}")
    found = re.findall(r'\[placeholder-text\] "(.*)" is a placeholder', check(minimal).stdout)
    assert found == [*STAND_INS, *NOTES]


def test_what_an_export_may_hold_is_data_and_what_a_rep_asks_is_text(minimal: PlaybookCopy) -> None:
    minimal.edit("icp/fields.yaml", "[start-up]", "[n/a, '-', x]")
    assert check(minimal).stdout == ""
    minimal.edit("icp/fields.yaml", "question: How old is the company?", "question: '?'")
    assert check(minimal).stdout.startswith(
        'icp/fields.yaml:10:15: warning[placeholder-text] "?" is a placeholder, and readers see it'
    )


def test_a_long_text_is_one_by_how_it_begins_or_what_it_is_made_of() -> None:
    for text in ("tbd" + "." * 60, "x" * 60, "TODO: " + "ask Ada " * 9, "- " * 30 + "-", f"[{'name ' * 9}]"):
        assert is_placeholder(text)
    for text in ("tbd " * 20, "n/a, " * 9 + "and so on", "Todos " * 9, "x, " * 20, "[a] " * 20):
        assert not is_placeholder(text)
