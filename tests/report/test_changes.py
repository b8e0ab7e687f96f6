"""A review in every form: what a leader reads, what programs read, and hostile text that stays text."""

import html
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from icp_playbook.report import ReviewFormat, report_review
from icp_playbook.report.markdown import text
from icp_playbook.report.review_markdown import LIMIT, MARKER, as_markdown
from tests.playbooks.copies import PlaybookCopy
from tests.report.hostile_review import NASTY, hostile, reviewed

GOLDEN = Path(__file__).parent / "golden"
PROFILE = "icp/profiles/bakeries.yaml"
MARKDOWN = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"])


def narrowed(minimal: PlaybookCopy) -> PlaybookCopy:
    """A change of the boundary that moves an example, beside others."""
    minimal.edit(PROFILE, "{field: has_oven, is: true}", "{field: employees, at_least: 30}")
    minimal.edit(PROFILE, "says: Bake what sells tomorrow.", "says: Bake what will sell tomorrow.")
    minimal.edit(PROFILE, "owner: sales@oven.example", "owner: product@oven.example")
    minimal.edit("icp/playbook.yaml", "quiet: leave}\n  tier-2", "quiet: pursue}\n  tier-2")
    return minimal.edit("icp/playbook.yaml", "at_least: 50, means", "at_least: 60, means")


FORMS: list[tuple[ReviewFormat, str]] = [
    ("markdown", "review.md"),
    ("text", "review.txt"),
    ("github", "review.github"),
]


@pytest.mark.parametrize(("form", "name"), FORMS)
def test_a_review_reads_as_it_did(form: ReviewFormat, name: str, minimal: PlaybookCopy) -> None:
    found = report_review(reviewed(narrowed(minimal), ("Half of the wins had 30 people.",)), form)
    assert found.rstrip() == (GOLDEN / name).read_text("utf-8").rstrip()


def test_json_holds_everything(minimal: PlaybookCopy) -> None:
    record = json.loads(report_review(reviewed(narrowed(minimal), ("Wins.",)), "json"))
    assert list(record) == [
        *("base", "head", "pull_request", "title", "summary", "changes", "examples", "accounts"),
        *("not_judged", "unproven", "proofs", "not_read", "whys", "decisions", "unexplained"),
        *("later", "policy", "findings"),
    ]
    must = next(change for change in record["changes"] if change["id"] == "must-shifted")
    assert must["entry"] == {"kind": "profile", "id": "bakeries", "name": "Bakeries"}
    assert must["path"] == ["fit", "must", "own-oven", "when"]
    assert must["place"] == "icp/profiles/bakeries.yaml:17:13"
    assert len(must["fingerprint"]) == 16
    assert record["examples"]["counts"] == {"left": 1}


def test_forbidden_effects_are_errors_beside_the_line(minimal: PlaybookCopy) -> None:
    made = reviewed(narrowed(minimal))
    levels = re.findall(r"^::(\w+) ", report_review(made, "github", ["people"]), re.MULTILINE)
    assert levels == ["warning", "warning", "warning", "notice", "error", "notice"]


OURS = {"h2", "h3", "ul", "li", "p", "strong", "em", "code", "details", "summary"}
OURS |= {"table", "thead", "tbody", "tr", "th", "td"}


def test_hostile_text_makes_nothing_in_markdown(minimal: PlaybookCopy) -> None:
    comment = report_review(hostile(minimal), "markdown")
    finished = MARKDOWN.render(comment.removeprefix(MARKER))
    assert set(re.findall(r"</?([a-z0-9]+)", finished)) <= OURS
    codes = re.findall(r"<code>(.*?)</code>", finished)
    assert [code for code in codes if not re.fullmatch(r"[a-f0-9]{16}|[a-z-]+", code)] == []
    assert "<!--" not in finished
    seen = html.unescape(re.sub(r"<code>.*?</code>", "", finished))
    assert re.findall(r"@\w", seen) == []
    assert re.findall(r"(?:[#!]|GH-)\d", seen) == []
    assert re.findall(r"https?://|www\.|:tada:|0123abcdef", seen) == []
    assert finished.count("<details>") == finished.count("</details>") == comment.count("<details>")


def test_hostile_text_stays_on_its_line_in_text(minimal: PlaybookCopy) -> None:
    output = report_review(hostile(minimal), "text")
    assert [glyph for glyph in output if not glyph.isprintable() and glyph != "\n"] == []
    assert "\\u200fgh\\u200e" in output


def test_hostile_text_commands_no_runner(minimal: PlaybookCopy) -> None:
    output = report_review(hostile(minimal), "github")
    command = r"::(?:(?:warning|notice) file=[^:]*|notice title=verdicts)::"
    assert [line for line in output.split("\n") if not re.match(command, line)] == []


@pytest.mark.parametrize("limit", [2000, 3000, 5000, 20_000])
def test_a_comment_keeps_to_its_limit_and_counts_what_is_left_out(limit: int, minimal: PlaybookCopy) -> None:
    goals = ", ".join(f"Goal number {at} of many" for at in range(600))
    minimal.edit(PROFILE, "  goals: [Waste below five in a hundred.]", f"  goals: [{goals}]")
    whole = as_markdown(reviewed(minimal), 10**6)
    comment = as_markdown(reviewed(minimal), limit)
    assert len(comment.encode("utf-16-le")) // 2 <= limit < len(whole)
    assert "left out because of the length limit for comments" in comment
    shown = sum("Situation, goals" in line and line.startswith("- ") for line in comment.split("\n"))
    if found := re.search(r"^\*([\d,]+) more changes? left out", comment, re.MULTILINE):
        assert shown + int(found[1].replace(",", "")) == 601
    assert comment.count("<details>") == comment.count("</details>")
    assert len(as_markdown(reviewed(minimal)).encode("utf-16-le")) // 2 <= LIMIT


@given(st.text(max_size=60))
def test_any_text_in_markdown_is_one_paragraph_of_that_text(words: str) -> None:
    shown = MARKDOWN.render(f"- {text(words)}\n")
    inner = re.fullmatch(r"<ul>\n<li>(.*)</li>\n</ul>\n", shown, re.DOTALL)
    assert inner is not None
    assert "<" not in inner[1]


def test_the_nasty_text_reads_as_it_was_written() -> None:
    shown = MARKDOWN.render(text("50% of <b> & [x](y) | `z` *a* \\ @me #1"))
    assert shown.replace("\u200b", "") == "<p>50% of &lt;b&gt; &amp; [x](y) | `z` *a* \\ @me #1</p>\n"
    assert NASTY.count("@") == 2
