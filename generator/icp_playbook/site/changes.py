"""The files of history: the timeline, a page and a script for each year, JSON for machines, the feed."""

import itertools
from collections.abc import Iterator, Mapping, Sequence

import jinja2

from icp_playbook.playbook import Playbook
from icp_playbook.site.feed import feed
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.page import page
from icp_playbook.site.script_text import compact_json, script_text, window_data
from icp_playbook.site.scripts import folder_script
from icp_playbook.views.changes import changes_view, year_url, year_views
from icp_playbook.views.events import JsonRecord, changes_index, event_records, event_views
from icp_playbook.views.provenance import Provenance

FEED = "changes/feed.xml"


def change_files(
    playbook: Playbook,
    templates: jinja2.Environment,
    provenance: Provenance,
    assets: Mapping[str, bytes],
    version: str,
    site_url: str,
) -> Iterator[GeneratedFile]:
    """The pages and files of history; without history, the page that says so.

    `assets` are those of the look, by name; `version` is the playbook's. Raises CommandError when a module
    of the page cannot be joined.
    """
    timeline = provenance.timeline
    events = event_views(playbook, timeline, provenance.forge) if timeline else ()
    view = changes_view(playbook, provenance, events)
    address = FEED if events else ""
    yield GeneratedFile(
        "changes.md", page(templates, "changes", view, view.head.title, view.head.lead, address)
    )
    if timeline is None:
        return
    for year, one in year_views(playbook, events):
        content = page(templates, "year", one, one.head.title, one.head.lead, FEED)
        yield GeneratedFile(f"{year_url(year)[:-1]}.md", content)
    records = [
        (event.day.year, compact_json(record))
        for (event, _), record in zip(events, event_records(playbook, timeline, events), strict=True)
    ]
    yield from _data(records, changes_index(playbook, timeline, provenance.forge, events))
    yield GeneratedFile("api/changes.json", _machine(records, version, timeline.head))
    if events:
        settings = playbook.settings
        yield GeneratedFile(FEED, feed(settings.name, events, site_url))
    yield folder_script(assets, "changes")


def _data(records: Sequence[tuple[int, str]], index: JsonRecord) -> Iterator[GeneratedFile]:
    """What the script reads: classic scripts that put data on the window, so that they load from a file."""
    yield GeneratedFile("assets/changes/data-index.js", window_data("icpChanges", index))
    for year, found in itertools.groupby(records, key=lambda record: record[0]):
        own = script_text(",\n".join(text for _, text in found))
        yield GeneratedFile(
            f"assets/changes/data-{year}.js", f"(window.icpChangesOf ??= {{}})[{year}] = [\n{own}\n];\n"
        )


def _machine(records: Sequence[tuple[int, str]], version: str, head: str | None) -> str:
    """An event a line."""
    events = ",".join(f"\n{text}" for _, text in records)
    return f'{{"version": {compact_json(version)}, "head": {compact_json(head)}, "events": [{events}]}}\n'
