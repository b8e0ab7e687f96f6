"""What no statement can say of a program: refused by name, never approximated."""

import math
from collections.abc import Iterator

from icp_playbook.engines.account_table import AccountTable
from icp_playbook.findings import CommandError
from icp_playbook.fit import (
    MOST_PARTS,
    BandedPoints,
    IcpProgram,
    NamedCondition,
    Program,
    named_values,
    tests_in,
)


class NotInEngine(CommandError):
    """What Python can do, and no statement."""


_WHOLE, _FLOAT = 2**62, 2**53
"""Numbers from here on are not told apart by every engine."""


def expect_possible(program: Program, icps: list[IcpProgram], table: AccountTable) -> None:
    """Raises CommandError for rows that no statement can judge as the program does."""
    found = [sentence for icp in icps for sentence in _impossible(program, icp, table)]
    if found:
        raise NotInEngine("; ".join(dict.fromkeys(found)), "use --engine python")


def _impossible(program: Program, icp: IcpProgram, table: AccountTable) -> Iterator[str]:
    for test in tests_in(*icp.conditions):
        limit = _FLOAT if program.fields[test.field] in ("number", "percent") else _WHOLE
        if any(abs(one) >= limit for one in named_values(test) if isinstance(one, int | float)):
            yield f"`{icp.id}` compares `{test.field}` with a number that engines round"
    rows: list[NamedCondition | BandedPoints] = [*icp.must, *icp.disqualifiers, *icp.score, *icp.signals]
    cuts = [(row.id, row.cuts) for row in rows] + [("its segments", icp.segment_cuts)]
    if icp.enough_row is not None:
        cuts.append(("enough", icp.enough_row.cuts))
    for name, fields in cuts:
        parts = [len(starts.any) + 1 for field, starts in fields.items() if field in table.ranged]
        if math.prod(parts) > MOST_PARTS:
            yield (
                f"`{icp.id}`: {name} takes ranges apart into {math.prod(parts):,} parts, "
                f"of which {MOST_PARTS:,} are looked at"
            )
