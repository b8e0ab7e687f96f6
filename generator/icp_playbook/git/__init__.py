"""git, called safely: the only room that starts a process. Bytes and facts out, no judgement."""

from icp_playbook.git.beginning import begin_repository, require_git
from icp_playbook.git.changed_files import uncommitted_files
from icp_playbook.git.commit_messages import messages, messages_about
from icp_playbook.git.damage import readable_part
from icp_playbook.git.errors import (
    MENDED,
    WHOLE,
    GitBroken,
    GitError,
    GitStopped,
    MissingContent,
    NoCommits,
    NoGit,
    NoIdentity,
    Nonsense,
    NoRepository,
    NoSuchRevision,
    PartialClone,
    Refused,
    SpecialFile,
)
from icp_playbook.git.first_parents import BranchCommit, branch_commits
from icp_playbook.git.log import FileChange, LogEntry, Stamp, read_log, renames_in
from icp_playbook.git.names import Contact, mapped
from icp_playbook.git.objects import Blob, blobs
from icp_playbook.git.other_files import commits_with_others
from icp_playbook.git.repository import Repository, top_of
from icp_playbook.git.revisions import commits_up_to, current_branch, merge_base, resolve
from icp_playbook.git.trees import Tree, TreeEntry, list_tree, tree_at

__all__ = [
    "MENDED",
    "WHOLE",
    "Blob",
    "BranchCommit",
    "Contact",
    "FileChange",
    "GitBroken",
    "GitError",
    "GitStopped",
    "LogEntry",
    "MissingContent",
    "NoCommits",
    "NoGit",
    "NoIdentity",
    "NoRepository",
    "NoSuchRevision",
    "Nonsense",
    "PartialClone",
    "Refused",
    "Repository",
    "SpecialFile",
    "Stamp",
    "Tree",
    "TreeEntry",
    "begin_repository",
    "blobs",
    "branch_commits",
    "commits_up_to",
    "commits_with_others",
    "current_branch",
    "list_tree",
    "mapped",
    "merge_base",
    "messages",
    "messages_about",
    "read_log",
    "readable_part",
    "renames_in",
    "require_git",
    "resolve",
    "top_of",
    "tree_at",
    "uncommitted_files",
]
