"""The main line of the sample history: three states of the example, the last as its files are."""

import copy
import datetime
import hashlib
import json
from typing import Any

from icp_playbook.history import MainlineStep, Snapshot
from icp_playbook.playbook import Documents, Key
from icp_playbook.source import Data

SAAS, LOGISTICS, SETTINGS = Key("profile", "saas"), Key("profile", "logistics"), Key("playbook", "playbook")
LOADS = 1500
"""Loads a month that the logistics ICP asks for in the first two states."""


def example_mainline(documents: Documents) -> tuple[MainlineStep, ...]:
    """Begun with 50–500 people, tier 1 from 80 and 1,500 loads; people as now; then tier 1 and loads, too.

    Between the last two a disqualifier was dropped and came back.
    """
    now = {key: one.data for key, one in documents.items()}
    first, second, third = (copy.deepcopy(now) for _ in range(3))
    for state in (first, second, third):
        _tier(state, 80)
    for state in (first, second):
        _must(state, LOGISTICS, "thousand-loads")["when"]["at_least"] = LOADS
    _fit(first, SAAS)["score"][0]["bands"][0]["when"]["between"] = [50, 500]
    _fit(third, SAAS)["disqualifiers"].remove("low-urgency")
    days = ["2026-03-02", "2026-05-11", "2026-08-03", "2026-10-14"]
    steps: list[MainlineStep] = []
    before: dict[Key, Data] = {}
    for day, state in zip(days, (first, second, third, now), strict=True):
        changes = tuple(
            (key, _snapshot(key, data)) for key, data in sorted(state.items()) if before.get(key) != data
        )
        moment = datetime.datetime.fromisoformat(f"{day}T09:00:00+00:00")
        steps.append(MainlineStep(hashlib.sha256(day.encode()).hexdigest()[:40], moment, changes))
        before = state
    return tuple(steps)


def _fit(state: dict[Key, Data], key: Key) -> Any:
    data: Any = state[key]
    return data["fit"]


def _must(state: dict[Key, Data], key: Key, id_: str) -> Any:
    return next(one for one in _fit(state, key)["must"] if one["id"] == id_)


def _tier(state: dict[Key, Data], at_least: int) -> None:
    settings: Any = state[SETTINGS]
    settings["tiers"][0]["at_least"] = at_least


def _snapshot(key: Key, data: Data) -> Snapshot:
    digest = hashlib.sha256(json.dumps(data, default=str).encode()).hexdigest()
    return Snapshot(key, digest, digest, None, lambda *_: data)
