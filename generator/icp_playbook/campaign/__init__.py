"""An ICP as a campaign filter: its musts and disqualifiers in the language of another tool.

Its trees of tests, and how a tool says one of them, serve scoring in a CRM as well.
"""

from icp_playbook.campaign.expression import InexpressibleError, part_of_text, property_of, stored_words
from icp_playbook.campaign.hubspot import hubspot_branches, hubspot_test
from icp_playbook.campaign.rules import (
    CampaignRule,
    Literal,
    RuleGroup,
    Tree,
    campaign_rules,
    literals,
    tree_of,
)
from icp_playbook.campaign.salesforce import salesforce_name
from icp_playbook.campaign.targets import (
    TARGETS,
    TOOLS,
    CampaignFilter,
    LeftOutRule,
    Target,
    campaign_filter,
    tool_filter,
)

__all__ = [
    "TARGETS",
    "TOOLS",
    "CampaignFilter",
    "CampaignRule",
    "InexpressibleError",
    "LeftOutRule",
    "Literal",
    "RuleGroup",
    "Target",
    "Tree",
    "campaign_filter",
    "campaign_rules",
    "hubspot_branches",
    "hubspot_test",
    "literals",
    "part_of_text",
    "property_of",
    "salesforce_name",
    "stored_words",
    "tool_filter",
    "tree_of",
]
