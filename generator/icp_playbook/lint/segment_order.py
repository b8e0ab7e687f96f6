"""Segments that can both hold for one account stand in an order that somebody chose, and all of them do."""

import itertools
from collections.abc import Iterator

from icp_playbook.boundary import impossible
from icp_playbook.findings import Finding
from icp_playbook.fit import CompiledCondition, IcpProgram, compile_playbook, fields_in
from icp_playbook.lint.rule import LintRule
from icp_playbook.phrases import plural, series
from icp_playbook.playbook import Documents, Key, Playbook

NAMED = 3
"""Segments, or pairs of them, that a sentence names before it counts the rest."""


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each ICP that leaves segments off its list, or has no list where one would matter."""
    for id_, icp in compile_playbook(playbook).icps.items():
        listed = playbook.profiles[id_].segments
        document = documents[Key("profile", id_)]
        missing = [row.id for row in icp.segments if row.id not in listed]
        if listed and missing:
            yield RULE.at(
                document.at("segments"),
                f"{series(missing, limit=NAMED)} of this ICP {plural(len(missing), 'is', 'are')} not listed",
                "list every segment, in the order in which they count",
            )
        elif not listed and (pairs := list(_overlapping(icp, playbook))):
            (first, second), *more = pairs
            others = f", and {len(more):,} more pairs" if more else ""
            yield RULE.at(
                document.at(),
                f"an account can be in {first} and {second}{others}, and the ids alone decide which counts",
                "list them under `segments:`, the one that counts first at the top",
            )


def _overlapping(icp: IcpProgram, playbook: Playbook) -> Iterator[tuple[str, str]]:
    """Pairs of segments that one account can meet, beside the musts on the same fields."""
    musts = [(must.when, fields_in(must.when)) for must in icp.must]
    fields = {row.id: fields_in(row.when) for row in icp.segments}
    kinds: dict[CompiledCondition, int] = {}
    kind = {row.id: kinds.setdefault(row.when, len(kinds)) for row in icp.segments}
    found: dict[tuple[int, int], bool] = {}
    for one, other in itertools.combinations(icp.segments, 2):
        pair = kind[one.id], kind[other.id]
        if pair not in found:  # segments with the same condition overlap with the same others
            tested = fields[one.id] | fields[other.id]
            beside = [when for when, of_must in musts if tested & of_must]
            found[pair] = not impossible([*beside, one.when, other.when], playbook.catalogue)
        if found[pair]:
            yield one.id, other.id


RULE = LintRule(
    id="segment-order",
    about="Segments that overlap are listed in order, all of them.",
    example=(
        "an account can be in two segments, and the ids alone decide which counts",
        "list them under `segments:`, the one that counts first at the top",
    ),
    check=check,
)
