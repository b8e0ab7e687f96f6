"""Columns gathered until a step is made of them; the next step reads a table of that name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import ibis
import ibis.expr.operations as ops
import ibis.expr.types as ir

from icp_playbook.engines.expressions import chosen
from icp_playbook.engines.facts import ColumnName, ColumnNames, Kept
from icp_playbook.engines.steps import QueryStep

SCORED = "icp_scored"
"""The ICP whose verdict an account gets."""


@dataclass(slots=True)
class StepBuilder:
    """The table as it is before the columns that wait for their step."""

    table: ir.Table
    names: ColumnNames
    icps: Sequence[str]
    """The ICPs that take part."""
    steps: list[QueryStep] = field(default_factory=list)
    _columns: dict[str, ir.Value] = field(default_factory=dict)
    _comments: dict[str, str] = field(default_factory=dict)

    def keep(self, value: object, *names: str, why: str = "") -> Kept:
        """Keeps a value as a column of the next step, unless it is the same of every account."""
        if value is None or isinstance(value, bool | int):
            return value
        name = self.names.new(*names)
        self.put(name, value, why)
        return ColumnName(name)

    def put(self, name: str, value: object, why: str = "") -> None:
        """Keeps a value as the column of this name."""
        self._columns[name] = value if isinstance(value, ir.Value) else ibis.literal(value)
        if why:
            self._comments[name] = why

    def step(self, name: str, about: str) -> None:
        """Makes a step of what was gathered, no windows among it; nothing gathered, no step.

        As `mutate` does, which looks through every expression for windows.
        """
        if not self._columns:
            return
        fields = {name: value.op() for name, value in self._columns.items()}
        before = self.table.op()
        relation = ops.Project(before, {**before.fields, **fields}).to_expr()
        self.last(name, about, relation)

    def last(self, name: str, about: str, relation: ir.Table) -> None:
        """Makes a step of a relation over the table."""
        self.steps.append(QueryStep(name, about, relation, dict(self._comments)))
        self.table = ibis.table(relation.schema(), name=name)
        self._columns, self._comments = {}, {}

    def picked(self, values: Mapping[str, object], type_: str) -> object:
        """The value of the ICP whose verdict an account gets."""
        found = [values[icp] for icp in self.icps]
        if len(found) == 1 or all(not isinstance(one, ir.Value) and one == found[0] for one in found):
            return found[0]
        cases = [(self.table[SCORED] == icp, one) for icp, one in zip(self.icps, found, strict=True)]
        return chosen(
            [(holds, _typed(one, type_)) for holds, one in cases[:-1]], _typed(found[-1], type_), type_
        )


def _typed(value: object, type_: str) -> ir.Value:
    if isinstance(value, ir.Value):
        return value
    return ibis.null(type_) if value is None else ibis.literal(value, type_)
