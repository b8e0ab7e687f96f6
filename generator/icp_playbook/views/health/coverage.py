"""Who has a message, an objection and proof: the segments of an ICP by its personas."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from icp_playbook.lint import waiver_for
from icp_playbook.model import Profile
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.health.rows import Source, SourcePlace, ages_from, in_use
from icp_playbook.views.routes import Link, Place


@dataclass(frozen=True, slots=True)
class CoverageMark:
    """A message, an objection or proof: one of the three things a persona of a segment needs."""

    what: str
    there: bool
    day: datetime.date | None
    """The newest proof of an operational ICP; None for what does not age."""
    ages_from: datetime.date | None
    """The day from which `check` counts its age; None where it never reports it."""
    waived: bool
    """Whether its lack is waived."""
    spot: SourcePlace


@dataclass(frozen=True, slots=True)
class CoverageTable:
    """An ICP's segments by its personas. Each gap is shown once, where it can be fixed.

    An objection is written for a persona of the ICP, proof for a segment, a message for the two together.
    """

    icp: Link
    personas: tuple[tuple[Link, CoverageMark], ...]
    """With the objection."""
    rows: tuple[tuple[Link, CoverageMark, tuple[CoverageMark | None, ...]], ...]
    """Segment, its proof, a message for each persona; None where the segment does not name the persona."""
    gaps: int


def coverage_tables(
    playbook: Playbook, place: Place, source: Source, icps: Iterable[str]
) -> Iterator[tuple[str, CoverageTable]]:
    """The table of each of some ICPs that is in use and has segments, by its id."""
    for id_, profile in in_use(playbook, icps):
        segments = list(playbook.segments_of(id_))
        named = {seat.persona: None for seat in profile.committee}
        named |= {persona: None for name in segments for persona in playbook.segments[name].personas}
        if not segments:
            continue
        personas = tuple(
            (place.entry(playbook, Key("persona", persona)), _objection(source, id_, profile, persona))
            for persona in named
        )
        rows = tuple(
            (
                place.entry(playbook, Key("segment", name)),
                _proof(playbook, source, name),
                tuple(_message(playbook, source, name, persona) for persona in named),
            )
            for name in segments
        )
        marks = [mark for _, mark in personas]
        for _, proof, messages in rows:
            marks += [proof, *(message for message in messages if message)]
        icp = place.entry(playbook, Key("profile", id_))
        gaps = sum(not mark.there and not mark.waived for mark in marks)
        yield id_, CoverageTable(icp, personas, rows, gaps)


def _objection(source: Source, icp: str, profile: Profile, persona: str) -> CoverageMark:
    """What makes a persona say no, said by its first seat on the committee."""
    seats = [i for i, seat in enumerate(profile.committee) if seat.persona == persona]
    path = ("committee", seats[0], "blocks") if seats else ("committee",)
    return CoverageMark("objection", bool(seats), None, None, False, source.at("profile", icp, *path))


def _proof(playbook: Playbook, source: Source, name: str) -> CoverageMark:
    """The newest proof of a segment. It ages where the ICP is operational."""
    segment = playbook.segments[name]
    profile = playbook.profiles[segment.icp]
    days = [proof.date for proof in profile.proof if proof.id in segment.proof]
    newest = max(days, default=None) if profile.status == "operational" else None
    since = ages_from(playbook, Key("profile", segment.icp), newest) if newest else None
    return CoverageMark("proof", bool(days), newest, since, False, source.at("segment", name, "proof"))


def _message(playbook: Playbook, source: Source, name: str, persona: str) -> CoverageMark | None:
    """The first outreach template of a segment to a persona; None where the segment does not name it."""
    segment = playbook.segments[name]
    if persona not in segment.personas:
        return None
    written = [i for i, template in enumerate(segment.outreach) if template.persona == persona]
    named = segment.personas.index(persona)
    path = ("outreach", written[0]) if written else ("personas", named)
    waived = not written and waiver_for(playbook, Key("segment", name), "unwritten-message") is not None
    return CoverageMark("message", bool(written), None, None, waived, source.at("segment", name, *path))
