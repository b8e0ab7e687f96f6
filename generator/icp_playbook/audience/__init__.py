"""An ICP as a campaign audience: its musts and disqualifiers in the language of another tool."""

from icp_playbook.audience.rules import AudienceRule, audience_rules
from icp_playbook.audience.targets import TARGETS, CampaignFilter, Target, campaign_filter

__all__ = ["TARGETS", "AudienceRule", "CampaignFilter", "Target", "audience_rules", "campaign_filter"]
