"""The words in which people describe an account, as far as the playbook gives them a meaning.

    money     signs and codes of the playbook's currency
    comma     whether a comma is the decimal mark
    numbers   [[id, label, "count" or "money", period, least, [phrase beside the number]]]
    words     [[id, label, whether it takes several values, [[value, label, [phrase]]]]]

A phrase is in lower case and without accents, each of its words without the s of a plural. A company is
described by the facets of the playbook, by lists that are open, such as its tools, and by its country.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from icp_playbook.fields import Field, common_country_table, country_names
from icp_playbook.playbook import Playbook
from icp_playbook.search.place_words import PLACE_WORDS
from icp_playbook.search.words import folded

_SIGNS = {"USD": ("$", "us$"), "CAD": ("$", "ca$"), "AUD": ("$", "a$"), "EUR": ("€",), "GBP": ("£",)}
_SHORT = ("uk", "usa", "uae")
_OPEN = frozenset({"georgia", "jersey", "chad", "jordan", "guinea", "niger"})
"""Names of countries that are something else as often: a state of the US, a first name."""
_WORD = re.compile(r"[^\W_]+")
_PERIODS = ("day", "week", "month", "quarter", "year")
_LONGEST_PLAIN = 3
"""Letters of the longest word that is never a plural: bus, gas, sas."""


def vocabulary(playbook: Playbook) -> dict[str, Any]:
    """The record."""
    catalogue = playbook.catalogue.describing("account")
    currency = catalogue.currency
    worded = [field for field in catalogue.fields.values() if _describes(field, playbook.settings.facets)]
    return {
        "money": [currency.lower(), *_SIGNS.get(currency, ())],
        "comma": catalogue.conventions.numbers == "comma",
        "numbers": [_number(field) for field in catalogue.fields.values() if field.units],
        "words": [[field.id, field.label, field.type == "choices", list(_values(field))] for field in worded],
    }


def singular(word: str) -> str:
    """A word without the s of a plural; also of those that are none, as both sides are compared so."""
    return (
        word[:-1] if len(word) > _LONGEST_PLAIN and word.endswith("s") and not word.endswith("ss") else word
    )


def phrase(text: str) -> str:
    """The words of a text as they are compared."""
    return " ".join(map(singular, _WORD.findall(folded(text))))


def _describes(field: Field, facets: Sequence[str]) -> bool:
    return field.type == "country" or bool(field.values and (field.id in facets or field.listing == "open"))


def _number(field: Field) -> list[object]:
    """A field of numbers. Its unit is one of its words unless it is a period."""
    unit = field.unit or ""
    period = next((one for one in _PERIODS if one in unit.split()), "")
    kind = "money" if field.type == "money" else "count"
    words = field.units if period or not unit else (*field.units, unit)
    return [
        field.id,
        field.label,
        kind,
        period or ("year" if kind == "money" else ""),
        field.minimum,
        _phrases(words),
    ]


def _phrases(words: Iterable[str]) -> list[str]:
    """Phrases, each once. A sign of a currency has no words and stays as it is."""
    return list(dict.fromkeys(phrase(word) or word for word in words))


def _values(field: Field) -> Iterator[list[object]]:
    if field.type != "country":
        for choice in field.values:
            # Exports write values in capitals with underscores; nobody types them.
            words = (choice.label, *(one for one in choice.synonyms if "_" not in one), *choice.aliases)
            yield [choice.id, choice.label, _phrases(words)]
        return
    shorts = {word: common_country_table()[word] for word in _SHORT}
    for code, name in country_names().items():
        places = PLACE_WORDS.get(code, ())
        words = (
            name,
            *field.synonyms.get(code, ()),
            *places,
            *(word for word, of in shorts.items() if of == code),
        )
        found = [one for one in _phrases(words) if one not in _OPEN]
        if found:
            yield [code, name, found]
