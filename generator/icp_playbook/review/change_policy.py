"""The policy of the base, held against what changes who qualifies: freezes, evidence, reviews."""

import datetime
import itertools
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from icp_playbook.diff import Change
from icp_playbook.findings import Finding, Location
from icp_playbook.model import ChangePolicy, FreezeWindow, Function, freezes_on
from icp_playbook.phrases import counted, plural, series
from icp_playbook.playbook import Key
from icp_playbook.review.approvals import CountedApproval
from icp_playbook.values import days_after, parse_date, say_date

RULES = ("policy-freeze", "policy-evidence", "policy-review", "policy-change", "policy-not-read")
POLICY_CHANGES = frozenset({"change-policy-changed", "freeze-added", "freeze-removed", "freeze-changed"})
"""Changes of the policy itself."""
POLICY_ENTRY = Key("playbook", "playbook")
"""Where the policy stands."""
_SEARCHED = 800
"""Days in which the end of a freeze is looked for: two fiscal years and more."""


@dataclass(frozen=True, slots=True)
class NamingDecision:
    """A decision that names changes of a comparison: who made it, and what it rests on."""

    id: str
    about: frozenset[Key]
    by: tuple[Function, ...]
    sample: int
    """The largest sample of a piece of its evidence, of accounts, deals or people."""
    effective: datetime.date | None


@dataclass(frozen=True, slots=True)
class PlacedChange:
    """A change with its place in the file."""

    change: Change
    place: Location

    @property
    def key(self) -> Key:
        """The entry it is of."""
        return Key(self.change.entry.kind, self.change.entry.id)


@dataclass(frozen=True, slots=True)
class PolicyReview:
    """What the policy of the base says of a comparison on a day."""

    base: str
    on: datetime.date
    policy: ChangePolicy | None
    """None where the base has none, or it cannot be read."""
    findings: tuple[Finding, ...] = ()
    kept: tuple[str, ...] = ()
    """What speaks for the change: who reviewed it, on what evidence; a clause each."""
    notes: tuple[str, ...] = ()
    """What does not count and could be thought to, a clause each."""
    asked: bool = False
    """Whether something changes that a policy asks about."""

    @property
    def has_rules(self) -> bool:
        """Whether the base has a policy that asks for anything."""
        policy = self.policy
        return policy is not None and bool(policy.freeze or policy.evidence or policy.reviewed_by)


@dataclass(frozen=True, slots=True)
class PolicyInputs:
    """What the policy is held against."""

    changes: Sequence[PlacedChange]
    """Those of who qualifies, and those of the policy itself."""
    decisions: Sequence[NamingDecision]
    approvals: Sequence[CountedApproval]
    days: Sequence[PlacedChange] = ()
    """Other days from which decisions count that were there before."""


def policy_review(base: str, policy: ChangePolicy, on: datetime.date, inputs: PolicyInputs) -> PolicyReview:
    """Everything that the policy asks for and is not there, in the order of the entries."""
    by_entry: dict[Key, list[PlacedChange]] = {}
    for one in inputs.changes:
        by_entry.setdefault(one.key, []).append(one)
    check = _Check(policy, on, inputs.decisions, inputs.approvals)
    findings: list[Finding] = []
    kept: dict[str, None] = {}
    notes = [*_notes(inputs.approvals)]
    for key, changes in by_entry.items():
        boundary = [one for one in changes if not changes_policy(one.change)]
        if boundary:
            findings += check.of_boundary(key, boundary)
            kept |= dict.fromkeys(check.kept(key))
        if own := [one for one in changes if changes_policy(one.change)]:
            findings += check.of_policy(key, own)
            notes += check.unheld()
            kept |= dict.fromkeys(check.kept(key))
    for one in inputs.days:
        findings += check.of_day(one, by_entry)
    asked = bool(by_entry or inputs.days)
    return PolicyReview(base, on, policy, tuple(findings), tuple(kept), tuple(notes), asked)


def changes_policy(change: Change) -> bool:
    """Whether it changes the policy: what it asks for, or by which other names people may approve."""
    own = Key(change.entry.kind, change.entry.id) == POLICY_ENTRY
    return change.id in POLICY_CHANGES or (own and tuple(change.path[:1]) == ("owners",))


def not_read(base: str, on: datetime.date, place: Location, cause: str) -> PolicyReview:
    """What is said where the policy of the base cannot be read: nothing passes unseen."""
    remedy = f"mend the file in {base}, where the policy stands that counts"
    return PolicyReview(base, on, None, (Finding(place, "policy-not-read", cause, remedy),))


@dataclass(frozen=True, slots=True)
class _Check:
    policy: ChangePolicy
    on: datetime.date
    decisions: Sequence[NamingDecision]
    approvals: Sequence[CountedApproval]

    def of_boundary(self, key: Key, changes: Sequence[PlacedChange]) -> Iterator[Finding]:
        """What changes of who qualifies lack, of one entry."""
        what = _what(changes)
        place = changes[0].place
        naming = self._naming(key)
        for cause, remedy in self._frozen(key, naming, what):
            yield Finding(place, "policy-freeze", cause, remedy)
        if self.policy.evidence is not None:
            least = self.policy.evidence.accounts
            most = max((one.sample for one in naming), default=0)
            if most < least:
                yield Finding(place, "policy-evidence", *_evidence(key, naming, what, most, least))
        if missing := self._missing(key, self.policy.reviewed_by):
            yield Finding(place, "policy-review", *self._unreviewed(key, missing, what))

    def of_day(self, moved: PlacedChange, changed: Collection[Key]) -> Iterator[Finding]:
        """What was merged before is to count on another day; changes made with it are held to both anyway."""
        for one in self.decisions:
            if one.id != moved.key.id or one.about.intersection(changed):
                continue
            was = parse_date(str(moved.change.old))
            coming = one.effective is not None and one.effective > self.on
            days = [one.effective] if coming and one.effective else []
            if coming != (was is not None and was > self.on):
                days.append(self.on)  # it counts at once now, or no longer does
            for key, day in itertools.product(sorted(one.about)[:1], days):
                what = f"who qualifies by {one.id} ({key})"
                for cause, remedy in self._frozen_on(day, key, what):
                    yield Finding(moved.place, "policy-freeze", cause, remedy)

    def of_policy(self, key: Key, changes: Sequence[PlacedChange]) -> Iterator[Finding]:
        """What a change of the policy lacks by the policy as it was: freezes and reviews hold for it too."""
        place = changes[0].place
        for cause, remedy in self._frozen_on(self.on, key, "the policy for changes itself"):
            yield Finding(place, "policy-change", cause, remedy)
        if missing := self._missing(key, self.policy.reviewed_by):
            cause, remedy = self._unreviewed(key, missing, "the policy for changes, which changes,")
            yield Finding(place, "policy-change", cause, remedy)

    def unheld(self) -> Iterator[str]:
        """That nobody is asked about a change of the policy, where it names nobody."""
        if not self.policy.reviewed_by and (self.policy.freeze or self.policy.evidence):
            yield "the policy for changes itself changes, and its `reviewed_by` names nobody to review that"

    def kept(self, key: Key) -> Iterator[str]:
        """Who reviewed the changes of an entry, and on what evidence they rest."""
        for one in self._naming(key):
            by = f"decided by {series(_words(one.by))}" if one.by else "a decision"
            seen = f", on a sample of {one.sample:,}" if one.sample else ""
            yield f"{by} ({one.id}{seen})"
        for approval in self._counting():
            yield f"approved for {series(_words(approval.functions))} ({approval.words})"

    def _naming(self, key: Key) -> list[NamingDecision]:
        return [one for one in self.decisions if key in one.about]

    def _counting(self) -> list[CountedApproval]:
        return [one for one in self.approvals if one.functions and not one.stale]

    def _reviewers(self, key: Key) -> set[Function]:
        decided = {function for one in self._naming(key) for function in one.by}
        return decided | {function for one in self._counting() for function in one.functions}

    def _missing(self, key: Key, functions: Sequence[Function]) -> list[Function]:
        reviewers = self._reviewers(key)
        return [function for function in functions if function not in reviewers]

    def _frozen(self, key: Key, naming: Sequence[NamingDecision], what: str) -> Iterator[tuple[str, str]]:
        """Both days count: that of the merge, which changes what the CRM is fed, and that of the decision."""
        later = sorted({one.effective for one in naming if one.effective and one.effective > self.on})
        for day in (self.on, *later):
            yield from self._frozen_on(day, key, what)

    def _frozen_on(self, day: datetime.date, key: Key, what: str) -> Iterator[tuple[str, str]]:
        reviewers = self._reviewers(key)
        for window in freezes_on(self.policy, day):
            exempt = window.freeze.exempt
            if not reviewers.intersection(exempt):
                happens = "changes" if day == self.on else "is to change"
                cause = f"{what} {happens} on {say_date(day)}, in the freeze {window_words(window)}"
                yield cause, self._wait(key, day, exempt)

    def _wait(self, key: Key, day: datetime.date, exempt: Sequence[Function]) -> str:
        opens = next_open_day(self.policy, day)
        act = "merge it" if day == self.on else "let it count"
        never = "take the freeze out of the policy first"
        if key == POLICY_ENTRY:
            never = "have it merged past this check, as no day of the next two years is without a freeze"
        wait = f"{act} from {say_date(opens)} on" if opens else never
        if not exempt:
            return wait
        who = series(_words(exempt), "or")
        return f"{wait}, or have {who} approve it or decide it, in a decision about {key}"

    def _unreviewed(self, key: Key, missing: Sequence[Function], what: str) -> tuple[str, str]:
        cause = f"{what} has not been reviewed by {series(_words(missing))}"
        stale = [one for one in self.approvals if one.stale and set(one.functions).intersection(missing)]
        if stale:
            words = series([f"that of {one.words}, no longer counts: {one.stale}" for one in stale])
            cause = f"{cause}; an approval, {words}"
        people = [
            f"{series(self.policy.people[function], 'or')} for {_word(function)}"
            for function in missing
            if function in self.policy.people
        ]
        who = f" ({'; '.join(people)})" if people else ""
        return cause, (
            f"have {series(_words(missing))} approve the pull request{who}, "
            f"or name them under `decided.by` of a decision about {key}"
        )


def next_open_day(policy: ChangePolicy, day: datetime.date) -> datetime.date | None:
    """The first day from one on without a freeze; None where none comes in two years."""
    days = (days_after(day, count) for count in range(_SEARCHED))
    return next((one for one in days if not freezes_on(policy, one)), None)


def freeze_name(window: FreezeWindow) -> str:
    """What people call a freeze."""
    return window.freeze.label or window.freeze.id.replace("-", " ")


def window_words(window: FreezeWindow) -> str:
    """ "Quarter end (18 Dec 2026 to 31 Dec 2026)"."""
    return f"{freeze_name(window)} ({say_date(window.first)} to {say_date(window.last)})"


def _what(changes: Sequence[PlacedChange]) -> str:
    name = changes[0].change.entry.name
    return f"who qualifies ({name}, {counted(len(changes), 'change')})"


def _evidence(
    key: Key, naming: Sequence[NamingDecision], what: str, most: int, least: int
) -> tuple[str, str]:
    need = f"evidence from a sample of at least {least:,}"
    ids = series([one.id for one in naming])
    if not naming:
        return f"no decision names why {what} changes, which needs {need}", (
            f"add a decision about {key} to icp/decisions/, its evidence with a `sample` of {least} or more"
        )
    seen = f"on a sample of {most:,}" if most else "on no sample"
    lacks = f"{ids} {plural(len(naming), 'rests', 'rest')} {seen}, and a change needs {need}: {what}"
    return lacks, f"write the `sample` of the evidence in {ids}, {least} or more, or wait until there is more"


def _notes(approvals: Sequence[CountedApproval]) -> Iterator[str]:
    for one in approvals:
        if one.stale:
            yield f"the approval of {one.words} no longer counts: {one.stale}"
        elif not one.functions:
            who = one.approval.by
            yield f"the approval of {one.words} counts for no function: `policy.people` does not list {who}"


def _words(functions: Sequence[Function]) -> list[str]:
    return [_word(function) for function in functions]


def _word(function: Function) -> str:
    return function.replace("-", " ")
