"""Trees of tests without what says nothing: joined, opposed, and told which test implies another."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal as OneOf
from typing import NamedTuple

from icp_playbook.campaign import Literal, RuleGroup, Tree
from icp_playbook.fit import condition as node

NEVER = RuleGroup("any", ())
ALWAYS = RuleGroup("all", ())
_INFINITE = float("inf")


def joined(word: OneOf["all", "any"], parts: Iterable[Tree]) -> Tree:
    """The parts in one group, flat, without those that another of them makes needless."""
    none, decided = (ALWAYS, NEVER) if word == "all" else (NEVER, ALWAYS)
    flat: dict[Tree, None] = {}
    for part in parts:
        if part == decided:
            return decided
        inner = part.parts if isinstance(part, RuleGroup) and part.joined == word else (part,)
        flat.update(dict.fromkeys(inner))
    kept = list(flat)
    for part in flat:
        if any(_needless(part, other, word) for other in kept if other != part):
            kept.remove(part)
    return kept[0] if len(kept) == 1 else RuleGroup(word, tuple(kept)) if kept else none


def _needless(part: Tree, other: Tree, word: OneOf["all", "any"]) -> bool:
    """Whether a part adds nothing to another one: it asks for less in an `all`, for more in an `any`."""
    if not isinstance(part, Literal) or not isinstance(other, Literal):
        return False
    return implies(other, part) if word == "all" else implies(part, other)


def opposite(tree: Tree) -> Tree:
    """True where the tree is not, and nowhere else: a literal is open where its opposite is not."""
    if isinstance(tree, RuleGroup):
        return joined("any" if tree.joined == "all" else "all", map(opposite, tree.parts))
    if isinstance(tree.test, node.IsKnown):
        return Literal(node.IsKnown(tree.field, not tree.test.known))
    return replace(tree, negated=not tree.negated, open=not tree.open)


def implies(one: Literal, other: Literal) -> bool:
    """Whether one is surely true only where the other is. False as well where it is not easily seen."""
    if one == other:
        return True
    if one.field != other.field:
        return False
    if isinstance(other.test, node.IsKnown):
        return other.test.known and not one.open and not isinstance(one.test, node.IsKnown)
    if isinstance(one.test, node.IsKnown):
        return not one.test.known and other.open
    if one.open and not other.open:
        return False
    reaches, around = _reach(one), _reach(other)
    if reaches is not None and around is not None:
        return around.low <= reaches.low and reaches.high <= around.high
    return _values_imply(one, other)


class _Reach(NamedTuple):
    """The numbers of a test; each end with whether it lies just below (-1), at (0) or just above (1)."""

    low: tuple[float, int]
    high: tuple[float, int]


def _reach(literal: Literal) -> _Reach | None:
    """The numbers that a test of numbers lets in, where they lie together."""
    match literal.test, literal.negated:
        case node.Minimum(bound=int() | float() as bound), False:
            return _Reach((bound, 0), (_INFINITE, 0))
        case node.Minimum(bound=int() | float() as bound), True:
            return _Reach((-_INFINITE, 0), (bound, -1))
        case node.Maximum(bound=int() | float() as bound), False:
            return _Reach((-_INFINITE, 0), (bound, 0))
        case node.Maximum(bound=int() | float() as bound), True:
            return _Reach((bound, 1), (_INFINITE, 0))
        case node.InRange(low=int() | float() as low, high=int() | float() as high), False:
            return _Reach((low, 0), (high, 0))
        case _:
            return None


def _values_imply(one: Literal, other: Literal) -> bool:
    """The same for a field that has one of several values."""
    mine, theirs = _values(one), _values(other)
    if mine is None or theirs is None:
        return False
    match one.negated, other.negated:
        case False, False:
            return mine <= theirs
        case False, True:
            return not mine & theirs
        case True, True:
            return theirs <= mine
        case _:
            return False


def _values(literal: Literal) -> frozenset[object] | None:
    match literal.test:
        case node.Equals(value=value):
            return frozenset({value})
        case node.OneOf(values=values):
            return frozenset(values)
        case _:
            return None
