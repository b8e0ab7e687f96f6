"""A review as a pull request comment: five sentences, a table for each entry, the rest collapsed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from icp_playbook.decisions import MOVE_WORDS, MoveSummary
from icp_playbook.diff import CATALOGUE
from icp_playbook.phrases import counted, plural
from icp_playbook.report.markdown import table, text
from icp_playbook.report.policy_lines import policy_markdown
from icp_playbook.report.review_text import first_of_each, membership_counts, move_summary
from icp_playbook.review import (
    STEP_WORDS,
    BoundaryProof,
    ReviewedChange,
    RevisionReview,
    five_sentences,
    proof_sentences,
)

MARKER = "<!-- icp-playbook-review -->"
"""The first line: used to find the comment and update it in place."""
LIMIT = 65_536
"""The most characters GitHub allows in a comment."""
SHOWN = 400
"""Characters of one value shown in the table of all changes."""
_LEADS = ("Who newly qualifies", "Who no longer does", "What we say and do", "Who owns it", "What to check")
_ROOM = 240
"""Characters reserved for closing a truncated block and for the note about it."""


@dataclass(frozen=True)
class _Block:
    """Lines that belong together. `rows` may be cut at the end, the rest is kept whole or left out."""

    head: Sequence[str]
    rows: Sequence[str] = ()
    tail: Sequence[str] = ()
    what: str = "row"


def as_markdown(review: RevisionReview, limit: int = LIMIT) -> str:
    """The comment, at most `limit` UTF-16 units long; what is left out is counted."""
    lines = _opening(review)
    used = sum(_length(line) for line in lines)
    for block in _blocks(review):
        fixed = sum(_length(line) for line in (*block.head, *block.tail))
        kept = _fitting(block.rows, limit - used - fixed - _ROOM)
        if limit - used - fixed < _ROOM or (block.rows and not kept):
            lines += [
                "",
                "*The rest is left out because of the length limit for comments: see `icp-playbook diff`.*",
            ]
            break
        left = len(block.rows) - len(kept)
        note = (
            [
                "",
                f"*{counted(left, f'more {block.what}')} left out because of the length limit for comments.*",
            ]
            if left
            else []
        )
        lines += [*block.head, *kept, *note, *block.tail]
        used = sum(_length(line) for line in lines)
    return "\n".join(lines) + "\n"


def _fitting(rows: Sequence[str], room: int) -> Sequence[str]:
    """The first rows that fit."""
    for count, row in enumerate(rows):
        room -= _length(row)
        if room < 0:
            return rows[:count]
    return rows


def _length(line: str) -> int:
    return len(line.encode("utf-16-le")) // 2 + 1


def _opening(review: RevisionReview) -> list[str]:
    lines = [MARKER, f"## What {_subject(review)}", ""]
    sentences = zip(_LEADS, five_sentences(review), strict=True)
    lines += [f"- **{lead}:** {text(sentence)}" for lead, sentence in sentences]
    lines += [f"- {_led(sentence)}" for sentence in proof_sentences(review)]
    lines += [
        f"- **Not read:** {text(path)} cannot be read on one side, so it is not compared."
        for path in review.unread[:5]
    ]
    if review.boundary:
        whys = [f"- **Why:** {text(why[:600])}" for why in review.whys[:5]]
        lines += ["", *(whys or ["- **Why:** no reason is given yet for the boundary change."])]
    if review.policy is not None:
        lines += policy_markdown(review.policy)
    return lines


def _led(sentence: str) -> str:
    """A sentence of a proof with its lead in bold."""
    lead, _, rest = sentence.partition(": ")
    return f"**{text(lead)}:** {text(rest)}"


def _subject(review: RevisionReview) -> str:
    """GitHub links the number of a pull request by itself."""
    if review.pull_request is not None:
        return f"pull request #{review.pull_request} changes"
    return f"changes from {text(review.base)} to {text(review.head)}"


def _blocks(review: RevisionReview) -> Iterator[_Block]:
    """In order of importance: the last ones are left out first."""
    by_entry: dict[str, list[ReviewedChange]] = {}
    for reviewed in review.changes:
        by_entry.setdefault(str(reviewed.change.entry), []).append(reviewed)
    for entry, changes in by_entry.items():
        yield _entry(entry, changes)
    for found, lead in ((review.examples, "Examples"), (review.listed, "Listed accounts")):
        if found is not None:
            yield _moves(found, lead)
    for proof in review.proofs:
        if proof.file and not proof.example:
            yield _example(proof)
    if review.findings:
        errors = [f"- {text(f'{finding.location}: {finding.sentence}')}" for finding in review.findings]
        yield _folded(f"Errors ({len(errors):,})", (), errors, "error")
    if review.changes:
        head, rows = _split(
            table(("Change", "Where", "Before", "Now", "Fingerprint"), map(_full, review.changes))
        )
        yield _folded(f"Every change in full ({len(rows):,})", head, rows, "change")


def _example(proof: BoundaryProof) -> _Block:
    """An account that shows what a change does, as the example file that would cover it."""
    head = f"Example file: an account that {STEP_WORDS[proof.step]}, {proof.name}"
    lines = [f"    {line}" for line in proof.file.splitlines()]
    return _folded(head, (), lines, "line")


def _entry(entry: str, changes: Sequence[ReviewedChange]) -> _Block:
    rows = [
        (
            text(reviewed.sentence),
            CATALOGUE[reviewed.change.id].title,
            reviewed.change.effect,
            reviewed.change.direction or "",
        )
        for reviewed in changes
    ]
    head, body = _split(table(("What changed", "Kind", "Effect", "Direction"), rows))
    name = changes[0].change.entry.name
    title = text(name) if name == entry else f"{text(name)} · {text(entry)}"
    return _Block(("", f"### {title}", "", *head), body, (), "change")


def _moves(found: MoveSummary, lead: str) -> _Block:
    rows = [
        (text(move.name), MOVE_WORDS[move.kind], text(move.sentence.removeprefix(f"{move.name}: ")))
        for move in found.moves
    ]
    lines = table(("Account", "Result", "Details"), rows) if rows else []
    head, body = _split(lines)
    notes = [f"- {text(note)}" for note in found.notes[:20]]
    if found.moved:
        notes = [*_totals(found), *notes]
    beyond = found.moved - len(found.moves)
    more = [f"{counted(beyond, 'more verdict')} {plural(beyond, 'changes', 'change')}."] if beyond else []
    if beyond:
        notes = [*(f"- {text(line)}" for line in first_of_each(found)), *notes]
    tail = [line for lines in (more, notes) if lines for line in ("", *lines)]
    if not body and not tail:
        return _Block(("", f"{lead}: {text(move_summary(found))}."), (), (), "account")
    return _folded(f"{lead}: {move_summary(found)}", head, body, "account", tail)


def _totals(found: MoveSummary) -> Iterator[str]:
    yield f"- Before: {membership_counts(found.before)}"
    yield f"- Now: {membership_counts(found.after)}"


def _folded(
    summary: str, head: Sequence[str], rows: Sequence[str], what: str, tail: Sequence[str] = ()
) -> _Block:
    opening = ("", f"<details><summary>{text(summary)}</summary>", "")
    return _Block((*opening, *head), rows, (*tail, "", "</details>"), what)


def _split(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    return lines[:2], lines[2:]


def _full(reviewed: ReviewedChange) -> tuple[str, ...]:
    change = reviewed.change
    where = f"{change.entry} {'.'.join(change.path)}".strip()
    cells = (text(one[:SHOWN]) for one in (where, reviewed.old, reviewed.new))
    return (f"`{change.id}`", *cells, f"`{change.fingerprint}`")
