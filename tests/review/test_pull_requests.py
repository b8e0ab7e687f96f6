"""The comment on realistic pull requests, whole, as somebody reads it who never saw YAML.

What each must say was written down by hand, in `facts` of its edit.yaml, before any comment was made.
`REWRITE_GOLDENS=1` writes the comments anew; the facts hold all the same.
"""

import html
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from icp_playbook.report import report_review
from icp_playbook.review import RevisionReview, five_sentences
from tests.review.pull_request_cases import CASES, LINKS, PullRequest, documents_of, names, review_of

REWRITE = os.environ.get("REWRITE_GOLDENS") == "1"
_SHARE = re.compile(r"\((?:(\d[\d,]*) of [\d,]+|all (\d[\d,]*)|(the only)) (?:example|listed account)")


@pytest.fixture(scope="module")
def reviews() -> dict[str, RevisionReview]:
    """Every case, compared once."""
    return {}


@pytest.fixture
def review(name: str, reviews: dict[str, RevisionReview], tmp_path: Path) -> RevisionReview:
    """The review of a case."""
    if name not in reviews:
        reviews[name] = review_of(PullRequest.read(name), tmp_path)
    return reviews[name]


def without_lines(comment: str) -> str:
    """A comment without the numbers of lines, which move with every edit of the example above them."""
    return re.sub(r"\[line [\d,]+\]\(([^)#]*)#L\d+\)", r"[line …](\1#L…)", comment)


@pytest.mark.parametrize("name", names())
def test_a_comment_reads_as_it_did(name: str, review: RevisionReview) -> None:
    comment = without_lines(report_review(review, "markdown", (), LINKS))
    golden = CASES / name / "comment.md"
    if REWRITE:
        golden.write_text(comment, "utf-8")
    assert comment == golden.read_text("utf-8")


def counted_in(sentence: str) -> int:
    """How many accounts a sentence speaks of, by the shares that it gives."""
    shares = (next(part for part in found if part) for found in _SHARE.findall(sentence))
    return sum(1 if share == "the only" else int(share.replace(",", "")) for share in shares)


@pytest.mark.parametrize("name", names())
def test_a_comment_says_what_was_expected_of_it(name: str, review: RevisionReview) -> None:
    facts = PullRequest.read(name).facts
    sentences = [one.text for one in five_sentences(review)]
    whole = "\n".join(map(str, five_sentences(review)))
    places = {"in": sentences[0], "may": sentences[1], "out": sentences[2], "all": "\n".join(sentences[:3])}
    for place, words in places.items():
        expected = facts.get(place)
        if expected is not None:
            count, named = _expected(expected)
            assert count is None or counted_in(words) == count, (place, words)
            assert (count != 0) or "nobody" in words, (place, words)
            assert [one for one in named if one not in words] == []
    assert [one for one in facts.get("says", ()) if one not in whole] == []
    assert [one for one in facts.get("silent", ()) if one in whole] == []
    comment = html.unescape(report_review(review, "markdown", (), LINKS)).replace("\u200b", "")
    assert [one for one in facts.get("comment", ()) if one not in comment] == []


def _expected(fact: Any) -> tuple[int | None, list[str]]:
    return (fact, []) if isinstance(fact, int) else (fact.get("count"), fact.get("names", []))


_PROGRAMS = re.compile(r"<details><summary>(?:Every change as|Example file|Errors).*?</details>", re.DOTALL)
_ADDRESS = re.compile(r"\]\([^)]*\)")


def readable(comment: str) -> str:
    """What is read of a comment: without addresses, and without the parts for programs and authors."""
    return html.unescape(_ADDRESS.sub("]", _PROGRAMS.sub("", comment))).replace("\u200b", "")


def ids_in(data: object) -> Iterator[str]:
    """The ids of anything in the playbook, and its account fields, that are no words of English."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in ("id", "field") and isinstance(value, str):
                yield value
            yield from ids_in(value)
    elif isinstance(data, list):
        for one in data:
            yield from ids_in(one)


@pytest.mark.parametrize("name", names())
def test_nobody_needs_to_know_yaml_to_read_it(name: str, review: RevisionReview) -> None:
    seen = readable(report_review(review, "markdown", (), LINKS))
    assert re.findall(r"\b(?:null|(?<!: )None(?! of)|True|False)\b", seen) == []  # "None" may be a label
    assert re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", seen) == []
    assert re.findall(r"\b(?:fit|grid|tiers|icp)\.[a-z]", seen) == []
    assert re.findall(r"\b(?:tier|level)-\d|\{|\}(?!\})", seen.replace("{{", "").replace("}}", "")) == []
    ids = {
        one
        for document in documents_of(PullRequest.read(name))
        for one in ids_in(document)
        if re.search("[-_]", one)
    }
    words = set(re.findall(r"(?<![\w-])[a-z0-9]+(?:[-_][a-z0-9]+)+(?![\w-])", seen))
    assert sorted(words & ids) == []
