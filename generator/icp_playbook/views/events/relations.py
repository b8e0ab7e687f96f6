"""How a commit stands to others, in sentences: what it undoes or repeats, what undid it, what meets in it."""

from collections.abc import Iterator, Sequence

from icp_playbook.history import EarlierCommit
from icp_playbook.model import LONGEST_NAME
from icp_playbook.phrases import counted, series
from icp_playbook.timeline import MEET, MEETING, Event, Timeline
from icp_playbook.values import say_date
from icp_playbook.views.plain_text import line
from icp_playbook.views.routes import Link

_NAMED = 8


def relation(timeline: Timeline, event: Event) -> Iterator[Link]:
    """Sentences in parts, those that name a commit with its address from the root; nothing for most."""
    if event.begins is not None and event.begins.left_out:
        left_out = counted(event.begins.left_out, "earlier commit")
        yield _text(f"{left_out} left out, as history.since says. Decisions are shown from the first. ")
    yield from _named(timeline, "Undoes", [one for one in event.undoes if one.whole])
    yield from _named(timeline, "Undoes part of", [one for one in event.undoes if not one.whole])
    if event.besides:
        yield _text("It makes other changes as well. ")
    if event.repeats:
        together = " together, which were" if len(event.repeats) > 1 else ", which was"
        yield from _named(
            timeline, "The same change as", event.repeats, f"{together} made on another branch. "
        )
    yield from _named(timeline, "Undone by", [one for one in event.undone_by if one.whole])
    yield from _named(timeline, "Undone in part by", [one for one in event.undone_by if not one.whole])
    if event.met:
        names = [line(move.name, LONGEST_NAME) for move in event.moves or () if move.account in event.met]
        yield _text(f"{MEETING}: {series(names, limit=_NAMED)}. ")
    elif event.unscored_icps:
        yield _text(f"{MEET}. ")


def relation_text(timeline: Timeline, event: Event) -> str:
    """The same as text."""
    return "".join(part.text for part in relation(timeline, event)).strip()


def _named(
    timeline: Timeline, words: str, commits: Sequence[EarlierCommit], end: str = ". "
) -> Iterator[Link]:
    if not commits:
        return
    yield _text(f"{words} ")
    shown, more = commits[:_NAMED], len(commits) - _NAMED
    for place, one in enumerate(shown):
        if place:
            yield _text(" and " if place == len(shown) - 1 and more <= 0 else ", ")
        yield Link(_called(one, alone=len(commits) == 1), _url(timeline, one))
    yield _text(f" and {more} more{end}" if more > 0 else end)


def _called(commit: EarlierCommit, *, alone: bool) -> str:
    """By its subject and day; by its day and hash where its message is not shown."""
    day = say_date(commit.date.date())
    if not commit.subject:
        return f"commit {commit.short}, {day}" if alone else f"commit {commit.short} ({day})"
    name = f"“{line(commit.subject, LONGEST_NAME)}”"
    return f"{name}, {day}" if alone else f"{name} ({day})"


def _url(timeline: Timeline, commit: EarlierCommit) -> str:
    event = timeline.by_hash.get(commit.hash)
    return f"changes/{event.day.year}/#c-{event.commit.short}" if event else ""


def _text(words: str) -> Link:
    return Link(words, "")
