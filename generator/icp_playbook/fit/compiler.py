"""A linked playbook compiled: operands as their fields store them, groups expanded, ids only."""

import datetime
from collections.abc import Mapping, Sequence
from typing import assert_never

from icp_playbook.conditions import tree
from icp_playbook.fields import Catalogue, Field, Misfit, Value, folded_text, read_value
from icp_playbook.fit import condition as node
from icp_playbook.fit.condition import Bound, CompiledCondition, CompiledTest
from icp_playbook.fit.program import (
    EVEN_RATE,
    BandedPoints,
    IcpProgram,
    NamedCondition,
    PointBand,
    PointCap,
    Program,
    Threshold,
)
from icp_playbook.model import (
    Band,
    Criterion,
    Disqualifier,
    Level,
    Profile,
    Segment,
    Settings,
    Signal,
    Tier,
    signal_steps,
    steps,
)
from icp_playbook.playbook import Playbook, tiers_of


def compile_playbook(playbook: Playbook) -> Program:
    """The program of a linked playbook."""
    icps = {id_: playbook.once(_icp_of, id_) for id_ in playbook.profiles}
    return _program(playbook.settings, playbook.catalogue, icps)


def compile_icp(playbook: Playbook, id_: str) -> Program:
    """The part of the program that one ICP needs."""
    return playbook.once(_program_of, id_)


def _program_of(playbook: Playbook, id_: str) -> Program:
    icp = playbook.once(_icp_of, id_)
    return playbook.memo(_alone, playbook.settings, playbook.catalogue, icp)


def _alone(settings: Settings, catalogue: Catalogue, icp: IcpProgram) -> Program:
    return _program(settings, catalogue, {icp.id: icp})


def _program(settings: Settings, catalogue: Catalogue, icps: Mapping[str, IcpProgram]) -> Program:
    return Program(
        fields={name: field.type for name, field in catalogue.fields.items()},
        contacts={name: field.match for name, field in catalogue.fields.items() if field.match is not None},
        tiers=_thresholds(settings.tiers),
        levels=_thresholds(settings.levels),
        grid={tier: dict(row) for tier, row in settings.grid.items()},
        minimum_coverage=settings.minimum_coverage,
        icps=icps,
    )


def _icp_of(playbook: Playbook, id_: str) -> IcpProgram:
    profile = playbook.profiles[id_]
    outs = tuple((out, playbook.disqualifiers[out]) for out in profile.fit.disqualifiers)
    signals = tuple((name, playbook.signals[name]) for name in profile.signals)
    segments = tuple(playbook.segments_of(id_).items())
    return playbook.memo(_icp, id_, profile, outs, signals, segments, playbook.settings, playbook.catalogue)


def _icp(
    id_: str,
    profile: Profile,
    outs: tuple[tuple[str, Disqualifier], ...],
    signals: tuple[tuple[str, Signal], ...],
    segments: tuple[tuple[str, Segment], ...],
    settings: Settings,
    catalogue: Catalogue,
) -> IcpProgram:
    def named(name: str, when: tree.Condition) -> NamedCondition:
        return NamedCondition(name, compiled(when, catalogue))

    def banded(bands: tuple[Band, ...]) -> tuple[PointBand, ...]:
        return tuple(PointBand(compiled(band.when, catalogue), band.points) for band in bands)

    def scored(row: Criterion) -> BandedPoints:
        missed = (row.unknown or profile.fit.unknown) == "missed"
        rate = EVEN_RATE if row.base_rate is None else row.base_rate
        return BandedPoints(row.id, banded(steps(row)), missed, rate)

    fit = profile.fit
    return IcpProgram(
        id=id_,
        operational=profile.status == "operational",
        must=tuple(named(must.id, must.when) for must in fit.must),
        score=tuple(scored(row) for row in fit.score),
        disqualifiers=tuple(named(name, out.when) for name, out in outs),
        signals=tuple(BandedPoints(name, banded(signal_steps(signal))) for name, signal in signals),
        segments=tuple(named(name, segment.when) for name, segment in segments),
        enough=None if fit.enough is None else compiled(fit.enough, catalogue),
        tiers=_thresholds(tiers_of(settings, fit)) if fit.tiers else (),
        caps=tuple(PointCap(name, cap.at_most, cap.criteria) for name, cap in fit.caps.items()),
    )


def _thresholds(steps: Sequence[Tier | Level]) -> tuple[Threshold, ...]:
    return tuple(Threshold(step.id, step.at_least) for step in steps)


def compiled(condition: tree.Condition, catalogue: Catalogue) -> CompiledCondition:
    """A condition with the operands its field's type makes of them.

    One that asks for fields of contacts is asked of each contact as a whole.
    """
    matches = catalogue.matches(test.field for test in tree.tests_of(condition))
    inner = _compiled(condition, catalogue)
    return node.OfContacts(inner, every=matches == ("all",)) if matches else inner


def _compiled(condition: tree.Condition, catalogue: Catalogue) -> CompiledCondition:
    match condition:
        case tree.All(all=parts):
            return node.AllOf(tuple(_compiled(part, catalogue) for part in parts))
        case tree.Any(any=parts):
            return node.AnyOf(tuple(_compiled(part, catalogue) for part in parts))
        case tree.Not(part=part):
            return node.Negation(_compiled(part, catalogue))
        case tree.FieldTest():
            return _test(condition, catalogue[condition.field])
        case _:
            assert_never(condition)


def _test(test: tree.Test, field: Field) -> CompiledTest:
    match test:
        case tree.Is(value=value):
            return node.Equals(field.id, _typed(field, value))
        case tree.In(values=values):
            return node.OneOf(field.id, _expanded(field, values))
        case tree.Between(bounds=(low, high)):
            return node.InRange(field.id, _bound(field, low), _bound(field, high))
        case tree.AtLeast(bound=bound):
            return node.Minimum(field.id, _bound(field, bound))
        case tree.AtMost(bound=bound):
            return node.Maximum(field.id, _bound(field, bound))
        case tree.HasAny(values=values):
            return node.IncludesAny(field.id, _members(field, values))
        case tree.HasAll(values=values):
            return node.IncludesAll(field.id, _members(field, values))
        case tree.HasNone(values=values):
            return node.IncludesNone(field.id, _members(field, values))
        case tree.ContainsAny(texts=texts):
            return node.TextContains(field.id, _folded(texts))
        case tree.StartsWith(texts=texts):
            return node.TextStarts(field.id, _folded(texts))
        case tree.EndsWith(texts=texts):
            return node.TextEnds(field.id, _folded(texts))
        case tree.Within(days=days):
            return node.WithinDays(field.id, days)
        case tree.Known(known=known):
            return node.IsKnown(field.id, known)
        case _:
            assert_never(test)


def _expanded(field: Field, values: tuple[object, ...]) -> tuple[Value, ...]:
    """Values with groups replaced by their members, each once, in order."""
    found: dict[Value, None] = {}
    for value in values:
        members = field.group_members.get(value) if isinstance(value, str) else None
        for member in members or (value,):
            found[_typed(field, member)] = None
    return tuple(found)


def _members(field: Field, values: tuple[object, ...]) -> tuple[str, ...]:
    """The same of a field that holds a list of choices."""
    return tuple(str(value) for value in _expanded(field, values))


def _folded(texts: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(folded_text(str(text)) for text in texts))


def _bound(field: Field, value: object) -> Bound:
    read = _typed(field, value)
    if isinstance(read, int | float | datetime.date):
        return read
    raise TypeError(f"`{field.id}` has no order")


def _typed(field: Field, value: object) -> Value:
    read = read_value(field, value)
    if isinstance(read, Misfit):  # the playbook is linked, so its operands suit their fields
        raise TypeError(read.sentence)
    return read
