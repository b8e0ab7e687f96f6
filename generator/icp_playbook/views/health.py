"""The state of the playbook: findings, reviews, evidence and coverage, each with the line to fix."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from icp_playbook.findings import Location
from icp_playbook.lint import CheckedPlaybook, catalogue, reported_after, waiver_for
from icp_playbook.model import EVIDENCE_DAYS, Profile, dated_evidence, every_kind, review_due
from icp_playbook.phrases import plural
from icp_playbook.playbook import Key, Playbook
from icp_playbook.values import Waiver, days_after
from icp_playbook.views.forge import line_url
from icp_playbook.views.head import PageHead, overdue_after, page_head
from icp_playbook.views.labels import label
from icp_playbook.views.pictures import StatePicture, state_picture
from icp_playbook.views.routes import Link, Place

HEALTH_TITLE = "The state of the playbook"
SHOWN = 8
"""Findings of a rule that are shown in full."""
LISTED = 40
"""Findings of a rule that are listed at all."""


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """A line of a file. `url` is empty when the repository is not known."""

    place: str
    url: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding."""

    sentence: str
    help: str
    spot: SourcePlace


@dataclass(frozen=True, slots=True)
class RuleFindings:
    """The findings of one rule: a page that lists thousands of one kind is read by nobody."""

    rule: str
    about: str
    """What the rule protects."""
    first: tuple[FindingRow, ...]
    """Those shown in full."""
    more: tuple[FindingRow, ...]
    """Those folded away."""
    left: int
    """How many the page only counts."""


@dataclass(frozen=True, slots=True)
class WaiverRow:
    """A waiver with what it keeps back; nothing, where only a day tells."""

    rule: str
    because: str
    until: datetime.date | None
    sentences: tuple[str, ...]
    spot: SourcePlace


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
class FunctionReviewRow:
    """An ICP with the day each function reviewed it, or None."""

    icp: Link
    days: tuple[datetime.date | None, ...]
    waived: bool
    spot: SourcePlace


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """What an ICP rests on. Dates are None where there is nothing."""

    icp: Link
    customers: int
    figures: int
    smallest: int
    interviews: int
    oldest: datetime.date | None
    newest: datetime.date | None
    claims: int
    proven: int
    waived: bool
    """Whether claims without proof are waived."""
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


@dataclass(frozen=True, slots=True)
class HealthView:
    """The context of pages/health.md.j2."""

    head: PageHead
    counts: tuple[tuple[str, int, str], ...]
    """Anchor, number and what it counts."""
    listed: frozenset[str]
    """The anchors that there is something to show at."""
    picture: StatePicture | None
    found: tuple[RuleFindings, ...]
    waivers: tuple[WaiverRow, ...]
    tables: tuple[CoverageTable, ...]
    functions: tuple[str, ...]
    heard: tuple[FunctionReviewRow, ...]
    evidence: tuple[EvidenceRow, ...]
    old: int
    """Days after which evidence calls for newer."""
    dated: tuple[EvidenceDateRow, ...]
    """The oldest first."""
    due: tuple[DueRow, ...]


class _Source:
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


def health_view(playbook: Playbook, checked: CheckedPlaybook, edit_base: str) -> HealthView:
    """What owners and leaders look at. Ages are left to the browser."""
    place, source = Place("health/"), _Source(playbook, checked, edit_base)
    tables = tuple(_tables(playbook, place, source))
    evidence = tuple(_evidence(playbook, place, source))
    dated = tuple(sorted(_dated(playbook, place, source), key=lambda row: (row.day, row.spot.place)))
    due = tuple(sorted(_due(playbook, place, source), key=lambda row: (row.due, row.spot.place)))
    more = {"coverage": any(table.rows for table in tables), "dated": bool(dated), "reviews": bool(due)}
    return HealthView(
        head=page_head(
            playbook,
            place,
            HEALTH_TITLE,
            "What needs attention, who owns it, and the line to fix. icp-playbook check reports the same.",
        ),
        counts=(
            _count("found", len(checked.findings), "finding", "findings"),
            _count("coverage", sum(table.gaps for table in tables), "gap", "gaps", "in what we say"),
            _count(
                "evidence",
                sum(row.claims - row.proven for row in evidence if not row.waived),
                "claim",
                "claims",
                "without proof",
            ),
            _count("dated", len(dated), "piece", "pieces", "of evidence"),
            _count("reviews", len(due), "entry", "entries", "under review"),
        ),
        listed=frozenset(("found", "evidence", *(anchor for anchor, there in more.items() if there))),
        picture=state_picture(playbook),
        found=tuple(_found(checked, source)),
        waivers=tuple(_waivers(checked, source)),
        tables=tables,
        functions=tuple(label(name) for name in playbook.settings.review.functions),
        heard=tuple(_heard(playbook, place, source)),
        evidence=evidence,
        old=EVIDENCE_DAYS,
        dated=dated,
        due=due,
    )


def _count(anchor: str, number: int, one: str, many: str, more: str = "") -> tuple[str, int, str]:
    return anchor, number, f"{plural(number, one, many)} {more}".strip()


def _found(checked: CheckedPlaybook, source: _Source) -> Iterator[RuleFindings]:
    """Findings by rule, in the order of the catalogue."""
    for rule in catalogue().values():
        found = [finding for finding in checked.findings if finding.rule == rule.id]
        rows = tuple(
            FindingRow(finding.sentence, finding.help, source.of(finding.location))
            for finding in found[:LISTED]
        )
        if rows:
            yield RuleFindings(rule.id, rule.about, rows[:SHOWN], rows[SHOWN:], len(found) - len(rows))


def _waivers(checked: CheckedPlaybook, source: _Source) -> Iterator[WaiverRow]:
    for one in checked.waivers:
        yield WaiverRow(
            one.waiver.rule,
            one.waiver.because,
            one.waiver.until,
            tuple(finding.sentence for finding in one.findings),
            source.of(one.location),
        )


def _in_use(playbook: Playbook) -> Iterator[tuple[str, Profile]]:
    for id_, profile in playbook.profiles.items():
        if profile.status != "retired":
            yield id_, profile


def _due(playbook: Playbook, place: Place, source: _Source) -> Iterator[DueRow]:
    for key, entry in playbook.entries():
        if key.kind == "profile" and playbook.profiles[key.id].status == "retired":
            continue
        due = review_due(entry, playbook.settings.review)
        if due is None:
            continue
        yield DueRow(
            every_kind()[key.kind].one,
            place.entry(playbook, key),
            entry.owner,
            entry.review.last,
            due,
            waiver_for(playbook, key, "overdue-review"),
            overdue_after(playbook, key, due),
            source.at(key.kind, key.id, "review", "last"),
        )


def _dated(playbook: Playbook, place: Place, source: _Source) -> Iterator[EvidenceDateRow]:
    for id_, profile in playbook.profiles.items():
        key = Key("profile", id_)
        icp, waiver = place.entry(playbook, key), waiver_for(playbook, key, "old-evidence")
        for one in dated_evidence(profile):
            ages_from, spot = _ages_from(playbook, key, one.date), source.at("profile", id_, *one.path)
            yield EvidenceDateRow(icp, one.what, one.id, one.date, waiver, ages_from, spot)


def _ages_from(playbook: Playbook, profile: Key, day: datetime.date) -> datetime.date | None:
    late = reported_after(playbook, profile, "old-evidence", days_after(day, EVIDENCE_DAYS))
    return None if late is None else late - datetime.timedelta(EVIDENCE_DAYS)


def _heard(playbook: Playbook, place: Place, source: _Source) -> Iterator[FunctionReviewRow]:
    for id_, profile in _in_use(playbook):
        yield FunctionReviewRow(
            place.entry(playbook, Key("profile", id_)),
            tuple(profile.review.by.get(name) for name in playbook.settings.review.functions),
            waiver_for(playbook, Key("profile", id_), "unheard-function") is not None,
            source.at("profile", id_, "review", "by"),
        )


def _evidence(playbook: Playbook, place: Place, source: _Source) -> Iterator[EvidenceRow]:
    for id_, profile in _in_use(playbook):
        held = profile.evidence
        days = [
            *(proof.date for proof in profile.proof),
            *(figure.date for figure in held.figures),
            *(interview.date for interview in held.interviews),
        ]
        yield EvidenceRow(
            icp=place.entry(playbook, Key("profile", id_)),
            customers=len(held.customers),
            figures=len(held.figures),
            smallest=min((figure.sample for figure in held.figures), default=0),
            interviews=len(held.interviews),
            oldest=min(days, default=None),
            newest=max(days, default=None),
            claims=len(profile.value_propositions),
            proven=sum(bool(value.proof) for value in profile.value_propositions),
            waived=waiver_for(playbook, Key("profile", id_), "claim-without-proof") is not None,
            spot=source.at("profile", id_, "evidence"),
        )


def _tables(playbook: Playbook, place: Place, source: _Source) -> Iterator[CoverageTable]:
    for id_, profile in _in_use(playbook):
        segments = [name for name, segment in playbook.segments.items() if segment.icp == id_]
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
        yield CoverageTable(
            place.entry(playbook, Key("profile", id_)),
            personas,
            rows,
            sum(not mark.there and not mark.waived for mark in marks),
        )


def _objection(source: _Source, icp: str, profile: Profile, persona: str) -> CoverageMark:
    """What makes a persona say no, said by its first seat on the committee."""
    seats = [i for i, seat in enumerate(profile.committee) if seat.persona == persona]
    path = ("committee", seats[0], "blocks") if seats else ("committee",)
    return CoverageMark("objection", bool(seats), None, None, False, source.at("profile", icp, *path))


def _proof(playbook: Playbook, source: _Source, name: str) -> CoverageMark:
    """The newest proof of a segment. It ages where the ICP is operational."""
    segment = playbook.segments[name]
    profile = playbook.profiles[segment.icp]
    days = [proof.date for proof in profile.proof if proof.id in segment.proof]
    newest = max(days, default=None) if profile.status == "operational" else None
    ages_from = _ages_from(playbook, Key("profile", segment.icp), newest) if newest else None
    return CoverageMark("proof", bool(days), newest, ages_from, False, source.at("segment", name, "proof"))


def _message(playbook: Playbook, source: _Source, name: str, persona: str) -> CoverageMark | None:
    """The first outreach template of a segment to a persona; None where the segment does not name it."""
    segment = playbook.segments[name]
    if persona not in segment.personas:
        return None
    written = [i for i, template in enumerate(segment.outreach) if template.persona == persona]
    named = segment.personas.index(persona)
    path = ("outreach", written[0]) if written else ("personas", named)
    waived = not written and waiver_for(playbook, Key("segment", name), "unwritten-message") is not None
    return CoverageMark("message", bool(written), None, None, waived, source.at("segment", name, *path))
