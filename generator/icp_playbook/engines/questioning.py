"""Which fields are still open about an account, and which of them to ask for next."""

from collections.abc import Sequence
from typing import NamedTuple

import ibis.expr.types as ir

from icp_playbook.engines.expressions import Holds, all_of, any_of, chosen, none_of, number, total
from icp_playbook.engines.facts import IcpFacts, Kept
from icp_playbook.engines.judgement import Judgement
from icp_playbook.engines.outcomes import Points, deciding_fields
from icp_playbook.engines.points import CriterionPoints, at_most, is_true, is_unknown
from icp_playbook.fit import CompiledCondition, IcpProgram, NamedCondition, fields_in
from icp_playbook.fit import condition as node


class OpenField(NamedTuple):
    """Whether a field decides in or out, the points it can move, and whether it is needed to say anything."""

    decides: Holds
    stake: Points
    needed: Holds


def open_fields_of(
    judgement: Judgement,
    table: ir.Table,
    icp: IcpProgram,
    facts: IcpFacts,
    criteria: Sequence[CriterionPoints],
) -> dict[str, OpenField]:
    """What is open about each field that an ICP asks for."""
    decides = _deciding(judgement, table, icp, facts)
    stakes = _stakes(judgement, icp, criteria)
    needed = _needed(judgement, table, icp, facts)
    names = dict.fromkeys((*decides, *stakes, *needed))
    return {
        name: OpenField(decides.get(name, False), stakes.get(name, 0), needed.get(name, False))
        for name in names
    }


def _deciding(judgement: Judgement, table: ir.Table, icp: IcpProgram, facts: IcpFacts) -> dict[str, Holds]:
    found: dict[str, list[Holds]] = {}
    rows: list[tuple[NamedCondition, Kept]] = [
        *zip(icp.must, facts.musts, strict=True),
        *zip(icp.disqualifiers, facts.disqualifiers, strict=True),
    ]
    for row, truth in rows:
        fields, unknown = fields_in(row.when), is_unknown(table, truth)
        if unknown is False:
            continue
        single = next(iter(fields)) if len(fields) == 1 else None
        opened = {single: unknown} if single else judgement.open_fields(row.when)
        for name, holds in opened.items():
            found.setdefault(name, []).append(holds)
    return {name: any_of(holds) for name, holds in found.items()}


def _stakes(judgement: Judgement, icp: IcpProgram, criteria: Sequence[CriterionPoints]) -> dict[str, Points]:
    """Field → by how much the points change with it; a cap limits what its criteria change together."""
    caps = {id_: cap for cap in icp.caps for id_ in cap.criteria}
    spans: dict[str, dict[str | None, list[Points]]] = {}
    for row, one in zip(icp.score, criteria, strict=True):
        if one.unknown is False:
            continue
        group = caps[row.id].id if row.id in caps else None
        for name, holds in deciding_fields(judgement, row, one.unknown).items():
            span = chosen([(holds, number(one.high) - number(one.low))], 0, "int64")
            spans.setdefault(name, {}).setdefault(group, []).append(span)
    limits: dict[str | None, Points] = {}
    for cap in icp.caps:
        group_rows = [one for one in criteria if one.id in cap.criteria]
        low, high = (
            at_most(total([getattr(one, end) for one in group_rows]), cap.at_most) for end in ("low", "high")
        )
        limits[cap.id] = number(high) - number(low)
    return {
        name: total([_limited(total(parts), limits.get(group)) for group, parts in groups.items()])
        for name, groups in spans.items()
    }


def _limited(span: Points, limit: Points | None) -> Points:
    if limit is None:
        return span
    return chosen([(number(span) < number(limit), span)], limit, "int64")


class _Lack(NamedTuple):
    """Whether answers can make a condition come out as wanted, whether it does already, and which fields."""

    possible: Holds
    already: Holds
    fields: dict[str, Holds]


def _needed(judgement: Judgement, table: ir.Table, icp: IcpProgram, facts: IcpFacts) -> dict[str, Holds]:
    """Field → whether it is to be known before enough is."""
    if icp.enough is None:
        return {}
    lack = _lack(judgement, icp.enough, wanted=True)
    open_ = all_of([none_of(is_true(table, facts.enough)), lack.possible])
    return {name: all_of([open_, holds]) for name, holds in lack.fields.items()}


def _lack(judgement: Judgement, condition: CompiledCondition, *, wanted: bool) -> _Lack:
    match condition:
        case node.AllOf(parts=parts) | node.AnyOf(parts=parts):
            found = [_lack(judgement, part, wanted=wanted) for part in parts]
            return _together(found, every=isinstance(condition, node.AllOf) is wanted)
        case node.OfContacts(part=part):
            return _lack(judgement, part, wanted=wanted)
        case node.Negation(part=part):
            return _lack(judgement, part, wanted=not wanted)
        case node.IsKnown(field=field, known=known):
            absent = judgement.exists(judgement.absent(field))
            if known is wanted:
                return _Lack(True, none_of(absent), {field: absent})
            return _Lack(absent, absent, {})
        case _:
            as_wanted, otherwise = (
                none_of(judgement.exists(judgement.claim(condition, truth=not truth, or_unknown=True)))
                for truth in (wanted, not wanted)
            )
            unknown = all_of([none_of(as_wanted), none_of(otherwise)])
            return _Lack(none_of(otherwise), as_wanted, {condition.field: unknown})


def _together(found: Sequence[_Lack], *, every: bool) -> _Lack:
    names = dict.fromkeys(name for one in found for name in one.fields)
    if every:
        fields = {name: any_of(one.fields.get(name, False) for one in found) for name in names}
        return _Lack(all_of(one.possible for one in found), all_of(one.already for one in found), fields)
    already = any_of(one.already for one in found)
    fields = {
        name: all_of(
            [
                none_of(already),
                any_of(all_of([one.possible, one.fields.get(name, False)]) for one in found),
            ]
        )
        for name in names
    }
    return _Lack(any_of(one.possible for one in found), already, fields)
