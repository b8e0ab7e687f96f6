"""The bands that each criterion of an ICP can come to: of any account, and of those inside."""

from dataclasses import dataclass
from typing import TypeAlias

from icp_playbook.boundary import outcomes_within
from icp_playbook.fields import Catalogue
from icp_playbook.fit import IcpProgram, Negation

Reached: TypeAlias = frozenset[int | None]
"""Places of bands; None is no band."""


@dataclass(frozen=True, slots=True)
class ReachedBands:
    """What a criterion can come to."""

    anywhere: Reached
    by_musts: Reached
    """Of accounts that meet the musts."""
    inside: Reached
    """Of those that no disqualifier keeps out either."""


def reached_bands(icp: IcpProgram, catalogue: Catalogue) -> tuple[ReachedBands, ...]:
    """Of each criterion, in order. Whatever cannot be ruled out is included."""
    musts = [must.when for must in icp.must]
    inside = musts + [Negation(out.when) for out in icp.disqualifiers]
    return tuple(
        ReachedBands(*outcomes_within(row.bands, ([], musts, inside), catalogue, icp)) for row in icp.score
    )
