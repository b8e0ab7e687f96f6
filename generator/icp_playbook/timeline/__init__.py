"""What changed over time, why, and what it did to who qualifies: history, diff and fit as one story."""

from icp_playbook.decisions import ExampleMove
from icp_playbook.timeline.builder import read_timeline
from icp_playbook.timeline.events import BoundaryText, ChangeSummary, Event, ReadProblem, Timeline

__all__ = [
    "BoundaryText",
    "ChangeSummary",
    "Event",
    "ExampleMove",
    "ReadProblem",
    "Timeline",
    "read_timeline",
]
