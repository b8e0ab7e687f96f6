"""What a difference does: facts in, changes out, each with its id, its effect and its direction."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, assert_never

from icp_playbook.boundary import Order, condition_order
from icp_playbook.diff.base_rates import base_rate_id
from icp_playbook.diff.canonical import empty, same
from icp_playbook.diff.cap_changes import cap_changes
from icp_playbook.diff.change import EFFECTS, Change, Direction, Effect, Subject
from icp_playbook.diff.change_kinds import CATALOGUE
from icp_playbook.diff.condition_wording import condition_text
from icp_playbook.diff.facts import Fact, Verb
from icp_playbook.diff.lexicon import Lexicon, program_of
from icp_playbook.diff.matching import written
from icp_playbook.diff.scoring import (
    DIRECTIONS,
    ScoredSides,
    counted_steps,
    points_direction,
    step_changes,
    steps_of,
    without_steps,
)
from icp_playbook.diff.thresholds import is_threshold
from icp_playbook.fit import CompiledCondition, OfContacts, condition_record, fields_in
from icp_playbook.model import DECIDING, outline_of
from icp_playbook.source import Data

_ON_LIST: dict[str, tuple[str, str]] = {
    "disqualifier-cited": ("disqualifier-attached", "disqualifier-detached"),
    "signal-cited": ("signal-attached", "signal-detached"),
    "proof-cited": ("proof-attached", "proof-detached"),
}
"""Families of names on a list → what it is called when one comes and when one goes."""
_ONE_ID: dict[str, str] = {
    **{
        family: f"{family}-changed"
        for family in (
            *(
                "wording",
                "description",
                "owner",
                "price",
                "review-cycle",
                "review-policy",
                "change-policy",
                "buying",
            ),
            *("dimension", "facet", "policy", "capacity", "currency", "profile-order", "grid-cell"),
            *("unknown-rule", "field-reading", "persona-detail", "evidence"),
            *("example-account", "example-verdict", "decision-status", "decision-about", "decision-day"),
            *("decision-link", "decision-outcome"),
        )
    },
    **{one: one for one in ("item-renamed", "review-recorded", "field-retyped", "segment-moved")},
}
"""Families for which it does not matter whether something came, went or changed."""
_RISING: dict[str, tuple[str, str, Direction, Direction]] = {
    "threshold": ("threshold-raised", "threshold-lowered", "narrows", "widens"),
    "level-threshold": ("level-raised", "level-lowered", "narrows", "widens"),
    "minimum-coverage": ("minimum-coverage-raised", "minimum-coverage-lowered", "narrows", "widens"),
}
"""Families of numbers → ids and directions when one rises and when it falls."""
_DIRECTIONS: dict[str, Direction] = {
    "must-added": "narrows",
    "must-removed": "widens",
    "enough-added": "narrows",
    "enough-removed": "widens",
    "disqualifier-attached": "narrows",
    "disqualifier-detached": "widens",
    "signal-attached": "widens",
    "signal-detached": "narrows",
    "segment-added": "shifts",
    "segment-removed": "shifts",
    "segment-moved": "shifts",
    "tier-added": "shifts",
    "tier-removed": "shifts",
    "tier-changed": "shifts",
    "level-changed": "shifts",
    "level-added": "shifts",
    "level-removed": "shifts",
    "grid-cell-changed": "shifts",
    "currency-changed": "shifts",
    "field-retyped": "shifts",
    "unknown-rule-changed": "shifts",
    "profile-order-changed": "shifts",
}
"""The direction of changes that have the same one always."""
_ORDER_IDS: dict[str, Mapping[Order, str]] = {
    "must": {
        "up": "must-widened",
        "down": "must-narrowed",
        "mixed": "must-shifted",
    },
    "enough": {
        "up": "enough-relaxed",
        "down": "enough-tightened",
        "mixed": "enough-shifted",
    },
    "segment": {
        "up": "segment-widened",
        "down": "segment-narrowed",
        "mixed": "segment-shifted",
    },
    "disqualifier": {
        "up": "disqualifier-tightened",
        "down": "disqualifier-relaxed",
        "mixed": "disqualifier-shifted",
    },
}
_DATA = frozenset({"data-added", "data-removed", "data-changed"})
_TURNED: dict[Order, Order] = {"up": "down", "down": "up"}


@dataclass(frozen=True, slots=True)
class ChangeClassifier:
    """Makes changes of the facts of one entry."""

    entry: Subject
    lexicon: Lexicon
    previous: str = ""
    """The id the entry had, where that is told already."""
    gone: frozenset[str] = frozenset()
    """Ids of its kind that the same change removes."""

    def changes(self, fact: Fact) -> Iterator[Change]:
        """The changes a fact amounts to: none if a condition is only written differently."""
        match fact.place.holds:
            case "condition":
                yield from self._condition(fact, fact.place.family)
            case "bands":
                fact = replace(fact, old={"bands": fact.old}, new={"bands": fact.new})
                old, new = (steps_of(side) for side in (fact.old, fact.new))
                yield from self._bands(fact, ScoredSides(old, new, self.lexicon, intent=True))
            case "criteria":
                yield from self._criterion(fact)
            case "whole":
                yield from self._group(fact)
            case "plain":
                yield from self._plain(fact)
            case _:
                assert_never(fact.place.holds)

    def change(self, id_: str, fact: Fact, direction: Direction | None = None, **other: Any) -> Change:
        """The change of an id at the place of a fact; what is told as data has the weight of its place."""
        effect = CATALOGUE[id_].effect
        if id_ in _DATA:
            effect = data_effect(fact.place.family)
            direction = "shifts" if effect == "boundary" else None
        values: dict[str, Any] = {
            "path": fact.path,
            "old": fact.old,
            "new": fact.new,
            "item": fact.item,
        } | other
        return Change(id_, self.entry, effect=effect, direction=direction, **values)

    def _plain(self, fact: Fact) -> Iterator[Change]:
        family = fact.place.family
        if fact.verb == "reordered" and family != "profile-order":
            yield self.change("order-changed", fact)
        elif family in _RISING:
            yield self._risen(fact)
        elif family == "base-rate":
            yield self.change(base_rate_id(fact), fact)
        elif family == "own-threshold" and len(fact.path) > 2:
            yield self._own_threshold(fact)
        elif family == "status":
            yield self.change("status-changed", fact, _status_direction(fact.old, fact.new))
        elif family == "entry-renamed":
            yield from self._former_id(fact)
        elif family == "committee-role" and fact.path[-1] == "persona":
            yield self.change("committee-role-reassigned", fact)
        else:
            id_ = plain_id(family, fact.verb)
            yield self.change(id_, fact, _DIRECTIONS.get(id_))

    def _former_id(self, fact: Fact) -> Iterator[Change]:
        """An id more or less under `formerly`: that of an entry that is gone means that both are one now."""
        id_ = fact.new if fact.verb == "added" else fact.old
        if len(fact.path) < 2 or not isinstance(id_, str) or fact.verb == "changed":
            yield self.change("wording-changed", fact)
        elif fact.verb == "removed":
            if not self.previous or id_ != self.entry.id:
                yield self.change("former-id-removed", fact)
        elif not self.previous or id_ != self.previous:
            yield self.change("entry-merged" if id_ in self.gone else "former-id-added", fact)

    def _group(self, fact: Fact) -> Iterator[Change]:
        """What a group does depends on where it is used; on its own, its effect is unknown.

        The order of segments is told as one as well: an account that two would take may be in the other.
        """
        if fact.place.family == "segment-order":
            yield self.change("segment-order-changed", fact, "shifts")
            return
        if fact.place.family == "cap":
            for id_, one in cap_changes(fact):
                yield self.change(id_, one, "shifts" if id_.startswith("cap-") else None)
            return
        if fact.place.family == "signal-count":
            scored = ScoredSides(counted_steps(fact.old), counted_steps(fact.new), self.lexicon, intent=True)
            yield self.change(plain_id("signal-count", _came(fact)), fact, scored.direction)
            return
        old, new = (_texts(side) for side in (fact.old, fact.new))
        if old == new:
            yield self.change("order-changed", fact)
        else:
            id_ = "group-widened" if old < new else "group-narrowed" if new < old else "group-shifted"
            yield self.change(id_, fact, "shifts")

    def _risen(self, fact: Fact) -> Change:
        raised, lowered, up, down = _RISING[fact.place.family]
        old, new = fact.old, fact.new
        if not isinstance(old, int) or not isinstance(new, int) or old == new:
            return self.change(f"data-{fact.verb}", fact)
        if fact.place.family == "threshold" and self.lexicon.thresholds.moves_nobody(fact.path[1]):
            return self.change(raised if new > old else lowered, fact)
        return self.change(raised, fact, up) if new > old else self.change(lowered, fact, down)

    def _own_threshold(self, fact: Fact) -> Change:
        """What an ICP says itself of where a tier starts, against what counted before."""
        tier, known = fact.path[2], self.lexicon.thresholds
        old = known.before.get(tier) if fact.old is None else fact.old
        new = known.after.get(tier) if fact.new is None else fact.new
        if is_threshold(old) and is_threshold(new) and old != new:
            raised, lowered, up, down = _RISING["threshold"]
            return self.change(raised, fact, up) if new > old else self.change(lowered, fact, down)
        id_ = plain_id("own-threshold", _came(fact))
        return self.change(id_, fact, None if old == new and old is not None else "shifts")

    def _condition(self, fact: Fact, family: str) -> Iterator[Change]:
        if fact.old is None or fact.new is None:  # a condition that may be left out
            id_ = plain_id(family, _came(fact))
            yield self.change(id_, fact, _DIRECTIONS.get(id_))
            return
        order = self.order(fact.old, fact.new)
        groups = self.lexicon.changed_groups(fact.new)
        if order == "same":
            if fact.old != fact.new and self._reads_otherwise(fact):
                yield self.change("condition-reworded", fact)
            return
        ids = _ORDER_IDS[family]
        direction = DIRECTIONS[_TURNED.get(order, order) if family == "disqualifier" else order]
        id_ = ids["mixed" if order == "undecided" else order]
        yield self.change(id_, fact, direction, groups=groups, **self._resolved(fact.old, fact.new))

    def _resolved(self, old: Data, new: Data) -> dict[str, Data]:
        """Where the document did not change, the conditions as their groups make them."""
        if old != new:
            return {}
        before = program_of(old, self.lexicon.before)
        after = program_of(new, self.lexicon.after)
        return {
            "old": condition_record(_asked(before)) if before is not None else old,
            "new": condition_record(_asked(after)) if after is not None else new,
        }

    def _reads_otherwise(self, fact: Fact) -> bool:
        before = condition_text(fact.old, self.lexicon.before)
        return before != condition_text(fact.new, self.lexicon.after)

    def order(self, old: Data, new: Data) -> Order:
        """Of two conditions of documents, each read with the fields of its side."""
        before, after = program_of(old, self.lexicon.before), program_of(new, self.lexicon.after)
        if before is None or after is None:
            return "same" if old == new else "mixed"
        if not self.lexicon.retyped_fields.isdisjoint(fields_in(before, after)):
            return "mixed"
        return condition_order(before, after, self.lexicon.both)

    def _criterion(self, fact: Fact) -> Iterator[Change]:
        family = fact.place.family
        match fact.verb:
            case "added" | "removed":
                id_ = f"{family}-{fact.verb}"
                direction = _DIRECTIONS.get(id_) or points_direction(fact.old, fact.new)
                yield self.change(id_, fact, direction)
            case "moved":
                yield self._moved(fact)
            case "reordered":
                yield self.change("order-changed", fact)
            case "changed" if family == "must":
                yield from self._condition(_part(fact, "when"), "must")
                yield from self._odd(fact, *(_without(side, "when") for side in (fact.old, fact.new)))
            case "changed":
                old, new = steps_of(fact.old), steps_of(fact.new)
                yield from self._bands(fact, ScoredSides(old, new, self.lexicon, intent=False))
            case _:
                assert_never(fact.verb)

    def _moved(self, fact: Fact) -> Change:
        """Towards must, those who miss it are out and the others lose what it earned them beside the rest."""
        to_must = fact.place.family == "must"
        id_ = "criterion-moved-to-must" if to_must else "must-moved-to-score"
        steps = steps_of(fact.old if to_must else fact.new)
        must = fact.new if to_must else fact.old
        when = must.get("when") if isinstance(must, dict) else None
        plain = len(steps) == 1 and steps[0].points > 0
        same = (
            plain
            and (self.order(steps[0].when, when) if to_must else self.order(when, steps[0].when)) == "same"
        )
        direction: Direction = ("narrows" if to_must else "widens") if same else "shifts"
        return self.change(id_, fact, direction)

    def _odd(self, fact: Fact, old: Data, new: Data) -> Iterator[Change]:
        """What of a must or of bands gives no points and so is compared with nothing."""
        sides = [side if isinstance(side, dict) else {"when": side} for side in (old, new)]
        for key in dict.fromkeys([*sides[0], *sides[1]]):
            before, after = (side.get(key) for side in sides)
            written = [side.get(key) if isinstance(side, dict) else None for side in (fact.old, fact.new)]
            if not same(*written) and not same(before, after) and not (empty(before) and empty(after)):
                path = fact.path if fact.path[-1] == key else (*fact.path, key)
                yield self.change("data-changed", Fact(DECIDING, "changed", path, before, after, fact.item))

    def _bands(self, fact: Fact, scored: ScoredSides) -> Iterator[Change]:
        yield from self._steps(fact, scored)
        yield from self._odd(fact, *(without_steps(side) for side in (fact.old, fact.new)))

    def _steps(self, fact: Fact, scored: ScoredSides) -> Iterator[Change]:
        direction = scored.direction
        for found in step_changes(scored, self.order):
            key = found.key
            if key == ("bands",) and not any(_banded(side) for side in (fact.old, fact.new)):
                key = ("when",)
            path = fact.path if scored.intent else (*fact.path, *key)
            here = Fact(fact.place, "changed", path, found.old, found.new, fact.item)
            if found.id == "condition-reworded":
                if self._reads_otherwise(here):
                    yield self.change(found.id, here)
                continue
            moved = found.id.endswith(("-widened", "-narrowed", "-shifted"))
            groups = self.lexicon.changed_groups(found.new) if moved else ()
            resolved = self._resolved(found.old, found.new) if moved else {}
            yield self.change(found.id, here, direction, groups=groups, **resolved)


def _asked(condition: CompiledCondition) -> CompiledCondition:
    """What is asked of each contact, as a document has it: how many have to match is their fields' to say."""
    return condition.part if isinstance(condition, OfContacts) else condition


def _came(fact: Fact) -> Verb:
    return "added" if fact.old is None else "removed" if fact.new is None else "changed"


def plain_id(family: str, verb: Verb) -> str:
    """The id of a change, from its family and what happened; that of data for one without a row."""
    if family in _ONE_ID:
        return _ONE_ID[family]
    if family in _ON_LIST and verb in ("added", "removed"):
        return _ON_LIST[family][verb == "removed"]
    ids = (f"{family}-{verb}", f"{family}-changed", f"data-{verb}")
    return next((id_ for id_ in ids if id_ in CATALOGUE), "data-changed")


def data_effect(family: str) -> Effect:
    """The effect of what is told as data in a family: the weightiest that anything of the family has."""
    if family == DECIDING.family:
        return "boundary"
    ids = {_ONE_ID.get(family), *_ON_LIST.get(family, ()), *_RISING.get(family, ())[:2]}
    effects = [kind.effect for id_, kind in CATALOGUE.items() if id_ in ids or id_.startswith(f"{family}-")]
    return min(effects, key=EFFECTS.index, default="editorial")


def kind_effect(kind: str) -> Effect:
    """The weightiest effect that a change of a kind of file can have."""
    effects = {data_effect(row.family) for row in outline_of(kind).values()}
    return min(effects, key=EFFECTS.index, default="editorial")


def _texts(side: Data) -> frozenset[str]:
    return frozenset(map(written, side if isinstance(side, list) else [side]))


def _banded(data: Data) -> bool:
    return isinstance(data, dict) and "bands" in data


def _without(data: Data, *keys: str) -> Data:
    return {key: value for key, value in data.items() if key not in keys} if isinstance(data, dict) else data


def _part(fact: Fact, key: str) -> Fact:
    """The fact of one key of an item."""
    old, new = (side.get(key) if isinstance(side, dict) else None for side in (fact.old, fact.new))
    return Fact(fact.place, "changed", (*fact.path, key), old, new, fact.item)


def _status_direction(old: Data, new: Data) -> Direction | None:
    if (old == "operational") == (new == "operational"):
        return None
    return "widens" if new == "operational" else "narrows"
