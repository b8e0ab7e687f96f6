"""An ICP as a filter for each tool, ready to copy, with what the filter leaves out."""

import datetime
from dataclasses import dataclass

from icp_playbook.campaign import TARGETS, TOOLS, LeftOutRule, Target, tool_filter
from icp_playbook.fit import Program
from icp_playbook.playbook import Playbook
from icp_playbook.values import say_date
from icp_playbook.views.provenance import Provenance


@dataclass(frozen=True, slots=True)
class ReadyFilter:
    """A filter in one tool's language; `text` is empty where the tool can express nothing of the ICP."""

    anchor: str
    tool: str
    text: str
    rules: tuple[LeftOutRule, ...]
    """The musts and disqualifiers that it leaves out."""
    notes: tuple[str, ...]
    """What to know before it is used."""
    dated: str
    """The day that it counts days back from; empty where it says the same on any day."""
    command: str
    """What writes it again."""


@dataclass(frozen=True)
class FilterMaker:
    """Writes the filters of a playbook. `program` is the playbook's own, `as_of` the day of the build."""

    playbook: Playbook
    program: Program
    as_of: datetime.date

    def filters(self, icp: str) -> tuple[ReadyFilter, ...]:
        """The filters of an ICP, one for each tool."""
        return tuple(self._filter(icp, target) for target in TARGETS if target in TOOLS)

    def _filter(self, icp: str, target: Target) -> ReadyFilter:
        made = tool_filter(self.playbook, self.program, icp, target, self.as_of)
        day = datetime.timedelta(days=1)
        other = self.as_of - day if self.as_of == datetime.date.max else self.as_of + day
        another = tool_filter(self.playbook, self.program, icp, target, other)
        return ReadyFilter(
            f"filter-{icp}-{target}",
            TOOLS[target],
            made.text,
            made.rules,
            made.notes,
            say_date(self.as_of) if made.text != another.text else "",
            f"icp-playbook filter {icp} --format {target}",
        )


def filter_day(playbook: Playbook, provenance: Provenance) -> datetime.date:
    """The day that filters count back from: the one that the build is told, else that of the last commit.

    Without either it is the day of the latest review. No clock is read, so that the same input gives the
    same pages.
    """
    if provenance.as_of:
        return provenance.as_of
    if provenance.timeline and provenance.timeline.events:
        return provenance.timeline.events[0].day
    reviews = (entry.review.last for entries in playbook.by_kind.values() for entry in entries.values())
    return max((day for day in reviews if day), default=datetime.date(2000, 1, 1))
