"""An ICP's page: who is in, who is out, what raises fit, who decides, what hurts, what to do next."""

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from icp_playbook.conditions import say, say_needed
from icp_playbook.model import (
    Audience,
    Need,
    Profile,
    Proof,
    ValueProposition,
    signal_steps,
)
from icp_playbook.phrases import number_range
from icp_playbook.playbook import Key, Playbook, must_label
from icp_playbook.values import say_money
from icp_playbook.views.entries.figure_sources import measured_words
from icp_playbook.views.entries.glance import GlanceFact, glance
from icp_playbook.views.entries.inputs import PageInputs
from icp_playbook.views.entries.overlaps import left_over
from icp_playbook.views.entries.scored_rows import (
    ScoreRow,
    about_base_rates,
    cap_lines,
    capped_points,
    counted_missed,
    score_groups,
)
from icp_playbook.views.events import RowChange, row_changes
from icp_playbook.views.example_domains import fitting_domains
from icp_playbook.views.fit import ExampleMoves, FitPanel, fit_panel, icp_moves
from icp_playbook.views.head import EntryHead, entry_head, referring
from icp_playbook.views.labels import ROLE_LABELS, ROLE_MEANS, SHOWS_LABELS, label
from icp_playbook.views.pictures import Diagram, Grid, Scale, draw, grid, icp_scale
from icp_playbook.views.ready_filters import ReadyFilter
from icp_playbook.views.routes import Link, Place, route

WorkTask: TypeAlias = tuple[str, str, tuple[str, ...]]
"""A kind of work: its key, its name, what to do."""
RowChanges: TypeAlias = Mapping[tuple[str, str], RowChange]


@dataclass(frozen=True, slots=True)
class Bound:
    """A line of In or Out."""

    anchor: str
    text: str
    why: str
    url: str = ""
    detail: str = ""
    changed: RowChange | None = None


@dataclass(frozen=True, slots=True)
class SeatCard:
    """A seat on the committee."""

    role: str
    means: str
    persona: Link
    wants: str
    blocks: str
    audience: Audience | None
    """Who may see it, if fewer than may see the rest."""


@dataclass(frozen=True, slots=True)
class NeedRow:
    """Needs → the one thing we say about them, None while nobody has written it → what proves it."""

    needs: tuple[Need, ...]
    value: ValueProposition | None
    proof: tuple[Proof, ...]
    anchored: frozenset[str]
    """Those of the proof that no earlier row shows, and which links therefore lead to here."""


@dataclass(frozen=True, slots=True)
class SignalRow:
    """A buying trigger and how much it counts when it is fresh."""

    anchor: str
    link: Link
    points: int
    act: str


@dataclass(frozen=True, slots=True)
class ExampleCard:
    """An example account of the profile."""

    shows: str
    shows_id: str
    link: Link
    lesson: str


@dataclass(frozen=True, slots=True)
class ProfileView:
    """The context of pages/profile.md.j2."""

    head: EntryHead
    profile: Profile
    product: str
    musts: tuple[Bound, ...]
    outs: tuple[Bound, ...]
    enough: str
    """What must be known before an account is judged; empty where nothing has to be."""
    glance: tuple[GlanceFact, ...]
    facts: tuple[tuple[str, str], ...]
    """What the printed sheet has in their place."""
    pictures: tuple[Diagram, ...]
    """The wide one and the tall one; none of an ICP that says nothing to draw."""
    score: tuple[tuple[str, tuple[ScoreRow, ...]], ...]
    possible: int
    caps: tuple[str, ...]
    """A sentence for each cap on what criteria earn together."""
    not_known: str
    """Which criteria count what is not known as not met, in a sentence; empty where none does."""
    base_rates: str
    """What base rates do, in a sentence; empty where no criterion gives one."""
    scale: Scale
    moves: tuple[ExampleMoves, ...]
    """What would move its examples, those first that the least change moves."""
    committee: tuple[SeatCard, ...]
    needs: tuple[NeedRow, ...]
    signals: tuple[SignalRow, ...]
    grid: Grid | None
    segments: tuple[Link, ...]
    left_over: str
    """Whether an account inside can be in none of them; "" where there are none."""
    examples: tuple[ExampleCard, ...]
    domains: tuple[str, ...]
    """Of the examples that fit, for a look-alike audience."""
    work: tuple[WorkTask, ...]
    """What to do for each use of the ICP."""
    work_for: Mapping[str, tuple[WorkTask, ...]]
    """Reader → which of it is theirs."""
    reviewers: tuple[tuple[str, datetime.date], ...]
    missing_reviews: tuple[str, ...]
    panel: FitPanel
    evidence: str
    """The way to what became of its accounts; "" where the site does not show it."""
    measured: Mapping[str, str]
    """Figure → the list it was measured from, with its numbers; none of any other figure."""
    filters: tuple[ReadyFilter, ...]


def profile_view(inputs: PageInputs, id_: str) -> ProfileView:
    """The view of one ICP."""
    playbook = inputs.playbook
    profile = playbook.profiles[id_]
    key = Key("profile", id_)
    place = Place(route(key))
    changed = row_changes(inputs.provenance, playbook, id_)
    musts, outs = _musts(playbook, profile, changed), _outs(playbook, place, profile, changed)
    committee = tuple(seat_cards(playbook, place, profile))
    groups = _groups(playbook, profile, committee)
    names = [out.text for out in outs]
    required = playbook.settings.review.functions
    possible = capped_points(profile)
    return ProfileView(
        head=entry_head(
            playbook, key, profile, profile.definition, inputs.provenance, ("segment", "example")
        ),
        profile=profile,
        product=next((one.name for one in playbook.settings.products if one.id == profile.product), ""),
        musts=musts,
        outs=outs,
        enough="" if profile.fit.enough is None else say_needed(profile.fit.enough, playbook.catalogue),
        glance=glance(playbook, place, profile),
        facts=facts(playbook, profile),
        pictures=(
            draw(f"picture-{id_}", profile.name, groups, names, wide=True),
            draw(f"picture-{id_}-tall", profile.name, groups, names, wide=False),
        )
        if groups
        else (),
        score=score_groups(playbook, profile, changed),
        possible=possible,
        caps=cap_lines(playbook, profile),
        not_known=counted_missed(playbook, profile),
        base_rates=about_base_rates(profile),
        scale=icp_scale(playbook, place, id_, inputs.judged),
        moves=icp_moves(playbook, place, id_, inputs.judged),
        committee=committee,
        needs=needs_rows(profile),
        signals=_signals(playbook, place, profile),
        grid=grid(playbook, id_),
        segments=tuple(referring(playbook, place, key, "segment")),
        left_over=left_over(playbook, id_),
        examples=_examples(playbook, place, id_),
        domains=fitting_domains(playbook, id_),
        work=_work(profile),
        work_for={reader: _work(profile, keys) for reader, keys in _WORK_READERS.items()},
        reviewers=tuple((label(name), day) for name, day in sorted(profile.review.by.items())),
        missing_reviews=tuple(label(name) for name in required if name not in profile.review.by),
        panel=fit_panel(place, id_),
        evidence=inputs.evidence(place, id_),
        measured=measured_words(playbook, profile),
        filters=inputs.filters(id_),
    )


def facts(playbook: Playbook, profile: Profile) -> tuple[tuple[str, str], ...]:
    """The facts a rep names first, label and value; those that are not known are left out."""
    firm, buying = profile.firmographics, profile.buying
    rows = (
        ("Employees", number_range(*firm.employees) if firm.employees else ""),
        ("Revenue", money_range(playbook, firm.revenue)),
        ("Where", firm.geography),
        ("Stage", firm.stage),
        ("First contract", a_year(money_range(playbook, buying.order_value))),
        ("Sales cycle", number_range(*buying.cycle, "day") if buying.cycle else ""),
    )
    return tuple((name, text) for name, text in rows if text)


def a_year(amount: str) -> str:
    """An amount as that of a year; nothing for nothing."""
    return amount and f"{amount} a year"


def money_range(playbook: Playbook, bounds: tuple[int, int] | None) -> str:
    """A range of amounts in the playbook's currency; "" for none."""
    if bounds is None:
        return ""
    currency = playbook.settings.currency
    return f"{say_money(bounds[0], currency)}–{say_money(bounds[1], currency)}"


def _musts(playbook: Playbook, profile: Profile, changed: RowChanges) -> tuple[Bound, ...]:
    found = []
    for must in profile.fit.must:
        words = say(must.when, playbook.catalogue)
        detail = words if must.label else ""
        found.append(
            Bound(
                f"must-{must.id}",
                must_label(must, playbook.catalogue),
                must.why,
                detail=detail,
                changed=changed.get(("criteria", must.id)),
            )
        )
    return tuple(found)


def _outs(playbook: Playbook, place: Place, profile: Profile, changed: RowChanges) -> tuple[Bound, ...]:
    found = []
    for id_ in profile.fit.disqualifiers:
        entry = playbook.disqualifiers[id_]
        url = place.to(route(Key("disqualifier", id_)))
        found.append(
            Bound(
                f"out-{id_}",
                entry.name,
                next(iter(entry.ask), ""),
                url,
                entry.says,
                changed.get(("disqualifiers", id_)),
            )
        )
    return tuple(found)


def _groups(
    playbook: Playbook, profile: Profile, committee: Sequence[SeatCard]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    firm = profile.firmographics
    revenue = money_range(playbook, firm.revenue)
    company = (
        ", ".join(firm.industry[:2]),
        f"{number_range(*firm.employees)} people" if firm.employees else "",
        revenue and f"{revenue} revenue",
        firm.geography,
    )
    groups = (
        ("Firmographics", tuple(text for text in company if text)),
        ("Buying triggers", tuple(playbook.signals[id_].name for id_ in profile.signals[:5])),
        ("Committee", tuple(f"{seat.role}: {seat.persona.text}" for seat in committee)),
        ("Customers who stay", profile.retention_behaviour[:4]),
    )
    return tuple((name, lines) for name, lines in groups if lines)


def seat_cards(playbook: Playbook, place: Place, profile: Profile) -> Sequence[SeatCard]:
    """The seats of an ICP's committee, in its order."""
    return [
        SeatCard(
            ROLE_LABELS[seat.role],
            ROLE_MEANS[seat.role],
            place.entry(playbook, Key("persona", seat.persona)),
            seat.wants,
            seat.blocks,
            seat.audience,
        )
        for seat in profile.committee
    ]


def needs_rows(profile: Profile) -> tuple[NeedRow, ...]:
    """By value proposition, in the order of their first need, so that nothing is said twice."""
    values = {value.id: value for value in profile.value_propositions}
    proofs = {proof.id: proof for proof in profile.proof}
    rows: list[NeedRow] = []
    shown: set[str] = set()
    for id_ in dict.fromkeys(need.value for need in profile.needs):
        value = values.get(id_)
        proof = value.proof if value is not None else ()
        needs = tuple(need for need in profile.needs if need.value == id_)
        anchored = frozenset(proof) - shown
        shown |= anchored
        rows.append(NeedRow(needs, value, tuple(proofs[one] for one in proof), anchored))
    return tuple(rows)


def _signals(playbook: Playbook, place: Place, profile: Profile) -> tuple[SignalRow, ...]:
    return tuple(
        SignalRow(
            f"signal-{id_}",
            place.entry(playbook, Key("signal", id_)),
            max(band.points for band in signal_steps(playbook.signals[id_])),
            playbook.signals[id_].act,
        )
        for id_ in profile.signals
    )


def _examples(playbook: Playbook, place: Place, id_: str) -> tuple[ExampleCard, ...]:
    order = list(SHOWS_LABELS)
    cards = [
        ExampleCard(
            SHOWS_LABELS[example.shown],
            example.shown,
            place.entry(playbook, Key("example", example_id)),
            example.lesson,
        )
        for example_id, example in playbook.examples_of(id_).items()
    ]
    return tuple(sorted(cards, key=lambda card: order.index(card.shows_id)))


WORK_LABELS: Mapping[str, str] = {
    "campaign": "Campaign targeting",
    "scoring": "Account scoring",
    "qualification": "Sales qualification",
    "content": "Content themes",
    "partners": "Partners",
    "retention": "Retention plays",
    "pricing": "Pricing and packaging",
    "product": "Product priorities",
}
"""Key of `put_to_work` → what the page calls it."""
_WORK_READERS = {
    "sell": ("qualification",),
    "market": ("campaign", "content", "partners", "scoring"),
    "build": ("pricing", "product"),
    "keep": ("retention",),
}
"""Who reads an ICP's page → the work that is theirs."""


def _work(profile: Profile, keys: Collection[str] = tuple(WORK_LABELS)) -> tuple[WorkTask, ...]:
    return tuple(
        (key, name, items)
        for key, name in WORK_LABELS.items()
        if key in keys and (items := getattr(profile.put_to_work, key))
    )
