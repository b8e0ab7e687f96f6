"""The steps that say what is open about an account, and which question comes next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from icp_playbook.engines.expressions import (
    Holds,
    all_of,
    any_of,
    as_expression,
    chosen,
    none_of,
    number,
    total,
)
from icp_playbook.engines.facts import ColumnName, Kept, kept
from icp_playbook.engines.judgement import Judgement
from icp_playbook.engines.questioning import OpenField, open_fields_of
from icp_playbook.engines.step_builder import StepBuilder
from icp_playbook.engines.wording import IcpAccount
from icp_playbook.fit import Program

DECIDES = 10**12
"""A field that decides in or out goes before one that moves points, however many."""


@dataclass(frozen=True, slots=True)
class AskedColumns:
    """Of each field, whether it decides in or out; and how urgent its question is, 0 if there is none."""

    decides: Mapping[str, Kept]
    urgency: Mapping[str, Kept]


def keep_open_fields(
    build: StepBuilder,
    judgement: Callable[[], Judgement],
    program: Program,
    cases: Mapping[str, IcpAccount],
    *,
    questions: bool,
    wanted: bool,
) -> AskedColumns:
    """Keeps what is open of each field, as far as it is `wanted`."""
    if not wanted:
        return AskedColumns({}, {})
    open_ = {
        icp: open_fields_of(judgement(), build.table, case.icp, case.facts, case.criteria)
        for icp, case in cases.items()
    }
    names = [name for name in program.fields if any(name in found for found in open_.values())]
    nothing = OpenField(False, 0, False)
    decides: dict[str, Kept] = {}
    urgency: dict[str, Kept] = {}
    for name in names:
        found = {icp: fields.get(name, nothing) for icp, fields in open_.items()}
        holds = build.picked({icp: _certain(one.decides) for icp, one in found.items()}, "boolean")
        needed = build.picked({icp: _certain(one.needed) for icp, one in found.items()}, "boolean")
        undecided = build.table["icp_status"] == "undecided"
        too_little = build.table["icp_status"] == "insufficient"
        asked = any_of([all_of([undecided, holds, _open(build)]), all_of([too_little, needed])])
        decides[name] = build.keep(_certain(asked), "asks", name)
        if questions:
            stake = build.picked({icp: one.stake for icp, one in found.items()}, "int64")
            urgency[name] = build.keep(_urgency(undecided, too_little, holds, needed, stake), "urgency", name)
    build.step("icp_open", "What is open of each field: whether it decides in or out, and how urgent it is")
    return AskedColumns(decides, urgency)


def _open(build: StepBuilder) -> Holds:
    return none_of(build.table["icp_sure"])


def _urgency(
    undecided: Holds, too_little: Holds, decides: Holds, needed: Holds, stake: object
) -> ir.IntegerValue:
    points = number(stake)
    first = number(chosen([(decides, DECIDES)], 0, "int64"))
    asked = any_of([decides, points > 0])
    return chosen(
        [(all_of([undecided, asked]), first + points), (all_of([too_little, needed]), first + points + 1)],
        0,
        "int64",
    )


def _certain(holds: Holds) -> Holds:
    """The same without null."""
    return holds if isinstance(holds, bool) else as_expression(holds).fill_null(False)


def count_asked(table: ir.Table, asked: AskedColumns) -> ir.IntegerValue:
    """How many fields decide in or out."""
    return number(total([chosen([(kept(table, one), 1)], 0, "int64") for one in asked.decides.values()]))


def next_field(table: ir.Table, asked: AskedColumns) -> ir.StringValue:
    """The field to ask for next: the most urgent, then the first of the file; null if there is none."""
    urgent = {name: table[one.name] for name, one in asked.urgency.items() if isinstance(one, ColumnName)}
    none = ibis.null("string")
    if not urgent:
        return none
    most = ibis.greatest(*urgent.values()) if len(urgent) > 1 else next(iter(urgent.values()))
    cases = [(one == most, ibis.literal(name, "string")) for name, one in urgent.items()]
    return chosen([(most == 0, none), *cases], none, "string")
