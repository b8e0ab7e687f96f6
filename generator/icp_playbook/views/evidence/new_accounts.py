"""New accounts of each list by month: the share of each status and tier, and which left what they were."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from icp_playbook.backtest import DriftMonth, MonthlyDrift, MonthlyShare, drift_sentences, percent
from icp_playbook.phrases import series
from icp_playbook.views.pictures import BandPicture, BandPoint, band_picture


@dataclass(frozen=True, slots=True)
class KindRow:
    """A status or a tier: its share of the last month, that of the year before, and the months it left it."""

    label: str
    is_tier: bool
    share: str
    usual: str
    """The interval of the twelve months before; "" where there are too few."""
    picture: BandPicture
    left_in: str


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month: how many accounts, and the share of each kind with whether it left what it was."""

    label: str
    accounts: int
    cells: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class NewAccountsView:
    """The months of a list, as a picture for each kind and as a table."""

    label: str
    """The list."""
    kinds: tuple[KindRow, ...]
    months: tuple[MonthRow, ...]
    last: str
    marks: tuple[tuple[int, str], ...]
    """What stands below the pictures: where in percent, and what it says."""
    says: tuple[str, ...]


def new_accounts(drift: MonthlyDrift) -> NewAccountsView:
    """The view of one list."""
    columns = [[month.shares[at] for month in drift.months] for at in range(len(drift.kinds))]
    rows = [
        KindRow(
            label,
            kind[0] == "tier",
            _share(column[-1]),
            _usual(column[-1]),
            band_picture([_point(one) for one in column]),
            _left_in(drift.months, column),
        )
        for (kind, label), column in zip(drift.kinds.items(), columns, strict=True)
    ]
    ends = (drift.months[0], drift.months[-1])
    return NewAccountsView(
        drift.label,
        tuple(rows),
        tuple(_months(drift)),
        _name(ends[1]),
        ((0, _name(ends[0])), (100, _name(ends[1]))) if len(drift.months) > 1 else ((0, _name(ends[1])),),
        tuple(drift_sentences(drift)),
    )


def _months(drift: MonthlyDrift) -> Iterator[MonthRow]:
    for month in drift.months:
        cells = tuple((_share(one), one.has_left) for one in month.shares)
        yield MonthRow(_name(month), month.accounts, cells)


def _point(one: MonthlyShare) -> BandPoint:
    share = one.share if one.is_shown else None
    usual = one.usual if one.is_usual else None
    value = None if share is None else share.value
    if usual is None:
        return BandPoint(value, None, None, one.has_left)
    return BandPoint(value, usual.low, usual.high, one.has_left)


def _share(one: MonthlyShare) -> str:
    found = one.share
    return "" if found is None or not one.is_shown else f"{percent(found.value)}%"


def _usual(one: MonthlyShare) -> str:
    usual = one.usual
    return "" if usual is None or not one.is_usual else f"{percent(usual.low)}–{percent(usual.high)}%"


def _left_in(months: Sequence[DriftMonth], column: Sequence[MonthlyShare]) -> str:
    left = [_name(month) for month, one in zip(months, column, strict=True) if one.has_left]
    return series(left, "and") if left else ""


def _name(month: DriftMonth) -> str:
    return f"{month.month:%b %Y}"
