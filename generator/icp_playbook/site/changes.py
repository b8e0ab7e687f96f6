"""The files of history: the timeline, a page and a script for each year, JSON for machines, the feed."""

from collections.abc import Iterator, Mapping
from functools import cache, partial

import jinja2

from icp_playbook.playbook import Playbook
from icp_playbook.site.feed import feed
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.page import page_later
from icp_playbook.site.script_text import compact_json, script_text, window_data
from icp_playbook.site.scripts import folder_script
from icp_playbook.timeline import Timeline, playbook_states
from icp_playbook.views.changes import (
    CHANGES_TITLE,
    COMPARE_TITLE,
    changes_view,
    compare_view,
    decision_records,
    states_record,
    year_url,
    year_view,
)
from icp_playbook.views.events import changes_index, event_records, event_views
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
    site_url: str,
) -> Iterator[GeneratedFile]:
    """The pages and files of history; without history, the page that says so.

    `assets` are those of the look, by name. Making the script raises CommandError when a module of the page
    cannot be joined.
    """
    timeline = provenance.timeline
    history = None if timeline is None else _ChangeRecords(playbook, timeline, provenance.forge)
    events = history.views if history else tuple
    view = page_later(
        templates,
        "changes",
        lambda: changes_view(playbook, provenance, events()),
        known=CHANGES_TITLE,
        feed=FEED if timeline and timeline.events else "",
    )
    yield GeneratedFile("changes.md", view)
    if timeline is None or history is None:
        return
    years = sorted({event.day.year for event in timeline.events}, reverse=True)
    for year in years:
        content = page_later(templates, "year", partial(year_view, playbook, history.views, year), feed=FEED)
        yield GeneratedFile(f"{year_url(year)[:-1]}.md", content)
        yield GeneratedFile(f"assets/changes/data-{year}.js", partial(history.of_year, year))
    yield GeneratedFile("assets/changes/data-index.js", history.index)
    compared = page_later(templates, "compare", partial(compare_view, playbook), known=COMPARE_TITLE)
    yield GeneratedFile("changes/compare.md", compared)
    yield GeneratedFile("assets/changes/states.js", history.states)
    yield folder_script(assets, "compare")
    yield GeneratedFile("api/changes.json", lambda: history.machine(records.version))
    if years:
        name = playbook.settings.name
        yield GeneratedFile(FEED, lambda: feed(name, history.views(), site_url))
    yield folder_script(assets, "changes")


class _ChangeRecords:
    """The events of a history as pages and as scripts: read once, when the first file asks."""

    def __init__(self, playbook: Playbook, timeline: Timeline, forge: Forge) -> None:
        self._playbook = playbook
        self._timeline = timeline
        self._forge = forge
        self.views = cache(partial(event_views, playbook, timeline, forge))
        self._records = cache(self._read)

    def _read(self) -> list[tuple[int, str]]:
        """The year of each event, and its record."""
        events = self.views()
        made = event_records(self._playbook, self._timeline, events)
        return [(event.day.year, compact_json(one)) for (event, _), one in zip(events, made, strict=True)]

    def index(self) -> str:
        """What the script of the page reads first.

        Classic scripts put data on the window, so that they load from a file.
        """
        record = changes_index(self._playbook, self._timeline, self._forge, self.views())
        return window_data("icpChanges", record)

    def states(self) -> str:
        """What was in force when, for pages that compare two days."""
        titles = {event.commit.hash: view.subject for event, view in self.views()}
        states = [*playbook_states(self._timeline.mainline, self._timeline.moved)]
        earlier = [place for place, one in enumerate(states) if one.commit in self._timeline.left_out]
        states = states[max(earlier, default=0) :]
        record = states_record(states, titles) | {"decisions": decision_records(self._playbook)}
        return window_data("icpStates", record)

    def of_year(self, year: int) -> str:
        """What the script of the page reads of one year."""
        own = script_text(",\n".join(text for found, text in self._records() if found == year))
        return f"(window.icpChangesOf ??= {{}})[{year}] = [\n{own}\n];\n"

    def machine(self, version: str) -> str:
        """An event a line. `version` is the playbook's."""
        events = ",".join(f"\n{text}" for _, text in self._records())
        head = compact_json(self._timeline.head)
        return f'{{"version": {compact_json(version)}, "head": {head}, "events": [{events}]}}\n'
