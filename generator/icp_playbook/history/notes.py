"""Notes for incomplete history: the gap, one sentence, and the fix."""

from collections.abc import Collection, Sequence

from icp_playbook.git import (
    MENDED,
    WHOLE,
    GitError,
    NoCommits,
    NoGit,
    NoRepository,
    PartialClone,
    Refused,
    Repository,
)
from icp_playbook.history.revisions import SHORT, Gap, Note
from icp_playbook.model import top_folders
from icp_playbook.phrases import counted, plural, series
from icp_playbook.playbook import Key

_GAPS: dict[type[GitError], Gap] = {
    NoGit: "no-git",
    NoRepository: "no-repository",
    Refused: "refused",
    NoCommits: "no-commits",
    PartialClone: "partial",
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
    f"commit {top_folders()}; check .gitignore, and that they are not submodules",
)


def unanswered(error: GitError) -> Note:
    """Why there is no history at all."""
    return Note(_GAPS.get(type(error), "broken"), error.sentence, error.remedy)


def missing(repository: Repository, is_complete: bool) -> Note:
    """What cannot be told, because objects were left out of a clone or are broken."""
    gaps = [f"what came before {_commits(repository.cut)}"] if repository.cut else []
    if not is_complete:
        gaps.append("the content of earlier files")
    what = " and ".join(gaps)
    if repository.partial:
        left_out = f"this clone is partial: {what} was left out when it was made, and none is fetched"
        return Note("partial", left_out, WHOLE)
    return Note("damaged", f"the repository is damaged: {what} is missing or broken", MENDED)


def no_such_start(since: str) -> Note:
    """The playbook wants its history told from what is no day, and no commit of the repository."""
    return Note(
        "no-start",
        f"`history.since` says {since}, which is no day and no commit of this repository: all of it is shown",
        "set it to a day, such as 2026-03-01, or to the hash of a commit; `git log --oneline` lists commits",
    )


def not_read(paths: Sequence[str]) -> Note:
    """Which files of the working tree have no history, because they are read as no entry."""
    named = series(paths, "", limit=_NAMED)
    count = f"{counted(len(paths), 'file')} {plural(len(paths), 'looks', 'look')}"
    return Note(
        "not-read",
        f"{count} like an entry and {plural(len(paths), 'is', 'are')} not read: {named}",
        "run `icp-playbook check`: it says what to rename or move",
    )


def _commits(cut: Collection[str]) -> str:
    named = series([name[:SHORT] for name in sorted(cut)], "", limit=_NAMED)
    return f"{plural(len(cut), 'commit', 'commits')} {named}"


def uncommitted(entries: Sequence[Key]) -> Note:
    """Which entries have uncommitted changes."""
    named = series([str(key) for key in entries], "", limit=_NAMED)
    count = f"{counted(len(entries), 'entry', 'entries')} {plural(len(entries), 'has', 'have')}"
    return Note(
        "uncommitted", f"{count} edits that are not committed: {named}", "commit them to have them here"
    )
