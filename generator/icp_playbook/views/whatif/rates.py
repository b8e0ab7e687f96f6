"""What the back-test says of the parts of an ICP today: how many decided deals were won."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from icp_playbook.backtest import LEAST, IcpOutcomes, MeasuredGroup, percent

Rate: TypeAlias = tuple[int, int, int | None]
"""Won, decided, and the percent; None of too few to say a rate."""
_PARTS = ("must", "criterion", "disqualifier")


def rates_record(outcomes: Mapping[str, IcpOutcomes]) -> dict[str, Any]:
    """By ICP: the rate of each tier and status, and of each part where it is met and where it is missed."""
    return {icp: _rates(icp, found) for icp, found in outcomes.items()}


def _rates(icp: str, found: IcpOutcomes) -> dict[str, Any]:
    test = found.test
    parts: dict[str, dict[str, Rate]] = {}
    for group in test.groups:
        if group.kind in _PARTS and group.icp == icp and group.state in ("met", "missed"):
            rate = _rate(group)
            if rate is not None:
                parts.setdefault(f"{group.kind}/{group.id}", {})[group.state] = rate
    return {
        "lists": [one.listed.label for one in test.lists],
        "illustrative": test.illustrative,
        "tiers": _by_id(test.groups, "tier"),
        "statuses": _by_id(test.groups, "status"),
        "parts": parts,
    }


def _by_id(groups: tuple[MeasuredGroup, ...], kind: str) -> dict[str, Rate]:
    rated = ((group.id, _rate(group)) for group in groups if group.kind == kind)
    return {id_: rate for id_, rate in rated if rate is not None}


def _rate(group: MeasuredGroup) -> Rate | None:
    share = group.measures.won_rate
    if share is None:
        return None
    return share.count, share.of, percent(share.value) if share.sample >= LEAST else None
