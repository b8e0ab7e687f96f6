"""The pages of personas, segments, disqualifiers, signals and examples."""

from dataclasses import dataclass

from icp_playbook.conditions import say, tests_of
from icp_playbook.fields import say_value
from icp_playbook.model import Disqualifier, Example, Persona, Segment, Signal
from icp_playbook.model.fit import steps
from icp_playbook.model.message import Objection, Outreach, Proof
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.call_sheets import call_url
from icp_playbook.views.entries.siblings import ExampleComparison, example_comparison
from icp_playbook.views.example_verdicts import ExampleVerdicts
from icp_playbook.views.fit.verdict import VerdictView, verdict_view
from icp_playbook.views.head import EntryHead, entry_head, referring
from icp_playbook.views.labels import ROLE_LABELS, SHOWS_LABELS, label
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.routes import Link, Place, route


@dataclass(frozen=True, slots=True)
class SeatRow:
    """Where a persona sits: the ICP, the role, what they want and block there."""

    icp: Link
    role: str
    wants: str
    blocks: str


@dataclass(frozen=True, slots=True)
class PersonaView:
    """The context of pages/persona.md.j2."""

    head: EntryHead
    persona: Persona
    roles: tuple[str, ...]
    seats: tuple[SeatRow, ...]
    segments: tuple[Link, ...]
    outreach: tuple[tuple[Link, Outreach], ...]


@dataclass(frozen=True, slots=True)
class SegmentView:
    """The context of pages/segment.md.j2."""

    head: EntryHead
    segment: Segment
    icp: Link
    condition: str
    facets: tuple[tuple[str, str], ...]
    personas: tuple[Link, ...]
    proof: tuple[Proof, ...]
    objections: tuple[tuple[Objection, Proof | None], ...]
    outreach: tuple[tuple[Outreach, Link, str], ...]
    siblings: tuple[Link, ...]
    call: str
    """The way to its call sheet."""


@dataclass(frozen=True, slots=True)
class DisqualifierView:
    """The context of pages/disqualifier.md.j2."""

    head: EntryHead
    disqualifier: Disqualifier
    category: str
    condition: str
    profiles: tuple[Link, ...]
    examples: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SignalView:
    """The context of pages/signal.md.j2."""

    head: EntryHead
    signal: Signal
    category: str
    bands: tuple[tuple[str, int, int], ...]
    """Condition, points, share of the highest in percent."""
    profiles: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ExampleView:
    """The context of pages/example.md.j2."""

    head: EntryHead
    example: Example
    icp: Link
    shows: str
    verdict: VerdictView
    known: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]
    """Labels of the fields the profile asks for and the account does not tell."""
    beside: ExampleComparison


def persona_view(playbook: Playbook, id_: str, provenance: Provenance) -> PersonaView:
    """The view of one persona."""
    persona, key = playbook.personas[id_], Key("persona", id_)
    place = Place(route(key))
    return PersonaView(
        head=entry_head(playbook, key, persona, persona.summary, provenance, ("profile", "segment")),
        persona=persona,
        roles=tuple(ROLE_LABELS[role] for role in persona.roles),
        seats=tuple(
            SeatRow(
                place.entry(playbook, Key("profile", icp)), ROLE_LABELS[seat.role], seat.wants, seat.blocks
            )
            for icp, profile in playbook.profiles.items()
            for seat in profile.committee
            if seat.persona == id_
        ),
        segments=tuple(referring(playbook, place, key, "segment")),
        outreach=tuple(
            (place.entry(playbook, Key("segment", segment_id)), template)
            for segment_id, segment in playbook.segments.items()
            for template in segment.outreach
            if template.persona == id_
        )[:3],
    )


def segment_view(playbook: Playbook, id_: str, provenance: Provenance) -> SegmentView:
    """The view of one segment."""
    segment, key = playbook.segments[id_], Key("segment", id_)
    place = Place(route(key))
    proofs = {proof.id: proof for proof in playbook.profiles[segment.icp].proof}
    return SegmentView(
        head=entry_head(playbook, key, segment, segment.definition, provenance),
        segment=segment,
        icp=place.entry(playbook, Key("profile", segment.icp)),
        condition=say(segment.when, playbook.catalogue),
        facets=facet_labels(playbook, segment),
        personas=tuple(
            place.entry(playbook, Key("persona", persona), playbook.personas[persona].summary)
            for persona in segment.personas
        ),
        proof=tuple(proofs[proof] for proof in segment.proof),
        objections=tuple(
            (objection, proofs[objection.proof] if objection.proof else None)
            for objection in segment.objections
        ),
        outreach=tuple(
            (template, place.entry(playbook, Key("persona", template.persona)), label(template.channel))
            for template in segment.outreach
        ),
        siblings=tuple(
            place.entry(playbook, Key("segment", other_id), other.definition)
            for other_id, other in playbook.segments.items()
            if other.icp == segment.icp and other_id != id_
        ),
        call=place.to(call_url(id_)),
    )


def facet_labels(playbook: Playbook, segment: Segment) -> tuple[tuple[str, str], ...]:
    """A segment's facets in words: Industry → B2B software."""
    catalogue = playbook.catalogue
    return tuple(
        (
            catalogue[name].label,
            ", ".join(say_value(catalogue, catalogue[name], value) for value in segment.facets[name]),
        )
        for name in playbook.settings.facets
        if name in segment.facets
    )


def disqualifier_view(playbook: Playbook, id_: str, provenance: Provenance) -> DisqualifierView:
    """The view of one disqualifier."""
    entry, key = playbook.disqualifiers[id_], Key("disqualifier", id_)
    place = Place(route(key))
    return DisqualifierView(
        head=entry_head(playbook, key, entry, entry.says, provenance, ("profile", "example")),
        disqualifier=entry,
        category=label(entry.category),
        condition=say(entry.when, playbook.catalogue),
        profiles=tuple(referring(playbook, place, key, "profile")),
        examples=tuple(referring(playbook, place, key, "example")),
    )


def signal_view(playbook: Playbook, id_: str, provenance: Provenance) -> SignalView:
    """The view of one signal."""
    signal, key = playbook.signals[id_], Key("signal", id_)
    place = Place(route(key))
    return SignalView(
        head=entry_head(playbook, key, signal, signal.says, provenance, ("profile",)),
        signal=signal,
        category=label(signal.category),
        bands=signal_bands(playbook, signal),
        profiles=tuple(referring(playbook, place, key, "profile")),
    )


def signal_bands(playbook: Playbook, signal: Signal) -> tuple[tuple[str, int, int], ...]:
    """A signal's bands: condition in words, points, share of 30 points or of the most in percent."""
    most = max(30, *(band.points for other in playbook.signals.values() for band in other.bands))
    return tuple(
        (say(band.when, playbook.catalogue), band.points, round(100 * max(0, band.points) / most))
        for band in signal.bands
    )


def example_view(
    playbook: Playbook, id_: str, provenance: Provenance, judged: ExampleVerdicts
) -> ExampleView:
    """The view of one example account."""
    example, key = playbook.examples[id_], Key("example", id_)
    place = Place(route(key))
    lead = f"{SHOWS_LABELS[example.shows]} for {playbook.profiles[example.icp].name}"
    return ExampleView(
        head=entry_head(playbook, key, example, lead, provenance),
        example=example,
        icp=place.entry(playbook, Key("profile", example.icp)),
        shows=SHOWS_LABELS[example.shows],
        verdict=verdict_view(playbook, place, judged.verdicts[id_], example.name, judged.program.version),
        known=tuple(_known(playbook, example)),
        unknown=_unknown(playbook, example),
        beside=example_comparison(playbook, place, id_, judged),
    )


def _known(playbook: Playbook, example: Example) -> list[tuple[str, str]]:
    catalogue = playbook.catalogue
    rows = []
    for name, field in catalogue.fields.items():
        if name in example.account:
            value = example.account[name]
            values = value if isinstance(value, tuple) else (value,)
            words = ", ".join(say_value(catalogue, field, one) for one in values) or "none"
            rows.append((field.label, f"{words} {field.unit}" if field.unit else words))
    return rows


def _unknown(playbook: Playbook, example: Example) -> tuple[str, ...]:
    wanted = fields_of(playbook, example.icp)
    return tuple(
        field.label
        for name, field in playbook.catalogue.fields.items()
        if name in wanted and name not in example.account
    )


def fields_of(playbook: Playbook, icp: str) -> frozenset[str]:
    """The fields that a profile's musts, criteria and disqualifiers test."""
    fit = playbook.profiles[icp].fit
    conditions = [must.when for must in fit.must]
    conditions += [band.when for row in fit.score for band in steps(row)]
    conditions += [playbook.disqualifiers[id_].when for id_ in fit.disqualifiers]
    return frozenset(test.field for condition in conditions for test in tests_of(condition))
