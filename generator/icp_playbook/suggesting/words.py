"""The words of an entry: every text that people wrote, with its name and what it is for, from the schema."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from icp_playbook.source import Data, Path

Schema: TypeAlias = Mapping[str, Any]
_WORDS = r"[^\s]"
"""The pattern of a text of which every character shows: ids, dates and choices have others, or none."""
_SPECIAL = {"kpis": "KPIs", "kpi": "KPI", "icp": "ICP"}


@dataclass(frozen=True, slots=True)
class TextLeaf:
    """A text of an entry."""

    path: Path
    value: str
    label: str
    """What it is, from its key: "Why not"."""
    within: str
    """What it belongs to: "Needs: faster-close"; empty at the top."""
    about: str
    """What to write there; empty where the model does not say."""
    longest: int
    """Characters it may have."""
    required: bool
    """Whether its entry, or its item, cannot be without it."""


@dataclass(frozen=True, slots=True)
class _Way:
    """The way to a value: its path, and the words for it."""

    path: Path = ()
    words: tuple[str, ...] = ()

    def key(self, key: str) -> "_Way":
        """To what is at a key."""
        words = _SPECIAL.get(key) or key.replace("_", " ").replace("-", " ").capitalize()
        return _Way((*self.path, key), (*self.words, words))

    def item(self, place: int, item: Data) -> "_Way":
        """To an item: by its id, else by its number."""
        *before, last = self.words or ("",)
        named = item.get("id") if isinstance(item, dict) else None
        words = f"{last}: {named}" if isinstance(named, str) else f"{last} {place + 1}"
        return _Way((*self.path, place), (*before, words))


class WordReader:
    """Finds the texts of entries of one kind, whose schema is not changed meanwhile."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._flat: dict[int, tuple[Schema, ...]] = {}
        """Identity of a part of the schema → what it may be."""

    def leaves(self, data: Data) -> Iterator[TextLeaf]:
        """Every text in the data of an entry, in the order in which it is written."""
        yield from self._below(data, [self._schema], _Way(), "", required=True)

    def _below(
        self, data: Data, schemas: Sequence[Schema], way: _Way, about: str, *, required: bool
    ) -> Iterator[TextLeaf]:
        if not isinstance(data, str | dict | list):
            return
        options = [option for schema in schemas for option in self._options(schema)]
        about = about or next((str(one["description"]) for one in options if "description" in one), "")
        if isinstance(data, str):
            if (found := next((one for one in options if one.get("pattern") == _WORDS), None)) is not None:
                *within, label = way.words
                longest = int(found["maxLength"])
                yield TextLeaf(way.path, data, label, ", ".join(within), about, longest, required)
        elif isinstance(data, dict):
            for key, value in data.items():
                fitting = [one for one in options if key in one.get("properties", ())]
                below = [one["properties"][key] for one in fitting] or [
                    one["additionalProperties"]
                    for one in options
                    if isinstance(one.get("additionalProperties"), Mapping)
                ]
                words = next((str(one["description"]) for one in below if "description" in one), "")
                needed = any(key in one.get("required", ()) for one in fitting)
                yield from self._below(value, below, way.key(key), words, required=needed)
        elif isinstance(data, list):
            below = [one["items"] for one in options if isinstance(one.get("items"), Mapping)]
            least = max((int(one.get("minItems", 0)) for one in options), default=0)
            for place, item in enumerate(data):
                named = about if isinstance(item, str) else ""
                yield from self._below(item, below, way.item(place, item), named, required=len(data) <= least)

    def _options(self, schema: Schema) -> tuple[Schema, ...]:
        """What a value may be, without references and choices around it."""
        if (known := self._flat.get(id(schema))) is not None:
            return known
        parts = [part for kind in ("anyOf", "oneOf", "allOf") for part in schema.get(kind, ())]
        if (target := schema.get("$ref")) is not None:
            parts.append(self._schema["$defs"][str(target).rpartition("/")[2]])
        made = (schema, *(option for part in parts for option in self._options(part)))
        self._flat[id(schema)] = made
        return made
