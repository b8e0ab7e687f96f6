"""Rows of the state page that belong to one entry: its review, its evidence, each with the line to fix."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from icp_playbook.findings import Location
from icp_playbook.lint import CheckedPlaybook, reported_after, waiver_for
from icp_playbook.model import EVIDENCE_DAYS, Profile, dated_evidence, every_kind, review_due
from icp_playbook.playbook import Key, Playbook
from icp_playbook.values import Waiver, days_after
from icp_playbook.views.forge import line_url
from icp_playbook.views.head import overdue_after
from icp_playbook.views.routes import Link, Place


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """A line of a file. `url` is empty when the repository is not known."""

    place: str
    url: str


@dataclass(frozen=True, slots=True)
class DueRow:
    """An entry with its review."""

    kind: str
    link: Link
    owner: str
    last: datetime.date | None
    due: datetime.date
    waiver: Waiver | None
    overdue_after: datetime.date | None
    """The day after which `check` reports it; None where it never does."""
    spot: SourcePlace


@dataclass(frozen=True, slots=True)
class EvidenceDateRow:
    """A piece of evidence that grows old."""

    icp: Link
    what: str
    name: str
    day: datetime.date
    waiver: Waiver | None
    ages_from: datetime.date | None
    """The day from which `check` counts its age; None where it never reports it."""
    spot: SourcePlace


class Source:
    """Turns locations into places with links."""

    def __init__(self, playbook: Playbook, checked: CheckedPlaybook, edit_base: str) -> None:
        self.playbook = playbook
        self.checked = checked
        self.edit_base = edit_base

    def of(self, location: Location) -> SourcePlace:
        return SourcePlace(
            f"{location.path}:{location.line}", line_url(self.edit_base, location.path, location.line)
        )

    def at(self, kind: str, id_: str, *path: str | int) -> SourcePlace:
        return self.of(self.checked.at(self.playbook, Key(kind, id_), *path))


def in_use(playbook: Playbook, icps: Iterable[str]) -> Iterator[tuple[str, Profile]]:
    """Those of some ICPs that are not retired, by id."""
    for id_ in icps:
        if (profile := playbook.profiles[id_]).status != "retired":
            yield id_, profile


def reviews(
    playbook: Playbook, place: Place, source: Source, keys: Iterable[Key]
) -> list[tuple[Key, DueRow]]:
    """Those of some entries that are under review, the one that falls due first before the others."""
    return sorted(_due(playbook, place, source, keys), key=lambda found: (found[1].due, found[1].spot.place))


def _due(
    playbook: Playbook, place: Place, source: Source, keys: Iterable[Key]
) -> Iterator[tuple[Key, DueRow]]:
    for key in keys:
        entry = playbook.by_kind[key.kind][key.id]
        if key.kind == "profile" and playbook.profiles[key.id].status == "retired":
            continue
        due = review_due(entry, playbook.settings.review)
        if due is None:
            continue
        row = DueRow(
            every_kind()[key.kind].one,
            place.entry(playbook, key),
            playbook.owner_of(entry),
            entry.review.last,
            due,
            waiver_for(playbook, key, "overdue-review"),
            overdue_after(playbook, key, due),
            source.at(key.kind, key.id, "review", "last"),
        )
        yield key, row


def evidence_dates(
    playbook: Playbook, place: Place, source: Source, icps: Iterable[str]
) -> list[tuple[str, EvidenceDateRow]]:
    """The evidence of some ICPs with the id of each, the oldest first."""
    return sorted(
        _dated(playbook, place, source, icps), key=lambda found: (found[1].day, found[1].spot.place)
    )


def _dated(
    playbook: Playbook, place: Place, source: Source, icps: Iterable[str]
) -> Iterator[tuple[str, EvidenceDateRow]]:
    for id_ in icps:
        key = Key("profile", id_)
        icp, waiver = place.entry(playbook, key), waiver_for(playbook, key, "old-evidence")
        for one in dated_evidence(playbook.profiles[id_]):
            since, spot = ages_from(playbook, key, one.date), source.at("profile", id_, *one.path)
            yield id_, EvidenceDateRow(icp, one.what, one.id, one.date, waiver, since, spot)


def ages_from(playbook: Playbook, profile: Key, day: datetime.date) -> datetime.date | None:
    """The day from which `check` counts the age of evidence of an ICP; None where it never reports it."""
    late = reported_after(playbook, profile, "old-evidence", days_after(day, EVIDENCE_DAYS))
    return None if late is None else late - datetime.timedelta(EVIDENCE_DAYS)
