"""Waivers: what a file keeps as it is although a rule of `check` warns of it."""

from typing import Annotated

from pydantic import Field, StrictStr

from icp_playbook.values.dates import Date
from icp_playbook.values.markers import NamesPart
from icp_playbook.values.parts import Part
from icp_playbook.values.texts import ID_PATTERN, Text


class Waiver(Part):
    """A rule whose findings in this file are not reported, and why."""

    rule: Annotated[StrictStr, Field(pattern=ID_PATTERN, max_length=60), NamesPart("waivable rule")]
    """The rule, as a finding names it in brackets."""
    because: Text
    """Why what it finds here is right as it is; shown on /health/."""
    until: Date | None = None
    """The last day it holds for `check`; without it, until somebody removes it."""
