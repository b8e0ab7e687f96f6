"""YAML 1.2 core types only: what people mean as text stays text."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.source.reading import finding_lines, read

TEXT = [
    *("NO", "no", "on", "off", "yes", "Y", "1:30", "12:30:45", "0123", "007", "00", "2024-01-01"),
    *("2024-01-01T10:00:00Z", "5_000_000", "0x1F", "0o17", "0b1", ".inf", "-.inf", ".nan", "NaN", "1e999"),
    *("e5", "E10", ".e5", "+e5", ".", "-", "+", "1.2.3", "1,000", "5M", "$5M", "nULL", "tRUE", "=", "<<"),
    *("12345678901234567890", "٣", "१"),
]


@pytest.mark.parametrize("word", [word for word in TEXT if word != "-"])
def test_a_word_stays_text(word: str) -> None:
    document = read(f"a: {word}\n")
    assert (document.data, finding_lines(document)) == ({"a": word}, [])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *(("0", 0), ("-0", 0), ("+12", 12), ("-7", -7), ("5000000", 5_000_000)),
        *(("1.5", 1.5), ("-1.5", -1.5), (".5", 0.5), ("1.", 1.0), ("1e3", 1000.0), ("2.5E-1", 0.25)),
        *(("true", True), ("True", True), ("TRUE", True), ("false", False), ("FALSE", False)),
        *(("null", None), ("Null", None), ("~", None), ("", None)),
    ],
)
def test_a_core_type_is_read(written: str, meant: object) -> None:
    data = read(f"a: {written}\n").data
    assert isinstance(data, dict)
    assert (data["a"], type(data["a"])) == (meant, type(meant))


@pytest.mark.parametrize("word", ["1", "1.5", "true", "null", "~", "", "2024-01-01"])
@pytest.mark.parametrize("quote", ["'", '"'])
def test_what_is_quoted_stays_text(word: str, quote: str) -> None:
    assert read(f"a: {quote}{word}{quote}\n").data == {"a": word}


@pytest.mark.parametrize("style", ["|", ">"])
def test_a_block_stays_text(style: str) -> None:
    assert read(f"a: {style}-\n  12\n").data == {"a": "12"}


def test_keys_are_text() -> None:
    assert read("1: a\nno: b\ntrue: c\nnull: d\n2024-01-01: e\n").data == {
        "1": "a",
        "no": "b",
        "true": "c",
        "null": "d",
        "2024-01-01": "e",
    }


def test_a_merge_key_is_refused_and_a_quoted_one_is_a_key_like_any_other() -> None:
    document = read("base: &base {a: 1}\nmore: {<<: *base}\n")
    assert [(finding.rule, str(finding.location)) for finding in document.findings] == [
        ("yaml-key", "personas/owner.yaml:2:8")
    ]
    assert read('"<<": 1\n').data == {"<<": 1}


@given(st.one_of(st.integers(-(10**18) + 1, 10**18 - 1), st.floats(allow_nan=False, allow_infinity=False)))
def test_a_number_is_read_as_json_writes_it(number: float) -> None:
    data = read(f"[{json.dumps(number)}]").data
    assert (data, type(data[0]) if isinstance(data, list) else None) == ([number], type(number))


@given(st.text(st.characters(categories=("L", "P", "S", "M")), max_size=12))
def test_without_a_digit_no_word_is_a_number(word: str) -> None:
    data = read(f"- {word}\n").data
    assert not isinstance(data, list) or type(data[0]) not in (int, float)


@pytest.mark.parametrize("word", ["“sales”", "‘a@b’", "„x“", "«x»", "“”"])
def test_curly_quotes_around_a_word_are_told_whatever_quotes_are_around_them(word: str) -> None:
    for text in (f"- {word}\n", f"- '{word}'\n", f'- "{word}"\n', f"- >-\n  {word}\n", f"- |\n  {word}\n"):
        assert [one.rule for one in read(text).findings] == ["curly-quotes"], text


@pytest.mark.parametrize("words", ["“Finally!”", "“At last.”", "“two words”", "“a” and “b”", "a “b”", "“"])
def test_what_somebody_said_is_in_curly_quotes(words: str) -> None:
    for text in (f"- {words}\n", f'- "{words}"\n', f"- |\n  {words}\n"):
        assert not read(text).findings, text
