"""Programs, conditions and word lists read from JSON, the form of the vectors."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from icp_playbook.fields import Catalogue
from icp_playbook.fit import (
    CompiledCondition,
    CompiledTest,
    IcpProgram,
    NamedCondition,
    PointBand,
    Program,
    WordList,
)
from icp_playbook.fit import condition as node
from icp_playbook.fit.program import BandedPoints, PointCap, Threshold
from icp_playbook.fit.word_list_types import (
    BandWords,
    CapWords,
    ChoiceWords,
    CountWords,
    CriterionWords,
    DisqualifierWords,
    FieldWords,
    IcpWords,
    MustWords,
    NeedWords,
    PlayWords,
    StepWords,
)

Json = dict[str, Any]
Types = Mapping[str, Any]
"""Field → its type."""


def types_of(catalogue: Catalogue) -> Types:
    """The types of a catalogue."""
    return {name: field.type for name, field in catalogue.fields.items()}


def program_of(data: Json) -> Program:
    """A whole program. ICPs may leave out empty parts."""
    return Program(
        fields=data["fields"],
        tiers=tuple(Threshold(*tier) for tier in data.get("tiers", ())),
        levels=tuple(Threshold(*level) for level in data.get("levels", ())),
        grid=data.get("grid", {}),
        minimum_coverage=data.get("minimum_coverage", 0),
        icps={icp["id"]: _icp(icp, data["fields"]) for icp in data["icps"]},
        contacts=data.get("contacts", {}),
    )


def _icp(data: Json, types: Types) -> IcpProgram:
    def named(key: str) -> tuple[NamedCondition, ...]:
        return tuple(NamedCondition(row["id"], condition_of(row["when"], types)) for row in data.get(key, ()))

    def banded(key: str) -> tuple[BandedPoints, ...]:
        return tuple(
            BandedPoints(
                row["id"],
                bands_of(row["bands"], types),
                row.get("unknown") == "missed",
                row.get("base_rate", 50),
            )
            for row in data.get(key, ())
        )

    return IcpProgram(
        id=data["id"],
        operational=data.get("operational", True),
        must=named("must"),
        score=banded("score"),
        disqualifiers=named("disqualifiers"),
        signals=banded("signals"),
        segments=named("segments"),
        enough=condition_of(data["enough"], types) if "enough" in data else None,
        tiers=tuple(Threshold(*tier) for tier in data.get("tiers", ())),
        caps=tuple(
            PointCap(cap["id"], cap["at_most"], tuple(cap["criteria"])) for cap in data.get("caps", ())
        ),
    )


def bands_of(data: Sequence[Json], types: Types) -> tuple[PointBand, ...]:
    """The bands of a criterion or a signal."""
    return tuple(PointBand(condition_of(band["when"], types), band["points"]) for band in data)


def condition_of(data: Json, types: Types) -> CompiledCondition:
    """A condition; operands of date fields are ISO text in JSON."""
    match data:
        case {"all": parts}:
            return node.AllOf(tuple(condition_of(part, types) for part in parts))
        case {"any": parts}:
            return node.AnyOf(tuple(condition_of(part, types) for part in parts))
        case {"not": part}:
            return node.Negation(condition_of(part, types))
        case {"contacts": match, "when": part}:
            return node.OfContacts(condition_of(part, types), every=match == "all")
        case _:
            return _test_of(data, types)


def _test_of(data: Json, types: Types) -> CompiledTest:
    field = data["field"]

    def typed(value: Any) -> Any:
        return datetime.date.fromisoformat(value) if types.get(field) == "date" else value

    match data:
        case {"is": value}:
            return node.Equals(field, typed(value))
        case {"in": values}:
            return node.OneOf(field, tuple(typed(value) for value in values))
        case {"between": [low, high]}:
            return node.InRange(field, typed(low), typed(high))
        case {"at_least": bound}:
            return node.Minimum(field, typed(bound))
        case {"at_most": bound}:
            return node.Maximum(field, typed(bound))
        case {"has_any": values}:
            return node.IncludesAny(field, tuple(values))
        case {"has_all": values}:
            return node.IncludesAll(field, tuple(values))
        case {"has_none": values}:
            return node.IncludesNone(field, tuple(values))
        case {"contains_any": texts}:
            return node.TextContains(field, tuple(texts))
        case {"starts_with": texts}:
            return node.TextStarts(field, tuple(texts))
        case {"ends_with": texts}:
            return node.TextEnds(field, tuple(texts))
        case {"within": days}:
            return node.WithinDays(field, days)
        case {"known": known}:
            return node.IsKnown(field, known)
        case _:
            raise ValueError(f"not a compiled test: {data}")


def words_of(data: Json) -> WordList:
    """A word list; words that a test does not need may be left out."""
    return WordList(
        version=data["version"],
        playbook=data.get("playbook", ""),
        minimum_coverage=data.get("minimum_coverage", 0),
        fields={name: _field(row) for name, row in data["fields"].items()},
        tiers={name: _step(row) for name, row in data["tiers"].items()},
        levels={name: _step(row) for name, row in data.get("levels", {}).items()},
        plays={
            name: PlayWords(row["label"], row.get("do", ""), row["owner"])
            for name, row in data.get("plays", {}).items()
        },
        icps={name: _icp_words(row) for name, row in data["icps"].items()},
    )


def _field(data: Json) -> FieldWords:
    return FieldWords(
        label=data["label"],
        type=data.get("type", "text"),
        learned=data.get("learned", "discovery"),
        about=data.get("about"),
        question=data["question"],
        unit=data.get("unit"),
        choices=tuple(ChoiceWords(**choice) for choice in data.get("choices", ())),
    )


def _step(data: Json) -> StepWords:
    return StepWords(data["label"], data.get("means", ""), data.get("at_least", 0))


def _icp_words(data: Json) -> IcpWords:
    return IcpWords(
        name=data["name"],
        definition=data.get("definition", ""),
        must={
            id_: MustWords(row["label"], row.get("when", ""), row.get("why", ""))
            for id_, row in data["must"].items()
        },
        score={id_: _criterion(row) for id_, row in data["score"].items()},
        disqualifiers={id_: _disqualifier(row) for id_, row in data["disqualifiers"].items()},
        signals=data.get("signals", {}),
        segments=data.get("segments", {}),
        enough=data.get("enough", ""),
        caps={name: CapWords(**row) for name, row in data.get("caps", {}).items()},
        counted={name: CountWords(**row) for name, row in data.get("counted", {}).items()},
        tests={
            name: tuple(NeedWords(**one) for one in found) for name, found in data.get("tests", {}).items()
        },
    )


def _criterion(data: Json) -> CriterionWords:
    bands = tuple(BandWords(band["when"], band.get("points", 0)) for band in data.get("bands", ()))
    return CriterionWords(data["label"], data.get("dimension", "growth"), data.get("why", ""), bands)


def _disqualifier(data: Json) -> DisqualifierWords:
    return DisqualifierWords(
        name=data["name"],
        says=data.get("says", ""),
        when=data.get("when", ""),
        why=data.get("why", ""),
        ask=tuple(data.get("ask", ())),
        cite=data.get("cite", ""),
    )
