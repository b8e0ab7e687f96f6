"""Who belongs to a campaign: the musts of an ICP, and none of its disqualifiers known to apply.

Conditions stand in negation normal form: `all` and `any` over literals, so that any tool's filter, which
knows no third truth value, can state what happens to accounts where a field is unknown.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal as OneOf
from typing import TypeAlias, assert_never

from icp_playbook.fit import CompiledCondition, CompiledTest, Program
from icp_playbook.fit import condition as node

Join: TypeAlias = OneOf["all", "any"]


@dataclass(frozen=True, slots=True)
class Literal:
    """One compiled field test, or its opposite. `open` also lets in accounts where the field is unknown."""

    test: CompiledTest
    negated: bool = False
    open: bool = False

    @property
    def field(self) -> str:
        """The field it tests."""
        return self.test.field

    @property
    def excludes(self) -> bool:
        """Whether it requires that an account lacks something."""
        return self.negated != _asks_for_absence(self.test)

    @property
    def asks_if_known(self) -> bool:
        """Whether it only tests that a value is present, or absent."""
        return isinstance(self.test, node.IsKnown)


def _asks_for_absence(test: CompiledTest) -> bool:
    """Whether a test is met by what an account lacks."""
    match test:
        case node.IncludesNone():
            return True
        case node.Equals() | node.OneOf() | node.IncludesAny() | node.IncludesAll():
            return False
        case node.InRange() | node.Minimum() | node.Maximum() | node.WithinDays() | node.IsKnown():
            return False
        case node.TextContains() | node.TextStarts() | node.TextEnds():
            return False
        case _:
            assert_never(test)


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Literals and groups joined: all must be true, or any."""

    joined: Join
    parts: tuple["Tree", ...]


Tree: TypeAlias = Literal | RuleGroup


@dataclass(frozen=True, slots=True)
class CampaignRule:
    """One must, or one negated disqualifier. `kind` and `id` are the playbook's."""

    kind: str
    id: str
    tree: Tree


def campaign_rules(program: Program, icp_id: str) -> tuple[CampaignRule, ...]:
    """The rules of an ICP, musts first, in the order of the file.

    An unknown must keeps an account out; a disqualifier does so only where it is known to apply.
    """
    icp = program.icps[icp_id]
    musts = (CampaignRule("must", row.id, tree_of(row.when)) for row in icp.must)
    outs = (
        CampaignRule("disqualifier", row.id, tree_of(row.when, negated=True, open_=True))
        for row in icp.disqualifiers
    )
    return (*musts, *outs)


def tree_of(when: CompiledCondition, *, negated: bool = False, open_: bool = False) -> Tree:
    """De Morgan: pushes a negation down to the tests, turning `all` into `any` and back.

    True where the condition surely holds (`negated`: surely fails), or with `open_` where it may do so.
    """
    match when:
        case node.Negation(part=part):
            return tree_of(part, negated=not negated, open_=open_)
        case node.AllOf(parts=parts):
            return _group("any" if negated else "all", parts, negated=negated, open_=open_)
        case node.AnyOf(parts=parts):
            return _group("all" if negated else "any", parts, negated=negated, open_=open_)
        case node.OfContacts(part=part):  # what it asks of contacts no filter says, see `expressible`
            return tree_of(part, negated=negated, open_=open_)
        case node.IsKnown(field=field, known=known):  # never unknown itself
            return Literal(node.IsKnown(field, known != negated))
        case _:
            return Literal(when, negated, open_)


def _group(joined: Join, parts: tuple[CompiledCondition, ...], *, negated: bool, open_: bool) -> RuleGroup:
    return RuleGroup(joined, tuple(tree_of(part, negated=negated, open_=open_) for part in parts))


def literals(*trees: Tree) -> Iterator[Literal]:
    """Every literal in the trees, in reading order."""
    for tree in trees:
        if isinstance(tree, Literal):
            yield tree
        else:
            yield from literals(*tree.parts)
