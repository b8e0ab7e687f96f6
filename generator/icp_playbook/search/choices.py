"""Words for the values in a condition: labels and synonyms, which exports write, and what people type."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import assert_never

from icp_playbook.conditions import (
    AtLeast,
    AtMost,
    Between,
    Condition,
    ContainsAny,
    EndsWith,
    HasAll,
    HasAny,
    HasNone,
    In,
    Is,
    Known,
    StartsWith,
    Test,
    Within,
    tests_of,
)
from icp_playbook.fields import Catalogue, Field, country_names
from icp_playbook.search.place_words import PLACE_WORDS


def named_values(catalogue: Catalogue, condition: Condition) -> Iterator[str]:
    """The words for every value a condition requires, not for those it rules out."""
    for test in tests_of(condition):
        field = catalogue.fields.get(test.field)
        if field is not None:
            yield from words_for(field, _values(test))


def faceted_values(catalogue: Catalogue, facets: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The words for the values of facets."""
    for name, values in facets.items():
        yield from words_for(catalogue[name], values)


def words_for(field: Field, values: Iterable[object]) -> Iterator[str]:
    """Label and synonyms of each value; a group gives its own label and those of its members."""
    groups = {group.id: group for group in field.groups}
    for value in values:
        if choice := field.choices.get(str(value)):
            yield choice.label
            # Exports write values in capitals with underscores; nobody types them.
            yield from (word for word in choice.synonyms if "_" not in word)
        elif group := groups.get(str(value)):
            yield group.label
            yield from words_for(field, (one for one in group.members if one in field.choices))
            if field.type == "country":
                yield from _countries(group.members)


def _countries(codes: Iterable[str]) -> Iterator[str]:
    """The name of each country, and of those who live there."""
    for code in codes:
        yield from (country_names()[code], *PLACE_WORDS.get(code, ())[:1])


def typed_values(catalogue: Catalogue, condition: Condition) -> Iterator[str]:
    """What people type for the values a condition requires."""
    for test in tests_of(condition):
        field = catalogue.fields.get(test.field)
        if field is not None:
            yield from typed_for(field, _values(test))


def typed_for(field: Field, values: Iterable[object]) -> Iterator[str]:
    """The aliases of each value; a group gives those of its members."""
    for value in values:
        if choice := field.choices.get(str(value)):
            yield from choice.aliases
        else:
            yield from typed_for(field, field.group_members.get(str(value), ()))


def _values(test: Test) -> Sequence[object]:
    """What a test requires."""
    match test:
        case Is():
            return (test.value,)
        case In() | HasAny() | HasAll():
            return test.values
        case HasNone() | Between() | AtLeast() | AtMost() | Within() | Known():
            return ()
        case ContainsAny() | StartsWith() | EndsWith():
            return ()
        case _:
            assert_never(test)
