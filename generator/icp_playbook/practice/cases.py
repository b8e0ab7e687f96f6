"""Accounts for practice: the examples, and variations in which one field changes the verdict."""

import datetime
from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import TypeVar, assert_never

from icp_playbook.boundary import ages_in
from icp_playbook.fields import Catalogue, Field
from icp_playbook.fit import (
    Bound,
    CompiledTest,
    Known,
    Program,
    Scorer,
    Verdict,
    as_account,
    named_values,
    tests_in,
)
from icp_playbook.fit import condition as node
from icp_playbook.model import Example
from icp_playbook.playbook import Playbook
from icp_playbook.practice.question import Judgement, PracticeCase
from icp_playbook.values import days_after

T = TypeVar("T")
EXAMPLES = 60
"""How many examples are varied, so that a playbook of a thousand entries still builds at once."""
_STEP = 5
"""A number is put past a limit by a fifth of it: close enough to be plausible, far enough to be seen."""
_ABROAD = ("BR", "JP", "ZA")
"""Countries to move an account to, besides those in conditions."""


def cases(playbook: Playbook, program: Program) -> Iterator[tuple[PracticeCase, tuple[PracticeCase, ...]]]:
    """Each example with every variation of it, in the order of the fields."""
    order = list(playbook.profiles)
    scorer = cache(partial(Scorer, program))  # variations of an example have most of its values in common
    found = sorted(playbook.examples.items(), key=lambda row: order.index(row[1].icp))
    for id_, example in spread(found, EXAMPLES):
        account = as_account(example.account, playbook.catalogue)
        verdicts = scorer(example.as_of)
        own = PracticeCase(id_, account, verdicts.verdict(account, example.icp))
        yield own, tuple(_variations(playbook, program, verdicts, own, example))


def judgement(program: Program, verdict: Verdict) -> Judgement:
    """The answer to "would you pursue it?": the lowest of three tiers or more is no fit."""
    tiers = [tier.id for tier in program.tiers]
    match verdict.status:
        case "disqualified":
            return "disqualified"
        case "outside":
            return "wrong"
        case "undecided" | "insufficient":
            return "borderline"
        case "fit" if verdict.tier == tiers[0]:
            return "fit"
        case "fit":
            return "wrong" if len(tiers) > 2 and verdict.tier == tiers[-1] else "borderline"


def spread(items: list[T], limit: int) -> list[T]:
    """At most so many items, evenly from first to last."""
    if len(items) <= limit:
        return items
    return [items[index * len(items) // limit] for index in range(limit)]


def _variations(
    playbook: Playbook, program: Program, verdicts: Scorer, own: PracticeCase, example: Example
) -> Iterator[PracticeCase]:
    tests: dict[str, list[CompiledTest]] = {}
    for test in tests_in(*program.icps[example.icp].deciding):
        tests.setdefault(test.field, []).append(test)
    for name in playbook.catalogue.fields:
        for value in _others(playbook.catalogue, tests.get(name, []), own.account.get(name), example.as_of):
            account = {field: known for field, known in own.account.items() if field != name}
            if value is not None:
                account[name] = value
            yield PracticeCase(own.example, account, verdicts.verdict(account, example.icp), name)


def _others(
    catalogue: Catalogue, tests: Sequence[CompiledTest], value: Known | None, as_of: datetime.date
) -> Iterator[Known | None]:
    """Other values of a field that its tests may treat differently, each once; None for unknown."""
    if not tests:
        return
    seen: list[Known | None] = [value]
    for other in (*_candidates(catalogue[tests[0].field], tests, value, as_of), None):
        if other not in seen:
            seen.append(other)
            yield other


def _candidates(
    field: Field, tests: Sequence[CompiledTest], value: Known | None, as_of: datetime.date
) -> Iterator[Known]:
    match field.type:
        case "boolean":
            yield from (True, False)
        case "choice":
            yield from field.choices
        case "choices":
            yield from _sets(tests, value if isinstance(value, frozenset) else frozenset())
        case "country":
            yield from (named[0] for test in tests if (named := _named(test)))
            yield from _ABROAD
        case "date":
            for days in ages_in(tests):
                yield days_after(as_of, -(days // 2))
                yield days_after(as_of, -(days + days // _STEP + 1))
        case "integer" | "number" | "percent" | "money":
            yield from _numbers(tests)
        case "year":
            yield from (bound + step for test in tests for bound in _years(test) for step in (-2, 0, 2))
        case "text" | "domain":
            yield from (named for test in tests for named in _named(test))
        case _:
            assert_never(field.type)


def _sets(tests: Sequence[CompiledTest], value: frozenset[str]) -> Iterator[frozenset[str]]:
    """The values with one more that a test names, or without those it names."""
    for test in tests:
        named = _named(test)
        yield from (value | {one} for one in named[:4])
        if value - set(named):
            yield value - set(named)


def _named(test: CompiledTest) -> list[str]:
    """The values a test names, of a field whose values are text."""
    return [value for value in named_values(test) if isinstance(value, str)]


def _numbers(tests: Sequence[CompiledTest]) -> Iterator[int | float]:
    """Past each limit, below the lower and above the upper."""
    for test in tests:
        low, high = _limits(test)
        if isinstance(low, int | float) and low > 0:
            yield low - max(1, int(low) // _STEP)
        if isinstance(high, int | float):
            yield high + max(1, int(high) // _STEP)
        if isinstance(low, int | float):
            yield low


def _years(test: CompiledTest) -> list[int]:
    """The years that a test names as limits."""
    return [limit for limit in _limits(test) if isinstance(limit, int)]


def _limits(test: CompiledTest) -> tuple[Bound | None, Bound | None]:
    """The ends of the range that a test asks for, as far as it has any."""
    match test:
        case node.InRange(low=low, high=high):
            return low, high
        case node.Minimum(bound=low):
            return low, None
        case node.Maximum(bound=high):
            return None, high
        case node.Equals() | node.OneOf() | node.IncludesAny() | node.IncludesAll() | node.IncludesNone():
            return None, None
        case node.TextContains() | node.TextStarts() | node.TextEnds() | node.WithinDays() | node.IsKnown():
            return None, None
        case _:
            assert_never(test)
