"""The fit × intent grid: which play follows from a tier and a level."""

from dataclasses import dataclass

from icp_playbook.model import Level, Play, Tier
from icp_playbook.phrases import series
from icp_playbook.playbook import Playbook, tiers_of


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows are tiers, the best first; columns are intent levels, the strongest first."""

    levels: tuple[Level, ...]
    rows: tuple[tuple[Tier, str, tuple[Play, ...]], ...]
    """Tier, its span of scores, a play for each level."""
    plays: tuple[Play, ...]
    elsewhere: str = ""
    """ICPs whose tiers start at other scores than these."""


def grid(playbook: Playbook, icp: str = "") -> Grid | None:
    """The playbook's grid, for an ICP with the scores of its tiers; None in a playbook without plays."""
    settings = playbook.settings
    if not settings.grid:
        return None
    plays = {play.id: play for play in settings.plays}
    rows = []
    top = 100
    own = {id_: tiers_of(settings, profile.fit) for id_, profile in playbook.profiles.items()}
    for tier in own[icp] if icp else settings.tiers:
        cells = tuple(plays[settings.grid[tier.id][level.id]] for level in settings.levels)
        rows.append((tier, f"{tier.at_least}–{top}", cells))
        top = tier.at_least - 1
    others = [playbook.profiles[id_].name for id_, tiers in own.items() if tiers != settings.tiers]
    return Grid(settings.levels, tuple(rows), settings.plays, "" if icp else series(others, "and"))
