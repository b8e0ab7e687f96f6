"""The pages of entries, one by one and side by side: a row for each kind."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from icp_playbook.views.entries.decision import decision_index, decision_view
from icp_playbook.views.entries.disqualifier import disqualifier_index, disqualifier_view
from icp_playbook.views.entries.example import example_index, example_view
from icp_playbook.views.entries.icp_figures import has_figures
from icp_playbook.views.entries.inputs import PageInputs
from icp_playbook.views.entries.persona import persona_index, persona_view
from icp_playbook.views.entries.profile import (
    WORK_LABELS,
    NeedRow,
    SeatCard,
    a_year,
    facts,
    money_range,
    needs_rows,
    profile_view,
    seat_cards,
)
from icp_playbook.views.entries.profile_comparison import profile_index
from icp_playbook.views.entries.segment import segment_index, segment_view
from icp_playbook.views.entries.side_by_side import COMPARED, column_record
from icp_playbook.views.entries.signal import signal_index, signal_view
from icp_playbook.views.head import EntryHead, PageHead


class EntryView(Protocol):
    """The view of an entry's page."""

    @property
    def head(self) -> EntryHead: ...


class IndexView(Protocol):
    """The view of the index of a kind."""

    @property
    def head(self) -> PageHead: ...


@dataclass(frozen=True, slots=True)
class EntryPages:
    """The views of a kind, with the templates in pages/ that show them."""

    view: Callable[[PageInputs, str], EntryView]
    template: str
    index: Callable[[PageInputs], IndexView]
    index_template: str


PAGES: dict[str, EntryPages] = {
    "profile": EntryPages(profile_view, "profile", profile_index, "profiles"),
    "persona": EntryPages(persona_view, "persona", persona_index, "personas"),
    "segment": EntryPages(segment_view, "segment", segment_index, "segments"),
    "disqualifier": EntryPages(disqualifier_view, "disqualifier", disqualifier_index, "disqualifiers"),
    "signal": EntryPages(signal_view, "signal", signal_index, "signals"),
    "example": EntryPages(example_view, "example", example_index, "examples"),
    "decision": EntryPages(decision_view, "decision", decision_index, "decisions"),
}
"""Kind → its pages."""

__all__ = [
    "COMPARED",
    "PAGES",
    "WORK_LABELS",
    "EntryPages",
    "NeedRow",
    "PageInputs",
    "SeatCard",
    "a_year",
    "column_record",
    "facts",
    "has_figures",
    "money_range",
    "needs_rows",
    "seat_cards",
]
