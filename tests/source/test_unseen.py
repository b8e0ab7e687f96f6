"""Characters that nobody sees: told where they say nothing, kept where writing needs them."""

import json

import pytest

from tests.source.reading import finding_lines, read

SPEAKING = {
    "a family": "👩\u200d👩\u200d👧\u200d👦",
    "a heart in colour": "❤\ufe0f",
    "a sign that is a letter": "\u2139\ufe0f",
    "a key": "1\ufe0f\u20e3",
    "England's flag": "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "a doctor": "👩🏽\u200d⚕\ufe0f",
    "a rainbow": "🏳\ufe0f\u200d🌈",
    "a head that shakes": "🙂\u200d↔\ufe0f",
    "Persian": "می\u200cخواهم",
    "Hindi": "क्\u200dष",
    "Sinhala": "ක්\u200dෂ",
    "Thai": "ภาษา\u200bไทย",
    "Hebrew and a mark of direction": "שלום\u200f!",
    "a variant of a Chinese character": "葛\U000e0100",
    "Mongolian": "\u182d\u180b",
}
SILENT = {
    "a variation of a Latin letter": "a\ufe0f",
    "a tag outside a flag": "a\U000e0041",
    "a flag that does not end": "🏴\U000e0067",
    "a filler": "\u3164",
    "a sign of an icon font": "\uf8ff",
    "another of them": "\U0010fffd",
    "a place for an object": "a\ufffcb",
    "a mark of byte order": "a\ufeffb",
    "an operator": "2\u2062x",
}
AT_TIMES = {
    "a soft hyphen": "play\u00adbook",
    "a zero-width space": "play\u200bbook",
    "a joiner of Latin letters": "f\u200di",
    "a joiner at the end": "👩\u200d",
    "a non-joiner of Latin letters": "Auf\u200clage",
    "a line separator": "a\\u2028b",
    "a word joiner": "a\u2060b",
}


@pytest.mark.parametrize("text", SPEAKING.values(), ids=SPEAKING)
@pytest.mark.parametrize("form", ["a: {}\n", "a: '{}'\n", "a: |\n  b\n  {}\n"])
def test_what_writing_needs_is_kept(form: str, text: str) -> None:
    document = read(form.format(text))
    assert (document.findings, document.unseen) == ((), ())
    assert text in json.dumps(document.data, ensure_ascii=False)


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_what_says_nothing_anywhere_is_an_error(text: str) -> None:
    document = read(f'a: "{escaped(text)}"\n')
    assert [finding.rule for finding in document.findings] == ["unseen-character"]
    assert document.unseen == ()


@pytest.mark.parametrize("text", AT_TIMES.values(), ids=AT_TIMES)
def test_what_other_writing_needs_is_left_to_those_who_know_the_place(text: str) -> None:
    document = read(f'a: "{text}"\n')
    assert document.findings == ()
    ((path, _, _),) = document.unseen
    assert path == ("a",)


def test_its_place_is_its_own_and_each_is_told_once() -> None:
    document = read("a: >\n  One\n  tw\uf000o \uf000 \uf001\n")
    assert finding_lines(document) == [
        '3:5 unseen-character U+F000, after "tw", has no meaning of its own: '
        "it shows as another sign, or as none, elsewhere",
        "3:10 unseen-character U+F001 has no meaning of its own: "
        "it shows as another sign, or as none, elsewhere",
    ]


def escaped(text: str) -> str:
    """A text for double quotes, in escapes."""
    return "".join(f"\\U{ord(sign):08x}" for sign in text)
