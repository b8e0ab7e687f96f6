"""What the words of conditions stand for on both sides of a change: fields, groups, names of entries."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from pydantic import TypeAdapter, ValidationError

from icp_playbook.conditions import Condition, listed_values, problems, tests_of
from icp_playbook.diff.thresholds import NO_THRESHOLDS, Thresholds
from icp_playbook.fields import Catalogue, Conventions, Field
from icp_playbook.fit import CompiledCondition, compiled
from icp_playbook.source import Data

_CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)


@dataclass(frozen=True)
class Lexicon:
    """Both catalogues of account fields, and what ids of entries are called: kind/id → name."""

    before: Catalogue
    after: Catalogue
    names: Mapping[str, str]
    thresholds: Thresholds = NO_THRESHOLDS

    @classmethod
    def of(
        cls,
        before: Data,
        after: Data,
        names: Mapping[str, str] | None = None,
        conventions: tuple[Conventions, Conventions] = (Conventions("USD"), Conventions("USD")),
        thresholds: Thresholds = NO_THRESHOLDS,
    ) -> Self:
        """From the documents of fields.yaml on both sides; fields that cannot be read are left out."""
        old = _catalogue(before, conventions[0])
        same = (before is after or before == after) and conventions[0] == conventions[1]
        return cls(old, old if same else _catalogue(after, conventions[1]), names or {}, thresholds)

    @cached_property
    def changed_fields(self) -> frozenset[str]:
        """The fields by which a condition can stand for something else than before."""
        if self.before is self.after:
            return frozenset()
        before, after = _meanings(self.before), _meanings(self.after)
        return frozenset(name for name in {**before, **after} if before.get(name) != after.get(name))

    @cached_property
    def retyped_fields(self) -> frozenset[str]:
        """The fields that hold something else now: another type, or of contacts what was of the account."""
        old, new = self.before.fields, self.after.fields
        common = old.keys() & new.keys()
        return frozenset(
            name for name in common if (old[name].type, old[name].of) != (new[name].type, new[name].of)
        )

    @cached_property
    def both(self) -> Catalogue:
        """Every field with what it can be on either side; a field whose type changed is missing."""
        fields = []
        for name, field in {**self.before.fields, **self.after.fields}.items():
            old, new = self.before.fields.get(name, field), self.after.fields.get(name, field)
            if old.type == new.type:
                values = {choice.id: choice for choice in (*old.values, *new.values)}
                # A copy would keep what the field has looked up in its own values.
                parts = {name: getattr(field, name) for name in Field.model_fields}
                bounds = [one.minimum for one in (old, new) if one.minimum is not None]
                least = min(bounds) if len(bounds) == 2 else None
                either = {"values": tuple(values.values()), "minimum": least}
                fields.append(Field.model_construct(**{**parts, **either}))
        return Catalogue(tuple(fields), self.after.conventions)

    def changed_groups(self, condition: Data) -> tuple[str, ...]:
        """Groups a condition names whose members are not those of before, as field/group."""
        read = tree_of(condition)
        found: dict[str, None] = {}
        for test in tests_of(read) if read is not None else ():
            before, after = self.before.fields.get(test.field), self.after.fields.get(test.field)
            for value in listed_values(test) if before and after else ():
                if _members(before, value) != _members(after, value):
                    found[f"{test.field}/{value}"] = None
        return tuple(found)

    def name(self, kind: str, id_: str) -> str:
        """What an entry is called; its id where that is not known."""
        return self.names.get(f"{kind}/{id_}", id_)

    def part(self, kind: str, entry: str, id_: str) -> str:
        """The same of a part of an entry, whose id another may have for something else."""
        owner = self.names.get(f"owner/{entry}", entry)
        return self.names.get(f"{kind}/{owner}/{id_}") or self.name(kind, id_)


def tree_of(condition: Data) -> Condition | None:
    """A condition of a document, or None where it does not suit today's model."""
    try:
        return _CONDITION.validate_python(condition)
    except (ValidationError, RecursionError):
        return None


def program_of(condition: Data, catalogue: Catalogue) -> CompiledCondition | None:
    """A condition compiled; None where it makes no sense with these fields."""
    read = tree_of(condition)
    if read is None or any(True for _ in problems(read, catalogue)):
        return None
    try:
        return compiled(read, catalogue)
    except TypeError:  # a group has members that are no values of the field
        return None


def asked_for(data: Data) -> frozenset[str]:
    """What conditions in a document ask for, of any model: fields, and values and groups as field/value."""
    found: set[str] = set()
    waiting = [data]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            if isinstance(name := part.get("field"), str):
                found.add(name)
                for side in part.values():
                    listed = side if isinstance(side, list) else [side]
                    found.update(f"{name}/{one}" for one in listed if isinstance(one, str))
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part
    return frozenset(found)


def _catalogue(document: Data, conventions: Conventions) -> Catalogue:
    fields = document.get("fields") if isinstance(document, dict) else None
    read = [_field(one) for one in fields] if isinstance(fields, list) else []
    return Catalogue(tuple(field for field in read if field is not None), conventions)


def _field(data: Data) -> Field | None:
    try:
        return Field.model_validate(data)
    except ValidationError:
        known = {"id", "label", "type", "values", "groups", "of", "match"}
        if isinstance(data, dict) and not set(data) <= known:
            return _field({key: value for key, value in data.items() if key in known})
        return None


def _members(field: Field | None, value: object) -> tuple[str, ...]:
    members = field.group_members.get(value, ()) if field and isinstance(value, str) else ()
    return tuple(sorted(members))


def _meanings(catalogue: Catalogue) -> Mapping[str, object]:
    return {
        name: (
            field.type,
            field.of,
            field.match,
            tuple(field.choices),
            {group.id: sorted(group.members) for group in field.groups},
        )
        for name, field in catalogue.fields.items()
    }
