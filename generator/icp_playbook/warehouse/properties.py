"""What the package says of its models in YAML, in the words of the playbook, and what columns may hold."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from icp_playbook.engines import ENGINE_COLUMNS, column_types
from icp_playbook.fit import MEMBERSHIP_WORDS, PreparedPlaybook
from icp_playbook.model import Profile
from icp_playbook.playbook import Playbook
from icp_playbook.warehouse.jinja import literal
from icp_playbook.warehouse.model_files import ICP_COLUMNS, KEY, RANKING, STAGED, Warehouse, model_of
from icp_playbook.warehouse.staging import UNREAD

Data = dict[str, Any]
_STATUSES = ("fit", "undecided", "insufficient", "outside", "disqualified")
_COLUMNS = {
    "icp_rank": "Whom to look at first: by status, expected score and intent; of equals the lesser key.",
    "icp_profile": "The ICP it belongs to; null if it misses a must of each.",
    "icp_segment": "The segment of an account that is or may be in.",
    "icp_status": "Where it stands before the ICP.",
    "icp_certain": "How surely it is in or out.",
    "icp_tier": "The tier of an account that fits.",
    "icp_potential": "The tiers still possible.",
    "icp_points_low": "Points, with everything unknown at its worst.",
    "icp_points_high": "Points, with everything unknown at its best.",
    "icp_points_possible": "The most points there are.",
    "icp_score_low": "The score, 0 to 100, with everything unknown at its worst.",
    "icp_score_high": "The score with everything unknown at its best.",
    "icp_expected": "The middle of the scores still possible.",
    "icp_known": "Percent of the decided points that were earned.",
    "icp_coverage": "Percent of the possible points whose criteria are decided.",
    "icp_intent": "Points of the signals as of the day.",
    "icp_intent_level": "The level of intent.",
    "icp_play": "What to do.",
    "icp_why": "What decided, in a sentence or two.",
    "icp_reasons": "Every criterion that decided, by what came of it.",
    "icp_disqualifier": "The disqualifier that rules it out.",
    "icp_next_question": "What to ask next.",
    "icp_version": "The version of the rules.",
}


def model_properties(warehouse: Warehouse, playbook: Playbook, models: Iterable[str]) -> Data:
    """`schema.yml`."""
    prepared, made = warehouse.prepared, set(models)
    found = [_staged(warehouse)]
    for icp, profile in playbook.profiles.items():
        if model_of(icp) in made:
            found.append(_judged(prepared, icp, profile))
    if RANKING in made:
        operational = [icp for icp, program in prepared.program.icps.items() if program.operational]
        about = "Every account against the ICP that comes first for it, in the order to look at them."
        columns = _columns(prepared, ENGINE_COLUMNS, operational)
        found.append({"name": RANKING, "description": about, "columns": columns})
    return {"version": 2, "models": found}


def _staged(warehouse: Warehouse) -> Data:
    words, table = warehouse.prepared.words, warehouse.table
    columns = [_key()]
    for name, type_ in column_types(warehouse.prepared.program, table).items():
        field = words.fields[name.partition("__")[0]]
        about = ". ".join(text.rstrip(".") for text in (field.label, field.about) if text)
        column: Data = {"name": name, "description": literal(f"{about}. ({field.type}, {type_})")}
        if field.type == "choice":
            column["data_tests"] = _accepted([one.id for one in field.choices])
        columns.append(column)
    columns.append(
        {
            "name": UNREAD,
            "description": "How many cells say something that was not read. They are null above.",
            "data_tests": ["not_null"],
        }
    )
    about = "One row for each account: the columns of the source, read as the ICPs need them."
    return {"name": STAGED, "description": about, "columns": columns}


def _judged(prepared: PreparedPlaybook, icp: str, profile: Profile) -> Data:
    about = f"{profile.name}. {profile.definition}".strip()
    return {
        "name": model_of(icp),
        "description": literal(about),
        "meta": {"icp": icp, "status": profile.status},
        "columns": _columns(prepared, ICP_COLUMNS, [icp]),
    }


def _columns(prepared: PreparedPlaybook, columns: Sequence[str], icps: Sequence[str]) -> list[Data]:
    values, meanings = _values(prepared, icps), _meanings(prepared)
    found = [_key()]
    for name in columns:
        column: Data = {
            "name": name,
            "description": literal(" ".join((_COLUMNS[name], *meanings.get(name, ())))),
        }
        tests = _accepted(values[name]) if values.get(name) else []
        if name == "icp_rank":
            tests = ["not_null", "unique"]
        if name == "icp_status":
            tests = ["not_null", *tests]
        if tests:
            column["data_tests"] = tests
        found.append(column)
    return found


def _values(prepared: PreparedPlaybook, icps: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Column → the ids and words it may hold."""
    words = [prepared.words.icps[icp] for icp in icps]
    segments = dict.fromkeys(id_ for one in words for id_ in one.segments)
    disqualifiers = dict.fromkeys(id_ for one in words for id_ in one.disqualifiers)
    return {
        "icp_profile": list(icps),
        "icp_segment": list(segments),
        "icp_status": list(_STATUSES),
        "icp_certain": list(MEMBERSHIP_WORDS.values()),
        "icp_tier": list(prepared.words.tiers),
        "icp_intent_level": list(prepared.words.levels),
        "icp_play": list(prepared.words.plays),
        "icp_disqualifier": list(disqualifiers),
    }


def _meanings(prepared: PreparedPlaybook) -> Mapping[str, Sequence[str]]:
    words = prepared.words
    return {
        "icp_tier": [f"{one.label}: {one.means}" for one in words.tiers.values()],
        "icp_intent_level": [f"{one.label}: {one.means}" for one in words.levels.values()],
        "icp_play": [f"{one.label}: {one.do}" for one in words.plays.values()],
    }


def _key() -> Data:
    about = "The key of the source. Of accounts that are equal in everything, the lesser one goes first."
    return {"name": KEY, "description": about, "data_tests": ["not_null", "unique"]}


def _accepted(values: Sequence[str]) -> list[str | Data]:
    return [{"accepted_values": {"values": [literal(one) for one in values]}}]


def source_properties(warehouse: Warehouse) -> Data:
    """`sources.yml`: the table, and which column stands for which field."""
    words, source = warehouse.prepared.words, warehouse.source
    columns: list[Data] = [{"name": source.key, "description": "The key."}]
    for field, listed in source.columns.items():
        for place, column in enumerate(listed, 1):
            about = (
                words.fields[field].label if place == 1 else f"{words.fields[field].label}, choice {place}"
            )
            columns.append({"name": column.name, "description": literal(about), "meta": {"icp_field": field}})
    table = {
        "name": "accounts",
        "identifier": "{{ var('icp_table') }}",
        "description": "The accounts of the CRM or of a data provider, one row each.",
        "columns": columns,
    }
    return {
        "version": 2,
        "sources": [{"name": "icp", "schema": "{{ var('icp_schema', target.schema) }}", "tables": [table]}],
    }


def exposures(playbook: Playbook, models: Sequence[str]) -> Data:
    """`exposures.yml`: who reads the models."""
    owner = {
        "name": literal(playbook.settings.owner or playbook.settings.name),
        "email": "unknown@example.com",
    }
    if "@" in playbook.settings.owner:
        owner["email"] = playbook.settings.owner
    read = [f"ref('{model}')" for model in models if model != STAGED]
    rows = [
        ("icp_playbook_site", "ICP playbook", "application", "The pages that explain every ICP and verdict."),
        ("icp_crm_fields", "ICP fields of the CRM", "application", "Tier, status and play on each account."),
    ]
    return {
        "version": 2,
        "exposures": [
            {
                "name": name,
                "label": label,
                "type": type_,
                "owner": dict(owner),
                "description": about,
                "depends_on": list(read),
            }
            for name, label, type_, about in rows
        ],
    }
