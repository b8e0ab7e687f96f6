"""The state page as built: gaps name their line, even without a known repository."""

import pytest

from icp_playbook.lint import CheckedPlaybook, run_rules
from icp_playbook.playbook import load
from icp_playbook.site import Results, build, find_look
from tests.lint.weak_playbooks import SEGMENT, WEAK
from tests.playbooks.copies import PlaybookCopy
from tests.site.page import Element, parse


def page(copy: PlaybookCopy, edit_base: str) -> Element:
    """The state page of a playbook with a persona that nobody writes to."""
    next(weak for weak in WEAK if weak.rule == "unwritten-message").weakens(copy)
    loaded = load(copy.root)
    assert loaded.playbook is not None
    result = run_rules(loaded.playbook, loaded.documents)
    checked = CheckedPlaybook(result.findings, loaded.documents, result.waivers)
    files = build(loaded.playbook, find_look(copy.root), edit_base, results=Results(lambda: checked)).files
    content = next(file.content for file in files if file.uri == "health.md")
    assert isinstance(content, str)
    return parse(content.split("\n---\n", 1)[1])


@pytest.mark.parametrize(
    ("base", "tag", "url"),
    [
        ("", "span", ""),
        ("https://github.com/o/p/edit/main/", "a", f"https://github.com/o/p/blob/main/{SEGMENT}#L11"),
    ],
)
def test_what_is_missing_leads_to_its_line_or_names_it(
    minimal: PlaybookCopy, base: str, tag: str, url: str
) -> None:
    found = page(minimal, base)
    mark = found.one(tag, "st-mark--missing")
    assert (mark.text.strip(), mark.get("title"), mark.get("href")) == ("no message", f"{SEGMENT}:11", url)
    (table,) = found.all("table", "st-cover")
    assert [code.text for code in table.all("code")] == ([] if url else [f"{SEGMENT}:11"])


def test_what_a_finding_quotes_is_set_apart(minimal: PlaybookCopy) -> None:
    finding = page(minimal, "").one("div", "st-found")
    assert [code.text for code in finding.all("code")][:3] == [
        "unwritten-message",
        "persona: baker",
        "outreach:",
    ]


def test_what_is_waived_is_listed_with_its_reason(minimal: PlaybookCopy) -> None:
    waiver = "{rule: unwritten-message, because: She reads no <b>mail</b>., until: 2027-01-31}"
    minimal.edit(SEGMENT, "pains: [", f"waive: [{waiver}]\npains: [")
    section = page(minimal, "").one("div", "st-waived")
    assert [cell.text for cell in section.all("th")[4:] + section.all("td")] == [
        'unwritten-messageNo outreach template is written for "baker"',
        "She reads no <b>mail</b>.",
        "31 Jan 2027",
        f"{SEGMENT}:12",
    ]
