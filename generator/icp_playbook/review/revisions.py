"""Two revisions of a playbook, read from git and disk, and compared."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from icp_playbook.accounts import opened
from icp_playbook.decisions import MoveSummary, compare_list
from icp_playbook.diff import EFFECTS, Effect
from icp_playbook.findings import CommandError, Finding, has_errors
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.git import Repository, messages, tree_at
from icp_playbook.lint import lint
from icp_playbook.model import layout
from icp_playbook.phrases import counted
from icp_playbook.playbook import Loaded, load, load_tree
from icp_playbook.review.reasons import stated_whys
from icp_playbook.review.review import RevisionReview, RevisionSide, compare_revisions
from icp_playbook.source import MAX_BYTES, read_named

WORKING_TREE = "the working tree"


@dataclass(frozen=True, slots=True)
class ReviewRequest:
    """The request. `head` is None for the files on the disk; `accounts` and `why_from` name files."""

    root: Path
    base: str
    head: str | None
    as_of: datetime.date
    accounts: str | None = None
    why_from: str | None = None


def review_revisions(request: ReviewRequest) -> RevisionReview:
    """The review of two revisions. Raises CommandError where one cannot be read."""
    repository = Repository.around(request.root)
    base = load_tree(_files(repository, request.root, request.base))
    on_disk = request.head is None
    head = (
        load(request.root)
        if request.head is None
        else load_tree(_files(repository, request.root, request.head))
    )
    texts = messages(repository, request.base, request.head or "HEAD")
    if request.why_from is not None:
        texts.append(_read(request.why_from))
    accounts = request.accounts

    def listed(old: PreparedPlaybook, new: PreparedPlaybook) -> MoveSummary:
        with opened(accounts or "") as source:
            return compare_list(source, accounts or "", old, new, request.as_of)

    return compare_revisions(
        _side(request.base, base),
        _side(WORKING_TREE if on_disk else str(request.head), head, judged=True),
        listed if accounts is not None else None,
        stated_whys(texts),
    )


def blocking_reasons(made: RevisionReview, forbidden: Collection[Effect], *, require_why: bool) -> list[str]:
    """Why the head is blocked, one sentence each; empty when it passes."""
    found = []
    if count := len(made.findings):
        found.append(f"{made.head} has {counted(count, 'error')}: `icp-playbook check` lists them")
    for effect in EFFECTS:
        changed = sum(reviewed.change.effect == effect for reviewed in made.changes)
        if effect in forbidden and changed:
            found.append(f"{counted(changed, 'change')} with the effect {effect}")
    if require_why and made.boundary and not made.whys:
        found.append("the boundary moves but no reason is given: add a line `Why: …` to a commit message")
    return found


def _side(label: str, loaded: Loaded, *, judged: bool = False) -> RevisionSide:
    """A revision as it is compared; the errors of examples count for the head alone."""
    findings = loaded.findings
    if judged and loaded.playbook is not None:
        findings = tuple(one for one in lint(loaded.playbook, loaded.documents) if has_errors([one]))
    return RevisionSide(label, loaded.documents, loaded.playbook, findings)


def _files(repository: Repository, root: Path, revision: str) -> Mapping[str, bytes]:
    files = tree_at(repository, revision, layout().paths, MAX_BYTES).files
    if not files:
        raise CommandError(
            f'there is no playbook in `{root.absolute()}` at "{revision}"',
            "name a revision that has one, and its folder with --root",
        )
    return files


def _read(name: str) -> str:
    raw = read_named(name)
    if isinstance(raw, Finding):
        raise CommandError(raw.sentence, f"{raw.help}, or name another text file with --why-from")
    return raw.decode("utf-8", "replace")
