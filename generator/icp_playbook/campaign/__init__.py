"""An ICP as a campaign filter: its musts and disqualifiers in the language of another tool."""

from icp_playbook.campaign.rules import CampaignRule, campaign_rules
from icp_playbook.campaign.targets import TARGETS, CampaignFilter, Target, campaign_filter

__all__ = ["TARGETS", "CampaignFilter", "CampaignRule", "Target", "campaign_filter", "campaign_rules"]
