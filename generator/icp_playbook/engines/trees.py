"""The nodes of sqlglot's trees, gathered at once: its own walk takes several times as long."""

from collections.abc import Iterable
from typing import TypeVar

import sqlglot.expressions as sge

Node = TypeVar("Node", bound=sge.Expr)


def nodes(tree: sge.Expr) -> list[sge.Expr]:
    """All nodes, those nearest to the root first; one that stands in several places as often.

    Those in tuples, which sqlglot does not enter, are among them.
    """
    found = [tree]
    for node in found:  # which grows as it is read
        for value in node.args.values():
            kind = type(value)
            if kind is list or kind is tuple:
                found += [one for one in value if isinstance(one, sge.Expr)]
            elif kind is not str and isinstance(value, sge.Expr):
                found.append(value)
    return found


def of_kind(found: Iterable[sge.Expr], kind: type[Node]) -> list[Node]:
    """Those of one class."""
    return [one for one in found if isinstance(one, kind)]
