"""What the parts mean together: conditions against fields, accounts, scales, the grid, merge fields."""

from collections.abc import Iterator, Mapping
from typing import Any

from icp_playbook.conditions import problems
from icp_playbook.fields import Catalogue, Misfit, RecordCheck, read_value, traits
from icp_playbook.findings import Finding, rules
from icp_playbook.model import (
    Decision,
    Entry,
    Example,
    Profile,
    Segment,
    Settings,
    Signal,
    conditions_of,
    count_steps,
    steps,
)
from icp_playbook.phrases import CODE, did_you_mean
from icp_playbook.playbook.account_lists import misdescribed_lists
from icp_playbook.playbook.capacity import incomplete_capacity
from icp_playbook.playbook.capped_criteria import capped_criteria
from icp_playbook.playbook.contact_fields import mixed_matches
from icp_playbook.playbook.counted_signals import counts
from icp_playbook.playbook.decision_agreement import agreement, own_agreement
from icp_playbook.playbook.freezes import impossible_freezes
from icp_playbook.playbook.linked import Documents, Key
from icp_playbook.playbook.measured_figures import misdescribed_figures
from icp_playbook.playbook.outcome_lists import misdescribed_outcomes
from icp_playbook.playbook.segment_lists import foreign_segments
from icp_playbook.playbook.template_fields import merge_fields
from icp_playbook.playbook.thresholds import own_thresholds
from icp_playbook.playbook.vocabulary import facet_fields, field_values, scales
from icp_playbook.source import Document, Memo


def meaning(
    entries: Mapping[Key, Entry],
    settings: Settings,
    catalogue: Catalogue,
    documents: Documents,
    memo: Memo,
) -> Iterator[Finding]:
    """A finding for everything that is well-formed but makes no sense."""
    yield from field_values(catalogue, documents[Key("fields", "fields")])
    yield from scales(settings, documents[Key("playbook", "playbook")])
    yield from facet_fields(settings, catalogue, documents[Key("playbook", "playbook")])
    yield from misdescribed_outcomes(settings, catalogue, documents[Key("playbook", "playbook")])
    yield from misdescribed_lists(settings, documents[Key("playbook", "playbook")])
    yield from incomplete_capacity(settings, documents[Key("playbook", "playbook")])
    yield from impossible_freezes(settings, documents[Key("playbook", "playbook")])
    accounts = memo(RecordCheck, catalogue)
    segments = {key.id: entry for key, entry in entries.items() if isinstance(entry, Segment)}
    for key, entry in entries.items():
        yield from memo(_meaning_of, entry, documents[key], settings, catalogue, accounts)
        if isinstance(entry, Profile):
            yield from foreign_segments(key.id, entry, documents[key], segments)
    yield from agreement(
        {key.id: entry for key, entry in entries.items() if isinstance(entry, Decision)}, documents
    )


def _meaning_of(
    entry: Entry, document: Document, settings: Settings, catalogue: Catalogue, accounts: RecordCheck
) -> tuple[Finding, ...]:
    """The findings about an entry for which no other entry is looked at."""
    return (
        *_conditions(entry, document, catalogue),
        *_of_kind(entry, document, settings, catalogue, accounts),
    )


def _conditions(entry: Entry, document: Document, catalogue: Catalogue) -> Iterator[Finding]:
    for path, condition in conditions_of(entry):
        for problem in problems(condition, catalogue):
            yield problem.rule.at(document.at(*path, *problem.path), problem.sentence, problem.remedy)
        yield from mixed_matches(condition, path, catalogue, document)


def _of_kind(
    entry: Entry, document: Document, settings: Settings, catalogue: Catalogue, accounts: RecordCheck
) -> Iterator[Finding]:
    match entry:
        case Example():
            yield from _account(document, catalogue, accounts)
        case Segment():
            yield from _segment(entry, document, settings, catalogue)
        case Decision():
            yield from own_agreement(document.id, entry, document)
        case Signal():
            yield from counts(entry, document, catalogue)
            for step in count_steps(entry.count_of)[:1] if entry.count_of is not None else ():
                yield from mixed_matches(step.when, ("count_of",), catalogue, document)
        case Profile():
            yield from own_thresholds(settings, entry.fit, document)
            yield from capped_criteria(entry.fit, document)
            yield from _points(entry, document)
            yield from misdescribed_figures(entry, document, settings, catalogue)
        case _:
            pass


def _points(profile: Profile, document: Document) -> Iterator[Finding]:
    if not any(band.points > 0 for row in profile.fit.score for band in steps(row)):
        yield rules.NO_POINTS.at(
            document.at("fit", "score"),
            "no criterion earns points",
            "give at least one criterion points above 0",
        )


def _account(document: Document, catalogue: Catalogue, accounts: RecordCheck) -> Iterator[Finding]:
    """The account of an example, field by field."""
    data: Any = document.data
    account = data["account"]
    for name in account:
        if name not in catalogue:
            yield rules.UNKNOWN_FIELD.at(
                document.at_key("account", name),
                f'field "{name}" is not declared',
                did_you_mean(name, catalogue.fields, "declare it in icp/fields.yaml"),
            )
    for error in accounts.errors(account):
        if error.validator == "additionalProperties":
            continue
        path = tuple(error.absolute_path)
        field = catalogue[str(path[0])]
        read = read_value(field, error.instance, catalogue.currency)
        rule = read.rule if isinstance(read, Misfit) else rules.UNKNOWN_VALUE
        sentence = read.sentence if isinstance(read, Misfit) else f"`{field.id}`: {error.message}"
        remedy = read.remedy if isinstance(read, Misfit) else f"`{field.id}` is of type {field.type}"
        if len(path) == 1 and traits(field.type).many:
            sentence, remedy = f"`{field.id}` takes several values, each once", "write a list: [a, b]"
        elif isinstance(error.instance, list):
            sentence, remedy = f"`{field.id}` takes one value, not a list", "write the value without brackets"
        yield rule.at(document.at("account", *path), sentence, remedy)


def _segment(
    segment: Segment, document: Document, settings: Settings, catalogue: Catalogue
) -> Iterator[Finding]:
    """Facets and merge fields of a segment."""
    if segment.by and segment.by not in segment.facets:
        yield rules.SEGMENT_BASIS.at(
            document.at("by"),
            f"sliced by `{segment.by}`, but `facets` has no such key",
            f"add `{segment.by}` under `facets`",
        )
    for name, values in segment.facets.items():
        if name not in settings.facets:
            yield rules.FACET_FIELD.at(
                document.at_key("facets", name),
                f"`{name}` is not a facet of the playbook",
                did_you_mean(name, settings.facets, marks=CODE),
            )
        elif name in catalogue:
            for index, value in enumerate(values):
                read = read_value(catalogue[name], value)
                if isinstance(read, Misfit):
                    yield rules.UNKNOWN_VALUE.at(
                        document.at("facets", name, index), read.sentence, read.remedy
                    )
    yield from merge_fields(segment, document, settings.merge_fields)
