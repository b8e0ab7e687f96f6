"""Discovery and outreach by ICP: the texts of each segment, or the way to them where there are many."""

from dataclasses import dataclass

from icp_playbook.model import Outreach, Profile
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.head import PageHead, page_head
from icp_playbook.views.labels import label
from icp_playbook.views.letters import Letter, ToolSyntax, pieces, syntaxes
from icp_playbook.views.routes import Link, Place

IN_FULL = 12
"""Segments of an ICP whose texts stand on one page."""
TOOLKIT_TITLE = "Toolkit"
OUTREACH_LEAD = "Templates with each segment's messaging. Choose your tool, then copy."
OUTREACH_LEAD_OF_MANY = "The templates of each segment. Open one, choose your tool, then copy."


@dataclass(frozen=True, slots=True)
class SegmentKit:
    """The templates of a segment."""

    link: Link
    anchor: str
    discovery: Letter | None
    letters: tuple[Letter, ...]

    def all_letters(self) -> tuple[Letter, ...]:
        """Every text to copy."""
        return (self.discovery, *self.letters) if self.discovery else self.letters


@dataclass(frozen=True, slots=True)
class SegmentTemplates:
    """A segment whose texts stand on its own page."""

    link: Link
    anchor: str
    templates: tuple[str, ...]
    """The channel, the day and the reader of each."""


@dataclass(frozen=True, slots=True)
class OutreachView:
    """The context of pages/outreach.md.j2."""

    head: PageHead
    name: str
    tools: tuple[ToolSyntax, ...]
    kits: tuple[SegmentKit, ...]
    rows: tuple[SegmentTemplates, ...]
    """The segments of an ICP that has too many for one page, instead of their texts."""


def outreach_title(profile: Profile) -> str:
    """The title of the page of an ICP's templates."""
    return f"{profile.name}: discovery and outreach"


def icps_with_outreach(playbook: Playbook) -> tuple[str, ...]:
    """The ICPs that have such a page: those with a segment to write to."""
    return tuple(icp for icp in playbook.profiles if playbook.segments_of(icp))


def outreach_view(playbook: Playbook, icp: str) -> OutreachView:
    """Discovery and outreach of an ICP's segments."""
    profile = playbook.profiles[icp]
    place = Place(f"toolkit/outreach-{icp}/")
    own = list(playbook.segments_of(icp))
    in_full = len(own) <= IN_FULL
    kits = tuple(_kit(playbook, place, id_) for id_ in own) if in_full else ()
    return OutreachView(
        head=page_head(
            playbook,
            place,
            outreach_title(profile),
            OUTREACH_LEAD if in_full else OUTREACH_LEAD_OF_MANY,
            (Link(TOOLKIT_TITLE, place.to("toolkit/")),),
        ),
        name=f"outreach-{icp}",
        tools=syntaxes(playbook, [letter for kit in kits for letter in kit.all_letters()]),
        kits=kits,
        rows=() if in_full else tuple(_row(playbook, place, id_) for id_ in own),
    )


def _row(playbook: Playbook, place: Place, id_: str) -> SegmentTemplates:
    segment = playbook.segments[id_]
    link = place.entry(playbook, Key("segment", id_), segment.definition)
    templates = tuple(_about(playbook, template) for template in segment.outreach)
    return SegmentTemplates(Link(link.text, f"{link.url}#outreach", link.note), id_, templates)


def _about(playbook: Playbook, template: Outreach) -> str:
    """The channel, the day and the reader of a template."""
    reader = f", to {playbook.personas[template.persona].name}" if template.persona else ""
    return f"{label(template.channel)}, day {template.day}{reader}"


def _kit(playbook: Playbook, place: Place, id_: str) -> SegmentKit:
    segment = playbook.segments[id_]
    words = [("Their words", segment.messaging.say), ("Not", segment.messaging.avoid)]
    paragraphs = (
        segment.messaging.opener,
        "\n".join(f"{number}. {question}" for number, question in enumerate(segment.questions, 1)),
        "\n".join(f"{name}: {', '.join(listed)}" for name, listed in words if listed),
    )
    discovery = "\n\n".join(text for text in paragraphs if text)
    letters = tuple(
        Letter(
            f"{id_}-{template.id}",
            _about(playbook, template),
            template.audience,
            pieces(template.subject or ""),
            pieces(template.body),
        )
        for template in segment.outreach
    )
    return SegmentKit(
        place.entry(playbook, Key("segment", id_), segment.definition),
        id_,
        Letter(f"{id_}-discovery", "Discovery call", None, (), pieces(discovery)) if discovery else None,
        letters,
    )
