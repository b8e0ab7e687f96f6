"""What is said where history is not whole: which gap, one sentence, the way out."""

from collections.abc import Sequence

from icp_playbook.git import GitError, NoCommits, NoGit, NoRepository, Refused
from icp_playbook.history.revisions import Gap, Note
from icp_playbook.playbook import Key

_GAPS: dict[type[GitError], Gap] = {
    NoGit: "no-git",
    NoRepository: "no-repository",
    Refused: "refused",
    NoCommits: "no-commits",
}
_NAMED = 5

SHALLOW = Note(
    "shallow",
    "this clone is shallow: earlier changes were left out when it was made",
    "run `git fetch --unshallow`; in CI set `fetch-depth: 0` (GitHub) or `GIT_DEPTH: 0` (GitLab)",
)
UNTRACKED = Note(
    "untracked",
    "the repository does not hold the playbook: none of its files is committed",
    "commit icp/, personas/ and segments/; check .gitignore, and that they are no submodules",
)


def unanswered(error: GitError) -> Note:
    """Why there is no history at all."""
    return Note(_GAPS.get(type(error), "broken"), error.sentence, error.remedy)


def uncommitted(entries: Sequence[Key]) -> Note:
    """Which entries say something that no commit holds."""
    named = ", ".join(str(key) for key in entries[:_NAMED])
    more = f" and {len(entries) - _NAMED} more" if len(entries) > _NAMED else ""
    count = "1 entry has" if len(entries) == 1 else f"{len(entries)} entries have"
    return Note(
        "uncommitted", f"{count} edits that are not committed: {named}{more}", "commit them to have them here"
    )
