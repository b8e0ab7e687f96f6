"""The call sheet of a segment: what to say, ask, answer and listen for during a call."""

import datetime
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from icp_playbook.fit import BandedPoints, NamedCondition, Program, fields_in, questions
from icp_playbook.model import Audience, Disqualifier, Objection, Persona, Proof, Segment
from icp_playbook.playbook import Key, Playbook, criterion_label, must_label
from icp_playbook.views.custom import CustomFact, custom_on_calls
from icp_playbook.views.head import PageHead, page_head
from icp_playbook.views.labels import PURCHASING_LABELS, ROLE_LABELS, label
from icp_playbook.views.routes import Link, Place, route

_ANY_DAY = datetime.date(2000, 1, 1)
"""Nothing is known of the account, so that no answer depends on the day."""
_OTHERS = 8
"""Call sheets that a call sheet leads to."""


@dataclass(frozen=True, slots=True)
class CallQuestion:
    """A question with what its answer settles: the names of musts, disqualifiers and criteria."""

    ask: str
    settles: str
    points: int
    """Points at stake."""


@dataclass(frozen=True, slots=True)
class Listener:
    """A persona on the other end; what they want and block here, where the ICP gives them a seat."""

    id: str
    link: Link
    role: str
    purchasing: tuple[str, ...]
    """What they do in a purchase."""
    wants: str
    blocks: str
    persona: Persona
    custom: tuple[CustomFact, ...]


@dataclass(frozen=True, slots=True)
class CallObjection:
    """An objection with the proof of its answer, and who raises it; nobody where anyone may."""

    objection: Objection
    proof: Proof | None
    raised_by: tuple[Link, ...]

    @property
    def concerns(self) -> tuple[str, ...]:
        """The ids of those who raise it."""
        return self.objection.raised_by


@dataclass(frozen=True, slots=True)
class CallProof:
    """A proof point, and the personas whose objections alone it answers; nobody where it is for everyone."""

    point: Proof
    concerns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CallMessage:
    """A text of the segment's sequence, on the segment's page; the persona it is written for, if one."""

    link: Link
    about: str
    """Channel and day."""
    to: str
    audience: Audience | None
    concerns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CallDisqualifier:
    """A disqualifier to listen for."""

    id: str
    link: Link
    disqualifier: Disqualifier
    custom: tuple[CustomFact, ...]


@dataclass(frozen=True, slots=True)
class CallView:
    """The context of pages/call.md.j2."""

    head: PageHead
    segment: Segment
    page: Link
    icp: Link
    fit_url: str
    """The way to judging an account against the ICP."""
    listeners: tuple[Listener, ...]
    look_up: tuple[CallQuestion, ...]
    """What the CRM, the website and the news tell before the call."""
    questions: tuple[CallQuestion, ...]
    objections: tuple[CallObjection, ...]
    proof: tuple[CallProof, ...]
    messages: tuple[CallMessage, ...]
    outs: tuple[CallDisqualifier, ...]
    custom: tuple[CustomFact, ...]
    """Custom properties of the segment, then of its ICP."""
    others: tuple[Link, ...]
    """The call sheets of other segments of the ICP."""
    more: Link | None
    """The way to all segments, where not all others are shown."""


def call_url(segment: str) -> str:
    """The URL of a segment's call sheet, from the root of the site."""
    return f"{route(Key('segment', segment))}call/"


def call_view(playbook: Playbook, id_: str, program: Program) -> CallView:
    """The call sheet of one segment."""
    segment, place = playbook.segments[id_], Place(call_url(id_))
    profile = playbook.profiles[segment.icp]
    proofs = {proof.id: proof for proof in profile.proof}
    page = place.entry(playbook, Key("segment", id_), segment.definition)
    early, asked = _questions(playbook, segment.icp, program)
    others = [other for other in playbook.segments_of(segment.icp) if other != id_]
    return CallView(
        head=page_head(
            playbook,
            place,
            f"Call sheet: {segment.name}",
            segment.definition,
            (Link("Segments", place.to("segments/")), page),
        ),
        segment=segment,
        page=page,
        icp=place.entry(playbook, Key("profile", segment.icp)),
        fit_url=place.to(f"fit/#as-icp={segment.icp}"),
        listeners=tuple(_listeners(playbook, place, segment)),
        look_up=early,
        questions=asked,
        objections=call_objections(playbook, place, segment),
        proof=tuple(CallProof(proofs[proof], _concerned(segment, proof)) for proof in segment.proof),
        messages=tuple(_messages(playbook, page, segment)),
        outs=tuple(
            CallDisqualifier(
                out,
                place.entry(playbook, Key("disqualifier", out)),
                playbook.disqualifiers[out],
                custom_on_calls(playbook, Key("disqualifier", out)),
            )
            for out in profile.fit.disqualifiers
        ),
        custom=(
            *custom_on_calls(playbook, Key("segment", id_)),
            *custom_on_calls(playbook, Key("profile", segment.icp)),
        ),
        others=tuple(
            Link(playbook.segments[other].name, place.to(call_url(other))) for other in others[:_OTHERS]
        ),
        more=Link("All segments", place.to("segments/")) if others[_OTHERS:] else None,
    )


def call_objections(playbook: Playbook, place: Place, segment: Segment) -> tuple[CallObjection, ...]:
    """The objections of a segment, with links to those who raise them."""
    proofs = {proof.id: proof for proof in playbook.profiles[segment.icp].proof}
    return tuple(
        CallObjection(
            objection,
            proofs[objection.proof] if objection.proof else None,
            tuple(place.entry(playbook, Key("persona", id_)) for id_ in objection.raised_by),
        )
        for objection in segment.objections
    )


def _concerned(segment: Segment, proof: str) -> tuple[str, ...]:
    """Whose objections a proof point answers, where it answers nobody else's."""
    answered = [objection.raised_by for objection in segment.objections if objection.proof == proof]
    return tuple(dict.fromkeys(itertools.chain(*answered))) if all(answered) else ()


def _messages(playbook: Playbook, page: Link, segment: Segment) -> Iterator[CallMessage]:
    for template in segment.outreach:
        spoken = next(iter(template.body.strip().splitlines()), "")
        yield CallMessage(
            Link(template.subject or spoken, f"{page.url}#letter-{template.id}"),
            f"{label(template.channel)}, day {template.day}",
            playbook.personas[template.persona].name if template.persona else "",
            template.audience,
            (template.persona,) if template.persona else (),
        )


def _listeners(playbook: Playbook, place: Place, segment: Segment) -> Iterator[Listener]:
    seats = {seat.persona: seat for seat in reversed(playbook.profiles[segment.icp].committee)}
    for id_ in segment.personas:
        persona, seat = playbook.personas[id_], seats.get(id_)
        yield Listener(
            id_,
            place.entry(playbook, Key("persona", id_)),
            next((ROLE_LABELS[role] for role in ((seat.role,) if seat else persona.roles)), ""),
            tuple(PURCHASING_LABELS[part] for part in persona.purchasing_roles),
            seat.wants if seat else "",
            seat.blocks if seat else "",
            persona,
            custom_on_calls(playbook, Key("persona", id_)),
        )


def _questions(
    playbook: Playbook, icp: str, program: Program
) -> tuple[tuple[CallQuestion, ...], tuple[CallQuestion, ...]]:
    """What is looked up before the call, and what is asked, each in the order that settles the verdict."""
    early: list[CallQuestion] = []
    asked: list[CallQuestion] = []
    named = _settled_by(playbook, icp, program)
    for question in questions(program, icp, {}, _ANY_DAY):
        field = playbook.catalogue[question.field]
        before = field.learned == "before-the-call"
        text = field.label if before else field.question or field.label
        row = CallQuestion(text, named[question.field], question.points)
        (early if before else asked).append(row)
    return tuple(early), tuple(asked)


def _settled_by(playbook: Playbook, icp: str, program: Program) -> dict[str, str]:
    """Field → the musts, disqualifiers and criteria that test it, by name."""
    fit, rules, catalogue = playbook.profiles[icp].fit, program.icps[icp], playbook.catalogue
    groups: tuple[tuple[str, Sequence[NamedCondition | BandedPoints], dict[str, str]], ...] = (
        ("In", rules.must, {must.id: must_label(must, catalogue) for must in fit.must}),
        ("Out", rules.disqualifiers, {out: playbook.disqualifiers[out].name for out in fit.disqualifiers}),
        ("Fit", rules.score, {row.id: criterion_label(row, catalogue) for row in fit.score}),
    )
    found: dict[str, list[str]] = {}
    for word, rows, names in groups:
        tested: dict[str, list[str]] = {}
        for row in rows:
            for field in fields_in(*row.conditions):
                tested.setdefault(field, []).append(names[row.id])
        for field, named in tested.items():
            found.setdefault(field, []).append(f"{word}: {', '.join(named)}")
    return {field: " · ".join(parts) for field, parts in found.items()}
