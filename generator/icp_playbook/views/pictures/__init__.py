"""Pictures: an ICP, the scale of fit, the grid of plays, the state of the playbook, rates and curves."""

from icp_playbook.views.pictures.bands import BandPicture, BandPoint, band_picture
from icp_playbook.views.pictures.curves import CurvePoint, StepCurve, step_curve
from icp_playbook.views.pictures.diagram import Diagram, draw
from icp_playbook.views.pictures.play_grid import Grid, grid
from icp_playbook.views.pictures.rates import RATES, Axis, Whisker, difference_axis
from icp_playbook.views.pictures.scale import Scale, account_scale, icp_scale, score_words, tier_words
from icp_playbook.views.pictures.state import StatePicture, state_picture

__all__ = [
    "RATES",
    "Axis",
    "BandPicture",
    "BandPoint",
    "CurvePoint",
    "Diagram",
    "Grid",
    "Scale",
    "StatePicture",
    "StepCurve",
    "Whisker",
    "account_scale",
    "band_picture",
    "difference_axis",
    "draw",
    "grid",
    "icp_scale",
    "score_words",
    "state_picture",
    "step_curve",
    "tier_words",
]
