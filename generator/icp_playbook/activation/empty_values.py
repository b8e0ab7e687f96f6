"""What an empty value of a CRM stands for, where the playbook says it: the tests of a tree then know it."""

import datetime
from dataclasses import replace

from icp_playbook.activation.trees import ALWAYS, NEVER, joined
from icp_playbook.campaign import InexpressibleError, Literal, Tree
from icp_playbook.fields import Catalogue, Field, missing_value
from icp_playbook.fit import condition as node
from icp_playbook.fit import holds


def with_missing(tree: Tree, catalogue: Catalogue) -> Tree:
    """The tree where an empty value counts as the `missing` of its field, as `score` counts an empty cell.

    For days back from today that changes by the day: such a test stays as it is, see `shifts`.
    """
    if not isinstance(tree, Literal):
        return joined(tree.joined, (with_missing(part, catalogue) for part in tree.parts))
    value = missing_value(catalogue[tree.field])
    if value is None or shifts(tree, catalogue):
        return tree
    if isinstance(tree.test, node.IsKnown):
        return ALWAYS if tree.test.known else NEVER
    holds_then = holds(tree.test, {tree.field: value}, datetime.date.min)
    return replace(tree, open=holds_then is not tree.negated)


def expect_emptiable(field: Field, name: str | None, crm: str) -> str:
    """The name that a field has in a CRM, where its values can be empty.

    Raises InexpressibleError for a field without a name there, and for a checkbox.
    """
    if name is None:
        raise InexpressibleError(f"no {crm} field is known for {field.label}")
    if field.type == "boolean":
        raise InexpressibleError(f"{field.label}: a checkbox is never empty, so not known would be no")
    return name


def shifts(literal: Literal, catalogue: Catalogue) -> bool:
    """Whether what an empty value means for a test changes by the day."""
    return isinstance(literal.test, node.WithinDays) and missing_value(catalogue[literal.field]) is not None
