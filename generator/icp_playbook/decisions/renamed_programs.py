"""A program in the ids of the other side: its fields and values as they are called there."""

from dataclasses import replace

from icp_playbook.decisions.renames import Ids, RenamedIds
from icp_playbook.fields import Value
from icp_playbook.fit import (
    BandedPoints,
    CompiledCondition,
    CompiledTest,
    IcpProgram,
    NamedCondition,
    PointBand,
    with_tests,
)
from icp_playbook.fit.condition import (
    Equals,
    IncludesAll,
    IncludesAny,
    IncludesNone,
    OneOf,
)


def in_new_ids(icp: IcpProgram, renames: RenamedIds) -> IcpProgram:
    """An ICP of the side before, by the names that fields, values and tiers have after."""
    if not (renames.fields or renames.values or renames.tiers):
        return icp

    def when(condition: CompiledCondition) -> CompiledCondition:
        return with_tests(condition, lambda test: _renamed(test, renames))

    def named(row: NamedCondition) -> NamedCondition:
        return NamedCondition(row.id, when(row.when))

    def banded(row: BandedPoints) -> BandedPoints:
        bands = tuple(PointBand(when(band.when), band.points) for band in row.bands)
        return replace(row, bands=bands)

    return replace(
        icp,
        must=tuple(map(named, icp.must)),
        score=tuple(map(banded, icp.score)),
        disqualifiers=tuple(map(named, icp.disqualifiers)),
        signals=tuple(map(banded, icp.signals)),
        segments=tuple(map(named, icp.segments)),
        enough=None if icp.enough is None else when(icp.enough),
        tiers=tuple(replace(tier, id=renames.tiers.get(tier.id, tier.id)) for tier in icp.tiers),
    )


def _renamed(test: CompiledTest, renames: RenamedIds) -> CompiledTest:
    ids = renames.values.get(test.field, {})
    name = renames.fields.get(test.field, test.field)
    match test:
        case Equals(value=value):
            return Equals(name, _value(value, ids))
        case OneOf(values=values):
            return OneOf(name, tuple(_value(value, ids) for value in values))
        case IncludesAny(values=members) | IncludesAll(values=members) | IncludesNone(values=members):
            return type(test)(name, tuple(ids.get(member, member) for member in members))
        case _:
            return replace(test, field=name)


def _value(value: Value, ids: Ids) -> Value:
    return ids.get(value, value) if isinstance(value, str) else value
