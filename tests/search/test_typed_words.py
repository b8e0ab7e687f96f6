"""Words that people type for a value: search and accounts in words know them, lists and filters do not."""

from pathlib import Path

import pytest

from icp_playbook.playbook import load
from icp_playbook.search import WordIndex, describe, search_documents
from icp_playbook.search.account_words import vocabulary
from tests.cli.running import run
from tests.playbooks.copies import MINIMAL, PlaybookCopy

FIELDS, PROFILE = "icp/fields.yaml", "icp/profiles/bakeries.yaml"
SEGMENT = "segments/grown-bakeries.yaml"
GROWN = "{id: grown, label: Grown}"
YOUNG = "{id: young, label: Young, synonyms: [start-up]}"


@pytest.fixture
def copy(tmp_path: Path) -> PlaybookCopy:
    """The minimal playbook, whose ICP asks for grown bakeries and counts paper."""
    copy = PlaybookCopy.of(MINIMAL, tmp_path / "oven")
    asked, columns = "question: How old is the company?", "columns: {hubspot: [stage], salesforce: [Stage]}"
    copy.edit(FIELDS, asked, f"{asked}\n    {columns}")
    return copy.edit(PROFILE, "when: {field: has_oven, is: true}", "when: {field: stage, is: grown}")


def typed(copy: PlaybookCopy) -> PlaybookCopy:
    """The copy with words that people type for two stages and a tool."""
    copy.edit(FIELDS, GROWN, "{id: grown, label: Grown, aliases: [heritage firm]}")
    copy.edit(FIELDS, YOUNG, "{id: young, label: Young, synonyms: [start-up], aliases: [newcomer]}")
    return copy.edit(FIELDS, "label: Paper}", "label: Paper, aliases: [clipboard]}")


def answered(copy: PlaybookCopy, query: str) -> list[str]:
    """The pages that a query finds; none where nothing is close."""
    playbook = load(copy.root).playbook
    assert playbook is not None
    answer = WordIndex(search_documents(playbook)).find(query, 8)
    return [one.document.url for one in answer.found] if answer.close else []


def test_a_word_finds_what_asks_for_its_value(copy: PlaybookCopy) -> None:
    assert answered(copy, "heritage firm") == []
    assert answered(typed(copy), "heritage firm") == ["segments/grown-bakeries/", "icp/bakeries/"]
    assert answered(copy, "clipboard") == ["icp/bakeries/"]  # by a criterion


def test_a_word_for_one_of_several_segments_means_their_icp(copy: PlaybookCopy) -> None:
    copy.copy(SEGMENT, "segments/other-bakeries.yaml")
    copy.edit("segments/other-bakeries.yaml", "name: Grown bakeries", "name: Other bakeries")
    assert answered(typed(copy), "heritage firm")[0] == "icp/bakeries/"


def test_an_account_is_described_in_them(copy: PlaybookCopy) -> None:
    playbook = load(typed(copy).edit("icp/playbook.yaml", "facets: [", "facets: [tools, ").root).playbook
    assert playbook is not None
    account = describe(vocabulary(playbook), "heritage firm with clipboards")
    assert {one.id: one.value for one in account.fields} == {"stage": "grown", "tools": "paper"}


@pytest.mark.parametrize("tool", ["hubspot", "salesforce", "sql", "text"])
def test_no_filter_has_them(copy: PlaybookCopy, tool: str) -> None:
    asked = ("filter", "bakeries", "--root", str(copy.root), "--format", tool, "--as-of", "2026-05-01")
    before = run(*asked)
    typed(copy)
    after = run(*asked)
    assert (after.exit_code, after.stdout) == (0, before.stdout)
    assert "heritage" not in after.output


def test_no_warehouse_statement_has_them(copy: PlaybookCopy) -> None:
    asked = ("sql", "--root", str(copy.root), "--dialect", "duckdb", "--as-of", "2026-05-01")
    before = run(*asked)
    typed(copy)
    after = run(*asked)
    assert (after.exit_code, after.stdout) == (0, before.stdout)


def test_a_list_is_not_read_by_them(copy: PlaybookCopy, tmp_path: Path) -> None:
    accounts = tmp_path / "accounts.csv"
    accounts.write_text("name,stage\nCrumb,heritage firm\nDoughs,start-up\n", "utf-8")
    result = run("score", str(accounts), "--root", str(typed(copy).root), "--as-of", "2026-05-01")
    assert "heritage firm" in result.stderr  # a cell that could not be read
    assert "start-up" not in result.stderr


def test_the_glossary_lists_them(tmp_path: Path) -> None:
    copy = typed(PlaybookCopy.of(MINIMAL, tmp_path / "oven"))
    assert run("export", "--root", str(copy.root), str(tmp_path / "site")).exit_code == 0
    page = (tmp_path / "site" / "docs" / "glossary" / "README.md").read_text("utf-8")
    assert "<dt>Grown</dt><dd>heritage firm</dd>" in page
    assert "<dt>Young</dt><dd>newcomer</dd>" in page
    assert "start-up" not in page.partition("Also said")[2]
