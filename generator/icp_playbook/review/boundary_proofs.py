"""Who would newly qualify, of all accounts there could be: nobody, with a proof, or an account that shows it.

Examples and lists say what becomes of the accounts in them. Here the conditions of both sides are compared
for every account, known in full or in part, and points for every account of which everything is known.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from icp_playbook.boundary import (
    ANY_ACCOUNT,
    AS_OF,
    NotDecided,
    Shown,
    VerdictPair,
    account_record,
    account_where,
    account_words,
    moves_into,
)
from icp_playbook.decisions import MoveSummary, RenamedIds, in_new_ids, order_of_tiers
from icp_playbook.diff import Lexicon
from icp_playbook.fields import Catalogue
from icp_playbook.fit import (
    Account,
    AllOf,
    CompiledCondition,
    ContactValues,
    IcpProgram,
    Negation,
    Program,
    Truth,
    as_account,
    compile_playbook,
    evaluate,
    fields_in,
)
from icp_playbook.model import Example
from icp_playbook.phrases import series
from icp_playbook.playbook import Playbook
from icp_playbook.source import to_yaml

Step: TypeAlias = Literal["enters", "leaves", "rises", "falls"]
"""Newly surely in the ICP, no longer surely in it; inside before and after, in a better tier, in a worse."""
STEPS: Sequence[Step] = ("enters", "leaves", "rises", "falls")
STEP_WORDS: Mapping[Step, str] = {
    "enters": "newly qualifies",
    "leaves": "stops qualifying",
    "rises": "moves up a tier",
    "falls": "moves down a tier",
}
FIELDS = 6
"""How many fields of an account a sentence tells before it counts the rest."""
Result: TypeAlias = Literal["nobody", "shown", "not-decided", "not-compared"]


@dataclass(frozen=True, slots=True)
class BoundaryProof:
    """Of one ICP and one step: proven of nobody, or an account that takes it."""

    icp: str
    """Its id in the head."""
    name: str
    step: Step
    result: Result
    shown: Shown | None = None
    words: str = ""
    """What matters of it, and which example it is like otherwise."""
    file: str = ""
    """It as an example file of the head, in YAML; "" where none can hold it."""
    tiers: tuple[str, str] | None = None
    """Labels of the tiers before and after."""
    example: str = ""
    """An example that takes the same step: what is shown is covered."""
    retyped: tuple[str, ...] = ()
    """The fields that keep both sides from being compared: they hold something else now."""


@dataclass(frozen=True, slots=True)
class _IcpVersions:
    """An ICP before and after, in the ids of the head."""

    before: tuple[Program, IcpProgram]
    after: tuple[Program, IcpProgram]
    catalogue: Catalogue
    """What fields can be on either side."""
    today: Catalogue
    """What they can be in the head."""
    near: Example | None
    as_of: datetime.date

    @property
    def like(self) -> Account | None:
        """The account that is looked near."""
        return None if self.near is None else as_account(self.near.account, self.catalogue)

    def whole(self, shown: Shown, asked: Iterable[CompiledCondition]) -> Shown:
        """An account with what the one that it is like says of fields that were not asked about."""
        tested = fields_in(*asked)
        names = fields_in(*self.before[1].conditions, *self.after[1].conditions) - tested
        more = {name: value for name, value in (self.like or {}).items() if name in names}
        return Shown({**more, **shown.account}, shown.as_of)

    def holds(self, shown: Shown) -> bool:
        """Whether an example of the head can hold an account: all its values are there, and one contact."""
        several = any(isinstance(value, ContactValues) for value in shown.account.values())
        if several or not shown.account.keys() <= self.today.fields.keys():
            return False
        try:
            as_account(account_record(shown.account, self.today), self.today)
        except TypeError:
            return False
        return True

    @property
    def within_head(self) -> "_IcpVersions | None":
        """The same, asked of the accounts of the head alone; None where it lacks a field."""
        names = fields_in(*self.before[1].deciding, *self.after[1].deciding)
        return replace(self, catalogue=self.today) if names <= self.today.fields.keys() else None

    def changed_fields(self, step: Step) -> set[str]:
        """The fields of what is only on one side, as far as it makes accounts take a step."""
        old, new = (
            {*_crossed(icp)} if step in ("enters", "leaves") else {*_scored(icp)}
            for _, icp in (self.before, self.after)
        )
        return fields_in(*(old ^ new))


def boundary_proofs(
    base: Playbook,
    head: Playbook,
    lexicon: Lexicon,
    renames: RenamedIds,
    examples: MoveSummary | None = None,
) -> tuple[BoundaryProof, ...]:
    """Of each operational ICP whose boundary or points differ, what is proven and what is shown.

    An ICP that is new or gone is left out: everybody in it is. Ids are those of the head.
    """
    before, after = compile_playbook(base), compile_playbook(head)
    found: list[BoundaryProof] = []
    for id_, icp in after.icps.items():
        former = renames.reversed.entry("profile", id_) or id_
        if former not in before.icps or not (icp.operational and before.icps[former].operational):
            continue
        old = in_new_ids(before.icps[former], renames)
        changed = _changed(old, icp, before, after)
        if not changed:
            continue
        retyped = _retyped(old, icp, lexicon)
        name = head.profiles[id_].name
        if retyped:
            found += [BoundaryProof(id_, name, step, "not-compared", retyped=retyped) for step in changed]
            continue
        sides = _IcpVersions(
            (before, old), (after, icp), lexicon.both, lexicon.after, *_near(base, head, id_)
        )
        labels = {tier.id: tier.label for tier in (*base.settings.tiers, *head.settings.tiers)}
        found += [_proof(sides, id_, name, step, renames, labels, examples) for step in changed]
    return tuple(found)


def _changed(old: IcpProgram, new: IcpProgram, before: Program, after: Program) -> Sequence[Step]:
    """The steps that accounts may take under a change."""
    deciding = _inside(old) != _inside(new) or old.enough != new.enough
    points = _points(old, before) != _points(new, after)
    return (*(STEPS[:2] if deciding else ()), *(STEPS[2:] if points else ()))


def _points(icp: IcpProgram, program: Program) -> object:
    """What gives points, and where tiers start."""
    return icp.score, icp.caps, icp.tiers or program.tiers


def _crossed(icp: IcpProgram) -> Iterator[CompiledCondition]:
    """The conditions that decide whether an account is in."""
    for row in (*icp.must, *icp.disqualifiers):
        yield row.when
    if icp.enough is not None:
        yield icp.enough


def _scored(icp: IcpProgram) -> Iterator[CompiledCondition]:
    for row in icp.score:
        yield from row.conditions


def _inside(icp: IcpProgram) -> CompiledCondition:
    """What keeps an account in: every must, and no disqualifier."""
    outs = tuple(Negation(out.when) for out in icp.disqualifiers)
    return AllOf((*(must.when for must in icp.must), *outs))


def _retyped(old: IcpProgram, new: IcpProgram, lexicon: Lexicon) -> tuple[str, ...]:
    """The fields of either side that hold something else on the other, by their labels."""
    names = fields_in(*old.deciding, *new.deciding)
    odd = {name for name in names if name not in lexicon.both} | (names & lexicon.retyped_fields)
    fields = {**lexicon.before.fields, **lexicon.after.fields}
    return tuple(sorted(fields[name].label if name in fields else name for name in odd))


def _near(base: Playbook, head: Playbook, icp: str) -> tuple[Example | None, datetime.date]:
    """The best example of an ICP and its day: what is shown is like it. One of both sides is better."""
    of_icp = {id_: one for id_, one in head.examples.items() if one.icp == icp}
    examples = [one for id_, one in of_icp.items() if id_ in base.examples] or [*of_icp.values()]
    if not examples:
        return None, max((one.as_of for one in head.examples.values()), default=AS_OF)
    best = min(examples, key=lambda one: ("great-fit", "borderline", "wrong").index(one.shown))
    return best, best.as_of


def _proof(
    sides: _IcpVersions,
    id_: str,
    name: str,
    step: Step,
    renames: RenamedIds,
    labels: Mapping[str, str],
    examples: MoveSummary | None,
) -> BoundaryProof:
    try:
        shown, tiers = _shown(sides, step, renames)
        if tiers and shown is not None and not sides.holds(shown) and (narrower := sides.within_head):
            found = _shown(narrower, step, renames)
            shown, tiers = found if found[0] is not None else (shown, tiers)
    except NotDecided:
        return BoundaryProof(id_, name, step, "not-decided")
    if shown is None:
        return BoundaryProof(id_, name, step, "nobody")
    return BoundaryProof(
        id_,
        name,
        step,
        "shown",
        shown,
        _words(sides, step, shown),
        _example_file(sides, id_, name, step, shown),
        (labels[tiers[0]], labels[tiers[1]]) if tiers else None,
        _covering(examples, id_, step),
    )


def _words(sides: _IcpVersions, step: Step, shown: Shown) -> str:
    """What a change is about and what differs from the example that the account is like."""
    like, changed = sides.like or {}, sides.changed_fields(step)
    relevant = {
        field: value
        for field, value in shown.account.items()
        if not like or field in changed or like.get(field) != value
    }
    missing = [name for name in sides.catalogue.fields if name in changed and name not in shown.account]
    words = [account_words(relevant, sides.catalogue, shown.as_of, limit=FIELDS)] if relevant else []
    if missing:
        labels = series([sides.catalogue[name].label for name in missing], "and", limit=FIELDS)
        words.append(f"{labels}: not known")
    if sides.near is not None and words:
        words.append(f"otherwise like {sides.near.name}")
    return "; ".join(words) or (f"like {sides.near.name}" if sides.near is not None else ANY_ACCOUNT)


def _example_file(sides: _IcpVersions, id_: str, name: str, step: Step, shown: Shown) -> str:
    """An example of the head that holds what is shown, with its verdict there; "" if none can."""
    if not sides.holds(shown):
        return ""
    program = sides.after[0]
    verdict = evaluate(program, id_, shown.account, shown.as_of)
    expected: dict[str, Any] = {"status": verdict.status}
    if verdict.tier is not None:
        expected["tier"] = verdict.tier
    if verdict.disqualifier is not None:
        expected["disqualifier"] = verdict.disqualifier
    return to_yaml(
        {
            "name": f"{name}: an account that {STEP_WORDS[step]}",
            "icp": id_,
            "as_of": shown.as_of.isoformat(),
            "account": account_record(shown.account, sides.catalogue),
            "expect": expected,
        }
    )


def _shown(
    sides: _IcpVersions, step: Step, renames: RenamedIds
) -> tuple[Shown | None, tuple[str, str] | None]:
    """An account that takes a step, with its tiers where they count."""
    match step:
        case "enters":
            return _crossing(sides, sides.before[1], sides.after[1]), None
        case "leaves":
            return _crossing(sides, sides.after[1], sides.before[1]), None
        case "rises":
            return _retiered(sides, renames, lambda old, new: new < old)
        case "falls":
            return _retiered(sides, renames, lambda old, new: new > old)


def _crossing(sides: _IcpVersions, out: IcpProgram, into: IcpProgram) -> Shown | None:
    """An account that is surely in one and not in the other: out of it if there is such a one, else open."""
    surely: list[tuple[CompiledCondition, tuple[Truth, ...]]] = [(_inside(into), (True,))]
    if into.enough is not None:
        surely.append((into.enough, (True,)))
    cases: list[tuple[CompiledCondition, tuple[Truth, ...]]] = [
        (_inside(out), (False,)),
        (_inside(out), (None,)),
    ]
    if out.enough is not None:
        cases.append((out.enough, (False, None)))
    for case in cases:
        wanted = [*surely, case]
        found = account_where(wanted, sides.catalogue, near=sides.like, as_of=sides.as_of)
        if found is not None:
            return sides.whole(found, [condition for condition, _ in wanted])
    return None


def _retiered(
    sides: _IcpVersions, renames: RenamedIds, differs: Callable[[int, int], bool]
) -> tuple[Shown | None, tuple[str, str] | None]:
    """An account that fits before and after, in another tier: the one that goes furthest."""
    old_starts, new_starts = (
        {tier.id: tier.at_least for tier in icp.tiers or program.tiers}
        for program, icp in (sides.before, sides.after)
    )
    named = {} if sides.before[1].tiers else renames.tiers  # its own have the ids of the head already
    current = {named.get(tier, tier): start for tier, start in old_starts.items()}
    order = order_of_tiers(current, new_starts)
    found: dict[VerdictPair, Shown] = dict(
        moves_into(sides.before, sides.after, sides.catalogue, near=sides.like, as_of=sides.as_of)
    )
    best: tuple[int, Shown, tuple[str, str]] | None = None
    for ((_, old), (_, new)), shown in found.items():
        if old is None or new is None:
            continue
        was, now = order.index(named.get(old, old)), order.index(new)
        if differs(was, now) and (best is None or abs(was - now) > best[0]):
            best = abs(was - now), shown, (old, new)
    if best is None:
        return None, None
    _, shown, between = best
    return sides.whole(shown, [*sides.before[1].deciding, *sides.after[1].deciding]), between


def _covering(examples: MoveSummary | None, icp: str, step: Step) -> str:
    """The name of an example that takes the step."""
    kinds = {
        "enters": {"entered", "confirmed"},
        "leaves": {"left", "disqualified", "answer-needed", "answers-needed", "knowledge-needed"},
        "rises": {"raised"},
        "falls": {"lowered"},
    }[step]
    moves = examples.moves if examples is not None else ()
    return next((move.name for move in moves if move.kind in kinds and move.icp == icp), "")
