"""The step that says what each criterion comes to where that is decided."""

from collections.abc import Mapping
from dataclasses import replace

import ibis

from icp_playbook.engines.expressions import chosen
from icp_playbook.engines.facts import ColumnName, CriterionFacts, IcpFacts, Kept, kept
from icp_playbook.engines.outcomes import same
from icp_playbook.engines.step_builder import StepBuilder


def keep_decided(build: StepBuilder, facts: Mapping[str, IcpFacts]) -> Mapping[str, IcpFacts]:
    """Keeps the points of each criterion that may be open, null where it is; gives the facts with them."""
    found: dict[tuple[Kept, Kept], Kept] = {}
    for one in facts.values():
        for fact in one.score:
            if (fact.low, fact.high) not in found:
                found[fact.low, fact.high] = _decided(build, fact)
    build.step("icp_decisions", "The points of each criterion where they are decided")
    return {
        icp: replace(one, score=[replace(fact, decided=found[fact.low, fact.high]) for fact in one.score])
        for icp, one in facts.items()
    }


def _decided(build: StepBuilder, fact: CriterionFacts) -> Kept:
    if fact.low == fact.high:
        return fact.low
    low, high = kept(build.table, fact.low), kept(build.table, fact.high)
    holds = same(low, high)
    if holds is False:
        return None
    name = next(one.name for one in (fact.low, fact.high) if isinstance(one, ColumnName))
    decided = chosen([(holds, low)], ibis.null("int64"), "int64")
    return build.keep(decided, name.removesuffix("_low").removesuffix("_high"), "decided")
