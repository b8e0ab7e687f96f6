"""The states of a playbook as one record: what scores accounts as of any day, equal parts written once."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from icp_playbook.decisions import RenamedIds, move_tables
from icp_playbook.fit import build_word_list, compile_playbook, program_record, word_list_record
from icp_playbook.playbook import Key, Playbook
from icp_playbook.timeline import PlaybookState
from icp_playbook.views.changes.deciding_parts import PARTS, boundary_lines
from icp_playbook.views.decision_log import deciders, latest_first, outcome_mark, status_mark
from icp_playbook.views.fit import fit_record
from icp_playbook.views.routes import route

JsonRecord = dict[str, Any]
MOST = 400
"""States that a browser can compare: those of the latest commits that may decide."""
_SHARED = ("countries", "moments", "contacts", "urls")
"""What the form has that is not compared: a page takes it from the playbook as it is."""
_SMALL = 120
"""Characters of JSON below which a part is written where it stands."""
REFERENCE = "$"
"""The key of a reference to a part, which no id and no field is called."""


def states_record(
    states: Iterable[PlaybookState], titles: Mapping[str, str], left_out: int = 0
) -> JsonRecord:
    """Some states, the oldest first: each with its program, its words, its form as at /api/fit.json,
    and a line for each part that decides.

    `titles` are of commits, by hash; others have none. A state that says what the one before said is left
    out. `parts` are what states share: an object `{"$": n}` stands for `parts[n]`, in parts as well.
    `left_out` is how many earlier commits may have decided otherwise.
    """
    parts = _Parts()
    rows: list[JsonRecord] = []
    for state in states:
        data = None if state.playbook is None else parts.shared(_data(state.playbook))
        if rows and (rows[-1]["data"], rows[-1]["problem"]) == (data, state.problem):
            continue
        rows.append(
            {
                "commit": state.commit,
                "day": state.day.isoformat(),
                "title": titles.get(state.commit, ""),
                "data": data,
                "problem": state.problem,
                "renames": _renames(state.renames),
            }
        )
    return {"left_out": left_out, "kinds": PARTS, "moves": move_tables(), **parts.used_by(rows)}


def decision_records(playbook: Playbook) -> list[JsonRecord]:
    """What was decided when, the latest first; a proposal has no day. URLs start at the root of the site."""
    found = []
    for id_ in latest_first(playbook):
        decision = playbook.decisions[id_]
        outcome = outcome_mark(decision)
        found.append(
            {
                "name": decision.name,
                "url": route(Key("decision", id_)),
                "day": decision.decided.on.isoformat() if decision.decided else None,
                "effective": decision.effective.isoformat() if decision.effective else None,
                "by": deciders(decision),
                "decision": decision.decision,
                "why": decision.why,
                "status": status_mark(decision).text,
                "expected": [
                    {
                        "measure": one.measure,
                        "from": one.from_,
                        "to": one.to,
                        "by": one.by.isoformat(),
                        "measured": decision.outcome.measured.get(one.id, "") if decision.outcome else "",
                    }
                    for one in decision.expected
                ],
                "outcome": {
                    "text": outcome.text,
                    "due": outcome.due.isoformat() if outcome.due else None,
                    "says": decision.outcome.says if decision.outcome else "",
                }
                if outcome
                else None,
            }
        )
    return found


def _data(playbook: Playbook) -> JsonRecord:
    program = compile_playbook(playbook)
    form = fit_record(playbook, program)
    return {
        "program": program_record(program),
        "words": word_list_record(build_word_list(playbook, program)),
        "lines": boundary_lines(playbook, program),
        "form": {name: value for name, value in form.items() if name not in _SHARED},
    }


def _renames(renames: RenamedIds) -> JsonRecord:
    """Old id → new id, by what they are of, where anything was renamed."""
    entries = {
        str(old): new.id
        for old, new in sorted(renames.entries.items())
        if old.kind in ("profile", "segment", "example")
    }
    found = {
        "entries": entries,
        "tiers": dict(renames.tiers),
        "plays": dict(renames.plays),
        "fields": dict(renames.fields),
        "values": {field: dict(ids) for field, ids in renames.values.items()},
    }
    return {name: ids for name, ids in found.items() if ids}


class _Parts:
    """JSON values kept once, whatever holds them."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._parts: list[Any] = []

    def shared(self, value: Any) -> Any:
        """The value, or a reference to where it is kept."""
        if isinstance(value, dict):
            made: Any = {key: self.shared(one) for key, one in value.items()}
        elif isinstance(value, list | tuple):
            made = [self.shared(one) for one in value]
        else:
            return value
        text = repr(made)
        if len(text) < _SMALL:
            return made
        number = self._numbers.setdefault(text, len(self._parts))
        if number == len(self._parts):
            self._parts.append(made)
        return {REFERENCE: number}

    def used_by(self, rows: list[JsonRecord]) -> JsonRecord:
        """The rows and the parts that they need, numbered anew in the order of their first use.

        A part that stands in one place only is written there.
        """
        uses: dict[int, int] = {}
        for row in rows:
            self._count(row["data"], uses)
        numbers: dict[int, int] = {}
        written: list[Any] = []

        def again(value: Any) -> Any:
            if isinstance(value, list):
                return [again(one) for one in value]
            if not isinstance(value, dict):
                return value
            if value.keys() != {REFERENCE}:
                return {key: again(one) for key, one in value.items()}
            old = value[REFERENCE]
            if uses[old] == 1:
                return again(self._parts[old])
            if old not in numbers:
                made = again(self._parts[old])
                numbers[old] = len(written)
                written.append(made)
            return {REFERENCE: numbers[old]}

        return {"states": [row | {"data": again(row["data"])} for row in rows], "parts": written}

    def _count(self, value: Any, uses: dict[int, int]) -> None:
        for number in _references(value):
            uses[number] = uses.get(number, 0) + 1
            if uses[number] == 1:
                self._count(self._parts[number], uses)


def _references(value: Any) -> Iterator[int]:
    if isinstance(value, dict):
        if value.keys() == {REFERENCE}:
            yield value[REFERENCE]
        else:
            for one in value.values():
                yield from _references(one)
    elif isinstance(value, list):
        for one in value:
            yield from _references(one)
