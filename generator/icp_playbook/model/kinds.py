"""The kinds of entries, one row each: everything about a kind except its model, page and template."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from icp_playbook.fields import FieldsFile
from icp_playbook.model import (
    decision,
    disqualifier,
    example,
    outline,
    persona,
    profile,
    segment,
    settings,
    signal,
)
from icp_playbook.model.custom_property import AT_HEAD, BELOW
from icp_playbook.model.entry import Entry
from icp_playbook.model.outline import Outline
from icp_playbook.phrases import series
from icp_playbook.source import Layout
from icp_playbook.values import Part


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Kind:
    """A kind of entry."""

    id: str
    """What it is called in keys, commands and addresses of the API: persona/cfo."""
    folder: str
    """Where its YAML is, from the root of the playbook."""
    model: type[Entry]
    """What its YAML may say. Its annotations tell what names other entries and where conditions stand."""
    url: str
    """Its folder on the site."""
    one: str
    many: str
    """What people call it."""
    question: str
    """What its section answers, on the home page."""
    listed: str
    """What its index shows, as search says it."""
    also: tuple[str, ...] = ()
    """Other names of its index, for search."""
    in_sidebar: int
    """Its place among the sections of the site, from the top."""
    in_context: int
    """Its place in the text for assistants: what comes last is the first to be left out for want of room."""
    needed: bool = False
    """Whether a playbook has one at least."""
    shown_empty: bool = True
    """Whether its index is a page of a playbook that has none of it."""
    dated: bool = False
    """Whether its ids begin with a day: 2025-06-12-clinics-not-hospitals."""
    family: str = "entry"
    """The family of changes that an entry which comes or goes belongs to."""
    outline: Outline | None = None
    """How its changes are told; as wording where it is left out."""
    form: tuple[str, ...] = ()
    """Keys of its short form beyond those it must have: without them an entry says too little."""
    sections: tuple[str, ...] = ()
    """The sections of its page, by anchor, that can show custom properties."""
    on_call_sheet: bool = False
    """Whether call sheets show entries of it."""

    @property
    def places(self) -> tuple[str, ...]:
        """Where its page can show a custom property."""
        return (AT_HEAD, *self.sections, BELOW)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class SingleFile:
    """A kind of file there is one of."""

    id: str
    path: str
    model: type[Part]
    outline: Outline


KINDS: tuple[Kind, ...] = (
    Kind(
        id="profile",
        folder="icp/profiles",
        model=profile.Profile,
        url="icp",
        one="ICP",
        many="ICPs",
        question="Which companies do we sell to, and which don't we?",
        listed="Every ideal customer profile, side by side.",
        also=(
            "ideal customer profiles",
            "ideal customers",
            "who we sell to",
            "target customers",
            "target market",
            "compare ICPs",
        ),
        in_sidebar=1,
        in_context=1,
        needed=True,
        family="profile",
        outline=profile.OUTLINE,
        form=("definition",),
        sections=("committee", "company"),
        on_call_sheet=True,
    ),
    Kind(
        id="disqualifier",
        folder="icp/disqualifiers",
        model=disqualifier.Disqualifier,
        url="disqualifiers",
        one="Disqualifier",
        many="Disqualifiers",
        question="Can I walk away, and what do I say?",
        listed="Every reason to walk away from a deal.",
        also=(
            "red flags",
            "deal breakers",
            "dealbreakers",
            "walk away",
            "when to walk away",
            "no-go criteria",
            "exclusion criteria",
            "reasons to say no",
            "bad fits",
        ),
        in_sidebar=4,
        in_context=4,
        family="disqualifier",
        outline=disqualifier.OUTLINE,
        form=("says", "ask"),
        sections=("why", "spot"),
        on_call_sheet=True,
    ),
    Kind(
        id="signal",
        folder="icp/signals",
        model=signal.Signal,
        url="signals",
        one="Signal",
        many="Signals",
        question="What happened that makes now the time to call?",
        listed="Every buying trigger, and what it counts.",
        also=(
            "buying signals",
            "intent data",
            "intent signals",
            "trigger events",
            "sales triggers",
            "buying triggers",
            "timing signals",
        ),
        in_sidebar=5,
        in_context=5,
        family="signal",
        outline=signal.OUTLINE,
        form=("says", "bands"),
        sections=("why", "where"),
    ),
    Kind(
        id="example",
        folder="icp/examples",
        model=example.Example,
        url="examples",
        one="Example",
        many="Examples",
        question="What does a good, a borderline and a wrong account look like?",
        listed="Every example account, with its verdict.",
        also=("example accounts", "sample accounts", "worked examples", "good fit and bad fit"),
        in_sidebar=6,
        in_context=6,
        family="example",
        outline=example.OUTLINE,
        sections=("story",),
    ),
    Kind(
        id="persona",
        folder="personas",
        model=persona.Persona,
        url="personas",
        one="Persona",
        many="Personas",
        question="Who decides there, and how do I talk to them?",
        listed="Every person who decides, side by side.",
        also=(
            "buyer personas",
            "orgchart",
            "decision makers",
            "stakeholders",
            "stakeholder map",
            "job titles",
            "contacts",
            "who is who",
        ),
        in_sidebar=2,
        in_context=3,
        family="persona",
        outline=persona.OUTLINE,
        form=("titles", "summary"),
        sections=("ask", "person", "seats"),
        on_call_sheet=True,
    ),
    Kind(
        id="segment",
        folder="segments",
        model=segment.Segment,
        url="segments",
        one="Segment",
        many="Segments",
        question="What do I say to this kind of company?",
        listed="Every segment of an ICP, with filters.",
        also=("battlecards", "battle cards", "verticals", "niches", "industries", "sub-segments"),
        in_sidebar=3,
        in_context=2,
        family="segment",
        outline=segment.OUTLINE,
        form=("definition", "messaging.angle"),
        sections=("questions", "pains"),
        on_call_sheet=True,
    ),
    Kind(
        id="decision",
        folder="icp/decisions",
        model=decision.Decision,
        url="decisions",
        one="Decision",
        many="Decisions",
        question="Why is it so, who decided it, and did it work?",
        listed="Every decision about the playbook, with its reason and what came of it.",
        also=("decision log", "why we decided", "outcomes of decisions"),
        in_sidebar=7,
        in_context=7,
        shown_empty=False,
        dated=True,
        family="decision",
        outline=decision.OUTLINE,
        form=("about", "decided.on", "decided.by"),
        sections=("why", "outcome"),
    ),
)
"""Every kind, in the order in which files are read and forms are offered."""
SINGLES: tuple[SingleFile, ...] = (
    SingleFile(id="playbook", path="icp/playbook.yaml", model=settings.Settings, outline=settings.OUTLINE),
    SingleFile(id="fields", path="icp/fields.yaml", model=FieldsFile, outline=outline.FIELDS),
)


def kind_rows() -> tuple[Kind, ...]:
    """The table as it is now, which caches use as their key."""
    return KINDS


def every_kind() -> Mapping[str, Kind]:
    """Every kind by its id."""
    return _by_id(KINDS)


def sections() -> tuple[Kind, ...]:
    """Every kind in the order of the sidebar."""
    return tuple(sorted(KINDS, key=lambda kind: kind.in_sidebar))


def models() -> Mapping[str, type[Part]]:
    """Kind of file → its model; single files first."""
    return _models(KINDS)


def outline_of(kind: str) -> Outline:
    """The outline that describes changes to a kind of file; empty for an unknown kind."""
    return _outlines(KINDS).get(kind, {})


def layout() -> Layout:
    """Where the files are."""
    return _layout(KINDS)


def top_folders() -> str:
    """The folders at the root of a playbook, in words."""
    return series([f"{folder}/" for folder in layout().tops])


def kind_of(model: type[Entry]) -> str:
    """The id of the kind that a model is of."""
    return _kinds_by_model(KINDS)[model]


@cache
def _by_id(rows: tuple[Kind, ...]) -> Mapping[str, Kind]:
    return {kind.id: kind for kind in rows}


@cache
def _kinds_by_model(rows: tuple[Kind, ...]) -> Mapping[type[Entry], str]:
    return {kind.model: kind.id for kind in rows}


@cache
def _models(rows: tuple[Kind, ...]) -> Mapping[str, type[Part]]:
    return {**{row.id: row.model for row in SINGLES}, **{row.id: row.model for row in rows}}


@cache
def _outlines(rows: tuple[Kind, ...]) -> Mapping[str, Outline]:
    return {
        **{row.id: row.outline for row in SINGLES},
        **{row.id: outline.plain_outline(row.model) if row.outline is None else row.outline for row in rows},
    }


@cache
def _layout(rows: tuple[Kind, ...]) -> Layout:
    return Layout(
        {row.id: row.path for row in SINGLES},
        {row.id: row.folder for row in rows},
        frozenset(row.id for row in rows if row.needed),
    )
