"""The files of history: the timeline, a page and a script for each year, JSON for machines, the feed."""

import datetime
from collections.abc import Iterator, Mapping
from functools import cache, partial
from operator import itemgetter

import jinja2

from icp_playbook.playbook import Playbook
from icp_playbook.site.addresses import Home
from icp_playbook.site.feed import feed, site_base
from icp_playbook.site.feed_entries import FeedEntry, commit_entry, decision_entry, due_entries
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.page import page_later
from icp_playbook.site.script_text import compact_json, script_text, window_data
from icp_playbook.site.scripts import folder_script
from icp_playbook.timeline import Event, Timeline, deciding_steps, playbook_states
from icp_playbook.views.changes import (
    CHANGES_TITLE,
    COMPARE_TITLE,
    MOST,
    changes_view,
    compare_view,
    decision_records,
    items_by_day,
    states_record,
    year_url,
    year_view,
)
from icp_playbook.views.events import (
    DatedDecision,
    EventView,
    changes_index,
    dated_decisions,
    decision_record,
    event_records,
    event_views,
)
from icp_playbook.views.forge import Forge
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.records import PlaybookRecords

FEED = "changes/feed.xml"


def change_files(
    playbook: Playbook,
    templates: jinja2.Environment,
    provenance: Provenance,
    assets: Mapping[str, bytes],
    records: PlaybookRecords,
    home: Home,
) -> Iterator[GeneratedFile]:
    """The pages and files of history; without history, the page that says so.

    `assets` are those of the look, by name. Making the script raises CommandError when a module of the page
    cannot be joined.
    """
    timeline = provenance.timeline
    history = None if timeline is None else _ChangeRecords(playbook, timeline, provenance.forge)
    view = page_later(
        templates,
        "changes",
        lambda: changes_view(playbook, provenance, *(history.parts() if history else ((), ()))),
        known=CHANGES_TITLE,
        feed=FEED if history and history.years else "",
    )
    yield GeneratedFile("changes.md", view)
    if timeline is None or history is None:
        return
    for year in history.years:
        content = page_later(templates, "year", partial(year_view, playbook, history.items, year), feed=FEED)
        yield GeneratedFile(f"{year_url(year)[:-1]}.md", content)
        yield GeneratedFile(f"assets/changes/data-{year}.js", partial(history.of_year, year))
    yield GeneratedFile("assets/changes/data-index.js", history.index)
    compared = page_later(templates, "compare", partial(compare_view, playbook), known=COMPARE_TITLE)
    yield GeneratedFile("changes/compare.md", compared)
    yield GeneratedFile("assets/changes/states.js", history.states)
    yield folder_script(assets, "compare")
    yield GeneratedFile("api/changes.json", lambda: history.machine(records.version))
    if history.years:
        yield GeneratedFile(FEED, partial(history.feed, home))
    yield folder_script(assets, "changes")


class _ChangeRecords:
    """The events of a history as pages and as scripts: read once, when the first file asks."""

    def __init__(self, playbook: Playbook, timeline: Timeline, forge: Forge) -> None:
        self._playbook = playbook
        self._timeline = timeline
        self._forge = forge
        self.views = cache(partial(event_views, playbook, timeline, forge))
        self.decisions = cache(partial(dated_decisions, playbook))
        self._records = cache(self._read)

    @property
    def years(self) -> list[int]:
        """The years of commits and of decisions, latest first."""
        days = [event.day for event in self._timeline.events] + [one.day for one in self.decisions()]
        return sorted({day.year for day in days}, reverse=True)

    def parts(self) -> tuple[tuple[tuple[Event, EventView], ...], tuple[DatedDecision, ...]]:
        """The events, and the decisions."""
        return self.views(), self.decisions()

    def items(self) -> list[EventView | DatedDecision]:
        """Events and decisions by day."""
        return items_by_day(*self.parts())

    def _read(self) -> list[tuple[datetime.date, str]]:
        """The day of each event, and its record."""
        events = self.views()
        made = event_records(self._playbook, self._timeline, events)
        return [(event.day, compact_json(one)) for (event, _), one in zip(events, made, strict=True)]

    def _decided(self) -> list[tuple[datetime.date, str]]:
        """The day of each decision, and its record."""
        return [(one.day, compact_json(decision_record(one))) for one in self.decisions()]

    def feed(self, home: Home) -> str:
        """The feed: what happened and what fell due, by day."""
        base = site_base(home.site)
        found = [decision_entry(one, base) for one in self.decisions()]
        found += [commit_entry(event, view, base) for event, view in self.views()]
        found += self._due(home.as_of)
        found.sort(key=lambda entry: entry.day, reverse=True)
        return feed(self._playbook.settings.name, found, base)

    def _due(self, as_of: datetime.date | None) -> list[FeedEntry]:
        """What fell due up to a day; without one, up to the last commit, so that it gives the same bytes."""
        commits = [event.commit.committed.date() for event in self._timeline.events]
        day = as_of or max(commits, default=None)
        return [*due_entries(self._playbook, day)] if day is not None else []

    def index(self) -> str:
        """What the script of the page reads first.

        Classic scripts put data on the window, so that they load from a file.
        """
        record = changes_index(self._playbook, self._timeline, self._forge, *self.parts())
        return window_data("icpChanges", record)

    def states(self) -> str:
        """What was in force when, for pages that compare two days."""
        titles = {event.commit.hash: view.subject for event, view in self.views()}
        mainline = self._timeline.mainline
        states = playbook_states(mainline, self._timeline.moved, MOST)
        left_out = max(0, len(deciding_steps(mainline)) - MOST)
        record = states_record(states, titles, left_out) | {"decisions": decision_records(self._playbook)}
        return window_data("icpStates", record)

    def of_year(self, year: int) -> str:
        """What the script of the page reads of one year."""
        records = sorted([*self._decided(), *self._records()], key=itemgetter(0), reverse=True)
        own = script_text(",\n".join(text for day, text in records if day.year == year))
        return f"(window.icpChangesOf ??= {{}})[{year}] = [\n{own}\n];\n"

    def machine(self, version: str) -> str:
        """An event a line, a decision a line. `version` is the playbook's."""
        events = ",".join(f"\n{text}" for _, text in self._records())
        head = compact_json(self._timeline.head)
        decided = ",".join(f"\n{text}" for _, text in self._decided())
        version = compact_json(version)
        return f'{{"version": {version}, "head": {head}, "events": [{events}], "decisions": [{decided}]}}\n'
