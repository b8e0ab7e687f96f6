"""New accounts by month for a terminal: the share of each status and tier, and which left what they were."""

from collections.abc import Iterator, Sequence

from icp_playbook.backtest import DriftMonth, MonthlyDrift, MonthlyShare, percent

_LABEL, _CELL = 20, 5
_LEFT, _NONE = "*", "–"


def drift_lines(drift: MonthlyDrift) -> Iterator[str]:
    """A table of one list within 100 columns: months beside each other, in whole percent.

    The last column is the interval of the twelve months before the last month.
    """
    months = drift.months
    yield _line("", [f"{one.month:%b}" for one in months], "the year")
    yield _line("", list(_years(months)), "before")
    yield _line("accounts", [_short(one.accounts) for one in months], str(months[-1].before))
    for at, ((sort, _), label) in enumerate(drift.kinds.items()):
        rows = [one.shares[at] for one in months]
        name = f"{'  ' if sort == 'tier' else ''}{label}"
        yield _line(name, [_cell(one) for one in rows], _usual(rows[-1]))


def _line(label: str, cells: Sequence[str], last: str) -> str:
    name = label if len(label) <= _LABEL else f"{label[: _LABEL - 1]}…"
    columns = "".join(f"{cell.removesuffix(_LEFT):>{_CELL - 1}}{_mark(cell)}" for cell in cells)
    return f"  {name:<{_LABEL}}{columns}{last:>9}".rstrip()


def _short(count: int) -> str:
    """A count within a column: 8450, 85k, 2M."""
    for least, unit, letter in ((10**6, 10**6, "M"), (10**4, 10**3, "k")):
        if count >= least:
            return f"{count // unit}{letter}"
    return str(count)


def _mark(cell: str) -> str:
    return _LEFT if cell.endswith(_LEFT) else " "


def _years(months: Sequence[DriftMonth]) -> Iterator[str]:
    """The year above the first month and wherever it changes."""
    before = None
    for one in months:
        yield str(one.month.year) if one.month.year != before else ""
        before = one.month.year


def _cell(one: MonthlyShare) -> str:
    found = one.share
    if found is None or not one.is_shown:
        return _NONE
    return f"{percent(found.value)}{_LEFT if one.has_left else ''}"


def _usual(one: MonthlyShare) -> str:
    usual = one.usual
    if usual is None or not one.is_usual:
        return _NONE
    return f"{percent(usual.low)}–{percent(usual.high)}"
