"""The path for a new hire: lessons in steps, shorter by role, each tied to this playbook's own entries."""

from collections.abc import Collection
from dataclasses import dataclass

from icp_playbook.model import Dimension, Play, Profile, steps
from icp_playbook.phrases import series
from icp_playbook.playbook import Key, Playbook, must_label
from icp_playbook.views.decision_log import DecisionLine, decision_lines, weightiest
from icp_playbook.views.head import PageHead, page_head
from icp_playbook.views.labels import DIMENSION_LABELS, ROLE_LABELS, label
from icp_playbook.views.routes import Link, Place

PLACE = Place("onboarding/")
ONBOARDING_TITLE = "Onboarding"
MOST_ICPS = 12
"""How many ICPs the lesson shows before it links to the index."""
MOST_OUTS = 6
"""How many disqualifiers it cites, likewise: those of most ICPs."""
MOST_LINKS = 6
"""How many segments it names for one ICP."""

STEPS: tuple[tuple[str, str, int, str], ...] = (
    ("what", "What an ICP is, and what it is not", 3, "sales marketing product customer-success leadership"),
    ("strong", "What a weak and a strong ICP do to the business", 2, "marketing product leadership"),
    ("misconceptions", "Common misconceptions, and the better view", 3, "marketing product leadership"),
    ("icps", "Who we sell to", 5, "sales marketing product customer-success leadership"),
    ("people", "Who decides, and how we segment", 5, "sales marketing customer-success"),
    ("qualify", "How to qualify an account", 5, "sales marketing customer-success"),
    ("came", "How we came here", 4, "marketing product leadership"),
    ("change", "How to propose a change", 3, "product customer-success leadership"),
    ("practice", "Practice", 8, "sales marketing product customer-success leadership"),
)
"""Id, title, minutes, and the roles on whose path it is; everybody new reads them all."""
MOST_DECISIONS = 6
"""How many decisions the lesson on them shows."""
_ROLES = (
    ("new", "New here", "The whole path, for everyone in their first week."),
    ("sales", "Sales", "Who to call, who not to call, and what to say to both."),
    ("marketing", "Marketing", "Who a campaign is for, what it says, and who to leave off the list."),
    ("product", "Product", "Whose problem we solve, and whose requests we can decline."),
    ("customer-success", "Customer success", "Which customers stay, and what to report when they do not."),
    ("leadership", "Leadership", "How the boundary affects growth, and how to approve a change to it."),
)


@dataclass(frozen=True, slots=True)
class RolePath:
    """A way through the lessons for one role."""

    id: str
    label: str
    says: str
    minutes: int
    url: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """A step of the path. `roles` is a space-separated list of ids, for an attribute."""

    id: str
    title: str
    minutes: int
    roles: str


@dataclass(frozen=True, slots=True)
class LessonIcp:
    """An ICP as the lessons show it; its link notes the definition."""

    link: Link
    status: str
    musts: tuple[str, ...]
    out: Link | None
    """The disqualifier to ask about first."""
    seats: tuple[tuple[str, Link], ...]
    segments: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class LessonDisqualifier:
    """A disqualifier with the question that settles it and the words to cite."""

    link: Link
    ask: str
    cite: str


@dataclass(frozen=True, slots=True)
class LessonDecision:
    """A decision with its reason."""

    line: DecisionLine
    why: str


@dataclass(frozen=True, slots=True)
class Instance:
    """One ICP of this playbook, to show what is meant; its figures are points of a hundred percent."""

    icp: Link
    must: str
    out: Link | None
    persona: Link | None
    example: Link | None
    firmographic: int
    """Percent of the possible points that rest on firmographics."""
    others: str
    """What the other points ask about: "technographics, growth and situation"; empty when nothing else is."""
    evidence: str
    """The first figure behind it, or nothing."""


@dataclass(frozen=True, slots=True)
class OnboardingView:
    """The context of pages/onboarding.md.j2 and of its lessons."""

    head: PageHead
    company: str
    roles: tuple[RolePath, ...]
    lessons: tuple[Lesson, ...]
    instance: Instance | None
    icps: tuple[LessonIcp, ...]
    more_icps: int
    outs: tuple[LessonDisqualifier, ...]
    more_outs: int
    plays: tuple[Play, ...]
    came: tuple[LessonDecision, ...]
    """The decisions that moved the playbook most, the earliest first."""
    how: str
    building: tuple[str, ...]
    reviewers: str
    """The functions that review an entry: "sales, marketing and product"."""
    count: int
    """How many questions practice has."""
    to: dict[str, str]
    """Page → its URL from here."""


def onboarding_view(playbook: Playbook, count: int) -> OnboardingView:
    """The page /onboarding/. `count` is the number of questions that practice has."""
    settings = playbook.settings
    named = sorted(
        {out: _icps_of(playbook, out) for out in playbook.disqualifiers}.items(), key=lambda row: -row[1]
    )
    taught = list(playbook.profiles.items())[:MOST_ICPS]
    came = weightiest(playbook, MOST_DECISIONS)
    return OnboardingView(
        head=page_head(
            playbook,
            PLACE,
            ONBOARDING_TITLE,
            f"Who {settings.company_name} sells to, who it does not sell to, and why. "
            "Tick off each lesson when you are done.",
        ),
        company=settings.company_name,
        roles=tuple(
            RolePath(id_, name, says, _minutes(playbook, id_), f"?role={id_}") for id_, name, says in _ROLES
        ),
        lessons=tuple(
            Lesson(id_, title, minutes, f"new {roles}")
            for id_, title, minutes, roles in lesson_steps(playbook)
        ),
        instance=_instance(playbook),
        icps=tuple(_taught(playbook, id_, profile) for id_, profile in taught),
        more_icps=len(playbook.profiles) - len(taught),
        outs=tuple(_out(playbook, out) for out, _ in named[:MOST_OUTS]),
        more_outs=max(0, len(named) - MOST_OUTS),
        plays=settings.plays,
        came=tuple(
            LessonDecision(line, playbook.decisions[id_].why)
            for id_, line in zip(came, decision_lines(playbook, PLACE, came), strict=True)
        ),
        how=settings.review.how,
        building=tuple(step.title for step in settings.building),
        reviewers=series([label(name).lower() for name in settings.review.functions]),
        count=count,
        to={
            name: PLACE.to(f"{name}/")
            for name in (
                *("icp", "personas", "segments", "disqualifiers", "examples", "fit", "decisions"),
                *("building", "changes", "glossary", "onboarding/practice"),
            )
        },
    )


def lesson_steps(playbook: Playbook) -> tuple[tuple[str, str, int, str], ...]:
    """The steps there is something to say in: without decisions, nothing of how it came to be."""
    return tuple(step for step in STEPS if step[0] != "came" or weightiest(playbook, 1))


def _minutes(playbook: Playbook, role: str) -> int:
    steps = lesson_steps(playbook)
    return sum(minutes for _, _, minutes, roles in steps if role == "new" or role in roles.split())


def _icps_of(playbook: Playbook, out: str) -> int:
    return sum(out in profile.fit.disqualifiers for profile in playbook.profiles.values())


def _instance(playbook: Playbook) -> Instance | None:
    """The first operational ICP, else the first."""
    found = [id_ for id_, profile in playbook.profiles.items() if profile.status == "operational"]
    id_ = next(iter([*found, *playbook.profiles]), None)
    if id_ is None:
        return None
    profile = playbook.profiles[id_]
    highest = {row.id: max(0, *(band.points for band in steps(row)), 0) for row in profile.fit.score}
    firmographic = sum(highest[row.id] for row in profile.fit.score if row.dimension == "firmographic")
    example = next(iter(playbook.examples_of(id_)), None)
    figures = profile.evidence.figures
    return Instance(
        icp=PLACE.entry(playbook, Key("profile", id_), profile.definition),
        must=_musts(playbook, profile)[0] if profile.fit.must else "",
        out=_first_out(playbook, profile),
        persona=PLACE.entry(playbook, Key("persona", profile.committee[0].persona))
        if profile.committee
        else None,
        example=PLACE.entry(playbook, Key("example", example)) if example else None,
        firmographic=round(100 * firmographic / (sum(highest.values()) or 1)),
        others=_others([row.dimension for row in profile.fit.score if highest[row.id]]),
        evidence=figures[0].says if figures else "",
    )


def _others(dimensions: Collection[Dimension | None]) -> str:
    """The dimensions but firmographics, in words; empty where a criterion has none."""
    if None in dimensions:
        return ""
    rest = set(dimensions) - {"firmographic"}
    return series([words.lower() for dimension, words in DIMENSION_LABELS.items() if dimension in rest])


def _musts(playbook: Playbook, profile: Profile) -> tuple[str, ...]:
    return tuple(must_label(must, playbook.catalogue) for must in profile.fit.must)


def _first_out(playbook: Playbook, profile: Profile) -> Link | None:
    outs = profile.fit.disqualifiers
    return _entry(playbook, "disqualifier", outs[0], playbook.disqualifiers[outs[0]].says) if outs else None


def _taught(playbook: Playbook, id_: str, profile: Profile) -> LessonIcp:
    segments = list(playbook.segments_of(id_))
    return LessonIcp(
        link=PLACE.entry(playbook, Key("profile", id_), profile.definition),
        status=profile.status,
        musts=_musts(playbook, profile),
        out=_first_out(playbook, profile),
        seats=tuple(
            (ROLE_LABELS[seat.role], _entry(playbook, "persona", seat.persona, seat.wants))
            for seat in profile.committee
        ),
        segments=tuple(
            _entry(playbook, "segment", name, playbook.segments[name].definition)
            for name in segments[:MOST_LINKS]
        ),
    )


def _out(playbook: Playbook, id_: str) -> LessonDisqualifier:
    out = playbook.disqualifiers[id_]
    return LessonDisqualifier(
        _entry(playbook, "disqualifier", id_, out.says), next(iter(out.ask), ""), out.cite
    )


def _entry(playbook: Playbook, kind: str, id_: str, note: str) -> Link:
    return PLACE.entry(playbook, Key(kind, id_), note)
