"""What changed over time, why, and what it did to who qualifies: history, diff and decisions as events."""

from icp_playbook.timeline.builder import read_timeline, timeline_of
from icp_playbook.timeline.events import (
    MEET,
    MEETING,
    UNSCORED_WORDS,
    BoundaryText,
    Event,
    ReadProblem,
    Timeline,
)
from icp_playbook.timeline.states import PlaybookState, playbook_states

__all__ = [
    "MEET",
    "MEETING",
    "UNSCORED_WORDS",
    "BoundaryText",
    "Event",
    "PlaybookState",
    "ReadProblem",
    "Timeline",
    "playbook_states",
    "read_timeline",
    "timeline_of",
]
