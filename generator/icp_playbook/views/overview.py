"""The pages that belong to no entry: home, how an ICP is built here, the glossary, the tags."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from icp_playbook.model import BuildStep, Product, Term, every_kind
from icp_playbook.playbook import Key, Playbook, must_label
from icp_playbook.views.change_policy import ChangePolicyView, change_policy_view
from icp_playbook.views.decision_log import DecisionLine, latest_decisions, latest_outcomes
from icp_playbook.views.entries import facts
from icp_playbook.views.events import SHOWN, NewsRow, news_by_role
from icp_playbook.views.head import PageHead, page_head
from icp_playbook.views.health import EACH, OwnedTask, due_by_owner
from icp_playbook.views.labels import label
from icp_playbook.views.pictures import Grid, grid
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.roles import ROLES, role_links
from icp_playbook.views.routes import Link, Place, index_route

_COLUMNS = ("Employees", "First contract", "Sales cycle")
_OUTS = 4
"""Disqualifiers that the home page names of an ICP."""


@dataclass(frozen=True, slots=True)
class IcpRow:
    """An ICP on the home page, beside the others."""

    link: Link
    status: str
    facts: tuple[str, ...]
    """What the columns ask; empty where it is not known."""
    musts: tuple[str, ...]
    outs: tuple[str, ...]
    """The first of its disqualifiers."""
    more: int
    """How many it has besides."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """The context of pages/home.md.j2."""

    head: PageHead
    roles: tuple[tuple[str, Link], ...]
    """Where to start, by role: its id, and the way to its page."""
    fit_link: Link
    products: tuple[Product, ...]
    columns: tuple[str, ...]
    """The facts that an ICP is known for, as far as one of them says them."""
    icps: tuple[IcpRow, ...]
    ways: tuple[tuple[Link, int], ...]
    """Sections with what they answer and how many entries they hold."""
    grid: Grid | None
    guides: tuple[Link, ...]
    decisions_heading: str
    decisions: tuple[DecisionLine, ...]
    """The latest; those with an outcome where the news say the latest already."""
    decisions_url: str
    news: tuple[NewsRow, ...]
    """The last changes; the first `latest` of them are shown to a reader who was never here."""
    latest: int
    changes_url: str
    owners: tuple[str, ...]
    """Those who own an entry, by name."""
    due: tuple[OwnedTask, ...]
    """What falls due, the earliest first, no more of each owner than `due_each`."""
    due_each: int
    state_url: str
    """Empty in a site for others."""


@dataclass(frozen=True, slots=True)
class BuildingView:
    """The context of pages/building.md.j2."""

    head: PageHead
    steps: tuple[tuple[BuildStep, tuple[str, ...]], ...]
    how: str
    policy: ChangePolicyView | None
    """What a change to who qualifies needs; None where nothing is asked."""
    every: int | None
    functions: tuple[str, ...]
    owner: str
    example: Link | None


@dataclass(frozen=True, slots=True)
class TypedWords:
    """A field, and what people type for its values: label → aliases."""

    label: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """The context of pages/glossary.md.j2."""

    head: PageHead
    terms: tuple[tuple[str, Term], ...]
    """Anchor and term, by name."""
    typed: tuple[TypedWords, ...]
    """What people type for values, field by field."""


@dataclass(frozen=True, slots=True)
class TagsView:
    """The context of pages/tags.md.j2."""

    head: PageHead
    tags: tuple[tuple[str, tuple[tuple[str, Link], ...]], ...]
    """Tag → kind and link of each entry that carries it."""


def home_view(playbook: Playbook, provenance: Provenance) -> HomeView:
    """The front page."""
    place = Place("")
    settings = playbook.settings
    found = news_by_role(playbook, provenance)
    known = [dict(facts(playbook, profile)) for profile in playbook.profiles.values()]
    columns = tuple(name for name in _COLUMNS if any(name in one for one in known))
    owners = {playbook.owner_of(entry) for _, entry in playbook.entries()} - {""}
    state_url = place.to("health/") if provenance.has_state else ""
    heading, decisions = _decisions(playbook, place, found)
    return HomeView(
        head=page_head(playbook, place, settings.name, settings.company.about),
        roles=tuple(zip((role.id for role in ROLES), role_links(place), strict=True)),
        fit_link=Link(
            "Qualify an account", place.to("fit/"), "In under a minute, even with gaps in what you know."
        ),
        products=settings.products,
        columns=columns,
        icps=tuple(_row(playbook, place, id_, columns) for id_ in playbook.profiles),
        ways=tuple(
            (Link(kind.many, place.to(index_route(kind.id)), kind.question), len(playbook.by_kind[kind.id]))
            for kind in playbook.sections
        ),
        grid=grid(playbook),
        guides=(
            Link(
                "Onboarding",
                place.to("onboarding/"),
                "New here? Lessons, with shorter paths by role, and practice on this playbook's accounts.",
            ),
            Link(
                "How an ICP is built here",
                place.to("building/"),
                "From the best customers to a merged profile, and how to propose a change.",
            ),
            Link(
                "Toolkit",
                place.to("toolkit/"),
                "Forms, worksheets, checklists, and templates with your CRM's merge fields.",
            ),
            *_state(place, provenance),
            Link(
                "Glossary",
                place.to("glossary/"),
                "The terms in this playbook, and what they are often confused with.",
            ),
        ),
        news=found,
        decisions_heading=heading,
        decisions=decisions,
        decisions_url=place.to(index_route("decision")),
        latest=SHOWN,
        changes_url=place.to("changes/"),
        owners=tuple(sorted(owners, key=str.casefold)) if state_url else (),
        due=due_by_owner(playbook, provenance, place),
        due_each=EACH,
        state_url=state_url,
    )


def _decisions(
    playbook: Playbook, place: Place, found: Sequence[NewsRow]
) -> tuple[str, tuple[DecisionLine, ...]]:
    """A heading and decisions under it: none that stands in the news above."""
    latest = latest_decisions(playbook, place, SHOWN)
    above = {one.row.change.url for one in found[:SHOWN]}
    if not any(one.link.url in above for one in latest):
        return "Latest decisions", latest
    outcomes = [one for one in latest_outcomes(playbook, place, SHOWN) if one.link.url not in above]
    return "What came of decisions", tuple(outcomes)


def _state(place: Place, provenance: Provenance) -> tuple[Link, ...]:
    says = "Reviews that are due, evidence by age, and what is still missing."
    return (Link("The state of the playbook", place.to("health/"), says),) if provenance.has_state else ()


def _row(playbook: Playbook, place: Place, id_: str, columns: Sequence[str]) -> IcpRow:
    profile = playbook.profiles[id_]
    known = dict(facts(playbook, profile))
    outs = profile.fit.disqualifiers
    return IcpRow(
        place.entry(playbook, Key("profile", id_), profile.definition),
        profile.status,
        tuple(known.get(name, "") for name in columns),
        tuple(must_label(must, playbook.catalogue) for must in profile.fit.must),
        tuple(playbook.disqualifiers[out].name for out in outs[:_OUTS]),
        len(outs[_OUTS:]),
    )


def building_view(playbook: Playbook) -> BuildingView:
    """How an ICP is built here, and how a change is proposed."""
    place = Place("building/")
    settings = playbook.settings
    first = next(iter(playbook.profiles), None)
    return BuildingView(
        head=page_head(
            playbook,
            place,
            "How an ICP is built here",
            "A profile is based on customers we already serve well, not on a wish list.",
        ),
        steps=tuple((step, tuple(label(who) for who in step.who)) for step in settings.building),
        how=settings.review.how,
        policy=change_policy_view(settings.policy),
        every=settings.review.every,
        functions=tuple(label(name) for name in settings.review.functions),
        owner=settings.owner,
        example=place.entry(playbook, Key("profile", first)) if first else None,
    )


def glossary_view(playbook: Playbook) -> GlossaryView:
    """The glossary, by name."""
    place = Place("glossary/")
    terms = sorted(playbook.settings.glossary, key=lambda term: term.term.casefold())
    return GlossaryView(
        head=page_head(playbook, place, "Glossary", "One term, one meaning, here and in the YAML."),
        terms=tuple(zip(anchors([term.term for term in terms]), terms, strict=True)),
        typed=tuple(_typed_words(playbook)),
    )


def _typed_words(playbook: Playbook) -> Iterator[TypedWords]:
    """The fields with a value that people have other words for."""
    for field in playbook.catalogue.fields.values():
        if values := tuple((one.label, one.aliases) for one in field.values if one.aliases):
            yield TypedWords(field.label, values)


def anchors(terms: Sequence[str]) -> list[str]:
    """An anchor for each term: letters and digits of any script, hyphens for the rest.

    Terms with the same letters are told apart by a number: C, C++ → c, c-2.
    """
    found: list[str] = []
    for term in terms:
        letters = "".join(glyph if glyph.isalnum() else " " for glyph in term.casefold())
        name = "-".join(letters.split()) or "term"
        numbered = (name if count == 1 else f"{name}-{count}" for count in itertools.count(1))
        found.append(next(free for free in numbered if free not in found))
    return found


def tags_view(playbook: Playbook) -> TagsView:
    """Entries by tag."""
    place = Place("tags/")
    kinds = every_kind()
    found: dict[str, list[tuple[str, Link]]] = {}
    for key, entry in playbook.entries():
        for tag in entry.tags:
            found.setdefault(tag, []).append((kinds[key.kind].one, place.entry(playbook, key)))
    return TagsView(
        head=page_head(playbook, place, "Tags", "Entries of every kind that share a label."),
        tags=tuple((tag, tuple(found[tag])) for tag in sorted(found)),
    )
