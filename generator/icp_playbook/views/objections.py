"""Every objection with its answer in one table, by who says it; in a large playbook a table for each ICP."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from icp_playbook.model import Objection, Proof, Segment
from icp_playbook.phrases import counted
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.filters import TableFilter, by_icp, is_long
from icp_playbook.views.head import PageHead, page_head
from icp_playbook.views.routes import Link, Place, objections_url, route

OBJECTIONS_TITLE = "Objections and answers"
OBJECTIONS_LEAD = "What they say against it, who says it, and what we answer."


@dataclass(frozen=True, slots=True)
class ObjectionRow:
    """An objection: what is said, by whom, and the answer with its proof."""

    objection: Objection
    url: str
    """Where it stands in its segment."""
    proof: Proof | None
    icp: Link
    segment: Link
    people: tuple[Link, ...]
    """Who says it; where nobody is named, who is on the line."""
    named: bool
    facets: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ObjectionsView:
    """The context of pages/objections.md.j2."""

    head: PageHead
    filters: tuple[TableFilter, ...]
    rows: tuple[ObjectionRow, ...]
    long: bool
    """Whether there are too many rows to show the answers."""
    parts: tuple[tuple[Link, int], ...]
    """ICP → the page with its objections and how many, where one page would be too long."""
    unnamed: int
    """Rows that name nobody."""


def objection_icps(playbook: Playbook) -> tuple[str, ...]:
    """The ICPs whose objections have a page of their own; none where one page has all."""
    if not is_long(sum(len(segment.objections) for segment in playbook.segments.values())):
        return ()
    found = {segment.icp for segment in playbook.segments.values() if segment.objections}
    return tuple(icp for icp in playbook.profiles if icp in found)


def objections_view(playbook: Playbook, icp: str = "") -> ObjectionsView:
    """All objections, or those of an ICP; of a large playbook the way to each ICP's."""
    place = Place(objections_url(icp))
    cut = () if icp else objection_icps(playbook)
    segments = {
        id_: segment
        for one in playbook.profiles
        if one == icp or not icp
        for id_, segment in playbook.segments_of(one).items()
    }
    rows = () if cut else tuple(_rows(playbook, place, segments.items()))
    title = f"{OBJECTIONS_TITLE}: {playbook.profiles[icp].name}" if icp else OBJECTIONS_TITLE
    crumbs = (Link("Objections", place.to(objections_url())),) if icp else ()
    return ObjectionsView(
        page_head(playbook, place, title, OBJECTIONS_LEAD, crumbs),
        tuple(_filters(playbook, segments, icp)) if rows else (),
        rows,
        is_long(len(rows)),
        tuple(
            (
                Link(playbook.profiles[one].name, place.to(objections_url(one))),
                sum(len(segment.objections) for segment in playbook.segments_of(one).values()),
            )
            for one in cut
        ),
        sum(not row.named for row in rows),
    )


def raised_objections(
    playbook: Playbook, place: Place, persona: str
) -> tuple[tuple[tuple[Link, str], ...], Link | None]:
    """The objections a persona is said to raise, each with its segment; the way to the table of them."""
    found = tuple(
        (Link(one.objection, place.to(_anchor(id_, one))), segment.name)
        for id_, segment in playbook.segments.items()
        for one in segment.objections
        if persona in one.raised_by
    )
    query = "" if objection_icps(playbook) else f"?raised={persona}"
    words = f"{counted(len(found), 'objection')} with answers"
    return found, Link(words, place.to(objections_url() + query)) if found else None


def _rows(
    playbook: Playbook, place: Place, segments: Iterable[tuple[str, Segment]]
) -> Iterator[ObjectionRow]:
    for id_, segment in segments:
        proofs = {proof.id: proof for proof in playbook.profiles[segment.icp].proof}
        for one in segment.objections:
            people = one.raised_by or segment.personas
            yield ObjectionRow(
                one,
                place.to(_anchor(id_, one)),
                proofs[one.proof] if one.proof else None,
                place.entry(playbook, Key("profile", segment.icp)),
                place.entry(playbook, Key("segment", id_)),
                tuple(place.entry(playbook, Key("persona", who)) for who in people),
                bool(one.raised_by),
                (("icp", segment.icp), ("segment", id_), ("raised", " ".join(people))),
            )


def _anchor(segment: str, one: Objection) -> str:
    return f"{route(Key('segment', segment))}#objection-{one.id}"


def _filters(playbook: Playbook, segments: Mapping[str, Segment], icp: str) -> Iterator[TableFilter]:
    people = {
        who
        for segment in segments.values()
        for one in segment.objections
        for who in one.raised_by or segment.personas
    }
    if not icp:
        yield by_icp(playbook)
    yield TableFilter(
        "segment",
        "Segment",
        tuple((id_, segment.name) for id_, segment in segments.items() if segment.objections),
    )
    options = tuple((id_, it.name) for id_, it in playbook.personas.items() if id_ in people)
    if options:
        yield TableFilter("raised", "Said by", options)
