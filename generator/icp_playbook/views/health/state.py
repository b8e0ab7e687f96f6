"""The state of the playbook: findings, reviews, evidence and coverage, each with the line to fix."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from icp_playbook.backtest import IcpOutcomes, proposing_command
from icp_playbook.findings import Finding
from icp_playbook.lint import CheckedPlaybook, catalogue, waiver_for
from icp_playbook.model import EVIDENCE_DAYS
from icp_playbook.phrases import plural
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.head import PageHead, page_head
from icp_playbook.views.health.coverage import CoverageTable, coverage_tables
from icp_playbook.views.health.decisions import AwaitedRow, awaited_rows
from icp_playbook.views.health.lists import CapacityRows, ListRows, capacity_rows, list_rows
from icp_playbook.views.health.rows import (
    DueRow,
    EvidenceDateRow,
    Source,
    SourcePlace,
    evidence_dates,
    in_use,
    reviews,
)
from icp_playbook.views.health.unproven import UnprovenRow, unproven_rows
from icp_playbook.views.labels import label
from icp_playbook.views.pictures import StatePicture, state_picture
from icp_playbook.views.routes import Link, Place

HEALTH = "health/"
HEALTH_TITLE = "The state of the playbook"
SHARED = "Shared by several ICPs"
SEGMENTS, ENTRIES = 40, 200
"""The most that one page shows of both. Above either, each ICP has a page of its own."""
OLDEST, NEXT = 8, 12
"""Pieces of evidence and reviews that are not folded away."""
SHOWN = 8
"""Findings of a rule that are shown in full."""
LISTED = 40
"""Findings of a rule that are listed at all."""
LISTED_IN_ALL = 120
"""The same of all rules together; a rule that finds something lists two at least."""


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
class HealthPart:
    """The page of an ICP, with how much it lists."""

    link: Link
    segments: int
    gaps: int
    pieces: int
    reviews: int


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
    parts: tuple[HealthPart, ...]
    """The page of each ICP and that of what they share, where this one does not show everything."""
    tables: tuple[CoverageTable, ...]
    functions: tuple[str, ...]
    heard: tuple[FunctionReviewRow, ...]
    lists: tuple[ListRows, ...]
    """The lists that bind, as they are."""
    capacity: CapacityRows | None
    """What the market asks of each rep."""
    evidence: tuple[EvidenceRow, ...]
    old: int
    """Days after which evidence calls for newer."""
    dated: tuple[EvidenceDateRow, ...]
    """The oldest first."""
    unproven: tuple[UnprovenRow, ...]
    proposing: str
    """What proposes changes from the lists of outcomes; "" without them."""
    """What outcomes say of each ICP; none where the site shows no outcomes."""
    awaited: tuple[AwaitedRow, ...]
    """Decisions of which something is awaited, by the day it is due."""
    due: tuple[DueRow, ...]
    unlisted_evidence: str
    """Days with the number of pieces of evidence that other pages list: `2026-10-01*3 2026-11-05*1`."""
    unlisted_reviews: str
    """The same of reviews that fall due."""


def health_view(
    playbook: Playbook,
    checked: CheckedPlaybook,
    edit_base: str,
    outcomes: Mapping[str, IcpOutcomes] | None = None,
) -> HealthView:
    """What owners and leaders look at. Ages are left to the browser."""
    place, source = Place(HEALTH), Source(playbook, checked, edit_base)
    tables = dict(coverage_tables(playbook, place, source, playbook.profiles))
    evidence = tuple(_evidence(playbook, place, source))
    dated = evidence_dates(playbook, place, source, playbook.profiles)
    due = reviews(playbook, place, source, (key for key, _ in playbook.entries()))
    awaited = awaited_rows(playbook, place, source)
    cut = is_cut(playbook)
    parts = tuple(_parts(playbook, place, tables, dated, due)) if cut else ()
    more = {"coverage": bool(tables), "dated": bool(dated), "reviews": bool(due), "awaited": bool(awaited)}
    return HealthView(
        head=page_head(
            playbook,
            place,
            HEALTH_TITLE,
            "What needs attention, who owns it, and the line to fix. icp-playbook check reports the same.",
        ),
        counts=(
            _count("found", len(checked.findings), "finding", "findings"),
            gap_count(sum(table.gaps for table in tables.values())),
            _count(
                "evidence",
                sum(row.claims - row.proven for row in evidence if not row.waived),
                "claim",
                "claims",
                "without proof",
            ),
            *dated_counts(len(dated), len(due)),
            *(_awaited_count(len(awaited)) if awaited else ()),
        ),
        listed=frozenset(("found", "evidence", *(anchor for anchor, there in more.items() if there))),
        picture=state_picture(playbook),
        found=tuple(_found(checked, source)),
        waivers=tuple(_waivers(checked, source)),
        parts=parts,
        tables=() if cut else tuple(tables.values()),
        functions=tuple(label(name) for name in playbook.settings.review.functions),
        heard=tuple(_heard(playbook, place, source)),
        lists=tuple(list_rows(playbook, checked, source)),
        capacity=capacity_rows(playbook, checked, source),
        evidence=evidence,
        old=EVIDENCE_DAYS,
        dated=tuple(row for _, row in (dated[:OLDEST] if cut else dated)),
        unproven=tuple(unproven_rows(playbook, place, outcomes)) if outcomes is not None else (),
        proposing=proposing_command(playbook.settings.outcomes) if outcomes is not None else "",
        awaited=awaited,
        due=tuple(row for _, row in (due[:NEXT] if cut else due)),
        unlisted_evidence=_days(row.ages_from for _, row in dated[OLDEST:]) if cut else "",
        unlisted_reviews=_days(row.overdue_after for _, row in due[NEXT:]) if cut else "",
    )


def is_cut(playbook: Playbook) -> bool:
    """Whether each ICP has a page for its grid, its evidence and its reviews."""
    return len(playbook.segments) > SEGMENTS or sum(1 for _ in playbook.entries()) > ENTRIES


def part_url(icp: str) -> str:
    """The page of an ICP, or of what several share if there is no id, from the root of the site."""
    return f"{HEALTH}icp/{icp}/" if icp else f"{HEALTH}shared/"


def icp_of(playbook: Playbook, key: Key) -> str:
    """The ICP that an entry belongs to; nothing for what several share."""
    match key.kind:
        case "profile":
            return key.id
        case "segment":
            return playbook.segments[key.id].icp
        case "example":
            return playbook.examples[key.id].icp or ""
        case _:
            return ""


def keys_of(playbook: Playbook, icp: str) -> Iterator[Key]:
    """The entries that belong to an ICP; to none, if there is no id."""
    if not icp:
        yield from (key for key, _ in playbook.entries() if not icp_of(playbook, key))
        return
    yield Key("profile", icp)
    yield from (Key("segment", id_) for id_ in playbook.segments_of(icp))
    yield from (Key("example", id_) for id_ in playbook.examples_of(icp))


def _parts(
    playbook: Playbook,
    place: Place,
    tables: Mapping[str, CoverageTable],
    dated: Iterable[tuple[str, EvidenceDateRow]],
    due: Iterable[tuple[Key, DueRow]],
) -> Iterator[HealthPart]:
    """The way to the page of each ICP, then to that of what they share."""
    pieces = Counter(icp for icp, _ in dated)
    under_review = Counter(icp_of(playbook, key) for key, _ in due)
    names = {id_: profile.name for id_, profile in playbook.profiles.items()} | {"": SHARED}
    for icp, name in names.items():
        table = tables.get(icp)
        yield HealthPart(
            Link(name, place.to(part_url(icp))),
            len(table.rows) if table else 0,
            table.gaps if table else 0,
            pieces[icp],
            under_review[icp],
        )


def _days(days: Iterable[datetime.date | None]) -> str:
    """How many fall on each day, for the browser, which knows today: `2026-10-01*3 2026-11-05*1`."""
    return " ".join(
        f"{day.isoformat()}*{number}" for day, number in sorted(Counter(day for day in days if day).items())
    )


def gap_count(gaps: int) -> tuple[str, int, str]:
    """The tile of what is missing."""
    return _count("coverage", gaps, "gap", "gaps", "in what we say")


def dated_counts(pieces: int, entries: int) -> tuple[tuple[str, int, str], ...]:
    """The tiles that the browser turns into what is late."""
    return (
        _count("dated", pieces, "piece", "pieces", "of evidence"),
        _count("reviews", entries, "entry", "entries", "under review"),
    )


def _awaited_count(decisions: int) -> tuple[tuple[str, int, str]]:
    """The tile of what is awaited of decisions, which the browser turns into what is owed."""
    return (_count("awaited", decisions, "decision", "decisions", "to look at again"),)


def _count(anchor: str, number: int, one: str, many: str, more: str = "") -> tuple[str, int, str]:
    return anchor, number, f"{plural(number, one, many)} {more}".strip()


def _found(checked: CheckedPlaybook, source: Source) -> Iterator[RuleFindings]:
    """Findings by rule, in the order of the catalogue."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in checked.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    listed = min(LISTED, max(2, LISTED_IN_ALL // max(1, len(by_rule))))
    for rule in catalogue().values():
        found = by_rule.get(rule.id, [])
        rows = tuple(
            FindingRow(finding.sentence, finding.help, source.of(finding.location))
            for finding in found[:listed]
        )
        if rows:
            yield RuleFindings(rule.id, rule.about, rows[:SHOWN], rows[SHOWN:], len(found) - len(rows))


def _waivers(checked: CheckedPlaybook, source: Source) -> Iterator[WaiverRow]:
    for one in checked.waivers:
        yield WaiverRow(
            one.waiver.rule,
            one.waiver.because,
            one.waiver.until,
            tuple(finding.sentence for finding in one.findings),
            source.of(one.location),
        )


def _heard(playbook: Playbook, place: Place, source: Source) -> Iterator[FunctionReviewRow]:
    for id_, profile in in_use(playbook, playbook.profiles):
        yield FunctionReviewRow(
            place.entry(playbook, Key("profile", id_)),
            tuple(profile.review.by.get(name) for name in playbook.settings.review.functions),
            waiver_for(playbook, Key("profile", id_), "unheard-function") is not None,
            source.at("profile", id_, "review", "by"),
        )


def _evidence(playbook: Playbook, place: Place, source: Source) -> Iterator[EvidenceRow]:
    for id_, profile in in_use(playbook, playbook.profiles):
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
