"""The minimal playbook with a second one that is internal, every text of which can be found again."""

import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from icp_playbook.model import layout, names_at
from icp_playbook.playbook import Key, load, model_of
from icp_playbook.source import Data, to_yaml
from tests.playbooks.copies import MINIMAL, PlaybookCopy

CANARY = re.compile(rb"zq\d{3,5}|zq-[a-z]+", re.IGNORECASE)
ENTRIES = {
    kind: f"zq-{kind}" for kind in ("profile", "disqualifier", "signal", "example", "persona", "segment")
}
"""Kind → the id of its internal entry."""
KEYS = (
    "persona.avoid",
    "profile.implementation.sponsor",
    "profile.fit.score.why",
    "profile.put_to_work.campaign",
    "disqualifier.cite",
    "example.lesson",
    "signal.opener",
    "segment.timing",
    "segment.outreach.subject",
    "playbook.review.how",
    "fields.fields.question",
    "persona.custom.hob",
    "*.aliases",
)
"""Keys that the policy of the playbook keeps internal, wherever they stand."""
_SHORT = re.compile(r"[a-z0-9_.-]*")
_DECIDES = frozenset(("when", "account", "grid", "owners", "merge_fields", "facets", "measured"))
_NAMING = ("icp", "persona", "personas", "signals", "segments", "segment", "disqualifiers", "disqualifier")


class Canaries:
    """Texts that are like no other, each made once."""

    def __init__(self) -> None:
        self.made = 0

    def text(self) -> str:
        """A new one."""
        self.made += 1
        return f"zq{self.made:03}"

    def sung(self, kind: str, data: Any) -> Any:
        """The data of an entry with a canary in place of each text that its model leaves to the author."""
        found = copy.deepcopy(data)
        for holder, key in _texts(found):
            before = holder[key]
            holder[key] = self.text()
            try:
                model_of(kind).model_validate(found)
            except ValidationError:
                holder[key] = before
        return found


def _texts(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every text that is no id, by what holds it."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(value, dict | list) and key not in _DECIDES:
            yield from _texts(value)
        elif isinstance(value, str) and not _SHORT.fullmatch(value):
            yield data, key


def renamed(data: Any, names: dict[str, str], under: object = "") -> Any:
    """The data with other ids of entries, where entries are named."""
    if isinstance(data, dict):
        return {key: renamed(value, names, key) for key, value in data.items()}
    if isinstance(data, list):
        return [renamed(item, names, under) for item in data]
    return names.get(data, data) if isinstance(data, str) and under in _NAMING else data


def with_canaries(root: Path) -> PlaybookCopy:
    """The playbook: an internal entry of each kind, an internal item in each list, the keys of the policy."""
    made = PlaybookCopy.of(MINIMAL, root)
    canaries = Canaries()
    documents = load(MINIMAL).documents
    singles = {kind: copy.deepcopy(documents[Key(kind, kind)].data) for kind in ("playbook", "fields")}
    names = {key.id: ENTRIES[key.kind] for key in documents if key.kind in ENTRIES and key.id != "doughs"}
    for key, document in documents.items():
        if key.kind in singles:
            continue
        data: Any = copy.deepcopy(document.data)
        if key.id != "doughs":
            clone = canaries.sung(key.kind, renamed(data, names))
            clone |= {"audience": "internal", "tags": ["zq-tag"], "formerly": [f"zq-old-{key.kind}"]}
            write(made, Key(key.kind, ENTRIES[key.kind]), clone)
        data["aliases"] = [canaries.text()]
        data["waive"] = _waived(canaries)
        if key.kind == "profile":
            measured = {"id": "all", "outcomes": "zq-deals", "what": "won", "value": "40%", "sample": 30}
            data["evidence"]["figures"][0]["measured"] = [measured]
        write(made, key, _with_items(key.kind, data, canaries))
    settings: Any = _with_items("playbook", singles["playbook"], canaries)
    settings["review"]["how"] = canaries.text()
    settings["custom_properties"].append(
        {"id": "hob", "label": "Hob", "kinds": ["persona"], "type": "text"},
    )
    settings["waive"] = _waived(canaries)
    settings["rules"] = {"unused-waiver": "off"}
    settings["order"].append(ENTRIES["profile"])
    settings["lists"] = [
        {"id": "best", "label": canaries.text(), "file": f"{canaries.text()}.csv", "as_of": "2026-03-01"}
    ]
    settings["capacity"] = {"reps": 3, "plays": {"pursue": 5}, "market": "best"}
    settings["outcomes"] = [
        {"id": "zq-deals", "label": canaries.text(), "file": "deals.csv", "source": "CRM"}
        | {"date": "2026-03-01", "columns": {"won": "Won"}}
    ]
    settings["audience"] = {"internal": list(KEYS)}
    write(made, Key("playbook", "playbook"), settings)
    fields: Any = singles["fields"]
    fields["fields"][4]["question"] = canaries.text()
    fields["waive"] = _waived(canaries)
    write(made, Key("fields", "fields"), fields)
    return made


def write(made: PlaybookCopy, key: Key, data: Any) -> None:
    """Writes an entry."""
    made.write(layout().entry_path(*key), to_yaml(data))


def _with_items(kind: str, data: Any, canaries: Canaries) -> Any:
    """The data with an internal item in each list that can have one, and a text in each key of the policy."""
    _add_items(kind, data, (), canaries)
    for written in KEYS:
        of, *keys = written.split(".")
        if of == kind:
            _put(data, keys, canaries)
    return data


def _waived(canaries: Canaries) -> list[dict[str, str]]:
    return [{"rule": "two-spellings", "because": f"Known {canaries.text()}"}]


def _put(data: Any, keys: list[str], canaries: Canaries) -> None:
    if isinstance(data, list):
        for item in data:
            _put(item, keys, canaries)
    elif len(keys) > 1:
        if keys[0] in data or keys[0] == "custom":
            _put(data.setdefault(keys[0], {}), keys[1:], canaries)
    elif isinstance(data.get(keys[0]), list):
        data[keys[0]] = [canaries.text()]
    else:
        data[keys[0]] = canaries.text()


def _add_items(kind: str, data: Any, pattern: tuple[str, ...], canaries: Canaries) -> None:
    for key, value in data.items():
        if isinstance(value, list) and "audience" in names_at(kind, (*pattern, key, "*")):
            item = copy.deepcopy(value[0])
            for holder, text in _texts(item):
                holder[text] = canaries.text()
            if "id" in item:
                item["id"] = canaries.text()
            item["audience"] = "internal"
            value.append(item)
        elif isinstance(value, dict):
            _add_items(kind, value, (*pattern, key), canaries)


def texts_of(data: Data) -> Iterator[str]:
    """Every key and every text of plain data."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from texts_of(value)
    elif isinstance(data, list):
        for item in data:
            yield from texts_of(item)
    elif isinstance(data, str):
        yield data
