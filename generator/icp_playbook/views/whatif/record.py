"""The data of What if: what decides, in the notation of the YAML, with the words of moves."""

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from icp_playbook.backtest import IcpOutcomes
from icp_playbook.conditions import NODES, OPERATORS
from icp_playbook.decisions import move_tables
from icp_playbook.fields import Catalogue, Field, read_value
from icp_playbook.fit import Program
from icp_playbook.model import Disqualifier, Profile, Settings
from icp_playbook.playbook import Playbook
from icp_playbook.views.whatif.checks import checks_record
from icp_playbook.views.whatif.rates import rates_record

JsonRecord = dict[str, Any]
_JOINED = ("all", "any", "not")
_PARTS_OF_TEXTS = ("contains_any", "starts_with", "ends_with")


def what_if_record(
    playbook: Playbook,
    program: Program,
    outcomes: Mapping[str, IcpOutcomes] | None = None,
    *,
    proposes: bool = False,
) -> JsonRecord:
    """The entries that can be changed, by kind and id, each with the keys and places of its YAML.

    Operands of tests stand as evaluators take them, an amount as a number and a day as ISO text; the groups
    of a field stay groups. `outcomes` are those of ICPs that are held against any; `proposes` tells whether
    the site can make edits a change of the files.
    """
    catalogue = playbook.catalogue
    return {
        "version": program.version,
        "currency": catalogue.currency,
        "entries": dict(_entries(playbook)),
        "groups": {name: found for name, field in catalogue.fields.items() if (found := _groups(field))},
        "moves": move_tables(),
        "proposes": proposes,
        **({"checks": checks_record(playbook)} if proposes else {}),
        **({} if outcomes is None else {"rates": rates_record(outcomes)}),
    }


def _entries(playbook: Playbook) -> Iterator[tuple[str, JsonRecord]]:
    yield "playbook/playbook", _settings(playbook.settings)
    for id_, profile in playbook.profiles.items():
        yield f"profile/{id_}", _profile(profile, playbook.catalogue)
    for id_, out in playbook.disqualifiers.items():
        yield f"disqualifier/{id_}", _disqualifier(out, playbook.catalogue)


def _settings(settings: Settings) -> JsonRecord:
    tiers = [{"id": tier.id, "at_least": tier.at_least} for tier in settings.tiers]
    return {"tiers": tiers, "minimum_coverage": settings.minimum_coverage}


def _profile(profile: Profile, catalogue: Catalogue) -> JsonRecord:
    written = profile.fit.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {"fit": _typed(written, catalogue)}


def _disqualifier(out: Disqualifier, catalogue: Catalogue) -> JsonRecord:
    written = out.model_dump(mode="json", by_alias=True, include={"when"})
    return {"name": " ".join(out.name.split()), **_typed(written, catalogue)}


def _typed(written: Any, catalogue: Catalogue) -> Any:
    """Data of an entry with the operands of its tests typed."""
    if isinstance(written, list):
        return [_typed(item, catalogue) for item in written]
    if not isinstance(written, dict):
        return written
    key = next((key for key in NODES if key in written), None)
    if key is None or key in _JOINED or "field" not in written:
        return {name: _typed(value, catalogue) for name, value in written.items()}
    return {"field": written["field"], key: _operand(catalogue[written["field"]], key, written[key])}


def _operand(field: Field, key: str, operand: Any) -> Any:
    if key in _PARTS_OF_TEXTS:
        return operand
    match OPERATORS[key].takes:
        case "days" | "flag":
            return operand
        case "values" | "range":
            return [_value(field, value) for value in operand]
        case "value":
            return _value(field, operand)


def _value(field: Field, value: Any) -> Any:
    """A value, or a group as it is named; a domain as it is written, which its words keep."""
    if isinstance(value, str) and (value in field.group_members or field.type == "domain"):
        return value
    read = read_value(field, value)
    if isinstance(read, datetime.date):
        return read.isoformat()
    return read if isinstance(read, bool | int | float | str) else value


def _groups(field: Field) -> list[JsonRecord]:
    """The groups of a field: what each is called, and the values that it stands for."""
    return [
        {"id": group.id, "label": group.label, "members": list(field.group_members[group.id])}
        for group in field.groups
    ]
