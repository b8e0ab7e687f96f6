"""Win rates, cycles, contracts and retention of all ICPs, each figure with what it is counted over."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from icp_playbook.backtest import Measures, percent
from icp_playbook.conditions import say
from icp_playbook.model import Figure, Measurement
from icp_playbook.phrases import counted, series
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.entries.inputs import PageInputs
from icp_playbook.views.labels import STATUS_LABELS
from icp_playbook.views.routes import Link, Place

WIN_RATE, CYCLE, RETENTION = "conversion", "cycle", "retention"
_WORDS = {WIN_RATE: "Win rate", CYCLE: "Sales cycle", RETENTION: "Retention"}
_WHAT = {"renewed-value": "of contract value", "retention": "of customers stay a year"}
"""What a share is of, where it is not of deals."""


@dataclass(frozen=True, slots=True)
class SourcedFigure:
    """A figure of an ICP: its number where it is measured, its words, sample, day and source."""

    number: str
    over: str
    """What the number is counted over, in words."""
    sort: str
    """The number alone; empty where the figure is words only."""
    says: str
    sample: int
    date: datetime.date
    source: str
    illustrative: bool
    audience: str


@dataclass(frozen=True, slots=True)
class ListedFigures:
    """What the lists of outcomes say of an ICP: counted alike for every ICP."""

    link: Link
    rate: str
    sort: str
    over: str
    cycle: str
    illustrative: bool


@dataclass(frozen=True, slots=True)
class IcpFigures:
    """A row of the table: an ICP with its figures, None or empty where there is none."""

    icp: Link
    win_rate: SourcedFigure | None
    cycle: SourcedFigure | None
    cycle_range: tuple[int, int] | None
    contract: tuple[int, int] | None
    contract_name: str
    retention: SourcedFigure | None
    listed: ListedFigures | None


@dataclass(frozen=True, slots=True)
class FiguresTable:
    """The table, and in which columns the figures are not counted alike."""

    rows: tuple[IcpFigures, ...]
    unlike: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """Column → what is counted, and the ICPs that count it so."""
    has_lists: bool


def has_figures(playbook: Playbook) -> bool:
    """Whether an ICP has something for the table of figures."""
    shown = {WIN_RATE, CYCLE, RETENTION}
    return any(
        profile.buying.cycle
        or profile.buying.budget
        or profile.buying.order_value
        or any(figure.measure in shown for figure in profile.evidence.figures)
        for profile in playbook.profiles.values()
    )


def figures_table(inputs: PageInputs, place: Place) -> FiguresTable | None:
    """None where no ICP has a figure of the kind, a cycle or a first contract."""
    playbook = inputs.playbook
    if not has_figures(playbook):
        return None
    rows = tuple(_row(inputs, place, icp) for icp in playbook.profiles)
    columns = ((WIN_RATE, "win_rate"), (CYCLE, "cycle"), (RETENTION, "retention"))
    unlike = ((_WORDS[name], _bases(rows, field)) for name, field in columns)
    return FiguresTable(
        rows,
        tuple((name, bases) for name, bases in unlike if len(bases) > 1),
        any(row.listed for row in rows),
    )


def _row(inputs: PageInputs, place: Place, icp: str) -> IcpFigures:
    playbook = inputs.playbook
    profile = playbook.profiles[icp]
    buying, figures = profile.buying, profile.evidence.figures

    def figure(measure: str) -> SourcedFigure | None:
        found = next((one for one in figures if one.measure == measure), None)
        return _figure(playbook, found, illustrative=profile.evidence.illustrative) if found else None

    return IcpFigures(
        place.entry(playbook, Key("profile", icp)),
        figure(WIN_RATE),
        figure(CYCLE),
        buying.cycle,
        buying.budget or buying.order_value,
        "" if buying.budget or not buying.order_value else "order value",
        figure(RETENTION),
        _listed(inputs, place, icp),
    )


def _figure(playbook: Playbook, found: Figure, *, illustrative: bool) -> SourcedFigure:
    first = next(iter(found.measured), None)
    number = _number(first.value) if first else ""
    return SourcedFigure(
        number,
        f"{_over(playbook, first)}, {first.sample:,}" if first else "",
        number.split()[0].rstrip("%") if number else "",
        found.says,
        found.sample,
        found.date,
        found.source,
        found.illustrative or illustrative,
        found.audience or "",
    )


def _number(value: object) -> str:
    """A share as 34%, days as 31 days; a number is written as the playbook has it."""
    text = str(value)
    return counted(int(text[:-1]), "day") if text.endswith("d") and text[:-1].isdigit() else text


def _over(playbook: Playbook, one: Measurement) -> str:
    """What a number is counted over: accounts of a status or tier, and those that meet a condition."""
    tiers = {tier.id: tier.label for tier in playbook.settings.tiers}
    if one.tiers and not one.statuses:
        base = series([tiers[id_] for id_ in one.tiers], "or")
    elif one.statuses == ("fit",) and not one.tiers:
        base = "accounts that fit"
    elif not one.tiers and (not one.statuses or {"fit", "outside", "disqualified"} <= {*one.statuses}):
        base = "all accounts"
    else:
        kinds = [STATUS_LABELS[status].lower() for status in one.statuses]
        base = f"accounts {series([*kinds, *(tiers[id_] for id_ in one.tiers)], 'or')}"
    when = f" where {say(one.when, playbook.catalogue)}" if one.when is not None else ""
    what = f"{_WHAT[one.what]}, " if one.what in _WHAT else ""
    return f"{what}{base}{when}"


def _bases(rows: Sequence[IcpFigures], field: str) -> tuple[tuple[str, str], ...]:
    """What the numbers of a column are counted over, and for which ICPs each."""
    found: dict[str, list[str]] = {}
    for row in rows:
        one: SourcedFigure | None = getattr(row, field)
        if one is not None and one.number:
            found.setdefault(one.over.rpartition(",")[0], []).append(row.icp.text)
    return tuple((base, series(names)) for base, names in found.items())


def _listed(inputs: PageInputs, place: Place, icp: str) -> ListedFigures | None:
    way = inputs.evidence(place, icp)
    if not way or inputs.outcomes is None:
        return None
    found = inputs.outcomes()[icp]
    whole = found.inside.whole
    rate = whole.won_rate
    known = rate is not None and whole.enough
    return ListedFigures(
        Link("Evidence", way),
        f"{percent(rate.value)}%" if rate is not None and known else "",
        f"{rate.value}" if rate is not None and known else "",
        _listed_over(whole),
        f"{whole.cycle:.0f} days, median of {whole.cycles:,} won" if whole.cycle is not None else "",
        found.test.illustrative,
    )


def _listed_over(whole: Measures) -> str:
    if whole.won_rate is None:
        return "no decided deal"
    if not whole.enough:
        return f"too few decided: {whole.won_rate.of:,}"
    low, high = percent(whole.won_rate.low), percent(whole.won_rate.high)
    return f"{low}–{high}%, of {whole.won_rate.of:,} decided"
