"""A back-test as JSON, for other programs; docs/outcomes.md says what each key is."""

import json
from dataclasses import asdict
from typing import Any

from icp_playbook.backtest import (
    BackTest,
    BoughtAccount,
    Contrast,
    DriftMonth,
    InsideOutcomes,
    KeptOut,
    Leak,
    ListCoverage,
    MeasuredGroup,
    Measures,
    MonthlyDrift,
    Retention,
    Share,
    VersionComparison,
    drift_sentences,
    leak_sentences,
    limit_sentences,
    part_sentences,
    play_sentences,
    tier_sentences,
)

FORMAT = 1
"""Raised when a key is removed or means something else."""


def backtest_json(test: BackTest) -> str:
    """The whole of it. Shares and rates are 0…1, amounts whole units of the currency."""
    record = {
        "format": FORMAT,
        "icp": test.icp,
        "as_of_created": test.by_created,
        "since": test.first.isoformat() if test.first else None,
        "currency": test.currency,
        "version": test.version,
        "illustrative": test.illustrative,
        "lists": [_list(one) for one in test.lists],
        "all": _measures(test.whole),
        "groups": [_group(one) for one in test.groups],
        "tiers": [_contrast(one) for one in test.tiers],
        "parts": [_contrast(one) for one in test.parts],
        "kept_out": [_kept_out(one) for one in test.kept_out],
        "companies": asdict(test.companies),
        "plays": [{**asdict(one), "enough": one.enough, "is_kept": one.is_kept} for one in test.plays],
        "drift": [_drift(one) for one in test.drift],
        "inside": _inside(test.inside) if test.inside is not None else None,
        "leaks": [_leak(one) for one in test.leaks],
        "comparison": _comparison(test.comparison) if test.comparison is not None else None,
        "sentences": {
            "tiers": tier_sentences(test),
            "parts": part_sentences(test),
            "plays": play_sentences(test),
            "drift": [sentence for one in test.drift for sentence in drift_sentences(one)],
            "leaks": leak_sentences(test.leaks),
            "limits": list(limit_sentences(test)),
        },
    }
    return json.dumps(record, ensure_ascii=False, indent=2)


def _list(one: ListCoverage) -> dict[str, Any]:
    listed = one.listed
    return {
        "id": listed.id,
        "label": listed.label,
        "source": listed.source,
        "date": listed.date.isoformat(),
        "illustrative": listed.illustrative,
        "accounts": one.outcomes,
        "without_created": one.without_day,
        "absent_fields": list(one.absent),
        "undated_fields": list(one.undated),
        "partly_dated_fields": [asdict(field) for field in one.partly_dated],
        "without_close": one.without_close,
        "without_value": one.without_value,
        "problems": [
            {"place": p.where, "sentence": p.sentence, "help": p.remedy, "rows": list(p.rows)}
            for p in listed.problems
        ],
        "notes": list(listed.notes),
    }


def _measures(found: Measures) -> dict[str, Any]:
    return {
        "n": found.n,
        "won": found.won,
        "lost": found.lost,
        "open": found.open,
        "enough": found.enough,
        "won_rate": _share(found.won_rate),
        "lift": _rounded(found.lift),
        "cycle_days": found.cycle,
        "value": found.value,
        "valued": found.valued,
        "value_per_account": _rounded(found.value_per_account),
        "retention": _retention(found.retention),
        "renewed": _share(found.renewed),
        "expanded": _share(found.expanded),
    }


def _share(found: Share | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "count": found.count,
        "of": found.of,
        "value": _rounded(found.value),
        "low": _rounded(found.low),
        "high": _rounded(found.high),
        "sample": found.sample,
    }


def _retention(found: Retention | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "customers": found.customers,
        "left": found.left,
        "at_risk": found.at_risk,
        "value": _rounded(found.value),
        "low": _rounded(found.low),
        "high": _rounded(found.high),
    }


def _group(found: MeasuredGroup) -> dict[str, Any]:
    return {**_name(found), "measures": _measures(found.measures)}


def _name(found: MeasuredGroup) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "icp": found.icp or None,
        "id": found.id,
        "label": found.label,
        "state": found.state,
    }


def _contrast(found: Contrast) -> dict[str, Any]:
    return {
        "first": _name(found.first),
        "second": _name(found.second),
        "expected": "more" if found.more else "less",
        "answer": found.answer,
        "as_measured": found.as_measured,
        "chance": _rounded(found.chance),
    }


def _kept_out(found: KeptOut) -> dict[str, Any]:
    return {
        "icp": found.icp,
        "disqualifier": found.id,
        "label": found.label,
        "kept_out": _measures(found.measures),
        "bought": [_bought(row) for row in found.bought],
        "measures": _measures(found.bought_measures),
        "customers": _measures(found.customers),
    }


def _bought(row: BoughtAccount) -> dict[str, Any]:
    return {"list": row.list_id, "row": row.row, "label": row.label, "value": row.value}


def _leak(found: Leak) -> dict[str, Any]:
    return {
        "list": found.list_id,
        "field": found.field,
        "column": found.column,
        "kind": found.kind,
        "count": found.count,
        "of": found.of,
        "used": found.used,
        "won": _share(found.won),
        "lost": _share(found.lost),
    }


def _drift(found: MonthlyDrift) -> dict[str, Any]:
    return {"list": found.list_id, "months": [_month(one, found) for one in found.months]}


def _month(month: DriftMonth, drift: MonthlyDrift) -> dict[str, Any]:
    return {
        "month": f"{month.month:%Y-%m}",
        "accounts": month.accounts,
        "before": month.before,
        "enough": month.enough,
        "shares": [
            {
                "kind": one.kind[0],
                "id": one.kind[1],
                "label": drift.kinds[one.kind],
                "share": _share(one.share),
                "year_before": _share(one.usual),
                "left": one.has_left,
                "chance": _rounded(one.chance),
            }
            for one in month.shares
        ],
    }


def _inside(found: InsideOutcomes) -> dict[str, Any]:
    return {
        "measures": _measures(found.whole),
        "funnel": [asdict(one) for one in found.funnel],
        "without_stage": found.without_stage,
        "scores": [
            {"low": one.low, "high": one.high, "accounts": one.accounts, "won_rate": _share(one.won_rate)}
            for one in found.bins
        ],
        "without_score": found.unsettled,
        "curve": [
            {
                "day": one.day,
                "value": _rounded(one.value),
                "low": _rounded(one.low),
                "high": _rounded(one.high),
            }
            for one in found.curve
        ],
        "customers": found.customers,
    }


def _comparison(found: VersionComparison) -> dict[str, Any]:
    return {
        "base": found.base,
        "places": [asdict(one) for one in found.places],
        "gained": [asdict(one) for one in found.gained],
        "lost": [asdict(one) for one in found.lost],
        "spared": found.spared,
        "taken_on": found.taken_on,
        "moved": [asdict(one) for one in found.moved],
        "unread": found.unread,
        "absent_fields": list(found.absent),
    }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 6)
