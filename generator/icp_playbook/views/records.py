"""The machine-readable form: each entry as a record, with the plain sentences the pages show."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from icp_playbook.conditions import say
from icp_playbook.fit import Program, as_account, domains_of, reach_record, to_reach, verdict_record
from icp_playbook.model import conditions_of, every_kind, sections
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.custom import custom_data, custom_words
from icp_playbook.views.example_verdicts import ExampleVerdicts
from icp_playbook.views.routes import route


def records(playbook: Playbook, judged: ExampleVerdicts) -> dict[Key, dict[str, Any]]:
    """Entry → its record: what the YAML says, its conditions in words, its links; of examples the verdict."""
    named: dict[Key, dict[Key, None]] = {}
    for reference in playbook.references:
        named.setdefault(reference.source, {})[reference.target] = None
    return {
        key: _record(playbook, key, named.get(key, {})) | _judgement(playbook, key, judged)
        for key, _ in playbook.entries()
    }


def _judgement(playbook: Playbook, key: Key, judged: ExampleVerdicts) -> dict[str, Any]:
    """The verdict on an example, what would make it better, and the version of the program that says so."""
    if key.kind != "example":
        return {}
    verdict = judged.verdicts[key.id]
    account = as_account(playbook.examples[key.id].account, playbook.catalogue)
    reaches = to_reach(judged.program, domains_of(playbook.catalogue), verdict.icp, account, verdict.as_of)
    return {
        "verdict": {**verdict_record(verdict), "to_reach": reach_record(reaches)},
        "program_version": judged.program.version,
    }


def _record(playbook: Playbook, key: Key, named: Iterable[Key]) -> dict[str, Any]:
    entry = playbook.by_kind[key.kind][key.id]
    return {
        "kind": key.kind,
        "id": key.id,
        "name": entry.name,
        "url": route(key),
        "source": playbook.paths[key],
        "entry": entry.model_dump(mode="json", exclude_none=True) | {"custom": custom_data(playbook, key)},
        "custom": [
            {"id": one.property.id, "label": one.property.label, "type": one.property.type, "text": text}
            for one, text in custom_words(playbook, key)
        ],
        "in_words": {
            ".".join(str(part) for part in path): say(condition, playbook.catalogue)
            for path, condition in conditions_of(entry)
        },
        "names": [str(target) for target in named],
        "named_by": [
            str(source) for source in playbook.referrers.get(key, ()) if source.kind in every_kind()
        ],
    }


def playbook_record(
    playbook: Playbook, program: Program, entries: dict[Key, dict[str, Any]]
) -> dict[str, Any]:
    """The whole playbook as one record; versions are hashes of its content and of what decides."""
    content: dict[str, Any] = {
        "settings": playbook.settings.model_dump(mode="json", exclude_none=True),
        "fields": playbook.fields.model_dump(mode="json", exclude_none=True)["fields"],
    }
    for kind in sections():
        content[kind.url] = [record for key, record in entries.items() if key.kind == kind.id]
    return {
        "name": playbook.settings.name,
        "version": version(content),
        "program_version": program.version,
        **content,
    }


def version(content: dict[str, Any]) -> str:
    """Twelve hex digits of the SHA-256 of the content: the same content, the same version."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
