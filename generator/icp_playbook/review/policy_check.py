"""A comparison held against the policy of its base: reads the policy, the decisions and the approvals."""

import datetime
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field

from icp_playbook.diff import Change
from icp_playbook.findings import Location, rules
from icp_playbook.git import GitError, Repository, merge_base, resolve
from icp_playbook.history import concerned
from icp_playbook.model import Decision, Settings, kind_of
from icp_playbook.playbook import model_of, shape
from icp_playbook.review.approvals import counted_approvals, functions_of, read_approvals
from icp_playbook.review.change_policy import (
    POLICY_CHANGES,
    POLICY_ENTRY,
    NamingDecision,
    PlacedChange,
    PolicyInputs,
    PolicyReview,
    changes_policy,
    not_read,
    policy_review,
)
from icp_playbook.review.review import ReviewedChange, RevisionReview, RevisionSide, changes_between

_NOT_THERE = "its commit is not in this clone, so that what changed since is not known"
_CHANGED = "who qualifies, or the policy, has changed since"


@dataclass(frozen=True, slots=True)
class PolicyRequest:
    """The day on which the change is to be merged; `approvals` names the file that has them."""

    on: datetime.date
    approvals: str | None = None


@dataclass(frozen=True)
class ApprovedCommits:
    """Whether an approval of an earlier commit is one of what is compared.

    It is if what changed in that commit, from where it had left the base, is what changes now. Where the
    base went on does not matter. `committed` reads a revision.
    """

    repository: Repository
    base: str
    head: str | None
    changes: Sequence[ReviewedChange]
    committed: Callable[[str], RevisionSide]
    _known: dict[str, str] = field(default_factory=dict)

    def stale(self, commit: str) -> str:
        """Why an approval of a commit no longer counts; "" where it does."""
        if commit not in self._known:
            self._known[commit] = self._stale(commit)
        return self._known[commit]

    def _stale(self, name: str) -> str:
        try:
            commit = resolve(self.repository, name)
            if self.head is not None and commit == resolve(self.repository, self.head):
                return ""
            left = merge_base(self.repository, resolve(self.repository, self.base), commit)
            if left is None:
                return _NOT_THERE
            then = changes_between(self.committed(left), self.committed(commit))
        except GitError:
            return _NOT_THERE
        now = [one.change for one in self.changes]
        return "" if _deciding(then) <= _all(now) and _deciding(now) <= _all(then) else _CHANGED


def _deciding(changes: Sequence[Change]) -> set[str]:
    return {one.fingerprint for one in changes if _decides(one)}


def _all(changes: Sequence[Change]) -> set[str]:
    return {one.fingerprint for one in changes}


def _decides(change: Change) -> bool:
    return change.effect == "boundary" or changes_policy(change)


def _moves_day(change: Change) -> bool:
    return change.id == "decision-day-changed" and tuple(change.path) == ("effective",)


def held_to_policy(
    base: RevisionSide,
    head: RevisionSide,
    made: RevisionReview,
    request: PolicyRequest,
    approved: ApprovedCommits,
) -> PolicyReview:
    """What the policy of the base asks of a comparison. Raises CommandError for unreadable approvals."""
    approvals = read_approvals(request.approvals) if request.approvals is not None else ()
    if POLICY_ENTRY in base.unread:
        path = base.unread[POLICY_ENTRY]
        return not_read(base.label, request.on, Location(path), f"the policy cannot be read in {base.label}")
    document = base.documents.get(POLICY_ENTRY)
    if document is None:
        return PolicyReview(base.label, request.on, None)
    settings = shape(model_of(POLICY_ENTRY.kind), document)[0]
    broken = document.findings or any(one.rule == rules.FREEZE.id for one in base.findings)
    if broken or not isinstance(settings, Settings):
        cause = f"the policy cannot be read: the file has errors in {base.label} under today's model"
        return not_read(base.label, request.on, Location(document.path), cause)
    counted = counted_approvals(approvals, settings, request.on, approved.stale)
    same = _same_reviewers(settings, head)
    placed = [
        PlacedChange(one.change, one.place)
        for one in made.changes
        if _decides(one.change) and not (same and _is_of_owners(one.change))
    ]
    decisions = list(_naming(head, made.naming, fictional=settings.company.fictional))
    days = [PlacedChange(one.change, one.place) for one in made.changes if _moves_day(one.change)]
    inputs = PolicyInputs(placed, decisions, counted, days)
    return policy_review(base.label, settings.policy, request.on, inputs)


def _is_of_owners(change: Change) -> bool:
    return changes_policy(change) and change.id not in POLICY_CHANGES


def _same_reviewers(settings: Settings, head: RevisionSide) -> bool:
    """Whether, by the names that `owners` of the head gives them, the same people count for the policy."""
    document = head.documents.get(POLICY_ENTRY)
    data = document.data if document is not None else None
    listed = data.get("owners", {}) if isinstance(data, dict) else None
    if not isinstance(listed, dict):
        return False
    owners = {owner: handle for owner, handle in listed.items() if isinstance(handle, str)}
    if len(owners) < len(listed):
        return False
    return functions_of(settings, settings.owners) == functions_of(settings, owners)


def _naming(head: RevisionSide, ids: Collection[str], *, fictional: bool) -> Iterator[NamingDecision]:
    """The decisions that name changes, with who made them and what they rest on.

    Of evidence that is made up only that of a fictional company counts.
    """
    for key, document in head.documents.items():
        if key.kind != kind_of(Decision) or key.id not in ids:
            continue
        decision = shape(Decision, document)[0]
        if isinstance(decision, Decision) and decision.decided is not None:
            seen = [one.sample or 0 for one in decision.evidence if fictional or not one.illustrative]
            about = frozenset(concerned(decision))
            most = max(seen, default=0)
            yield NamingDecision(key.id, about, decision.decided.by, most, decision.effective)
