"""The fit × intent grid: which play follows from a tier and a level."""

from dataclasses import dataclass

from icp_playbook.model import Level, Play, Tier
from icp_playbook.playbook import Playbook


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows are tiers, the best first; columns are intent levels, the strongest first."""

    levels: tuple[Level, ...]
    rows: tuple[tuple[Tier, str, tuple[Play, ...]], ...]
    """Tier, its span of scores, a play for each level."""
    plays: tuple[Play, ...]


def grid(playbook: Playbook) -> Grid | None:
    """The playbook's grid; None in a playbook without plays."""
    settings = playbook.settings
    if not settings.grid:
        return None
    plays = {play.id: play for play in settings.plays}
    rows = []
    top = 100
    for tier in settings.tiers:
        cells = tuple(plays[settings.grid[tier.id][level.id]] for level in settings.levels)
        rows.append((tier, f"{tier.at_least}–{top}", cells))
        top = tier.at_least - 1
    return Grid(settings.levels, tuple(rows), settings.plays)
