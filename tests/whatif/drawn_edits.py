"""Edits of a playbook drawn at random, and the playbook that they make: Python's own, on data of the YAML."""

import copy
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import Any

from pydantic import ValidationError

from icp_playbook.conditions import NODES
from icp_playbook.diff import contents
from icp_playbook.fields import Field, traits
from icp_playbook.model import Disqualifier, Example, Profile, Settings
from icp_playbook.playbook import Playbook, references
from icp_playbook.values import Part

Json = dict[str, Any]
Edit = Json
"""`entry`, `path`, `op` and perhaps `value`, as site_templates/assets/whatif/edits.js says."""
MODELS: dict[str, type[Part]] = {
    "profile": Profile,
    "disqualifier": Disqualifier,
    "example": Example,
    "playbook": Settings,
}


def made(playbook: Playbook, edits: Sequence[Edit]) -> Playbook | None:
    """The playbook with the edits made; None where it would have errors."""
    data = {str(key): copy.deepcopy(value) for key, value in contents(playbook).items()}
    for edit in edits:
        if edit["op"] == "set":
            _parent(data, edit)[edit["path"][-1]] = edit["value"]
    # a mark keeps each place until all are done, so that no edit shifts another
    gone, before = object(), []
    for edit in edits:
        if edit["op"] == "remove":
            _parent(data, edit)[edit["path"][-1]] = gone
        elif edit["op"] == "insert":
            before.append((_parent(data, edit), edit["path"][-1], edit["value"]))
    for index, (rows, place, _) in enumerate(before):
        while len(rows) <= place:
            rows.append(_Added([], gone))
        if not isinstance(rows[place], _Added):
            rows[place] = _Added([], rows[place])
        rows[place].first.append(before[index][2])
    try:
        whole = {name: _without(value, gone) for name, value in data.items()}
        return _linked(playbook, whole, {edit["entry"] for edit in edits})
    except ValidationError:
        return None


class _Added:
    """What is put in front of something in a list."""

    def __init__(self, first: list[Any], then: Any) -> None:
        self.first, self.then = first, then


def _parent(data: Json, edit: Edit) -> Any:
    found = data[edit["entry"]]
    for at, key in enumerate(edit["path"][:-1]):
        if isinstance(found, dict) and key not in found:
            found[key] = [] if isinstance(edit["path"][at + 1], int) else {}
        found = found[key]
        if isinstance(found, _Added):
            found = found.then
    return found


def _without(value: Any, gone: object) -> Any:
    if isinstance(value, dict):
        return {key: _without(one, gone) for key, one in value.items() if one is not gone}
    if isinstance(value, list | tuple):
        parts: list[Any] = []
        for one in value:
            rows = [*one.first, one.then] if isinstance(one, _Added) else [one]
            parts += [_without(row, gone) for row in rows if row is not gone]
        return parts
    return value


def _linked(playbook: Playbook, data: Json, changed: set[str]) -> Playbook | None:
    by_kind = {kind: dict(entries) for kind, entries in playbook.by_kind.items()}
    settings = playbook.settings
    for name in changed:
        kind, _, id_ = name.partition("/")
        read: Any = MODELS[kind].model_validate(data[name])
        if isinstance(read, Settings):
            settings = read
        else:
            by_kind[kind][id_] = read
    found = replace(playbook, settings=settings, by_kind=by_kind)
    found = replace(found, references=references(dict(found.entries()), settings, found.memo))
    return found if all(_in_order(found, profile) for profile in found.profiles.values()) else None


def _in_order(playbook: Playbook, profile: Profile) -> bool:
    own = profile.fit.tiers
    starts = [own.get(tier.id, tier.at_least) for tier in playbook.settings.tiers]
    return starts == sorted(set(starts), reverse=True) and starts[-1] == 0


class DrawEdits:
    """Edits of one playbook."""

    def __init__(self, playbook: Playbook, random: Random) -> None:
        self.playbook, self.random = playbook, random
        self.data: Json = {str(key): value for key, value in contents(playbook).items()}

    def some(self) -> list[Edit]:
        """One to four edits, of different places."""
        found: dict[str, Edit] = {}
        for _ in range(self.random.choice((1, 1, 1, 2, 3, 4))):
            edit = self.one()
            if edit is not None and not any(_clash(edit, other) for other in found.values()):
                found[str([edit["entry"], *edit["path"]])] = edit
        return list(found.values())

    def one(self) -> Edit | None:
        """An edit of a part that decides."""
        id_ = self.random.choice(list(self.playbook.profiles))
        draw = self.random.choice(
            (self._points, self._threshold, self._row, self._out, self._test, self._test, self._test)
        )
        return draw(f"profile/{id_}", self.data[f"profile/{id_}"]["fit"])

    def _points(self, entry: str, fit: Json) -> Edit:
        at = self.random.randrange(len(fit["score"]))
        row, path = fit["score"][at], ["fit", "score", at]
        if "bands" in row:
            path += ["bands", self.random.randrange(len(row["bands"]))]
        return {"entry": entry, "path": [*path, "points"], "op": "set", "value": self.random.randint(-30, 40)}

    def _threshold(self, entry: str, fit: Json) -> Edit:
        tiers = self.playbook.settings.tiers
        kind = self.random.choice(("tier", "own tier", "coverage"))
        if kind == "coverage":
            value = self.random.randint(0, 100)
            return {"entry": "playbook/playbook", "path": ["minimum_coverage"], "op": "set", "value": value}
        at = self.random.randrange(max(1, len(tiers) - 1))
        value = self.random.randint(1, 99)
        if kind == "tier":
            path: list[Any] = ["tiers", at, "at_least"]
            return {"entry": "playbook/playbook", "path": path, "op": "set", "value": value}
        return {"entry": entry, "path": ["fit", "tiers", tiers[at].id], "op": "set", "value": value}

    def _row(self, entry: str, fit: Json) -> Edit | None:
        key = self.random.choice(("must", "score", "new must"))
        if key == "new must":
            when = copy.deepcopy(self.random.choice([when for _, _, when in self._conditions()]))
            musts = fit.get("must", [])
            at = self.random.randint(0, len(musts))
            row = {"id": f"drawn-{self.random.randrange(10**6)}", "when": when}
            return {"entry": entry, "path": ["fit", "must", at], "op": "insert", "value": row}
        rows = fit.get(key, [])
        if not rows or (key == "score" and len(rows) == 1):
            return None
        return {"entry": entry, "path": ["fit", key, self.random.randrange(len(rows))], "op": "remove"}

    def _out(self, entry: str, fit: Json) -> Edit | None:
        outs = list(fit.get("disqualifiers", ()))
        others = [id_ for id_ in self.playbook.disqualifiers if id_ not in outs]
        if others and (not outs or self.random.random() < 0.5):
            at = self.random.randint(0, len(outs))
            value = self.random.choice(others)
            return {"entry": entry, "path": ["fit", "disqualifiers", at], "op": "insert", "value": value}
        if not outs:
            return None
        path = ["fit", "disqualifiers", self.random.randrange(len(outs))]
        return {"entry": entry, "path": path, "op": "remove"}

    def _conditions(self) -> list[tuple[str, list[Any], Json]]:
        """Every condition that can be changed: its entry, its path, itself."""
        found: list[tuple[str, list[Any], Json]] = []
        for name, data in self.data.items():
            if name.startswith("disqualifier/"):
                found.append((name, ["when"], data["when"]))
            elif name.startswith("profile/"):
                fit = data["fit"]
                for at, must in enumerate(fit.get("must", ())):
                    found.append((name, ["fit", "must", at, "when"], must["when"]))
                for at, row in enumerate(fit["score"]):
                    for place, band in enumerate(row.get("bands", ())):
                        path = ["fit", "score", at, "bands", place, "when"]
                        found.append((name, path, band["when"]))
                    if "when" in row:
                        found.append((name, ["fit", "score", at, "when"], row["when"]))
        return found

    def _test(self, entry: str, fit: Json) -> Edit | None:
        entry, path, when = self.random.choice(self._conditions())
        path, test = self.random.choice(list(_tests(path, when)))
        field = self.playbook.catalogue[test["field"]]
        key = next(key for key in NODES if key in test)
        edit = {"entry": entry, "path": [*path, key], "op": "set"}
        match key:
            case "between":
                at = self.random.randrange(2)
                return {**edit, "path": [*path, key, at], "value": self._near(field, test[key][at])}
            case "at_least" | "at_most":
                return {**edit, "value": self._near(field, test[key])}
            case "within":
                return {**edit, "value": self.random.choice((1, 30, 90, 365, 400))}
            case "is" if traits(field.type).number or field.type == "date":
                return {**edit, "value": self._near(field, test[key])}
            case "is" if field.type == "boolean":
                return {**edit, "value": not test[key]}
            case "is" if field.type in ("choice", "country"):
                others = [one for one in self._values(field) if one != test[key]]
                if self.random.random() < 0.5:
                    both = {"field": field.id, "in": [test[key], self.random.choice(others)]}
                    return {**edit, "path": path, "value": both}
                single = [one for one in others if one not in field.group_members]
                return {**edit, "value": self.random.choice(list(field.choices) or single)}
            case "in" | "has_any" | "has_all" | "has_none":
                return self._listed(edit, field, list(test[key]))
            case _:
                return None

    def _listed(self, edit: Edit, field: Field, values: list[Any]) -> Edit | None:
        if len(values) > 1 and self.random.random() < 0.5:
            return {**edit, "path": [*edit["path"], self.random.randrange(len(values))], "op": "remove"}
        others = [one for one in self._values(field) if one not in values]
        if not others:
            return None
        place = [*edit["path"], self.random.randint(0, len(values))]
        return {**edit, "path": place, "op": "insert", "value": self.random.choice(others)}

    def _values(self, field: Field) -> list[str]:
        return [
            *field.group_members,
            *field.choices,
            *(("GB", "DE", "BR") if field.type == "country" else ()),
        ]

    def _near(self, field: Field, bound: object) -> object:
        if field.type == "date":
            return self.random.choice(("2025-01-01", "2026-06-30", "2026-10-01"))
        if field.type == "money":
            return self.random.choice(("250k", "3M", "7.5M", 12_000_000, "20M", "50M"))
        if field.type == "year":
            return self.random.choice((1990, 2010, 2020))
        if isinstance(bound, int) and not isinstance(bound, bool):
            return max(0, self.random.choice((bound - 1, bound + 1, bound // 2, bound * 2)))
        return self.random.choice((1, 5, 20))


def _clash(edit: Edit, other: Edit) -> bool:
    """Whether one is in the place of the other, or a part of it."""
    if edit["entry"] != other["entry"]:
        return False
    shorter, longer = sorted((edit["path"], other["path"]), key=len)
    return bool(longer[: len(shorter)] == shorter)


def _tests(path: list[Any], when: Json) -> Iterator[tuple[list[Any], Json]]:
    for key in ("all", "any"):
        for at, part in enumerate(when.get(key, ())):
            yield from _tests([*path, key, at], part)
    if "not" in when:
        yield from _tests([*path, "not"], when["not"])
    if "field" in when:
        yield path, when
