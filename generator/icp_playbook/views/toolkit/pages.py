"""The toolkit every team uses: forms, worksheets, checklists, and templates in the words of a segment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from icp_playbook.conditions import say
from icp_playbook.model import Profile, every_kind
from icp_playbook.phrases import counted
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.head import PageHead, page_head
from icp_playbook.views.routes import Link, Place
from icp_playbook.views.toolkit.outreach import TOOLKIT_TITLE, OutreachView

Item: TypeAlias = tuple[Literal["heading", "tick"], str, str]
"""Kind of row, label, what it is about."""


class SheetRow(Protocol):
    """A row of a worksheet, laid out already."""

    @property
    def kind(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def about(self) -> str: ...
    @property
    def lines(self) -> int: ...


@dataclass(frozen=True, slots=True)
class WorksheetView:
    """The context of pages/worksheet.md.j2."""

    head: PageHead
    name: str
    sort: str
    sheets: tuple[tuple[SheetRow, ...], ...]
    form: str
    """The YAML of a blank form, the short one; empty for other worksheets."""
    form_url: str
    whole_url: str
    """The form with every key."""
    command: str


@dataclass(frozen=True, slots=True)
class ToolkitView:
    """The context of pages/toolkit.md.j2."""

    head: PageHead
    icps: tuple[tuple[Link, Link | None, Link | None], ...]
    """Each ICP with its templates and its checklist."""
    groups: tuple[tuple[str, str, tuple[tuple[Link, int], ...]], ...]
    """Anchor, title, pages with the number of sheets they print on."""


_GROUPS = (
    ("worksheets", "Worksheets and guides", "Worksheet"),
    ("forms", "Blank forms", "Form"),
)


TOOLKIT_LEAD = "To print, fill in or copy: generated from the current playbook."
CHECKLIST_LEAD = "Work from top to bottom. Stop at the first missed must or disqualifier that applies."


def form_title(kind: str) -> str:
    """The title of a blank form."""
    return f"{every_kind()[kind].one}: blank form"


def checklist_title(profile: Profile) -> str:
    """The title of an ICP's checklist."""
    return f"{profile.name}: qualification checklist"


def toolkit_view(
    playbook: Playbook, sheets: Sequence[WorksheetView], letters: Sequence[OutreachView]
) -> ToolkitView:
    """The index."""
    place = Place("toolkit/")
    return ToolkitView(
        head=page_head(playbook, place, TOOLKIT_TITLE, TOOLKIT_LEAD),
        icps=tuple(_by_icp(playbook, place, sheets, letters)),
        groups=tuple(
            (anchor, title, tuple(_entry(place, view) for view in sheets if view.sort == sort))
            for anchor, title, sort in _GROUPS
        ),
    )


def _by_icp(
    playbook: Playbook, place: Place, sheets: Sequence[WorksheetView], letters: Sequence[OutreachView]
) -> Iterator[tuple[Link, Link | None, Link | None]]:
    """A page is named after its ICP, whose id follows the first hyphen."""
    templates = {
        view.name.partition("-")[2]: Link(_holds(view), place.to(f"toolkit/{view.name}/"), "")
        for view in letters
    }
    checklists = {
        view.name.partition("-")[2]: Link(
            counted(len(view.sheets), "sheet"), place.to(f"toolkit/{view.name}/"), ""
        )
        for view in sheets
        if view.sort == "Checklist"
    }
    for icp in playbook.profiles:
        if icp in templates or icp in checklists:
            yield (
                place.entry(playbook, Key("profile", icp)),
                templates.get(icp),
                checklists.get(icp),
            )


def _holds(view: OutreachView) -> str:
    segments = len(view.kits) + len(view.rows)
    letters = sum(len(kit.letters) for kit in view.kits) + sum(len(row.templates) for row in view.rows)
    return f"{counted(segments, 'segment')}, {counted(letters, 'template')}"


def _entry(place: Place, view: WorksheetView) -> tuple[Link, int]:
    """A link to a worksheet, without repeating the heading above it."""
    title, note = view.head.title, view.head.lead
    if view.sort == "Form":
        title = every_kind()[view.name.removesuffix("-form")].one
    return Link(title, place.to(f"toolkit/{view.name}/"), note), len(view.sheets)


def worksheet_view(
    playbook: Playbook,
    name: str,
    sort: str,
    words: tuple[str, str],
    sheets: tuple[tuple[SheetRow, ...], ...],
    form: str,
) -> WorksheetView:
    """A page that prints on its sheets. `words` are its title and lead."""
    kind = name.removesuffix("-form")
    place = Place(f"toolkit/{name}/")
    return WorksheetView(
        head=page_head(playbook, place, *words, (Link(TOOLKIT_TITLE, place.to("toolkit/")),)),
        name=name,
        sort=sort,
        sheets=sheets,
        form=form,
        form_url=place.to(f"toolkit/forms/{kind}.yaml") if form else "",
        whole_url=place.to(f"toolkit/forms/{kind}-all.yaml") if form else "",
        command=f"icp-playbook new {kind} ID" if form else "",
    )


def checklist(playbook: Playbook, icp: str) -> Iterator[Item]:
    """What to settle before time is spent on an account: musts, disqualifiers, the segments' questions."""
    profile = playbook.profiles[icp]
    if profile.fit.must:
        yield "heading", "In, only if all of these are true", "Look them up before you call."
    for must in profile.fit.must:
        words = say(must.when, playbook.catalogue)
        yield "tick", must.label or words, words if must.label else must.why
    if profile.fit.disqualifiers:
        yield "heading", "Out, if any of these is true", "Ask these on the first call."
    for id_ in profile.fit.disqualifiers:
        out = playbook.disqualifiers[id_]
        yield "tick", out.name, next(iter(out.ask), "") or out.says
    segments = playbook.segments_of(icp).values()
    if segments:
        yield "heading", "Which segment", "The first question of each; ask whichever fits."
    for segment in segments:
        yield "tick", segment.name, next(iter(segment.questions), "")
