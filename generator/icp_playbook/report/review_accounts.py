"""The accounts that move in a comment: five of each kind open, the rest folded under a count."""

from collections.abc import Iterator

from icp_playbook.decisions import MOVE_KINDS, MOVE_WORDS, ComparedAccount, Move, MoveKind, MoveSummary
from icp_playbook.fit import MEMBERSHIP_WORDS, MEMBERSHIPS
from icp_playbook.phrases import counted, plural
from icp_playbook.report.comment_blocks import Block, folded
from icp_playbook.report.markdown import linked, table, text
from icp_playbook.report.review_links import ReviewLinks
from icp_playbook.report.review_text import in_brackets
from icp_playbook.review import RevisionReview

OPEN = 5
"""Accounts of each kind that stand open."""
_NOTES = 20
_SHARE = 0.2
"""How much of a comment the folded accounts of one kind may take."""


def account_blocks(review: RevisionReview, links: ReviewLinks) -> Iterator[Block]:
    """The examples, then the list."""
    if links.site and any(found.moves for found in review.summaries):
        yield Block(("", "Links show an account on the published site, which decides as before."))
    for found, noun in ((review.examples, "example"), (review.listed, "listed account")):
        if found is not None:
            yield from _list(review, links, found, noun)


def _list(review: RevisionReview, links: ReviewLinks, found: MoveSummary, noun: str) -> Iterator[Block]:
    verb = plural(found.moved, "moves", "move")
    compared = f"{found.moved:,} of {counted(found.judged, noun)} {verb}"
    if not found.moved:
        whole = counted(found.judged, noun)
        compared = f"None of {whole} moves" if found.judged else f"No {noun} was compared"
    yield Block(("", f"### {compared}"))
    for kind in MOVE_KINDS:
        if found.counts[kind]:
            yield from _kind(review, links, found, kind, noun)
    if found.moved or found.notes or found.unread or found.gaps:
        yield _beside(found)


def _kind(
    review: RevisionReview, links: ReviewLinks, found: MoveSummary, kind: MoveKind, noun: str
) -> Iterator[Block]:
    words = MOVE_WORDS[kind]
    count = found.counts[kind]
    rows = [
        f"- {_account(review, links, move, case, example=noun == 'example')}"
        for move, case in zip(found.moves, found.cases, strict=True)
        if move.kind == kind
    ]
    known = {move.name for move in found.moves if move.kind == kind}
    rows += [f"- {text(name)}" for name in found.names.get(kind, ()) if name not in known]
    heading = (
        f"**{text(f'{words[:1].upper()}{words[1:]}: {count:,}{in_brackets(found.worth_words(kind))}')}**"
    )
    yield Block(("", heading, "", *rows[:OPEN]))
    if count > OPEN:
        beyond = count - len(rows)
        more = (
            ["", f"*{beyond:,} more {plural(beyond, 'is', 'are')} not listed here: see `icp-playbook diff`.*"]
            if beyond > 0
            else []
        )
        yield folded(f"{count - OPEN:,} more {words}", (), rows[OPEN:], "account", more, share=_SHARE)


def _account(
    review: RevisionReview, links: ReviewLinks, move: Move, case: ComparedAccount, *, example: bool
) -> str:
    name = linked(move.name, links.account(review, case, example=example))
    return f"{name}: {text(move.sentence.removeprefix(f'{move.name}: '))}"


def _beside(found: MoveSummary) -> Block:
    """How surely all are in, before and now, and what to know about the comparison."""
    counts = [
        (text(MEMBERSHIP_WORDS[one]), f"{found.before[one]:,}", f"{found.after[one]:,}")
        for one in MEMBERSHIPS
        if found.before[one] or found.after[one]
    ]
    lines = table(("How surely in", "Before", "Now"), counts) if counts else []
    notes = [*found.notes[:_NOTES]]
    if len(found.notes) > _NOTES:
        notes.append(f"{counted(len(found.notes) - _NOTES, 'more note')}")
    if found.unread:
        notes.append(f"{counted(found.unread, 'row')} not read")
    if found.gaps:
        notes.append(f"{counted(found.gaps, 'cell')} not read")
    rows = [f"- {text(note)}" for note in notes]
    return folded("All accounts before and now", (*lines, *([""] if lines and rows else [])), rows, "note")
