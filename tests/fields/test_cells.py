"""What a cell of an account list gives: a value, nothing, or why it cannot be read."""

from typing import get_args
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.fields import Catalogue, Conventions, Field, FieldType, shortened
from icp_playbook.fields.cells import Cell, cell_reader
from icp_playbook.values import Interval
from tests.fields import cells
from tests.fields.cells import CellCase

DOLLARS = Conventions("USD")
FIELDS = cells.fields()
COUNT, SUM, TOOLS = FIELDS["employees"], FIELDS["revenue"], FIELDS["tools"]


def read(field: Field, text: str, conventions: Conventions = DOLLARS) -> Cell:
    return cell_reader(field, conventions)(text)


@pytest.mark.parametrize("about", list(cells.tables()))
def test_every_cell_of_the_shared_tables(about: str) -> None:
    wrong = {case.text: found for case in cells.tables()[about] if (found := reading(case)) != case.expect}
    assert wrong == {}


def reading(case: CellCase) -> cells.Json:
    """What the reader makes of a cell, as JSON has it."""
    return cells.record_of(read(case.field, case.text, case.conventions))


def test_the_shared_tables_cover_every_type_of_field() -> None:
    covered = {(case.field.type, *case.expect) for table in cells.tables().values() for case in table}
    types = set(get_args(FieldType))
    assert {kind for kind, *keys in covered if not keys} == types
    assert {kind for kind, *keys in covered if keys == ["value"]} == types
    assert {kind for kind, *keys in covered if keys == ["problem", "cause"]} == types - {"text"}


UNSEEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp", "Zs")
"""Categories of characters that are not seen. Which are unassigned depends on the version of Unicode."""


@given(
    st.text() | st.from_regex(r"[-$€.,' 0-9kmbKMB+<>to]{1,20}", fullmatch=True),
    st.sampled_from(get_args(FieldType)),
)
def test_no_text_stops_the_reader(text: str, kind: FieldType) -> None:
    cell = read(Field(id="any", label="Any", type=kind, values=TOOLS.values), text)
    assert cell.value is None or cell.problem is None
    assert [glyph for glyph in cell.problem or "" if category(glyph) in UNSEEN and glyph != " "] == []


def test_every_character_that_is_not_seen_is_spelled_out() -> None:
    unseen = [chr(code) for code in range(0x110000) if category(chr(code)) in UNSEEN and chr(code) != " "]
    assert [glyph for glyph in unseen if glyph in shortened(f"a{glyph}b")] == []


@given(st.integers(1, 10**14))
def test_a_whole_number_survives_its_ways_of_writing(number: int) -> None:
    for text in (str(number), f"{number:,}", f"{number:,}".replace(",", " ")):
        assert read(COUNT, text) == Cell(number)
    if number >= 10**6:
        assert read(COUNT, f"{number:_}") == Cell(number)


@given(st.integers(1, 10**4), st.integers(1, 10**4))
def test_an_underscore_between_two_ends_is_never_thousands_in_silence(low: int, high: int) -> None:
    cell = read(COUNT, f"{low}_{high}")
    if cell.cause is None:
        thousands = low > high and f"{cell.value:_}" == f"{low}_{high}"
        assert thousands or cell.value == (low if low == high else Interval(low, high))
    else:
        assert cell.cause == ("two-readings" if low <= high else "backwards")


@given(st.integers(0, 10**12), st.sampled_from(["EUR", "USD"]))
def test_a_number_of_a_declared_style_survives_its_ways_of_writing(number: int, currency: str) -> None:
    english, german = f"{number / 100:,.2f}", f"{number / 100:,.2f}".translate(str.maketrans(",.", ".,"))
    for style, text in (("point", english), ("comma", german), ("comma", german.replace(".", " "))):
        read_as = Conventions(currency, numbers=style)  # type: ignore[arg-type]
        assert read(FIELDS["ratio"], text, read_as) == Cell(float(english.replace(",", "")))


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_a_band_holds_its_ends(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert read(SUM, f"${low:,} - ${high:,}") == Cell(low if low == high else Interval(low, high))


def test_every_type_has_a_reader() -> None:
    catalogue = Catalogue(
        tuple(Field(id=kind, label=kind, type=kind) for kind in get_args(FieldType)), DOLLARS
    )
    assert all(cell_reader(field, DOLLARS)("") == Cell() for field in catalogue.fields.values())
