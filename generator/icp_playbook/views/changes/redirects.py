"""Pages at former addresses of entries: a redirect to the new one, or a tombstone."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from icp_playbook.history import Tombstone
from icp_playbook.model import every_kind
from icp_playbook.playbook import Key, Playbook
from icp_playbook.timeline import Timeline
from icp_playbook.views.events import entry_name, entry_url, kind_name, people, request
from icp_playbook.views.forge import Forge
from icp_playbook.views.head import PageHead, page_head
from icp_playbook.views.plain_text import line, lines
from icp_playbook.views.routes import Link, Place, index_route, route


@dataclass(frozen=True, slots=True)
class RedirectView:
    """The context of pages/moved.md.j2."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class TombstoneView:
    """The context of pages/tombstone.md.j2."""

    head: PageHead
    section: Link
    day: datetime.date
    subject: str
    why: str
    stated: bool
    people: tuple[Link, ...]
    request: Link | None
    commit: Link
    replaced_by: tuple[Link, ...]
    life: str
    """The way to all that was changed in it."""


def listed_redirects(playbook: Playbook) -> Iterator[tuple[Key, Key]]:
    """Old key → the entry of today that lists it under `formerly`."""
    for key, entry in playbook.entries():
        for old in entry.formerly:
            yield Key(key.kind, old), key


def git_redirects(playbook: Playbook, timeline: Timeline) -> Iterator[tuple[Key, Key]]:
    """Old key → the entry it became in git, but for ids that mean something else now.

    An entry that was renamed and then deleted is led to by all its ids.
    """
    kinds, listed = every_kind(), {old for old, _ in listed_redirects(playbook)}
    for old, new in sorted(timeline.moved.items()):
        leads_somewhere = entry_url(playbook, new) or (new in timeline.tombstones and new.kind in kinds)
        if leads_somewhere and old.kind in kinds and not entry_url(playbook, old) and old not in listed:
            yield old, new


def redirect_view(playbook: Playbook, timeline: Timeline | None, old: Key, new: Key) -> RedirectView:
    """The page that leads on."""
    return RedirectView(entry_name(playbook, timeline or Timeline(), new), Place(route(old)).to(route(new)))


def tombstones(playbook: Playbook, timeline: Timeline) -> Iterator[tuple[Key, Tombstone]]:
    """Entries that are gone and whose ids nothing else has taken."""
    listed = {old for old, _ in listed_redirects(playbook)}
    for key, stone in sorted(timeline.tombstones.items()):
        if key.kind in every_kind() and not entry_url(playbook, key) and key not in listed:
            yield key, stone


def tombstone_view(
    playbook: Playbook, timeline: Timeline, forge: Forge, key: Key, stone: Tombstone
) -> TombstoneView:
    """When an entry was deleted, why, and what replaced it."""
    place = Place(route(key))
    kind = every_kind()[key.kind]
    commit = stone.commit
    replaced = [timeline.today(other) for other in stone.replaced_by]
    return TombstoneView(
        head=page_head(
            playbook,
            place,
            entry_name(playbook, timeline, key),
            f"This {_noun(kind.one)} is no longer in the playbook.",
        ),
        section=Link(kind.many, place.to(index_route(kind.id)), f"All {_noun(kind.many)}"),
        day=commit.date.date(),
        subject=line(commit.subject),
        why=lines(commit.why or "", 1200),
        stated=commit.stated,
        people=people(commit),
        request=request(commit, forge),
        commit=Link(commit.short, forge.commit(commit.hash)),
        replaced_by=tuple(
            Link(
                entry_name(playbook, timeline, other),
                place.to(url) if (url := entry_url(playbook, other)) else "",
                kind_name(other.kind),
            )
            for other in replaced
        ),
        life=place.to(f"changes/?entry={key}"),
    )


def _noun(word: str) -> str:
    return word if word.startswith("ICP") else word.lower()
