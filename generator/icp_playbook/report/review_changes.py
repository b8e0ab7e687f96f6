"""The changes of a review in a comment: a line each with its place, those that decide who qualifies first."""

from collections.abc import Iterator, Mapping, Sequence

from icp_playbook.diff import Effect
from icp_playbook.model import every_kind
from icp_playbook.phrases import counted
from icp_playbook.report.comment_blocks import Block, folded
from icp_playbook.report.markdown import linked, text
from icp_playbook.report.review_links import ReviewLinks
from icp_playbook.review import ReviewedChange, RevisionReview, direction_words

HEADINGS: Mapping[Effect, str] = {
    "boundary": "Who qualifies, and what we do with them",
    "messaging": "What we say and do",
    "people": "Who decides there, and who answers here",
    "evidence": "What it rests on",
    "editorial": "Wording and order",
}
"""What the changes of an effect are about, as somebody says it who never saw the files."""
_OPEN: Mapping[Effect, int] = {"boundary": 30, "messaging": 10, "people": 10, "evidence": 5, "editorial": 5}
"""Changes that stand open; where there are more, those of the boundary are cut there, others folded whole."""
_SHARE: Mapping[Effect, float] = {"boundary": 0.3}
"""How much of a comment a list may take, where it must leave room for others."""


def change_blocks(review: RevisionReview, links: ReviewLinks, effects: Sequence[Effect]) -> Iterator[Block]:
    """The changes with these effects, under a heading each."""
    for effect in effects:
        changes = [one for one in review.changes if one.change.effect == effect]
        if not changes:
            continue
        heading, limit = HEADINGS[effect], _OPEN[effect]
        if len(changes) <= limit:
            yield Block(("", f"### {heading}"))
            yield from _by_entry(review, links, changes)
        elif effect == "boundary":
            yield Block(("", f"### {heading}"))
            yield from _by_entry(review, links, changes[:limit])
            yield _folded(review, links, changes[limit:], f"{len(changes) - limit:,} more", effect)
        else:
            yield _folded(review, links, changes, f"{heading}: {counted(len(changes), 'change')}", effect)


def _by_entry(
    review: RevisionReview, links: ReviewLinks, changes: Sequence[ReviewedChange]
) -> Iterator[Block]:
    by_entry: dict[str, list[ReviewedChange]] = {}
    for one in changes:
        by_entry.setdefault(str(one.change.entry), []).append(one)
    for found in by_entry.values():
        rows = [f"- {_line(links, one)}" for one in found]
        yield Block(("", f"**{_entry(review, links, found[0])}**", ""), rows, (), "change")


def _folded(
    review: RevisionReview,
    links: ReviewLinks,
    changes: Sequence[ReviewedChange],
    summary: str,
    effect: Effect,
) -> Block:
    rows = [f"- {_entry(review, links, one)}: {_line(links, one)}" for one in changes]
    return folded(summary, (), rows, "change", share=_SHARE.get(effect, 1.0))


def _entry(review: RevisionReview, links: ReviewLinks, reviewed: ReviewedChange) -> str:
    """The name of an entry with a link to its page, and its kind, unless that is its name."""
    subject = reviewed.change.entry
    named = linked(subject.name, links.entry(review, subject))
    kind = every_kind().get(subject.kind)
    return f"{named} · {text(kind.one)}" if kind is not None else named


def _line(links: ReviewLinks, reviewed: ReviewedChange) -> str:
    """A change in a sentence, its direction, and where it is."""
    direction = direction_words(reviewed)
    address = links.place(reviewed.place) if reviewed.in_head else ""
    where = f" · {linked(f'line {reviewed.place.line:,}', address)}" if address else ""
    return f"{_words(reviewed)}{f' – *{direction}*' if direction else ''}{where}"


def _words(reviewed: ReviewedChange) -> str:
    """The sentence; of a new id only that it is one, since ids are nothing that somebody reads."""
    change = reviewed.change
    if change.id == "item-renamed":
        return text(f"{change.item}: only its short name in the files is another")
    if change.id == "entry-renamed":
        links = "old links still lead here" if reviewed.is_listed else "old links would lead nowhere"
        return f"Only its short name in files and addresses is another; {links}"
    return _stressed(reviewed.sentence)


def _stressed(sentence: str) -> str:
    """What joins two conditions in bold, where it is clear which word does: all else hangs on it."""
    before, mark, conditions = sentence.partition(" must now hold: ")
    joint = "; and " if "; and " in conditions else " and "
    if not mark or conditions.count(joint) != 1:
        return text(sentence)
    one, _, other = conditions.partition(joint)
    return f"{text(before + mark + one)}{joint[:-5]} **and** {text(other)}"
