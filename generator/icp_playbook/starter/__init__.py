"""What `init` writes: a small playbook that checks and builds, with what a repository of its own needs."""

from icp_playbook.starter.list_proposal import ListProposal, propose_from_list
from icp_playbook.starter.origins import PackageOrigin, package_origin
from icp_playbook.starter.starters import STARTERS, Starter, StarterFiles, StarterRequest, starter_files
from icp_playbook.starter.targets import Target, check_target

__all__ = [
    "STARTERS",
    "ListProposal",
    "PackageOrigin",
    "Starter",
    "StarterFiles",
    "StarterRequest",
    "Target",
    "check_target",
    "package_origin",
    "propose_from_list",
    "starter_files",
]
