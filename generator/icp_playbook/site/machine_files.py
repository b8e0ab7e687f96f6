"""What machines read: JSON and Markdown of every entry and of the whole, schemas, texts for assistants."""

import json
from collections.abc import Iterator, Mapping

from icp_playbook.fields import record_schema
from icp_playbook.playbook import Key, Playbook
from icp_playbook.schema import schemas
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.llms import llms_text
from icp_playbook.site.llms_full import EntryTexts, bundle, bundle_markdown, llms_full
from icp_playbook.site.openapi import JsonRecord, openapi
from icp_playbook.site.plain_markdown import entry_markdown
from icp_playbook.site.script_text import compact_json


def machine_files(
    playbook: Playbook,
    found: Mapping[Key, JsonRecord],
    whole: JsonRecord,
    history: bool,
    copies: bool,
) -> Iterator[GeneratedFile]:
    """Every file under api/ and schemas/ that is made from entries, and the texts at the root.

    Markdown is kept in .txt, which every server shows, and with `copies` under the same name in .md. `found`
    are the records of entries, `whole` is that of the playbook; `history` tells whether the site has any.
    """
    version = str(whole["version"])
    texts = EntryTexts(found, version)
    yield GeneratedFile("api/playbook.json", _json(whole))
    for key, record in found.items():
        source = playbook.paths[key]
        yield GeneratedFile(f"api/{key.kind}/{key.id}.json", _json({"version": version, **record}), source)
        yield from _markdown(f"api/{key.kind}/{key.id}", entry_markdown(record, version), source, copies)
    for id_ in playbook.segments:
        yield GeneratedFile(f"api/bundle/{id_}.json", _json(bundle(playbook, found, version, id_)))
        yield GeneratedFile(f"api/bundle/{id_}.txt", bundle_markdown(playbook, texts, id_))
    published = {**schemas(playbook.settings.custom_properties), "account": record_schema(playbook.catalogue)}
    for name, schema in published.items():
        yield GeneratedFile(f"schemas/{name}.schema.json", _readable(schema))
    described = openapi(playbook, version, published, history, copies)
    yield GeneratedFile("api/openapi.json", _readable(described))
    yield GeneratedFile("llms.txt", llms_text(playbook, version, history, copies))
    yield GeneratedFile("llms-full.txt", llms_full(playbook, found, texts))


def _markdown(name: str, text: str, source: str, copies: bool) -> Iterator[GeneratedFile]:
    yield GeneratedFile(f"{name}.txt", text, source)
    if copies:
        yield GeneratedFile(f"{name}.md.txt", text, source, address=f"{name}.md")


def _readable(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _json(content: object) -> str:
    return compact_json(content) + "\n"
