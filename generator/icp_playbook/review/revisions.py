"""Two revisions of a playbook, read from git and disk, and compared."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal

from icp_playbook.accounts import opened
from icp_playbook.decisions import (
    ListOptions,
    MoveSummary,
    OnProgress,
    RenamedIds,
    compare_in_engine,
    compare_list,
    nobody_looks,
    worth_of,
)
from icp_playbook.diff import EFFECTS, Effect
from icp_playbook.findings import CommandError, Finding, has_errors
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.git import Repository, current_branch, messages, messages_about, tree_at
from icp_playbook.history import policy_of, stated_whys, without_addresses
from icp_playbook.lint import lint
from icp_playbook.model import layout
from icp_playbook.phrases import counted, did_you_mean, plural, series
from icp_playbook.playbook import Key, Loaded, load, load_tree
from icp_playbook.review.policy_check import ApprovedCommits, PolicyRequest, held_to_policy
from icp_playbook.review.pull_request import NO_PULL_REQUEST, PullRequest, number_of
from icp_playbook.review.review import WORKING_TREE, RevisionReview, RevisionSide, compare_revisions
from icp_playbook.review.titles import in_words
from icp_playbook.source import MAX_BYTES, read_named

_ABSENT = ("missing-file", "missing-folder", "empty-folder")
"""Rules about what is not there, rather than there and not to be read."""


@dataclass(frozen=True, slots=True)
class ReviewRequest:
    """The request. `head` is None for the files on the disk; `accounts` and `why_from` name files."""

    root: Path
    base: str
    head: str | None
    as_of: datetime.date
    accounts: str | None = None
    why_from: str | None = None
    pull_request: PullRequest = NO_PULL_REQUEST
    """The pull request that is looked at, where the surroundings tell it."""
    icp: str | None = None
    """The id of the one ICP whose decisions are compared; None for all."""
    worth: str | None = None
    """The id of the field whose values are summed per kind of move of the listed accounts."""
    engine: Literal["python", "duckdb"] = "python"
    """What compares the listed accounts."""
    memory: str | None = None
    """What DuckDB may take, as `4GB`; None for what it takes by itself."""
    named: bool = True
    """Whether listed accounts are named; else only their rows are."""
    policy: PolicyRequest | None = None
    """Whether the change is held against the policy of the base, and on which day."""


def review_revisions(request: ReviewRequest, progress: OnProgress = nobody_looks) -> RevisionReview:
    """The review of two revisions; `progress` is told how far the engine is with the list.

    Raises CommandError where a revision or the list cannot be read.
    """
    repository = Repository.around(request.root)
    base = _committed(repository, request.root, request.base)
    if request.head is None:
        head = _side(WORKING_TREE, load(request.root), judged=True)
    else:
        head = _committed(repository, request.root, request.head, judged=True)
    if request.icp is not None:
        _expect_icp(request.icp, base, head)
    commits = messages(repository, request.base, request.head or "HEAD")
    own = messages_about(repository, request.base, request.head or "HEAD", layout().tops)
    given = [_read(request.why_from)] if request.why_from is not None else []
    number = request.pull_request.number
    if number is None and request.head is not None:
        number = number_of(repository, request.base, request.head, commits)
    accounts = request.accounts

    def listed(old: PreparedPlaybook, new: PreparedPlaybook, renames: RenamedIds) -> MoveSummary:
        name, worth = accounts or "", worth_of(request.worth, new) if request.worth is not None else None
        options = ListOptions(request.icp, worth, request.memory, request.named)
        how = (old, new, request.as_of, renames, options)
        if request.engine == "duckdb":
            return compare_in_engine(name, *how, progress)
        with opened(name) as source:
            return compare_list(source, name, *how)

    made = compare_revisions(
        base,
        head,
        listed if accounts is not None else None,
        _published(request.root, stated_whys([*own, *given])),
        number,
        request.icp,
    )
    made = replace(made, title=request.pull_request.title, branch=current_branch(repository))
    if request.policy is None:
        return made
    committed = partial(_committed, repository, request.root)
    approved = ApprovedCommits(repository, request.base, request.head, made.changes, committed)
    return replace(made, policy=held_to_policy(base, head, made, request.policy, approved))


def _expect_icp(icp: str, *sides: RevisionSide) -> None:
    """Raises CommandError for an ICP that neither side has."""
    known = dict.fromkeys(id_ for side in sides if side.playbook for id_ in side.playbook.profiles)
    if known and icp not in known:
        raise CommandError(f'there is no ICP "{icp}" on either side', did_you_mean(icp, known))


def blocking_reasons(made: RevisionReview, forbidden: Collection[Effect], *, require_why: bool) -> list[str]:
    """Why the head is blocked, one sentence each; empty when it passes."""
    found = []
    if count := len(made.findings):
        found.append(f"{made.head} has {counted(count, 'error')}: `icp-playbook check` lists them")
    if made.unread:
        they = plural(len(made.unread), "it is", "they are")
        found.append(f"{series(made.unread, limit=4)} cannot be read on one side, so {they} not compared")
    if made.listed is not None and made.listed.unread:
        rows = counted(made.listed.unread, "row")
        found.append(f"{rows} of the list cannot be read as an account, so not compared")
    for effect in EFFECTS:
        changed = sum(reviewed.change.effect == effect for reviewed in made.changes)
        if effect in forbidden and changed:
            found.append(f"{counted(changed, 'change')} with the effect {effect}")
    if made.policy is not None and made.policy.findings:
        against = counted(len(made.policy.findings), "finding")
        found.append(f"{against} against the policy of {in_words(made.base)}")
    if require_why and made.unexplained:
        found.append(_asks_why(made))
    return found


def _asks_why(made: RevisionReview) -> str:
    remedy = "add a line `Why: …` to a commit message, or a decision that is `about` what changes"
    if not made.decisions:
        return f"the boundary moves but no reason is given: {remedy}"
    return f"{series(made.unexplained, limit=4)}: the boundary moves, and no decision is about it: {remedy}"


def _side(label: str, loaded: Loaded, skipped: Iterable[str] = (), *, judged: bool = False) -> RevisionSide:
    """A revision as it is compared; the errors of examples count for the head alone."""
    findings = loaded.findings
    if judged and loaded.playbook is not None:
        findings = tuple(one for one in lint(loaded.playbook, loaded.documents) if has_errors([one]))
    there = [gap.finding.location.path for gap in loaded.gaps if gap.finding.rule not in _ABSENT]
    unread = {Key(*found): path for path in (*there, *skipped) if (found := layout().entry_at(path))}
    return RevisionSide(label, loaded.documents, loaded.playbook, findings, unread)


def _committed(repository: Repository, root: Path, revision: str, *, judged: bool = False) -> RevisionSide:
    tree = tree_at(repository, revision, layout().tops, MAX_BYTES)
    if not any(map(layout().holds, tree.files)):
        raise CommandError(
            f'there is no playbook in `{root.absolute()}` at "{revision}"',
            "name a revision that has one, and its folder with --root",
        )
    # A file of the base that was never read decided nothing there; one of the head is told.
    files = {path: raw for path, raw in tree.files.items() if judged or layout().entry_at(path)}
    return _side(revision, load_tree(files, tree.skipped), tree.skipped, judged=judged)


def _published(root: Path, whys: tuple[str, ...]) -> tuple[str, ...]:
    """Reasons without the addresses in them, unless the playbook publishes those."""
    if policy_of(root).emails:
        return whys
    return tuple(dict.fromkeys(map(without_addresses, whys)))


def _read(name: str) -> str:
    raw = read_named(name)
    if isinstance(raw, Finding):
        raise CommandError(raw.sentence, f"{raw.help}, or name another text file with --why-from")
    return raw.decode("utf-8", "replace")
