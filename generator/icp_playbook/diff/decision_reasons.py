"""The decisions that name a change: added between two versions, or edited in their status or first day."""

import datetime
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from icp_playbook.model import names_change
from icp_playbook.phrases import says_something
from icp_playbook.playbook import Key
from icp_playbook.source import Data
from icp_playbook.values import say_date


@dataclass(frozen=True, slots=True)
class DecisionReason:
    """A decision that was made, or began to count. `about` are the entries it names, as kind/id."""

    id: str
    name: str
    why: str
    """The reason; "" where the decision only has a word that stands for one."""
    about: tuple[str, ...]
    expected: tuple[str, ...] = ()
    """What is expected to come of it: "Win rate of clinics: 18% → 25% by 31 Dec 2026"."""

    def names(self, entry: str) -> bool:
        """Whether a change of an entry, as kind/id, is one of those it gives the reason of."""
        return bool(self.why) and entry in self.about


def naming_decisions(
    before: Mapping[Key, Data], after: Mapping[Key, Data], renames: Mapping[Key, Key]
) -> Iterator[DecisionReason]:
    """Those made between two versions of a playbook, by id; what is not in force names nothing.

    `renames` lead from old to new. Documents may not fit the model: what cannot be read names nothing.
    """
    old = {renames.get(key, key): data for key, data in before.items() if key.kind == "decision"}
    for key in sorted(key for key in after if key.kind == "decision"):
        data = after[key]
        if isinstance(data, dict) and names_change(old.get(key), data):
            why = data.get("why")
            if isinstance(why, str) and why.strip():
                reason = why if says_something(why) else ""
                yield DecisionReason(
                    key.id, _name(data, key.id), reason, tuple(_about(data)), tuple(_expected(data))
                )


def unnamed(entries: Collection[str], decisions: Collection[DecisionReason]) -> list[str]:
    """Those of some entries, as kind/id, that none of the decisions names."""
    return [entry for entry in entries if not any(one.names(entry) for one in decisions)]


def _name(data: dict[str, Data], id_: str) -> str:
    name = data.get("name")
    return name if isinstance(name, str) else id_


def _expected(data: dict[str, Data]) -> Iterator[str]:
    listed = data.get("expected")
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict) and one.get("measure") and one.get("to"):
            before = f"{one['from']} → " if one.get("from") else ""
            day = f" by {_day(str(one['by']))}" if one.get("by") else ""
            yield f"{one['measure']}: {before}{one['to']}{day}"


def _day(written: str) -> str:
    try:
        return say_date(datetime.date.fromisoformat(written))
    except ValueError:
        return written


def _about(data: dict[str, Data]) -> Iterator[str]:
    for part in ("about", "gone"):
        listed = data.get(part)
        yield from (name for name in (listed if isinstance(listed, list) else ()) if isinstance(name, str))
