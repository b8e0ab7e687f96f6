"""Segments that can both hold for one account stand in an order that somebody chose, and all of them do."""

import itertools
from collections.abc import Iterator
from typing import TypeAlias

from icp_playbook.boundary import ShownAnswer, can_be_in, in_segments
from icp_playbook.fields import Catalogue
from icp_playbook.findings import Finding
from icp_playbook.fit import CompiledCondition, IcpProgram, NamedCondition, compile_icp, fields_in
from icp_playbook.lint.reached_sums import words_of
from icp_playbook.lint.rule import LintRule
from icp_playbook.phrases import plural, series
from icp_playbook.playbook import Documents, Key, Playbook

Pair: TypeAlias = tuple[NamedCondition, NamedCondition]
NAMED = 3
"""Segments, or pairs of them, that a sentence names before it counts the rest."""


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each ICP that leaves segments off its list, or has no list where one would matter."""
    for id_, profile in playbook.profiles.items():
        icp, listed = compile_icp(playbook, id_).icps[id_], profile.segments
        document = documents[Key("profile", id_)]
        missing = [row.id for row in icp.segments if row.id not in listed]
        if listed and missing:
            yield RULE.at(
                document.at("segments"),
                f"{series(missing, limit=NAMED)} of this ICP {plural(len(missing), 'is', 'are')} not listed",
                "list every segment, in the order in which they count",
            )
        elif not listed and (pairs := playbook.memo(_overlapping, icp, playbook.catalogue)):
            (first, second), *more = pairs
            answer = in_segments(icp, (first, second), (), playbook.catalogue)
            others = f", and {len(more):,} more pairs" if more else ""
            yield RULE.at(
                document.at(),
                f"an account can be in {first.id} and {second.id}{others}, and the ids alone decide which "
                f"counts: {_words(answer, first, second, playbook.catalogue)}"
                if answer.decided
                else f"whether an account can be in {first.id} and {second.id} was not decided in time",
                "list them under `segments:`, the one that counts first at the top",
            )


def _words(answer: ShownAnswer, one: NamedCondition, other: NamedCondition, catalogue: Catalogue) -> str:
    fields = fields_in(one.when, other.when)
    return "" if answer.shown is None else words_of(answer.shown, catalogue, fields)


def _overlapping(icp: IcpProgram, catalogue: Catalogue) -> tuple[Pair, ...]:
    """Pairs of segments that an account inside can be in both of: first those with an account that is."""
    kinds: dict[CompiledCondition, int] = {}
    kind = {row.id: kinds.setdefault(row.when, len(kinds)) for row in icp.segments}
    found: dict[tuple[int, int], bool | None] = {}
    pairs: dict[bool, list[Pair]] = {True: [], False: []}
    for one, other in itertools.combinations(icp.segments, 2):
        pair = kind[one.id], kind[other.id]
        if pair not in found:  # segments with the same condition overlap with the same others
            found[pair] = can_be_in(icp, (one, other), (), catalogue)
        if found[pair] is not False:
            pairs[found[pair] is True].append((one, other))
    return (*pairs[True], *pairs[False])


RULE = LintRule(
    id="segment-order",
    about="Segments that overlap are listed in order, all of them.",
    example=(
        "an account can be in two segments, and the ids alone decide which counts",
        "list them under `segments:`, the one that counts first at the top",
    ),
    check=check,
)
