"""Cells read in the warehouse: plain spellings become values, everything else is null and counted as unread.

What is read is what `fields.cell_reader` reads, for every such text; the tests draw them. Patterns are tried
before a cast, since not every warehouse has one that may fail.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

import ibis
import ibis.expr.types as ir

from icp_playbook.fields import FIRST_YEAR, LAST_YEAR, NOT_KNOWN, Field, yes_and_no
from icp_playbook.warehouse.folded_words import APART, marks_of, spelled_out, words_of
from icp_playbook.warehouse.open_lists import has_values, is_cut, may_be_listed, other_parts

SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_MOST = 10**15 - 1
"""Numbers of up to fifteen digits."""
_WHOLE = "^[0-9]{1,15}$"
_WHOLE_DECIMAL = "^[0-9]{1,12}[.]0{1,2}$"
_DECIMAL = "^[0-9]{1,12}[.][0-9]{1,2}$"
"""With one or two digits behind the point it cannot be a mark between thousands."""
_SHARE = "^[0-9]{1,12}([.][0-9]{1,2})?%$"
_DAY = (
    "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
)
_LEAP = "([1-9][0-9](0[48]|[2468][048]|[13579][26])|([2468][048]|[13579][26])00)-02-29"
_DATE = f"^([1-9][0-9]{{3}}-{_DAY}|{_LEAP})([Tt ][0-9:.]+ ?([Zz]|[+-][0-9:]{{4,6}})?)?$"
_ZERO_DAYS = ("1899-12-30", "1899-12-31", "1900-01-01", "1970-01-01")
_DOMAIN = "^([a-z0-9]+(-[a-z0-9]+)*[.])+[a-z]{2,}$"
_LONGEST_DOMAIN = 63
_TEXT = "^[!-~]([ -~]*[!-~])?$"
_SIGNED = frozenset({"-1", "-1.0"})


@dataclass(frozen=True, slots=True)
class CellTexts:
    """A cell without blanks around it, null if empty, and folded as a word and as a list where asked for."""

    text: ir.StringValue
    key: ir.StringValue | None = None
    parts: ir.StringValue | None = None


def nothing_known(field: Field, text: ir.StringValue) -> ir.BooleanValue:
    """Whether a text says that nothing is known."""
    words = NOT_KNOWN
    if field.type in ("integer", "number", "percent", "money") and field.minimum is None:
        words -= _SIGNED
    return text.lower().isin(sorted(words))


def cell_value(field: Field, cell: CellTexts, scale: str = "") -> ir.Value:
    """The value of a cell as `engines.account_table` wants it; null where it is not read."""
    text = cell.text
    match field.type:
        case "integer" | "money" | "number" | "percent":
            return _scaled(field, text, scale) if scale else _quantity(field, text)
        case "year":
            number = text.cast("int64")
            year = ibis.cases((text.re_search("^[0-9]{4}$"), number))
            return ibis.cases((year.between(FIRST_YEAR, LAST_YEAR), year))
        case "date":
            day = ibis.cases((text.re_search(_DATE), text.left(10)))
            return ibis.cases((day.notin(_ZERO_DAYS), day)).cast("date")
        case "boolean":
            return _boolean(text)
        case "text":
            return ibis.cases((text.re_search(_TEXT) & ~nothing_known(field, text), text))
        case "domain":
            return _domain(text)
        case "choice":
            return _listed(field, cell)
        case "country":
            return ibis.cases((~nothing_known(field, text), _listed(field, cell)))
        case "choices":
            return _members(field, cell)
        case _:
            assert_never(field.type)


def needs_key(field: Field) -> bool:
    """Whether cells are looked up by their folded text."""
    return field.type in ("choice", "choices", "country")


def _least(field: Field) -> int:
    return max(0, math.ceil(field.minimum or 0))


def _scaled(field: Field, text: ir.StringValue, scale: str) -> ir.IntegerValue:
    factor, digits = SCALES[scale], ibis.cases((text.re_search(_WHOLE), text.cast("int64")))
    enough = digits.between(max(1, math.ceil(_least(field) / factor)), _MOST // factor)
    return ibis.cases((enough, digits * factor))


def _quantity(field: Field, text: ir.StringValue) -> ir.NumericValue:
    least = field.minimum or 0
    whole = ibis.cases((text.re_search(_WHOLE), text.cast("int64")))
    fits = whole.between(_least(field), _MOST)
    pattern = _WHOLE_DECIMAL if field.type == "integer" else _DECIMAL
    decimal = ibis.cases((text.re_search(pattern), text.cast("float64")))
    match field.type:
        case "integer" | "money":
            sum_ = decimal.floor().cast("int64")
            return ibis.cases((fits, whole), (sum_ >= least, sum_))
        case "percent":  # a fraction below 1 could be a share
            share = ibis.cases((text.re_search(_SHARE), text.replace("%", "").cast("float64")))
            cases = [
                (fits, whole.cast("float64")),
                (decimal >= max(least, 1), decimal),
                (share >= least, share),
            ]
            return ibis.cases(*cases)
        case _:
            return ibis.cases((fits, whole.cast("float64")), (decimal >= least, decimal))


def _boolean(text: ir.StringValue) -> ir.BooleanValue:
    words = yes_and_no()
    yes, no = (sorted(word for word, is_yes in words.items() if is_yes is one) for one in (True, False))
    lower = text.lower()
    return ibis.cases((lower.isin(yes), ibis.literal(True)), (lower.isin(no), ibis.literal(False)))


def _domain(text: ir.StringValue) -> ir.StringValue:
    """An address of the web without a path, or the domain alone."""
    bare = text.lower().re_replace("^https?://", "").re_replace("/$", "")
    plain = ibis.cases((bare.re_search(_DOMAIN) & (bare.length() <= _LONGEST_DOMAIN), bare))
    rest = plain.re_replace("^www[.]", "")
    return ibis.cases((rest.contains("."), rest), else_=plain)


def _listed(field: Field, cell: CellTexts) -> ir.StringValue:
    """The value that a text names."""
    key = _expected(cell.key)
    cases = [(key.isin(words), ibis.literal(value)) for value, words in words_of(field).items()]
    lower = cell.text.lower()
    cases += [(lower.isin(names), ibis.literal(value)) for value, names in spelled_out(field).items()]
    return ibis.cases(*cases) if cases else ibis.null("string")


def _members(field: Field, cell: CellTexts) -> ir.StringValue:
    """The values that a list names, if it names nothing else."""
    one = _listed(field, cell)
    single = (one.notnull(), ibis.literal(APART).concat(one, APART))
    words = words_of(field)
    if not words or not marks_of(field):
        return ibis.cases(single)
    parts = _expected(cell.parts)
    sure = ~nothing_known(field, cell.text)
    cases = [single, (parts.re_search(_only(words)) & sure, _joined(words, parts))]
    if field.listing == "open":
        others = other_parts(field, parts)
        others_fit = has_values(others) & ~may_be_listed(field, others)
        cases.append((sure & is_cut(cell.text, marks_of(field)) & others_fit, _joined(words, parts)))
    return ibis.cases(*cases)


def _only(words: Mapping[str, tuple[str, ...]]) -> str:
    """A pattern for lists of these words and no others."""
    every = sorted(word.replace("+", "[+]") for listed in words.values() for word in listed)
    return f"^{APART}(({'|'.join(every)}){APART})+$"


def _joined(words: Mapping[str, tuple[str, ...]], parts: ir.StringValue) -> ir.StringValue:
    found = []
    for value, listed in words.items():
        there = [parts.contains(f"{APART}{word}{APART}") for word in listed]
        found.append(ibis.cases((ibis.or_(*there), ibis.literal(f"{value}{APART}")), else_=""))
    return ibis.literal(APART).concat(*found)


def _expected(text: ir.StringValue | None) -> ir.StringValue:
    if text is None:
        raise TypeError("a cell of a list is looked up by its folded text")
    return text
