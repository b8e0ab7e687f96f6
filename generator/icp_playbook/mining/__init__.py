"""What a list of outcomes speaks for: bands, criteria and disqualifiers learnt from half of the companies.

The other half judges them. Needs scipy, which is there with the extra `outcomes`.
"""

from icp_playbook.mining.miner import mine, mined_fields
from icp_playbook.mining.patch import LeftOutProposal, Patch, patch_of
from icp_playbook.mining.record import mined_record
from icp_playbook.mining.results import Mined, MinedIcp, Proposal
from icp_playbook.mining.wording import mined_text

__all__ = [
    "LeftOutProposal",
    "Mined",
    "MinedIcp",
    "Patch",
    "Proposal",
    "mine",
    "mined_fields",
    "mined_record",
    "mined_text",
    "patch_of",
]
