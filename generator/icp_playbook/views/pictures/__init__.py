"""Pictures: an ICP, the scale of fit, the grid of plays, the state of the playbook."""

from icp_playbook.views.pictures.diagram import Diagram, draw
from icp_playbook.views.pictures.play_grid import Grid, grid
from icp_playbook.views.pictures.scale import Scale, account_scale, icp_scale, score_words, tier_words
from icp_playbook.views.pictures.state import StatePicture, state_picture

__all__ = [
    "Diagram",
    "Grid",
    "Scale",
    "StatePicture",
    "account_scale",
    "draw",
    "grid",
    "icp_scale",
    "score_words",
    "state_picture",
    "tier_words",
]
