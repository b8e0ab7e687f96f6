"""A back-test for a terminal: a table of groups, then what it says and what cannot be said."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from icp_playbook.backtest import (
    BackTest,
    MeasuredGroup,
    Measures,
    comparison_lines,
    drift_sentences,
    kept_out_lines,
    leak_sentences,
    limit_sentences,
    part_sentences,
    play_sentences,
    retention_text,
    share_text,
    tier_sentences,
)
from icp_playbook.phrases import counted
from icp_playbook.report.drift_lines import drift_lines
from icp_playbook.values import say_money

_HEAD = ("", "n", "won", "lost", "open", "won rate", "lift", "cycle", "per account", "stay a year", "renewed")
_EXPANDED = "expanded"
_KINDS = {
    "status": "Status",
    "tier": "Tier",
    "must": "Musts",
    "criterion": "Criteria",
    "band": "Bands",
    "disqualifier": "Disqualifiers",
    "signal": "Signals",
    "segment": "Segments",
}
_OF_ALL = ("status", "tier", "segment")
"""The groups that are shown where no ICP is named: the rest of several ICPs is hundreds of lines."""
_STATES = {"in": "", "met": "met", "missed": "missed", "unknown": "unknown"}
Line = tuple[str, ...]


def backtest_text(test: BackTest) -> str:
    """The whole report. Rates are shown with their 95 % intervals, where there are enough decided deals.

    The parts of an ICP have their rows where it is named; what they tell of won and lost is said anyway.
    """
    lines = [*_heading(test), "", *_table(test)]
    for title, found in _sections(test):
        if listed := list(found):
            lines += ["", title, *listed]
    return "\n".join(lines)


def _heading(test: BackTest) -> Iterator[str]:
    for one in test.lists:
        made = " (made up)" if one.listed.illustrative else ""
        yield (
            f"{one.listed.label}{made}: {counted(one.outcomes, 'account')}; "
            f"{one.listed.source}, taken on {one.listed.date}"
        )
    against = f"against {test.icp}" if test.icp else "against the best ICP of each"
    since = f", created since {test.first}" if test.first else ""
    known = "creation" if test.by_created else "the close"
    yield f"scored {against} as of the day of creation{since}, with what was known by {known}"


def _sections(test: BackTest) -> Iterator[tuple[str, Iterable[str]]]:
    yield "Do the tiers rank?", _dashed(tier_sentences(test))
    yield "What tells won from lost", _dashed(part_sentences(test))
    yield "Do plays take as long as they say?", _dashed(play_sentences(test))
    yield (
        "Kept out, and bought nevertheless",
        itertools.chain.from_iterable(
            _block(kept_out_lines(one, test.currency, whole=test.icp is not None)) for one in test.kept_out
        ),
    )
    if test.comparison is not None:
        head = f"Against {test.comparison.base}, on the same accounts"
        yield head, _block(comparison_lines(test.comparison, test.currency))
    for one in test.drift:
        title = f"New accounts of {one.label} by month, in percent; * moved away from the year before"
        yield title, itertools.chain(drift_lines(one), _dashed(drift_sentences(one)))
    yield "Leaks", _dashed(leak_sentences(test.leaks))
    yield "What cannot be said", _dashed(limit_sentences(test))


def _dashed(sentences: Iterable[str]) -> Iterator[str]:
    return (f"- {sentence}" for sentence in sentences)


def _block(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.startswith(" ") else f"- {line}"


def _table(test: BackTest) -> list[str]:
    """The groups in columns; a column in which nothing stands is left out."""
    rows: list[Line] = [(*_HEAD, _EXPANDED), ("All", *_cells(test.whole, test.currency))]
    key = None
    for group in test.groups:
        if test.icp is None and group.kind not in _OF_ALL:
            continue
        if (group.kind, group.icp) != key:
            key = (group.kind, group.icp)
            rows.append((f"{_KINDS[group.kind]}{f' of {group.icp}' if group.icp else ''}",))
        rows.append((f"  {_label(group)}", *_cells(group.measures, test.currency)))
    width = len(rows[0])
    whole = [(*row, *[""] * (width - len(row))) for row in rows]
    kept = [at for at in range(width) if at == 0 or any(row[at] for row in whole[1:])]
    return _aligned([tuple(row[at] for at in kept) for row in whole])


def _label(group: MeasuredGroup) -> str:
    state = _STATES[group.state]
    label = group.label if len(group.label) <= 40 else f"{group.label[:39]}…"
    return f"{label}: {state}" if state else label


def _cells(found: Measures, currency: str) -> Line:
    is_rated = found.enough
    worth = found.value_per_account
    return (
        str(found.n),
        str(found.won),
        str(found.lost),
        str(found.open),
        share_text(found.won_rate) if is_rated else "too few",
        f"{found.lift:.2f}" if is_rated and found.lift is not None else "",
        f"{found.cycle:.0f} d" if is_rated and found.cycle is not None else "",
        say_money(round(worth), currency) if is_rated and worth is not None else "",
        retention_text(found.retention) if is_rated else "",
        share_text(found.renewed) if is_rated else "",
        share_text(found.expanded) if is_rated else "",
    )


def _aligned(rows: Sequence[Line]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for first, *rest in rows:
        cells = [cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)]
        lines.append("  ".join([first.ljust(widths[0]), *cells]).rstrip())
    return lines
