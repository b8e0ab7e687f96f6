"""A hole between segments: numbers or days that none takes, though segments take those on both sides."""

import itertools
from collections.abc import Iterator

from icp_playbook.boundary import ShownAnswer, in_segments
from icp_playbook.fields import Catalogue, traits
from icp_playbook.findings import Finding
from icp_playbook.fit import (
    Bound,
    CompiledCondition,
    IcpProgram,
    Negation,
    compile_icp,
    fields_in,
    named_values,
    tests_in,
)
from icp_playbook.fit.condition import AllOf, Equals, Maximum, Minimum
from icp_playbook.lint.reached_sums import UNDECIDED_HELP, words_of
from icp_playbook.lint.rule import LintRule
from icp_playbook.playbook import Documents, Key, Playbook


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each field along which the segments of an ICP leave a hole.

    Segments need not take every account. But who cuts an ICP by a number means to leave none out between.
    """
    for id_, profile in playbook.profiles.items():
        icp = compile_icp(playbook, id_).icps[id_]
        document = documents[Key("profile", id_)]
        location = document.at("segments") if profile.segments else document.at()
        for name in _scales(icp, playbook.catalogue):
            label = playbook.catalogue[name].label
            answer = playbook.memo(_hole, icp, name, playbook.catalogue)
            if answer.shown is not None:
                fields = fields_in(*(row.when for row in icp.segments))
                yield RULE.at(
                    location,
                    f'no segment takes an account inside with a value of "{label}" between those of its '
                    f"segments: {words_of(answer.shown, playbook.catalogue, fields)}",
                    "let the segments meet, or waive the rule if that is meant",
                )
            elif not answer.decided:
                sentence = f'whether the segments leave a hole along "{label}" was not decided in time'
                yield RULE.at(location, sentence, UNDECIDED_HELP)


def _scales(icp: IcpProgram, catalogue: Catalogue) -> list[str]:
    """The numbers and days of accounts that at least two segments test."""
    counts: dict[str, int] = {}
    for row in icp.segments:
        for name in fields_in(row.when):
            field = catalogue[name]
            if field.of != "contact" and (traits(field.type).number or traits(field.type).moment):
                counts[name] = counts.get(name, 0) + 1
    return [name for name in catalogue.fields if counts.get(name, 0) > 1]


def _hole(icp: IcpProgram, name: str, catalogue: Catalogue) -> ShownAnswer:
    """An account inside in the first hole along a field."""
    before, hole = False, ShownAnswer()
    rows = [row for row in icp.segments if name in fields_in(row.when)]
    for stretch in _stretches(icp, name):
        taken = [in_segments(icp, (row,), (), catalogue, [stretch]) for row in rows]
        if any(one.shown for one in taken):
            if hole.shown:
                return hole
            before = True
            continue
        if not all(one.decided for one in taken):
            return ShownAnswer(decided=False)
        if before and not hole.shown:
            hole = in_segments(icp, (), icp.segments, catalogue, [stretch])
            if not hole.decided:
                return hole
    return ShownAnswer()


def _stretches(icp: IcpProgram, name: str) -> Iterator[CompiledCondition]:
    """The field's values that segments name, and what lies between them, in order."""
    named = {
        value
        for test in tests_in(*(row.when for row in icp.segments))
        if test.field == name
        for value in named_values(test)
    }
    ordered: list[Bound] = sorted(value for value in named if not isinstance(value, str))
    for low, high in itertools.pairwise(ordered):
        yield Equals(name, low)
        yield AllOf((Negation(Maximum(name, low)), Negation(Minimum(name, high))))
    for last in ordered[-1:]:
        yield Equals(name, last)


RULE = LintRule(
    id="segment-gap",
    about="Segments that cut an ICP by a number leave no hole.",
    example=(
        'no segment takes an account inside with a value of "Employees" between those of its segments',
        "let the segments meet, or waive the rule if that is meant",
    ),
    check=check,
)
