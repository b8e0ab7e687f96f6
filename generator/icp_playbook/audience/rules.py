"""Who belongs to an audience: the musts of an ICP, and none of its disqualifiers known to apply.

Conditions stand in negation normal form: `all` and `any` over literals, so that any tool's filter, which
knows no third truth value, can say what is done with the accounts that tell nothing.
"""

from dataclasses import dataclass
from typing import TypeAlias

from icp_playbook.fit.program import Json, Program


@dataclass(frozen=True, slots=True)
class Literal:
    """One compiled field test, or its opposite. `open` also lets in accounts that do not tell the field."""

    test: Json
    negated: bool = False
    open: bool = False

    @property
    def field(self) -> str:
        """The field it tests."""
        name: str = self.test["field"]
        return name

    @property
    def operator(self) -> str:
        """The operator's key: is, in, between, …"""
        return next(key for key in self.test if key != "field")

    @property
    def operand(self) -> object:
        """What the test asks for, typed by the field; values of groups one by one."""
        return self.test[self.operator]


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Literals and groups joined: every one must hold, or any one."""

    joined: str
    """"all" or "any"."""
    parts: tuple["Tree", ...]


Tree: TypeAlias = Literal | RuleGroup


@dataclass(frozen=True, slots=True)
class AudienceRule:
    """One must, or one disqualifier turned round. `kind` and `id` are the playbook's."""

    kind: str
    id: str
    tree: Tree


def audience_rules(program: Program, icp_id: str) -> tuple[AudienceRule, ...]:
    """The rules of an ICP, musts first, in the order of the file.

    A must keeps out whoever does not tell; a disqualifier keeps out only whom it is known to apply to.
    """
    icp = program.icps[icp_id]
    musts = (AudienceRule("must", row["id"], _tree(row["when"])) for row in icp["must"])
    outs = (
        AudienceRule("disqualifier", row["id"], _tree(row["when"], negated=True, open_=True))
        for row in icp["disqualifiers"]
    )
    return (*musts, *outs)


def _tree(when: Json, *, negated: bool = False, open_: bool = False) -> Tree:
    """De Morgan: a negation moves down to the tests, where it turns `all` into `any` and back."""
    if "not" in when:
        return _tree(when["not"], negated=not negated, open_=open_)
    for joined, opposite in (("all", "any"), ("any", "all")):
        if joined in when:
            parts = tuple(_tree(part, negated=negated, open_=open_) for part in when[joined])
            return RuleGroup(opposite if negated else joined, parts)
    if "known" in when:  # never unknown itself
        return Literal({**when, "known": when["known"] != negated})
    return Literal(when, negated, open_)
