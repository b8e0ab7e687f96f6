"""Whether a decision agrees with its id and its days, and with the decisions it replaces or undoes."""

import datetime
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeAlias

from icp_playbook.findings import Finding, rules
from icp_playbook.model import Decision, layout, models
from icp_playbook.phrases import did_you_mean
from icp_playbook.playbook.linked import Documents, Key
from icp_playbook.source import Document, Path
from icp_playbook.values import parse_date

_PlacedDay: TypeAlias = tuple[Path, datetime.date | None]
_SLUG = re.compile(r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}-)?(.*)")
_LEAVES = {"supersedes": "superseded", "reverts": "reverted"}
"""What a decision does to an earlier one → the status that this leaves it with."""
_DOES = {"supersedes": "replaces", "reverts": "undoes"}


def own_agreement(id_: str, entry: Decision, document: Document) -> Iterator[Finding]:
    """The findings about a decision for which no other entry is looked at."""
    yield from _days(id_, entry, document)
    yield from _outcome(entry, document)
    if not entry.concerns:
        yield rules.DECISION.at(
            document.at("decision"),
            "it is about nothing",
            "list the entries it is about under `about`, such as profile/saas",
        )
    for key in ("about", "gone"):
        names: tuple[str, ...] = getattr(entry, key)
        for place, name in enumerate(names):
            if name in names[:place] or (key == "gone" and name in entry.about):
                yield rules.DECISION.at(
                    document.at(key, place), f'"{name}" is listed twice', "keep one of the two"
                )
            elif name == f"decision/{id_}":
                yield rules.DECISION.at(
                    document.at(key, place), "a decision is not about itself", "take it off the list"
                )
    if entry.supersedes is not None and entry.supersedes == entry.reverts:
        yield rules.DECISION.at(
            document.at("reverts"),
            f'"{entry.reverts}" is both replaced and undone',
            "keep `supersedes` if something else holds now, `reverts` if what was before holds again",
        )


def agreement(decisions: Mapping[str, Decision], documents: Documents) -> Iterator[Finding]:
    """The findings about decisions and what they refer to."""
    entries = {str(key) for key in documents}
    for id_, entry in decisions.items():
        document = documents[Key("decision", id_)]
        yield from _gone(entry, document, entries)
        for key in _LEAVES:
            target = getattr(entry, key)
            if target == id_:
                yield rules.DECISION.at(
                    document.at(key), f"a decision never {_DOES[key]} itself", "name an earlier decision"
                )
            elif target in decisions and entry.supersedes != entry.reverts:
                yield from _earlier(key, entry, target, decisions[target], document)
        yield from _ring(id_, decisions, document)


def _days(id_: str, entry: Decision, document: Document) -> Iterator[Finding]:
    yield from _decided(id_, entry, document)
    decided = entry.decided.on if entry.decided is not None else parse_date(id_[:10])
    if decided is None:
        return
    made = "the day it was decided on" if entry.decided is not None else "the day its id begins with"
    start, counts = decided, made
    if entry.effective is not None and entry.effective >= decided:
        start, counts = entry.effective, "the day from which it counts"
    sooner: list[_PlacedDay] = [(("effective",), entry.effective)]
    later: list[_PlacedDay] = [(("review_on",), entry.review_on)]
    later += [(("expected", at, "by"), one.by) for at, one in enumerate(entry.expected)]
    # what was replaced or undone before its day could be looked at then
    looked_at = later if entry.in_force else sooner
    looked_at.append((("outcome", "on"), entry.outcome.on if entry.outcome else None))
    yield from _in_order(document, sooner, decided, made)
    yield from _in_order(document, later, start, counts)


def _in_order(
    document: Document, days: Sequence[_PlacedDay], start: datetime.date, what: str
) -> Iterator[Finding]:
    for path, day in days:
        if day is not None and day < start:
            yield rules.DECISION.at(
                document.at(*path), f"{day} is before {start}, {what}", "correct one of the two days"
            )


def _decided(id_: str, entry: Decision, document: Document) -> Iterator[Finding]:
    if entry.status == "proposed":
        if entry.decided is not None:
            yield rules.DECISION.at(
                document.at("status"),
                "it is proposed, and `decided` says that it is decided",
                "write `status: accepted` or `status: trial`, or remove `decided`",
            )
        return
    if entry.decided is None:
        yield rules.DECISION.at(
            document.at("status"),
            f"it is {entry.status.replace('trial', 'on trial')}, and nobody decided it",
            "say under `decided` the day (`on`) and the functions that decided (`by`), or write "
            "`status: proposed`",
        )
        return
    day = entry.decided.on.isoformat()
    if not id_.startswith(f"{day}-"):
        begins = f"begins with {id_[:10]}" if parse_date(id_[:10]) else "begins with no day"
        found = _SLUG.fullmatch(id_)
        name = f"{day}-{found[1] if found else id_}"
        yield rules.DECISION.at(
            document.at("decided", "on"),
            f"it was decided on {day}, and its id {begins}",
            f"rename the file to {layout().entry_path('decision', name)} and keep the old id: "
            f"`formerly: [{id_}]`; or correct the day",
        )


def _outcome(entry: Decision, document: Document) -> Iterator[Finding]:
    if entry.outcome is None:
        return
    if entry.status == "proposed":
        yield rules.DECISION.at(
            document.at("outcome"),
            "it is only proposed, so nothing can have come of it",
            "remove `outcome`, or say under `decided` when it was decided and by whom",
        )
    ids = [one.id for one in entry.expected]
    for name in entry.outcome.measured:
        if name not in ids:
            yield rules.UNKNOWN_REFERENCE.at(
                document.at_key("outcome", "measured", name),
                f'`expected` has no "{name}"',
                did_you_mean(name, ids, "add it under `expected`, or say it under `says`"),
            )


def _gone(entry: Decision, document: Document, entries: Collection[str]) -> Iterator[Finding]:
    for place, name in enumerate(entry.gone):
        kind = name.partition("/")[0]
        if kind not in models():
            yield rules.UNKNOWN_REFERENCE.at(
                document.at("gone", place),
                f'there is no kind of entry "{kind}"',
                did_you_mean(kind, [*models()]),
            )
        elif name in entries and name not in entry.about:
            yield rules.DECISION.at(
                document.at("gone", place), f'"{name}" is in the playbook', "move it to `about`"
            )


def _earlier(
    key: str, entry: Decision, target: str, other: Decision, document: Document
) -> Iterator[Finding]:
    if entry.decided and other.decided and other.decided.on > entry.decided.on:
        yield rules.DECISION.at(
            document.at(key),
            f'it {_DOES[key]} "{target}", which was decided later, on {other.decided.on}',
            "name an earlier decision, or correct the days",
        )
    if entry.status in ("accepted", "superseded") and other.status != _LEAVES[key]:
        yield rules.DECISION.at(
            document.at(key),
            f'it {_DOES[key]} "{target}", whose status is {other.status}',
            f"write `status: {_LEAVES[key]}` in {layout().entry_path('decision', target)}",
        )


def _ring(id_: str, decisions: Mapping[str, Decision], document: Document) -> Iterator[Finding]:
    """One finding for a ring of several decisions, at the first of them by id."""
    for key in _LEAVES:
        ring = [id_]
        while (target := getattr(decisions[ring[-1]], key)) in decisions and target not in ring:
            ring.append(target)
        if target == id_ and len(ring) > 1 and id_ == min(ring):
            yield rules.DECISION.at(
                document.at(key),
                f"a decision that it {_DOES[key]} {_DOES[key]} it in turn: {' → '.join([*ring, id_])}",
                f"remove `{key}` from one of them",
            )
