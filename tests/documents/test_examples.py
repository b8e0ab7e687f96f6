"""The YAML that documents show: the files of *Authoring* are a playbook, other blocks fit into it."""

import re
import textwrap
from pathlib import Path

import pytest

from icp_playbook.lint import catalogue
from icp_playbook.plugin.settings import PlaybookConfig
from tests.cli.running import run
from tests.documents.blocks import DOCUMENTS, ROOT, blocks
from tests.packaging.quickstart import steps
from tests.playbooks.copies import PlaybookCopy

AUTHORING = (ROOT / "docs/authoring.md").read_text("utf-8")
SETTINGS, PROFILE = "icp/playbook.yaml", "icp/profiles/saas.yaml"
DISQUALIFIER, FIELDS = "icp/disqualifiers/heavy-customisation.yaml", "icp/fields.yaml"

FOLDERS = {
    *("icp", "icp/profiles", "icp/disqualifiers", "icp/signals", "icp/examples", "icp/decisions"),
    *("personas", "segments"),
}
"""Where every kind of entry is."""


BEST = "name,stage,employees,tools,customisation\nTallyforge,scale-up,118,slack; hubspot,none\n"
"""A list that *Authoring* holds its playbook to: the account of its example."""
CONTROL = "name,stage,employees,tools,customisation\nMarl Hotels,established,2000,none,heavy\n"
"""Another, of a company like any."""


def written(folder: Path) -> PlaybookCopy:
    """The playbook of *Authoring*: each block in the file that is named above it, after those before it."""
    playbook = PlaybookCopy(folder).write(FIELDS, (ROOT / FIELDS).read_text("utf-8"))
    playbook.write("icp/lists/best-customers.csv", BEST).write("icp/lists/control.csv", CONTROL)
    for step in steps(AUTHORING):
        assert step.does == "write"
        before = playbook.text(step.file) if (folder / step.file).is_file() else ""
        playbook.write(step.file, before + step.text)
    return playbook


def findings(playbook: PlaybookCopy) -> set[tuple[str, str]]:
    """Severity and rule of what `check` finds on the day of the example account."""
    result = run("check", "--root", str(playbook.root), "--as-of", "2026-11-20")
    return set(re.findall(r"^\S+ (error|warning)\[([a-z-]+)\]", result.stdout, re.MULTILINE))


def test_the_files_of_authoring_make_a_playbook_that_warns_as_is_stated(tmp_path: Path) -> None:
    sentence = " ".join(AUTHORING.split()).partition("`check` finds no error in them")[2].partition(")")[0]
    stated = re.findall("`([a-z-]+)`", sentence)
    playbook = written(tmp_path)
    assert len(stated) == 4
    assert set(stated) <= catalogue().keys()
    assert findings(playbook) == {("warning", rule) for rule in stated}
    assert {str(path.parent.relative_to(tmp_path)) for path in tmp_path.rglob("*.yaml")} == FOLDERS


WHEN = "when: {field: customisation, is: heavy}    # decides\n"
BANDS = """bands:
  - {when: {field: last_funding, within: 90}, points: 20}
  - {when: {field: last_funding, within: 180}, points: 10}
"""
SCORE = "  score:                       # what raises fit\n"
PUT: dict[str, tuple[str, str]] = {
    "numbers: comma        # 1.250 is 1250; or point: 1,250 is 1250": (SETTINGS, ""),
    "owners:": (SETTINGS, ""),
    "history:": (SETTINGS, ""),
    "custom_properties:": (SETTINGS, ""),
    "outcomes:": (SETTINGS, ""),
    "merge_fields:": (SETTINGS, ""),
    "custom: {first_meeting: On site}": ("personas/founder.yaml", ""),
    "rules:": (SETTINGS, ""),
    "queries:": ("search.yaml", ""),
    "waive:": (PROFILE, ""),
    "audience: internal": ("personas/founder.yaml", ""),
    "evidence:": (PROFILE, ""),
    "audience:": (SETTINGS, ""),
    "policy:": (SETTINGS, ""),
    "why: >-": (DISQUALIFIER, ""),
    "when: {field: employees, between: [50, 200]}": (DISQUALIFIER, WHEN),
    "when:": (DISQUALIFIER, WHEN),
    "fields:": (FIELDS, "fields:\n"),
    "- id: seniority": (FIELDS, "fields:\n"),
    "- id: chat": (PROFILE, SCORE),
    "fit:": (PROFILE, "fit:\n"),
    "count_of: {field: demo_visits, points: 2, at_most: 5, when: {field: last_demo_visit, within: 30}}": (
        "icp/signals/new-funding.yaml",
        BANDS,
    ),
}
"""First line of a block → the file it belongs in, and what of that file it replaces; else it is added."""
ELSEWHERE = ("quickstart.md", "authoring.md")
NOT_OF_A_PLAYBOOK = ("plugins:", "nav:", "repo_url:", "alerts:", "- name: ")
"""How blocks of mkdocs.yml begin, and those of workflows."""


def pieces() -> list[str]:
    """Every piece of a playbook in a YAML block; a block shows one or several."""
    found: list[str] = []
    for document in DOCUMENTS:
        if document.name not in ELSEWHERE:
            for block in blocks(document.read_text("utf-8"), "yaml"):
                text = textwrap.dedent(re.sub(r"(?m)^# (?:icp|personas)/.*\n", "", block))
                found += [f"{part.strip()}\n" for part in text.split("\n\n")]
    return [text for text in found if not text.startswith(NOT_OF_A_PLAYBOOK)]


FOR_COUNTS = """
  - {id: demo_visits, label: Demo visits, type: integer, minimum: 0, question: How often?, learned: discovery}
  - {id: last_demo_visit, label: Last demo visit, type: date, question: When?, learned: discovery}
"""
OF_ANOTHER = {
    "queries:": "missed-search",  # entries of the example
    "caps:": "unknown-reference",  # criteria of a longer profile
    "when:": "example-verdict list-share",  # another disqualifier
    "id: tools": "unknown-field facet-field",  # the only field
    "tiers:": "scale",  # three tiers
}
"""What stands in a piece that is of another playbook → the rules that say so."""


@pytest.mark.parametrize("text", pieces())
def test_what_a_document_shows_has_its_place_in_a_playbook(text: str, tmp_path: Path) -> None:
    playbook = written(tmp_path)
    playbook.write(FIELDS, playbook.text(FIELDS) + FOR_COUNTS)
    if text.startswith("custom:"):
        properties = next(piece for piece in pieces() if piece.startswith("custom_properties:"))
        playbook.write(SETTINGS, playbook.text(SETTINGS) + properties)
    if "measured:" in text:
        outcomes = next(piece for piece in pieces() if piece.startswith("outcomes:"))
        playbook.write(SETTINGS, playbook.text(SETTINGS) + outcomes)
    if text.startswith("queries:"):
        playbook.write("search.yaml", "")
    file, replaced = PUT[text.splitlines()[0]]
    before = playbook.text(file)
    assert replaced in before
    match replaced:
        case "fit:\n":
            playbook.write(file, before.replace(replaced, text))
        case "fields:\n":
            playbook.write(file, text if text.startswith(replaced) else before + textwrap.indent(text, "  "))
        case _ if replaced == SCORE:
            playbook.write(file, before.replace(replaced, replaced + textwrap.indent(text, "    ")))
        case _:
            playbook.write(file, before.replace(replaced, "") + text)
    allowed = {rule for part, rules in OF_ANOTHER.items() if part in text for rule in rules.split()}
    errors = {rule for severity, rule in findings(playbook) if severity == "error"}
    assert errors <= allowed


def test_settings_of_the_plugin_are_its_own() -> None:
    texts = [path.read_text("utf-8") for path in DOCUMENTS]
    named = [found for text in texts for found in re.findall(r"icp-playbook:(?: \{|\n +)(\w+):", text)]
    assert len(named) >= 5
    assert set(named) <= PlaybookConfig().keys()


def test_every_document_is_listed() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    names = [str(path.relative_to(ROOT)) for path in DOCUMENTS if path.name != "README.md"]
    assert [name for name in names if f"({name})" not in readme] == []
