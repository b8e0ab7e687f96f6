"""The playbook compiled for evaluation: conditions with typed operands, groups expanded, ids only.

The same program, as JSON, is what the browser interprets; its version is a hash of that JSON.
"""

import datetime
import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias, assert_never

from icp_playbook.conditions import tree
from icp_playbook.fields import Catalogue, Field, Misfit, read_value
from icp_playbook.model import Profile
from icp_playbook.model.fit import Band, steps
from icp_playbook.playbook import Playbook

Json: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Program:
    """What decides, and nothing else. `data` is the JSON that every evaluator interprets."""

    data: Json

    @cached_property
    def version(self) -> str:
        """Twelve hex digits of the SHA-256 of the program."""
        text = json.dumps(self.data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    @cached_property
    def icps(self) -> dict[str, Json]:
        """ICPs by id, in the order of the playbook."""
        return {icp["id"]: icp for icp in self.data["icps"]}


def compile_playbook(playbook: Playbook) -> Program:
    """The program of a linked playbook."""
    settings, catalogue = playbook.settings, playbook.catalogue
    return Program(
        {
            "fields": {name: field.type for name, field in catalogue.fields.items()},
            "tiers": [[tier.id, tier.at_least] for tier in settings.tiers],
            "levels": [[level.id, level.at_least] for level in settings.levels],
            "grid": {tier: dict(row) for tier, row in settings.grid.items()},
            "minimum_coverage": settings.minimum_coverage,
            "icps": [_icp(playbook, id_, profile) for id_, profile in playbook.profiles.items()],
        }
    )


def _icp(playbook: Playbook, id_: str, profile: Profile) -> Json:
    catalogue = playbook.catalogue
    return {
        "id": id_,
        "operational": profile.status == "operational",
        "must": [{"id": must.id, "when": compiled(must.when, catalogue)} for must in profile.fit.must],
        "score": [{"id": row.id, "bands": _bands(steps(row), catalogue)} for row in profile.fit.score],
        "disqualifiers": [
            {"id": out, "when": compiled(playbook.disqualifiers[out].when, catalogue)}
            for out in profile.fit.disqualifiers
        ],
        "signals": [
            {"id": name, "bands": _bands(playbook.signals[name].bands, catalogue)} for name in profile.signals
        ],
        "segments": [
            {"id": name, "when": compiled(segment.when, catalogue)}
            for name, segment in playbook.segments.items()
            if segment.icp == id_
        ],
    }


def _bands(bands: tuple[Band, ...], catalogue: Catalogue) -> list[Json]:
    return [{"when": compiled(band.when, catalogue), "points": band.points} for band in bands]


def compiled(condition: tree.Condition, catalogue: Catalogue) -> Json:
    """A condition with the operands its field's type makes of them; dates as ISO text."""
    match condition:
        case tree.All(all=parts):
            return {"all": [compiled(part, catalogue) for part in parts]}
        case tree.Any(any=parts):
            return {"any": [compiled(part, catalogue) for part in parts]}
        case tree.Not(part=part):
            return {"not": compiled(part, catalogue)}
        case tree.FieldTest():
            return {"field": condition.field, **_operand(condition, catalogue[condition.field])}
        case _:
            assert_never(condition)


def _operand(test: tree.Test, field: Field) -> Json:
    match test:
        case tree.Is(value=value):
            return {"is": _typed(field, value)}
        case tree.Between(bounds=(low, high)):
            return {"between": [_typed(field, low), _typed(field, high)]}
        case tree.AtLeast(bound=bound):
            return {"at_least": _typed(field, bound)}
        case tree.AtMost(bound=bound):
            return {"at_most": _typed(field, bound)}
        case tree.In(values=values):
            return {"in": _expanded(field, values)}
        case tree.HasAny(values=values):
            return {"has_any": _expanded(field, values)}
        case tree.HasAll(values=values):
            return {"has_all": _expanded(field, values)}
        case tree.HasNone(values=values):
            return {"has_none": _expanded(field, values)}
        case tree.Within(days=days):
            return {"within": days}
        case tree.Known(known=known):
            return {"known": known}
        case _:
            assert_never(test)


def _expanded(field: Field, values: tuple[object, ...]) -> list[Any]:
    """Values with groups replaced by their members, each once, in order."""
    found: dict[Any, None] = {}
    for value in values:
        members = field.group_members.get(value) if isinstance(value, str) else None
        for member in members or (value,):
            found[_typed(field, member)] = None
    return list(found)


def _typed(field: Field, value: object) -> Any:
    read = read_value(field, value)
    if isinstance(read, Misfit):  # the playbook is linked, so its operands suit their fields
        raise TypeError(read.sentence)
    return read.isoformat() if isinstance(read, datetime.date) else read
