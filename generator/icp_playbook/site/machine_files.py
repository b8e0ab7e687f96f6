"""What machines read: JSON and Markdown of every entry and of the whole, schemas, texts for assistants."""

import json
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache, partial

from icp_playbook.fields import record_schema
from icp_playbook.fit import program_schema
from icp_playbook.model import models
from icp_playbook.playbook import Key, Playbook
from icp_playbook.schema import schema_of
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.llms import llms_text
from icp_playbook.site.llms_full import NOT_FOR_WRITING, EntryTexts, bundle, bundle_markdown, llms_full
from icp_playbook.site.openapi import openapi
from icp_playbook.site.plain_markdown import entry_markdown
from icp_playbook.site.script_text import compact_json
from icp_playbook.views.records import PlaybookRecords

ACCOUNT = "account"
"""The schema of a record of account fields, which is the playbook's own."""
PROGRAM = "program"
"""The schema of api/program.json."""


def machine_files(
    playbook: Playbook,
    records: PlaybookRecords,
    history: bool,
    copies: bool,
    tested: Collection[str] = (),
) -> Iterator[GeneratedFile]:
    """Every file under api/ and schemas/ that is made from entries, and the texts at the root.

    Markdown is kept in .txt, which every server shows, and with `copies` under the same name in .md.
    `history` tells whether the site has any; `tested` are the ICPs with a page of outcomes.
    """
    texts = EntryTexts(records, lambda: records.version)
    text_of = lru_cache(1)(partial(_entry_text, records))  # two files of the same text follow each other
    for_writing = EntryTexts(records, lambda: records.version, NOT_FOR_WRITING)
    yield GeneratedFile("api/playbook.json", lambda: _json(records.whole()))
    for key in records:
        source = playbook.paths[key]
        yield GeneratedFile(f"api/{key.kind}/{key.id}.json", partial(_entry_json, records, key), source)
        text = partial(text_of, key)
        yield from _markdown(f"api/{key.kind}/{key.id}", text, source, copies)
    for id_ in playbook.segments:
        yield GeneratedFile(f"api/bundle/{id_}.json", partial(_bundle_json, playbook, records, id_))
        yield GeneratedFile(f"api/bundle/{id_}.txt", partial(bundle_markdown, playbook, for_writing, id_))
    published = (*models(), ACCOUNT, PROGRAM)
    for name in published:
        yield GeneratedFile(f"schemas/{name}.schema.json", partial(_schema_json, playbook, name))
    yield GeneratedFile(
        "api/openapi.json",
        lambda: _readable(openapi(playbook, records.version, published, history, copies)),
    )
    yield GeneratedFile("llms.txt", lambda: llms_text(playbook, records.version, history, copies, tested))
    yield GeneratedFile("llms-full.txt", lambda: llms_full(playbook, records, texts))


def _markdown(name: str, text: Callable[[], str], source: str, copies: bool) -> Iterator[GeneratedFile]:
    yield GeneratedFile(f"{name}.txt", text, source)
    if copies:
        yield GeneratedFile(f"{name}.md.txt", text, source, address=f"{name}.md")


def _entry_json(records: PlaybookRecords, key: Key) -> str:
    return _json({"version": records.version, **records[key]})


def _entry_text(records: PlaybookRecords, key: Key) -> str:
    return entry_markdown(records[key], records.version)


def _bundle_json(playbook: Playbook, records: PlaybookRecords, segment: str) -> str:
    return _json(bundle(playbook, records, segment))


def _schema_json(playbook: Playbook, name: str) -> str:
    if name == PROGRAM:
        return _readable(program_schema())
    if name == ACCOUNT:
        return _readable(record_schema(playbook.catalogue))
    return _readable(schema_of(name, playbook.settings.custom_properties))


def _readable(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _json(content: object) -> str:
    return compact_json(content) + "\n"
