"""An ICP as a campaign audience: its musts and disqualifiers in the language of another tool."""

from icp_playbook.audience.rules import Rule, audience_rules
from icp_playbook.audience.targets import TARGETS, Filter, Target, campaign_filter

__all__ = ["TARGETS", "Filter", "Rule", "Target", "audience_rules", "campaign_filter"]
