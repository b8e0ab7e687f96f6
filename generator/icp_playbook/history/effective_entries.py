"""The playbook as it was effective on a day: without the changes whose decisions count from a later one."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from icp_playbook.findings import CommandError
from icp_playbook.git import GitError, Repository
from icp_playbook.history.combining import combined, same
from icp_playbook.history.decided_changes import Branch, NamingCommit, concerned
from icp_playbook.history.deciding_keys import deciding
from icp_playbook.model import Decision
from icp_playbook.phrases import series
from icp_playbook.playbook import Key, Loaded, Playbook, relinked
from icp_playbook.source import Data, Document
from icp_playbook.values import days_after, say_date

AS_DEFINED_NOW = "--as-defined-now"
_DECISION = "decision"
_SHALLOW = (
    "this clone is shallow, and what was before it is not in it",
    "run `git fetch --unshallow`, or set `fetch-depth: 0` in CI",
)


@dataclass(frozen=True, slots=True)
class PendingChange:
    """A decision that does not count yet, and the entries that are as they were before it."""

    decision: str
    name: str
    effective: datetime.date
    entries: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class EarlyChange:
    """An entry that such a decision is about and left alone, and the commit before that changed it."""

    decision: str
    effective: datetime.date
    entry: Key
    commit: str
    """ "commit 1a2b3c4d5e of 2026-11-02"."""


@dataclass(frozen=True, slots=True)
class EffectivePlaybook:
    """A playbook, and what was left out of it because it counts from a later day."""

    playbook: Playbook
    pending: tuple[PendingChange, ...] = ()
    early: tuple[EarlyChange, ...] = ()


class _Step(NamedTuple):
    """A change of an entry to take back."""

    commit: NamingCommit
    decision: str
    key: Key


def later_decisions(playbook: Playbook, day: datetime.date) -> Mapping[str, Decision]:
    """The decisions that count from a later day; what is only proposed has changed nothing.

    One that is replaced or undone counts from its day until that of the one which does it. Where that one
    counts already, what it left of the change does, too.
    """
    found = playbook.of(Decision)
    over = {id_ for one in found.values() if _counts(one, day) for id_ in (one.supersedes, one.reverts)}
    return {
        id_: one
        for id_, one in found.items()
        if one.effective is not None
        and one.effective > day
        and one.status != "proposed"
        and (one.in_force or id_ not in over)
    }


def _counts(decision: Decision, day: datetime.date) -> bool:
    """Whether it counts on a day, or did before it was replaced or undone itself."""
    decided = decision.decided
    return decided is not None and (decision.effective or decided.on) <= day


def effective_playbook(
    project: Path, loaded: Loaded, playbook: Playbook, day: datetime.date, today: datetime.date
) -> EffectivePlaybook:
    """The playbook without what counts from later than a day.

    A decision that came to the branch on the day from which it counts, or later, delayed nothing, and is
    passed over. Raises CommandError where it cannot be told for certain what its change was.
    """
    later = later_decisions(playbook, day)
    if not later:
        return EffectivePlaybook(playbook)
    first = next(iter(later))
    try:
        branch = Branch(Repository.around(project), dict(loaded.documents), today)
        return _Effective(branch, loaded, playbook, day).without(later)
    except GitError as error:
        raise _refused(loaded, first, later[first], error.sentence, error.remedy) from error


@dataclass(frozen=True, slots=True)
class _Effective:
    branch: Branch
    loaded: Loaded
    playbook: Playbook
    day: datetime.date

    def without(self, later: Mapping[str, Decision]) -> EffectivePlaybook:
        """Every change taken back that is not effective yet, the newest first."""
        steps = [step for id_, one in later.items() for step in self._steps(id_, one)]
        documents: dict[Key, Document | None] = dict(self.loaded.documents)
        taken: dict[str, dict[Key, None]] = {}
        differs: dict[tuple[int, Key], bool] = {}
        for step in sorted(steps, key=lambda step: step.commit.at):
            mark, now = (step.commit.at, step.key), documents.get(step.key)
            if mark not in differs:
                left = documents[step.key] = self._taken_back(step, now)
                differs[mark] = _data(left) != _data(now)
            if differs[mark]:
                taken.setdefault(step.decision, {})[step.key] = None
        early = tuple(self._early(later))
        if not taken:
            return EffectivePlaybook(self.playbook, early=early)
        kept = {key: one for key, one in documents.items() if one is not None and key.kind != _DECISION}
        found = relinked(kept)  # a decision decides no account, and may name what is not there yet
        pending = tuple(
            PendingChange(id_, later[id_].name, _day(later[id_]), tuple(keys)) for id_, keys in taken.items()
        )
        if found.playbook is None:
            first = found.findings[0]
            names = series([str(key) for key in pending[0].entries])
            raise self._no(
                pending[0].decision,
                f"without its change of {names} the playbook has errors, first "
                f"{first.location.path}: {first.sentence}",
                "list every entry that changes with it under `about`",
            )
        return EffectivePlaybook(found.playbook, pending, early)

    def _early(self, later: Mapping[str, Decision]) -> Iterator[EarlyChange]:
        """What left an entry alone that had changed before: that may be the change meant."""
        for id_, one in later.items():
            naming = [commit for commit in self.branch.naming_commits(id_) if commit.day < _day(one)]
            for key in concerned(one) if naming and one.in_force else ():
                delayed = any(self._changes(commit, key) for commit in naming)
                before = None if delayed else self._last_change(key, naming[-1])
                if before is not None:
                    yield EarlyChange(id_, _day(one), key, before.words)

    def _last_change(self, key: Key, until: NamingCommit) -> NamingCommit | None:
        """The last commit before another that changed what decides in an entry; its beginning is none."""
        for commit in self.branch.commits(*self._names(key)):
            here = NamingCommit(0, commit.hash, commit.before, commit.day)
            if commit.day <= until.day and commit.before is not None and self._changes(here, key):
                return here if self.branch.has_playbook(commit.before) else None
        return None

    def _steps(self, id_: str, decision: Decision) -> Iterator[_Step]:
        """The changes of a decision that came before its day."""
        commits = [one for one in self.branch.naming_commits(id_) if one.day < _day(decision) or one.is_cut]
        for commit in commits:
            if commit.is_cut:
                raise self._no(id_, *_SHALLOW)
            if commit.before is None or not self.branch.has_playbook(commit.before):
                raise self._no(
                    id_,
                    f"the playbook begins with {commit.words}, which brings it: there is nothing before it",
                    "take `effective` out of the decision",
                )
        for key in concerned(decision) if commits else ():
            changed = [one for one in commits if self._changes(one, key)]
            last = max((one.day for one in changed), default=days_after(_day(decision), -1))
            self._expect_nothing_beside(id_, key, commits, last)
            for commit in changed:
                self._expect_no_other(id_, commit, key)
                yield _Step(commit, id_, key)

    def _changes(self, commit: NamingCommit, key: Key) -> bool:
        old, new = self._sides(commit, key)
        if old is None or new is None:
            return old is not new
        if not (isinstance(old.data, dict) and isinstance(new.data, dict)):
            return True  # what cannot be read may be anything
        return not same(deciding(key.kind, old.data), deciding(key.kind, new.data))

    def _sides(self, commit: NamingCommit, key: Key) -> tuple[Document | None, Document | None]:
        """An entry before and after a commit, under the id it had then."""
        found = []
        for revision in (commit.before, commit.hash):
            versions = (self.branch.at(revision, name) for name in self._names(key))
            found.append(next((one for one in versions if one is not None), None))
        return found[0], found[1]

    def _names(self, key: Key) -> list[Key]:
        """The ids that an entry has had, that of today first."""
        return [key, *(Key(key.kind, id_) for id_ in _formerly(self.loaded.documents.get(key)))]

    def _expect_nothing_beside(
        self, id_: str, key: Key, naming: Sequence[NamingCommit], last: datetime.date
    ) -> None:
        """Raises CommandError where another commit, up to a day, may be a part of the change."""
        decided = self.playbook.of(Decision)[id_].decided
        known = {one.hash for one in naming}
        for commit in self.branch.commits(*self._names(key)):
            if commit.hash in known or (decided and commit.day < decided.on) or commit.day > last:
                continue
            if commit.is_cut:
                raise self._no(id_, *_SHALLOW)
            here = NamingCommit(0, commit.hash, commit.before, commit.day)
            if commit.before is not None and not self._changes(here, key):
                continue
            raise self._no(
                id_,
                f"commit {commit.hash[:10]} of {commit.day} changes {key} without it: whether that is a part "
                "of its change cannot be told",
                "bring a decision and its change in one commit, or squash or merge the pull request",
            )

    def _expect_no_other(self, id_: str, commit: NamingCommit, key: Key) -> None:
        """Raises CommandError where the commit brings another decision, too, that counts already."""
        for other, one in self.playbook.of(Decision).items():
            counts = one.effective is None or one.effective <= self.day
            if other != id_ and counts and key in concerned(one) and one.status != "proposed":
                named = any(found.hash == commit.hash for found in self.branch.naming_commits(other))
                if named:
                    raise self._no(
                        id_,
                        f"{commit.words} brings {other}, too, which counts already and is about {key}",
                        "give both the same day, or bring each in a pull request of its own",
                    )

    def _taken_back(self, step: _Step, now: Document | None) -> Document | None:
        """An entry without a change. Raises CommandError where what came later builds on it."""
        old, new = self._sides(step.commit, step.key)
        for one in (old, new, now):
            if one is not None and (not isinstance(one.data, dict) or not one.is_whole):
                raise self._no(
                    step.decision,
                    f"{one.path} cannot be read before or after {step.commit.words}",
                    "nothing mends an old file; take `effective` out of the decision",
                )
        if now is None:
            return old if new is None else None
        if new is None:
            raise self._no(
                step.decision, f"{step.key} is back, which {step.commit.words} removes", "name it otherwise"
            )
        if old is None:
            if _formerly(new):
                raise self._no(
                    step.decision,
                    f"{step.commit.words} also gives {step.key} its id",
                    "rename an entry in a commit of its own",
                )
            return None
        if same(now.data, new.data):
            return replace(old, id=now.id, path=now.path)
        sides = (step.key.kind, new.data, now.data, old.data)
        whole, other = combined(*sides, now.data), combined(*sides, old.data)
        if not same(deciding(step.key.kind, whole), deciding(step.key.kind, other)):
            raise self._no(
                step.decision,
                f"{step.key} was edited later where {step.commit.words} changes it: what counts without it "
                "cannot be told",
                "give the later edit a decision that counts from the same day",
            )
        return replace(now, data=whole, findings=(), cut_comments=(), unseen=())

    def _no(self, id_: str, cause: str, remedy: str) -> CommandError:
        return _refused(self.loaded, id_, self.playbook.of(Decision)[id_], cause, remedy)


def _refused(loaded: Loaded, id_: str, decision: Decision, cause: str, remedy: str) -> CommandError:
    place = loaded.documents[Key(_DECISION, id_)].at("effective")
    return CommandError(
        f"{place}: this decision counts from {say_date(_day(decision))}, and {cause}",
        f"{remedy}; or judge by the files as they are, with {AS_DEFINED_NOW}",
    )


def _data(document: Document | None) -> Data:
    return document.data if document is not None else None


def _day(decision: Decision) -> datetime.date:
    return decision.effective or datetime.date.min


def _formerly(document: Document | None) -> list[str]:
    data = document.data if document is not None else None
    listed = data.get("formerly") if isinstance(data, dict) else None
    return [str(one) for one in listed] if isinstance(listed, list) else []
