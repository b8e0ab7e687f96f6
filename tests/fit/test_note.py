"""The note for the CRM, whole, for every example account."""

import os
from pathlib import Path

import pytest

from icp_playbook.fit import domains_of, evaluate, note, to_reach
from tests.fit import example

NOTES = Path(__file__).parent / "notes"
"""SNAPSHOTS=overwrite rewrites them; read them before you commit."""


@pytest.mark.parametrize("name", sorted(example.playbook().examples))
def test_the_note_on_an_example_account(name: str) -> None:
    entry = example.playbook().examples[name]
    account, fields = example.account_of(entry), domains_of(example.playbook().catalogue)
    verdict = evaluate(example.program(), entry.icp, account, entry.as_of)
    reaches = to_reach(example.program(), fields, entry.icp, account, entry.as_of)
    text = note(verdict, example.words(), reaches) + "\n"
    golden = NOTES / f"{name}.txt"
    if os.environ.get("SNAPSHOTS") == "overwrite":
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_no_note_is_left_over() -> None:
    assert {path.stem for path in NOTES.iterdir()} == set(example.playbook().examples)
