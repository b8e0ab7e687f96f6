"""The pages of the toolkit as search sees them: its index, worksheets, blank forms, checklists, templates."""

from collections.abc import Iterator

from icp_playbook.forms import about, guides
from icp_playbook.model import Profile, every_kind
from icp_playbook.playbook import Playbook
from icp_playbook.search.document import DocumentPart, SearchDocument, answered
from icp_playbook.search.listings import PAGE
from icp_playbook.views.letters import OWN, TOOLS
from icp_playbook.views.toolkit import (
    CHECKLIST_LEAD,
    OUTREACH_LEAD,
    TOOLKIT_LEAD,
    TOOLKIT_TITLE,
    checklist_title,
    form_title,
    outreach_title,
)

FORM = "form blank yaml"
CHECKLIST = "checklist"
TEMPLATES = "outreach template sequence merge discovery"
_GUIDE = {
    "icp-worksheet": ("worksheet", "ICP canvas", "one-pager"),
    "best-customers": ("best customer worksheet", "worksheet for customers"),
    "interview": ("interview guide", "customer interview", "interview questions"),
    "decision": ("decision worksheet", "decision record", "decision form", "record a decision"),
    "win-loss": (
        "win loss",
        "win-loss analysis",
        "why we won",
        "why did we lose",
        "post-mortem",
        "lost deal",
        "deal review",
        "closed lost",
        "loss reasons",
        "lost to a competitor",
    ),
}
"""Worksheet → its other names."""
_INDEX = (
    *("worksheet", "worksheets", "templates", "outreach templates", "checklists", "forms", "printables"),
    *("email templates", "cold call script", "call scripts", "cadence", "sales sequences", "cheat sheet"),
    *("one-pagers", "handouts", "downloads", "merge tags", "sales collateral"),
)
_TOOLS = tuple(name for tool, name in TOOLS.items() if tool != OWN)


def toolkit(playbook: Playbook) -> Iterator[SearchDocument]:
    """The index, then every page it leads to."""
    yield SearchDocument(PAGE, "toolkit/", TOOLKIT_TITLE, TOOLKIT_LEAD, _INDEX, ())
    for name, (title, lead, rows) in guides(()).items():
        asks = tuple(row.label for row in rows)
        yield SearchDocument(
            "Worksheet",
            f"toolkit/{name}/",
            title,
            lead,
            _GUIDE[name],
            (DocumentPart(1, asks, topic="question"),),
        )
    for kind in every_kind():
        url, title = f"toolkit/{kind}-form/", form_title(kind)
        yield SearchDocument("Form", url, title, answered(about(kind)), (f"new {kind}",), (), FORM)
    for icp, profile in playbook.profiles.items():
        yield from _of_icp(playbook, icp, profile)


def _of_icp(playbook: Playbook, icp: str, profile: Profile) -> Iterator[SearchDocument]:
    names = tuple(dict.fromkeys((profile.name, icp.replace("-", " "), *profile.aliases)))
    url, title = f"toolkit/checklist-{icp}/", checklist_title(profile)
    yield SearchDocument("Checklist", url, title, CHECKLIST_LEAD, names, (), CHECKLIST)
    kits = (
        DocumentPart(3, (segment.name, *segment.aliases), id_)
        for id_, segment in playbook.segments_of(icp).items()
    )
    if not playbook.segments_of(icp):
        return
    parts = (DocumentPart(3, ("cold email", "merge fields", *_TOOLS), topic="email"), *kits)
    url, title = f"toolkit/outreach-{icp}/", outreach_title(profile)
    yield SearchDocument("Templates", url, title, OUTREACH_LEAD, names, parts, TEMPLATES)
