"""The step that gathers the parts of what an account is said to be, before they are put together."""

from collections.abc import Callable

import ibis.expr.types as ir

from icp_playbook.engines.expressions import chosen, none_of
from icp_playbook.engines.points import is_false, is_true
from icp_playbook.engines.step_builder import StepBuilder
from icp_playbook.engines.texts import count_of, expression, listed
from icp_playbook.engines.wording import (
    LISTS,
    REASONS,
    IcpAccount,
    cap_words,
    first_words,
    reason_parts,
    why_lists,
)
from icp_playbook.fit import ended

_OUT = ("disqualified", "outside")


def keep_words(build: StepBuilder, case: Callable[[str], IcpAccount], *, why: bool) -> None:
    """Keeps the parts of `icp_reasons` and, if asked for, of `icp_why`, of the ICP that an account gets."""
    cases = {icp: case(icp) for icp in build.icps}
    reasons = {icp: reason_parts(one) for icp, one in cases.items()}
    for part in REASONS:
        text = build.picked({icp: found[part] for icp, found in reasons.items()}, "string")
        build.put(f"icp_words_{part}", expression(text))
    if why:
        lists = {icp: why_lists(one) for icp, one in cases.items()}
        status_of = build.table["icp_status"]
        out, outside = status_of == "disqualified", status_of == "outside"
        where = {"disqualified": out, "outside": outside, "": none_of(status_of.isin(_OUT))}
        for part, status in LISTS.items():
            text = build.picked({icp: found[part] for icp, found in lists.items()}, "string")
            build.put(f"icp_words_{part}", chosen([(where[status], expression(text))], "", "string"))
        for part, words in (("caps", cap_words), ("cite", _cite), ("first_missed", _first_missed)):
            text = build.picked({icp: words(one) for icp, one in cases.items()}, "string")
            build.put(f"icp_words_{part}", expression(text))
    build.step("icp_words", "The labels of what decided, by what came of it")
    if why:
        for part in LISTS:
            build.put(f"icp_count_{part}", count_of(build.table[f"icp_words_{part}"]))
        build.step("icp_counts", "How many labels there are of each")
        for part in LISTS:
            text, count = build.table[f"icp_words_{part}"], build.table[f"icp_count_{part}"]
            build.put(f"icp_listed_{part}", chosen([(count > 0, listed(text, count))], "", "string"))
        build.step("icp_lists", "The first labels of each, and how many more there are")


def _cite(case: IcpAccount) -> ir.StringValue | str:
    """What a rep cites: of the first disqualifier that applies."""
    rows = zip(case.icp.disqualifiers, case.facts.disqualifiers, strict=True)
    cites = [
        (is_true(case.table, truth), ended(case.words.disqualifiers[row.id].cite)) for row, truth in rows
    ]
    return first_words(cites)


def _first_missed(case: IcpAccount) -> ir.StringValue | str:
    """The first must that is missed, with its why."""
    rows = zip(case.icp.must, case.facts.musts, strict=True)
    found = []
    for row, truth in rows:
        words = case.words.must[row.id]
        why = ended(words.why) if words.why else ""
        found.append((is_false(case.table, truth), f"{ended(words.label)} {why}".rstrip()))
    return first_words(found)
