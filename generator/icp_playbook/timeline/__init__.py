"""What changed over time, why, and what it did to who qualifies: history, diff and decisions as events."""

from icp_playbook.timeline.builder import read_timeline, timeline_of
from icp_playbook.timeline.decision_days import day_of_decision, first_decision
from icp_playbook.timeline.events import (
    BEGINS,
    FROM_HERE,
    MEET,
    MEETING,
    OTHER_WORK,
    UNSCORED_WORDS,
    BoundaryText,
    Event,
    HistoryStart,
    ReadProblem,
    Timeline,
)
from icp_playbook.timeline.states import PlaybookState, deciding_steps, playbook_states

__all__ = [
    "BEGINS",
    "FROM_HERE",
    "MEET",
    "MEETING",
    "OTHER_WORK",
    "UNSCORED_WORDS",
    "BoundaryText",
    "Event",
    "HistoryStart",
    "PlaybookState",
    "ReadProblem",
    "Timeline",
    "day_of_decision",
    "deciding_steps",
    "first_decision",
    "playbook_states",
    "read_timeline",
    "timeline_of",
]
