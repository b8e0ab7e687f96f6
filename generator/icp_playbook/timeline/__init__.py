"""What changed over time, why, and what it did to who qualifies: history, diff and fit as one story."""

from icp_playbook.decisions import Moved
from icp_playbook.timeline.builder import tell
from icp_playbook.timeline.events import Event, Said, Timeline, Told, Trouble

__all__ = ["Event", "Moved", "Said", "Timeline", "Told", "Trouble", "tell"]
