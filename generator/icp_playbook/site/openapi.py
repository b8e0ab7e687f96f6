"""The static API described: every address under /api/ as an OpenAPI 3.1 document."""

from collections.abc import Iterable, Mapping
from typing import Any

from icp_playbook.fit import FORMAT
from icp_playbook.model import AUDIENCES, sections
from icp_playbook.playbook import Playbook

JsonRecord = dict[str, Any]


def openapi(
    playbook: Playbook, version: str, schemas: Iterable[str], history: bool, copies: bool
) -> JsonRecord:
    """The document. Addresses start at the root of the site; `schemas` are names of JSON Schemas.

    `copies` tells whether Markdown lies under .md as well as .txt.
    """
    paths: dict[str, JsonRecord] = {
        "/api/playbook.json": _get("playbook", "The whole playbook", "Playbook"),
        "/api/program.json": _get("program", "The scoring rules as data, with their wording", "Program"),
        "/api/fit.json": _get("form", "The data behind the form on /fit/", "Object"),
        "/api/openapi.json": _get("description", "This description", "Object"),
        "/llms.txt": _text("index", "A list of every entry, https://llmstxt.org"),
        "/llms-full.txt": _text("full", "Every entry as one Markdown text within a token budget"),
    }
    if history:
        paths["/api/changes.json"] = _get("changes", "Every change to the playbook", "Changes")
    for kind in sections():
        if ids := list(playbook.by_kind[kind.id]):
            paths[f"/api/{kind.id}/{{id}}.json"] = _get(
                kind.id, f"One {kind.one} with its words", "Entry", ids
            )
            paths |= _markdown(kind.id, f"One {kind.one} as Markdown", ids, copies)
    if ids := list(playbook.segments):
        says = "A segment with its ICP, personas, disqualifiers and signals"
        paths["/api/bundle/{id}.json"] = _get("bundle", f"{says}, by their addresses", "Bundle", ids)
        paths |= _markdown("bundle", f"{says}, as one Markdown text", ids, copies=False)
    paths["/schemas/{id}.schema.json"] = _get("schema", "JSON Schema of a kind of file", "Object", schemas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": playbook.settings.name,
            "version": version,
            "description": "Files of the built site. The version is a hash of the content.",
        },
        "servers": [{"url": "..", "description": "The root of the site, seen from this file"}],
        "paths": paths,
        "components": {"schemas": _schemas()},
    }


def _get(name: str, says: str, schema: str, ids: Iterable[str] = ()) -> JsonRecord:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return _operation(name, says, content, ids)


def _markdown(kind: str, says: str, ids: Iterable[str], copies: bool) -> dict[str, JsonRecord]:
    """The text under .txt, and the same under .md where that can be."""
    paths = {f"/api/{kind}/{{id}}.txt": _text(f"{kind}Text", says, ids)}
    if copies:
        content = {"text/markdown": {"schema": {"type": "string"}}}
        paths[f"/api/{kind}/{{id}}.md"] = _operation(f"{kind}Markdown", says, content, ids)
    return paths


def _text(name: str, says: str, ids: Iterable[str] = ()) -> JsonRecord:
    return _operation(name, says, {"text/plain": {"schema": {"type": "string"}}}, ids)


def _operation(name: str, says: str, content: Mapping[str, Any], ids: Iterable[str]) -> JsonRecord:
    known = list(ids)
    parameter = {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "enum": known}}
    operation = {
        "operationId": name,
        "summary": says,
        "responses": {"200": {"description": says, "content": content}},
    }
    return {"get": {**operation, "parameters": [parameter]} if known else operation}


def _schemas() -> JsonRecord:
    version = {"type": "string", "pattern": "^[0-9a-f]{12}$"}
    text, entries = {"type": "string"}, {"type": "array", "items": {"$ref": "#/components/schemas/Entry"}}
    entry = {
        "version": {**version, "description": "The version of the whole playbook"},
        "kind": {"type": "string", "enum": [kind.id for kind in sections()]},
        "id": text,
        "name": text,
        "audience": {"enum": ["internal", "partner"], "description": "Who may see it, if not everyone"},
        "url": {**text, "description": "The page, from the root of the site"},
        "source": {**text, "description": "The YAML file, from the root of the playbook"},
        "entry": {"type": "object", "description": "What the YAML says; see schemas/<kind>.schema.json"},
        "custom": {
            "type": "array",
            "items": _object({"id": text, "label": text, "type": text, "text": text}),
            "description": "The custom properties of the entry, by their labels and in words",
        },
        "in_words": {
            "type": "object",
            "additionalProperties": text,
            "description": "The path of each condition in the entry, and the condition in words",
        },
        "names": {"type": "array", "items": text, "description": "Entries it refers to, as kind/id"},
        "named_by": {"type": "array", "items": text, "description": "Entries that refer to it, as kind/id"},
    }
    addresses = {"type": "array", "items": {"$ref": "#/components/schemas/Address"}}
    whole = {kind.url: entries for kind in sections()}
    return {
        "Object": {"type": "object"},
        "Entry": _object(entry, [name for name in entry if name not in ("version", "audience")]),
        "Playbook": _object(
            {
                "name": text,
                "version": version,
                "program_version": version,
                "audience": {"type": "string", "enum": list(AUDIENCES)},
                **whole,
            }
        ),
        "Program": _object(
            {
                "format": {"const": FORMAT},
                "version": version,
                "currency": text,
                "program": {"type": "object", "description": "See schemas/program.schema.json"},
                "words": {"type": "object", "description": "Names and sentences for people"},
            }
        ),
        "Changes": _object({"version": version, "events": {"type": "array", "items": {"type": "object"}}}),
        "Bundle": _object(
            {
                "version": version,
                "kind": {"const": "bundle"},
                "id": text,
                "segment": {"$ref": "#/components/schemas/Entry"},
                "profile": {"$ref": "#/components/schemas/Address"},
                **dict.fromkeys(("personas", "disqualifiers", "signals"), addresses),
            }
        ),
        "Address": _object(
            {
                **{name: entry[name] for name in ("kind", "id", "name", "url")},
                "json": {**text, "description": "The record of the entry, from the root of the site"},
            }
        ),
    }


def _object(properties: JsonRecord, required: Iterable[str] | None = None) -> JsonRecord:
    return {"type": "object", "properties": properties, "required": list(required or properties)}
