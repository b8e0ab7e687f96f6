"""The outline row of a place in a document, which says how its changes are reported."""

from functools import cache

from icp_playbook.model import DECIDING, UNKNOWN, Kind, OutlineRow, kind_rows, outline_of


def outline_row(kind: str, pattern: tuple[str, ...]) -> OutlineRow:
    """The row of a place, or of the nearest above that has one."""
    return _row(kind_rows(), kind, pattern)


@cache
def _row(_kinds: tuple[Kind, ...], kind: str, pattern: tuple[str, ...]) -> OutlineRow:
    """Kept for as long as the kinds are the same."""
    outline = outline_of(kind)
    for end in range(len(pattern), 0, -1):
        if row := outline.get(".".join(pattern[:end])):
            if end == len(pattern) or not row.by:
                return row
            below_criterion = row.holds == "criteria" and end < len(pattern) - 1
            return DECIDING if below_criterion else OutlineRow(row.family, within=True)
    return UNKNOWN
