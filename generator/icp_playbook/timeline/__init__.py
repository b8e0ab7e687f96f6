"""What changed over time, why, and what it did to who qualifies: history, diff and fit as one story."""

from icp_playbook.timeline.event import Event, Moved, Said, Timeline, Told, Trouble
from icp_playbook.timeline.telling import tell

__all__ = ["Event", "Moved", "Said", "Timeline", "Told", "Trouble", "tell"]
