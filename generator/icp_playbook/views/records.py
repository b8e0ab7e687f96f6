"""The machine-readable form: each entry as a record, with the plain sentences the pages show."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from icp_playbook.conditions import say
from icp_playbook.disclosure import audience_of
from icp_playbook.fit import as_account, domains_of, reach_record, to_reach, verdict_record
from icp_playbook.model import Audience, conditions_of, every_kind, sections
from icp_playbook.playbook import Key, Playbook
from icp_playbook.values import Part
from icp_playbook.views.custom import custom_data, custom_words
from icp_playbook.views.example_verdicts import ExampleVerdicts
from icp_playbook.views.routes import route

JsonRecord = dict[str, Any]
_PRIVATE: Mapping[str, Any] = {"history": {"people", "bots"}, "policy": {"people"}}
"""Logins and addresses, which decide nothing that a reader asks about."""


class PlaybookRecords(Mapping[Key, JsonRecord]):
    """Entry → its record: what the YAML says, its conditions in words, its links; of examples the verdict.

    Each is made when it is first asked for, and kept.
    """

    def __init__(self, playbook: Playbook, judged: ExampleVerdicts, audience: Audience = "internal") -> None:
        self._playbook = playbook
        self._judged = judged
        self._audience = audience
        self._keys = tuple(key for key, _ in playbook.entries())
        self._made: dict[Key, JsonRecord] = {}

    def __getitem__(self, key: Key) -> JsonRecord:
        if key not in self._made:
            named = self._named.get(key, {})
            made = _record(self._playbook, key, named) | _judgement(self._playbook, key, self._judged)
            self._made[key] = made
        return self._made[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    @cached_property
    def _named(self) -> dict[Key, dict[Key, None]]:
        """Entry → the entries it names."""
        named: dict[Key, dict[Key, None]] = {}
        for reference in self._playbook.references:
            named.setdefault(reference.source, {})[reference.target] = None
        return named

    @cached_property
    def version(self) -> str:
        """Twelve hex digits of the SHA-256 of the playbook's content: the same content, the same version."""
        digest = hashlib.sha256()
        memo = self._playbook.memo
        for part in (self._playbook.settings, self._playbook.fields):
            digest.update(memo(_dumped, part))
        for key, entry in self._playbook.entries():
            digest.update(f"{key} ".encode() + memo(_dumped, entry))
        return digest.hexdigest()[:12]

    def whole(self) -> JsonRecord:
        """The playbook as one record. Versions are hashes of its content and of what decides."""
        settings, fields = self._playbook.settings, self._playbook.fields
        return {
            "name": settings.name,
            "version": self.version,
            "program_version": self._judged.program.version,
            "audience": self._audience,
            "settings": settings.model_dump(mode="json", exclude_none=True, exclude=_PRIVATE),
            "fields": fields.model_dump(mode="json", exclude_none=True)["fields"],
            **{kind.url: [self[key] for key in self._keys if key.kind == kind.id] for kind in sections()},
        }


def _dumped(part: Part) -> bytes:
    return part.model_dump_json(exclude_none=True).encode() + b"\n"


def _judgement(playbook: Playbook, key: Key, judged: ExampleVerdicts) -> JsonRecord:
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


def _record(playbook: Playbook, key: Key, named: Iterable[Key]) -> JsonRecord:
    entry = playbook.by_kind[key.kind][key.id]
    return {
        "kind": key.kind,
        "id": key.id,
        "name": entry.name,
        **({} if (audience := audience_of(entry, playbook.settings)) == "public" else {"audience": audience}),
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
