"""What a browser is given of an entry: its file as it is, of which commit, and its words."""

import subprocess
from pathlib import Path

import pytest

from icp_playbook.playbook import Key, load
from icp_playbook.schema import schema_of
from icp_playbook.source import SourceFile, parse
from icp_playbook.suggesting import WordReader, entry_files, entry_record
from tests.playbooks.copies import PlaybookCopy

PERSONA = Key("persona", "owner")
BASE = "https://github.com/o/r/edit/main/"


def git(folder: Path, *arguments: str) -> str:
    """What git says."""
    named = ("-c", "user.name=A", "-c", "user.email=a@x.example")
    return subprocess.run(
        ["git", "-C", folder, *named, *arguments], capture_output=True, text=True, check=True
    ).stdout.strip()


def test_a_file_is_given_as_it_is_written(minimal: PlaybookCopy) -> None:
    path = minimal.root / "personas/owner.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n") + "# 🎉".encode())
    playbook = load(minimal.root).playbook
    assert playbook is not None
    record = entry_record(playbook, PERSONA, entry_files(minimal.root), BASE)
    assert record["text"].encode() == path.read_bytes()
    assert record["nodes"][2] <= len(record["text"].encode("utf-16-le")) // 2
    assert record["edit"] == f"{BASE}personas/owner.yaml"


def test_it_says_of_which_commit_it_is_and_whether_that_holds_it(
    tmp_path: Path, minimal: PlaybookCopy
) -> None:
    team = tmp_path / "repository" / "team"
    team.parent.mkdir()
    minimal.root.rename(team)
    without = entry_files(team)
    assert (without.commit, without.prefix) == ("", "")
    git(team.parent, "init", "-q")
    git(team.parent, "add", ".")
    git(team.parent, "commit", "-qm", "Begin")
    playbook = load(team).playbook
    assert playbook is not None
    record = entry_record(playbook, PERSONA, entry_files(team), "")
    assert record["commit"] == git(team, "rev-parse", "HEAD")
    assert (record["path"], record["committed"]) == ("team/personas/owner.yaml", True)
    with (team / "personas/owner.yaml").open("a") as file:
        file.write("# more\n")
    edited = entry_files(team)
    assert entry_record(playbook, PERSONA, edited, "")["committed"] is False
    assert entry_record(playbook, Key("profile", "bakeries"), edited, "")["committed"] is True


PROFILE = """\
name: Bakeries
owner: sales@oven.example
status: operational
definition: Bakeries with *two* shops.
fit:
  must:
    - id: bakery
      label: Is a bakery
      when: {field: industry, in: [bakery]}
      why: Ovens.
needs:
  - id: night-shift
    pain: Nobody wants the night shift.
review: {last: 2026-10-01, triggers: [A new oven]}
custom: {motto: Bread first, owner_team: ovens}
"""


def test_words_are_what_people_wrote_and_no_id_choice_or_date() -> None:
    document = parse(SourceFile("profile", "bakeries", "icp/profiles/bakeries.yaml", PROFILE))
    found = list(WordReader(schema_of("profile")).leaves(document.data))
    assert [(leaf.within, leaf.label, leaf.value, leaf.required) for leaf in found] == [
        ("", "Name", "Bakeries", True),
        ("", "Definition", "Bakeries with *two* shops.", False),
        ("Fit, Must: bakery", "Label", "Is a bakery", False),
        ("Fit, Must: bakery", "Why", "Ovens.", False),
        ("Needs: night-shift", "Pain", "Nobody wants the night shift.", True),
        ("Review", "Triggers 1", "A new oven", False),
    ]
    assert found[0].longest == 120
    assert found[4].about == "What hurts, in the customer's words."


@pytest.mark.parametrize("kind", ["text", "prose", "list"])
def test_words_under_custom_keys_are_words(minimal: PlaybookCopy, kind: str) -> None:
    minimal.edit("icp/playbook.yaml", "kinds: [persona], type: text", f"kinds: [persona], type: {kind}")
    if kind == "list":
        minimal.edit("personas/owner.yaml", "oven: Stone", "oven: [Stone]")
    playbook = load(minimal.root).playbook
    assert playbook is not None
    record = entry_record(playbook, PERSONA, entry_files(minimal.root), "")
    path = ["custom", "oven", *([0] if kind == "list" else [])]
    assert [list(text[0]) for text in record["texts"] if text[0][0] == "custom"] == [path]
