"""The playbook's own vocabulary, checked for consistency: field values, groups, scales, grid, facets."""

from collections.abc import Iterator, Sequence

from icp_playbook.fields import Catalogue, Field, Misfit, folded, read_value, traits
from icp_playbook.findings import Finding, rules
from icp_playbook.model import Level, Settings, Tier
from icp_playbook.phrases import CODE, closest, did_you_mean
from icp_playbook.playbook.contact_fields import contact_settings
from icp_playbook.source import Document, Path

_COUNTED = frozenset(("integer", "number", "money"))
"""Types whose values people say with a unit beside them."""


def field_values(catalogue: Catalogue, document: Document) -> Iterator[Finding]:
    """Values exactly where the type needs them; group members that are values."""
    for index, field in enumerate(catalogue.fields.values()):
        if traits(field.type).listed and not field.values:
            yield rules.FIELD_VALUES.at(
                document.at("fields", index),
                f"`{field.id}` is a {field.type} field without values",
                "list its `values:`",
            )
        if not traits(field.type).listed and field.values:
            yield rules.FIELD_VALUES.at(
                document.at_key("fields", index, "values"),
                f"`{field.id}` is of type {field.type} and cannot list values",
                "make its type choice or choices, or remove `values`",
            )
        yield from _country_words(field, document, index)
        yield from _choice_words(field, document, index)
        yield from contact_settings(field, ("fields", index), document)
        yield from _settings(field, ("fields", index), document)
        for place, group in enumerate(field.groups):
            for position, member in enumerate(group.members):
                read = read_value(field, member)
                if isinstance(read, Misfit):
                    yield rules.UNKNOWN_VALUE.at(
                        document.at("fields", index, "groups", place, "members", position),
                        read.sentence,
                        read.remedy,
                    )


def _country_words(field: Field, document: Document, index: int) -> Iterator[Finding]:
    """Synonyms of countries: of a country field, of countries that exist, each word for one of them."""
    if field.synonyms and field.type != "country":
        yield rules.FIELD_VALUES.at(
            document.at_key("fields", index, "synonyms"),
            f"`{field.id}` is of type {field.type} and has no countries to name otherwise",
            "write the synonyms of a value under it, in `values`",
        )
        return
    taken: dict[str, str] = {}
    for code, words in field.synonyms.items():
        read = read_value(field, code)
        if isinstance(read, Misfit):
            yield rules.UNKNOWN_VALUE.at(
                document.at_key("fields", index, "synonyms", code), read.sentence, read.remedy
            )
        for position, word in enumerate(words):
            if (other := taken.setdefault(folded(word), code)) != code:
                yield rules.CLAIMED_WORD.at(
                    document.at("fields", index, "synonyms", code, position),
                    f'"{word}" stands for {other} already',
                    "let a word stand for one country",
                )


def _choice_words(field: Field, document: Document, index: int) -> Iterator[Finding]:
    """Labels, synonyms and aliases: each word for one value, however spelled. An id is a word too."""
    labels: list[tuple[str, str, Path]] = []
    synonyms: list[tuple[str, str, Path]] = []
    aliases: list[tuple[str, str, Path]] = []
    for place, choice in enumerate(field.values):
        at: Path = ("fields", index, "values", place)
        labels.append((choice.label, choice.id, (*at, "label")))
        synonyms += [(word, choice.id, (*at, "synonyms", nth)) for nth, word in enumerate(choice.synonyms)]
        aliases += [(word, choice.id, (*at, "aliases", nth)) for nth, word in enumerate(choice.aliases)]
    taken = {folded(choice.id): choice.id for choice in reversed(field.values)}
    for word, id_, path in (*labels, *synonyms, *aliases):
        if folded(word) and (other := taken.setdefault(folded(word), id_)) != id_:
            yield rules.CLAIMED_WORD.at(
                document.at(*path), f'"{word}" stands for {other} already', "let a word stand for one value"
            )


def _settings(field: Field, path: Path, document: Document) -> Iterator[Finding]:
    """What says how cells of the field are read."""
    kind = traits(field.type)
    if field.minimum is not None and (not kind.number or field.type == "year"):
        yield rules.FIELD_SETTING.at(
            document.at_key(*path, "minimum"),
            f"`{field.id}` is of type {field.type} and has no minimum",
            "remove `minimum`; it is for the types integer, number, percent and money",
        )
        return
    if field.units and field.type not in _COUNTED:
        yield rules.FIELD_SETTING.at(
            document.at_key(*path, "units"),
            f"`{field.id}` is of type {field.type} and no number stands beside its words",
            "remove `units`; it is for the types integer, number and money",
        )
    if field.listing == "open" and not kind.many:
        yield rules.FIELD_SETTING.at(
            document.at_key(*path, "list"),
            f"`{field.id}` is of type {field.type}, whose values are all listed",
            "remove `list`; only the values of a choices field may be open",
        )
    if field.missing is None:
        return
    if kind.many != isinstance(field.missing, tuple):
        yield rules.FIELD_SETTING.at(
            document.at(*path, "missing"),
            f"`missing` of `{field.id}` is {'one value' if kind.many else 'a list'}",
            "write a list, such as [] for none" if kind.many else "write one value without brackets",
        )
        return
    for value in field.missing if isinstance(field.missing, tuple) else (field.missing,):
        read = read_value(field, value)
        if isinstance(read, Misfit):
            yield read.rule.at(document.at(*path, "missing"), read.sentence, read.remedy)


def scales(settings: Settings, document: Document) -> Iterator[Finding]:
    """Tiers and levels from high to 0, and a play in every cell of the grid if there are plays at all."""
    yield from _scale("tiers", settings.tiers, document)
    if settings.levels:
        yield from _scale("levels", settings.levels, document)
    plays = [play.id for play in settings.plays]
    levels = [level.id for level in settings.levels]
    tiers = [tier.id for tier in settings.tiers]
    if settings.plays and not settings.levels:
        yield rules.GRID_CELL.at(
            document.at_key("plays"),
            "there are plays but no levels of intent, so no play is ever due",
            "add `levels:` and `grid:`, or remove `plays:`",
        )
    for tier in tiers if settings.grid or (settings.levels and settings.plays) else ():
        row = settings.grid.get(tier, {})
        misspelled = {closest(level, levels) for level in row if level not in levels}
        for level in levels:
            if level not in row and level not in misspelled:
                yield rules.GRID_CELL.at(
                    document.at("grid", tier),
                    f"the grid has no play for {tier} with {level}",
                    f"add `{level}:` under `grid: {tier}:`",
                )
    for tier, row in settings.grid.items():
        if tier not in tiers:
            yield _unknown(document, ("grid", tier), "tier", tier, tiers, key=True)
        for level, play in row.items():
            if level not in levels:
                yield _unknown(document, ("grid", tier, level), "level", level, levels, key=True)
            if play not in plays:
                yield _unknown(document, ("grid", tier, level), "play", play, plays, key=False)


def _scale(name: str, steps: Sequence[Tier | Level], document: Document) -> Iterator[Finding]:
    for index, step in enumerate(steps[1:], start=1):
        if step.at_least >= steps[index - 1].at_least:
            yield rules.SCALE.at(
                document.at(name, index, "at_least"),
                f'"{step.id}" starts at {step.at_least}, not below "{steps[index - 1].id}"',
                "list them from highest to lowest",
            )
    if steps[-1].at_least != 0:
        yield rules.SCALE.at(
            document.at(name, len(steps) - 1, "at_least"),
            f'the lowest step "{steps[-1].id}" starts at {steps[-1].at_least}, so some accounts have none',
            "let the lowest one start at 0",
        )


def _unknown(
    document: Document, path: tuple[str, ...], kind: str, id_: str, names: list[str], *, key: bool
) -> Finding:
    return rules.UNKNOWN_REFERENCE.at(
        document.at_key(*path) if key else document.at(*path),
        f'{kind} "{id_}" does not exist',
        did_you_mean(id_, names),
    )


def facet_fields(settings: Settings, catalogue: Catalogue, document: Document) -> Iterator[Finding]:
    """Facets are choice fields, since their values are listed in filters."""
    for index, name in enumerate(settings.facets):
        if name not in catalogue or not traits(catalogue[name].type).listed:
            fitting = [field.id for field in catalogue.fields.values() if traits(field.type).listed]
            yield rules.FACET_FIELD.at(
                document.at("facets", index),
                f"`{name}` is not a choice field of fields.yaml",
                did_you_mean(name, fitting, marks=CODE),
            )
