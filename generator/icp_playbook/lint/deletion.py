"""What deleting a criterion or a band does besides: a score is a share of the points that are possible."""

from dataclasses import replace

from icp_playbook.fit import BandedPoints, IcpProgram, possible_points


def after_deletion(icp: IcpProgram, place: int, band: int | None = None) -> str:
    """A clause that says how many points are possible without a criterion, or a band; "" if as many."""
    row = icp.score[place]
    bands = () if band is None else (*row.bands[:band], *row.bands[band + 1 :])
    kept = (BandedPoints(row.id, bands, row.unknown_missed),) if bands else ()
    before = possible_points(icp)
    after = possible_points(replace(icp, score=(*icp.score[:place], *kept, *icp.score[place + 1 :])))
    return (
        "" if after == before else f": then {after} points are possible instead of {before}, and scores move"
    )
