"""Whatever a file holds, reading it ends with data or with findings."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from icp_playbook.source import documents, ordinary
from tests.source.reading import finding_lines, read


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000])
def test_nesting_without_end(text: str) -> None:
    (finding,) = read(text).findings
    assert finding.rule in ("yaml-depth", "yaml-key")
    assert finding.location.line == 1


def test_content_as_deep_as_the_limit_is_read() -> None:
    assert read("[" * 32 + "]" * 32).findings == ()
    assert finding_lines(read("[" * 33 + "]" * 33)) == [
        "1:33 yaml-depth values are nested deeper than 32 levels"
    ]


def test_aliases_stand_for_what_is_anchored() -> None:
    document = read("a: &a [1, {b: 2}]\nc: *a\nd: &d text\ne: [*d, *d]\n")
    assert document.data == {"a": [1, {"b": 2}], "c": [1, {"b": 2}], "d": "text", "e": ["text", "text"]}


def test_a_redefined_anchor_counts_from_there() -> None:
    assert read("- &a 1\n- *a\n- &a 2\n- *a\n").data == [1, 1, 2, 2]


@pytest.mark.parametrize(
    "text", ["a: &more things", "a: &more", "a: [&more things]", "a: &more x\nb: &more y"]
)
def test_a_word_lost_to_an_anchor_is_told(text: str) -> None:
    (finding,) = read(text).findings
    assert (finding.rule, finding.sentence) == (
        "yaml-syntax",
        "`&more` is not part of this value: it names it for `*more`, which is nowhere",
    )


@pytest.mark.parametrize("text", ["a: '&more things'", "a: &more {b: c}", "a: &m x\nb: *m", "a: this & more"])
def test_an_anchor_that_loses_nothing_is_not_told(text: str) -> None:
    assert read(text).findings == ()


@pytest.mark.parametrize("text", ["&a [*a]", "a: &a {b: *a}", "- &a\n  - [[*a]]"])
def test_an_alias_to_what_holds_it(text: str) -> None:
    (finding,) = read(text).findings
    assert (finding.rule, finding.sentence) == (
        "yaml-syntax",
        "the alias `*a` has no finished anchor before it",
    )


def test_an_alias_bomb_is_not_set_off() -> None:
    levels = "".join(f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 40))
    assert finding_lines(read(f"a0: &a0 [1]\n{levels}")) == [
        "6:20 alias-expansion the file expands to more than 50,000 values"
    ]


@pytest.mark.parametrize(
    "tag",
    ["!!python/object/apply:os.system", "!!python/name:os.system", "!!binary", "!!str", "!!set", "!own", "!"],
)
def test_a_tag_runs_nothing(tag: str) -> None:
    document = read(f"a: {tag} x\n")
    assert document.data is None
    assert finding_lines(document) == [f"1:4 yaml-tag the tag `{tag.removeprefix('!!')}` is not read"]


@pytest.mark.parametrize("text", ["? [a]\n: b", "? {a: b}\n: c", "- &a x\n- *a : b", "!!str a: b"])
def test_a_key_is_plain_text(text: str) -> None:
    assert [finding.rule for finding in read(text).findings] == ["yaml-key"]


def test_each_key_given_again_is_a_finding_and_the_first_one_counts() -> None:
    document = read("a: 1\nb: {c: 1, c: 2}\na: 3\na: 4\n")
    assert document.data == {"a": 1, "b": {"c": 1}}
    assert finding_lines(document) == [
        "2:11 duplicate-key `c` is given twice",
        "3:1 duplicate-key `a` is given twice",
        "4:1 duplicate-key `a` is given twice",
    ]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("a:\n\tb: c\n", "2:1 yaml-tab a tab is used for indentation"),
        ("a:\n  - b\n \t- c\n", "3:2 yaml-tab a tab is used for indentation"),
        ("-\ta: b\n", "1:2 yaml-tab a tab is used for indentation"),
        (
            "a: b\tc: d\n",
            "1:7 yaml-syntax the YAML cannot be read here: mapping values are not allowed in this context",
        ),
    ],
)
def test_a_tab_that_indents(text: str, finding: str) -> None:
    assert finding_lines(read(text)) == [finding]


def test_a_tab_in_the_text_is_text() -> None:
    assert read('a: b\tc\nd:\te\nf: "\\t"\n').data == {"a": "b\tc", "d": "e", "f": "\t"}


@pytest.mark.parametrize(
    "text", ["", "\n\n", "# later\n", "---\n", "---\n...\n", "~\n", "\ufeff", "&a\n", "%YAML 1.2\n---\n"]
)
def test_an_empty_file(text: str) -> None:
    assert [finding.rule for finding in read(text).findings] == ["empty-file"]


@pytest.mark.parametrize("text", ["a: 1\n---\nb: 2\n", "---\na: 1\n...\n---\n", "--- a\n--- b\n"])
def test_a_second_document(text: str) -> None:
    assert [finding.rule for finding in read(text).findings] == ["several-documents"]


@pytest.mark.parametrize(
    "text", ["---\na: 1\n", "a: 1\n...\n", "%YAML 1.2\n---\na: 1\n...\n", "\ufeffa: 1\r\n"]
)
def test_one_document_however_it_is_marked(text: str) -> None:
    assert (read(text).data, read(text).findings) == ({"a": 1}, ())


@pytest.mark.parametrize("code", [0x00, 0x07, 0x1B, 0x7F, 0x80, 0x9B, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF])
def test_a_character_that_no_file_may_hold(code: int) -> None:
    document = read(f"größe: ä{chr(code)}\n")
    assert document.data is None
    assert finding_lines(document) == [f"1:9 yaml-syntax character U+{code:04X} is not allowed in YAML"]


@pytest.mark.parametrize("escape", ["\\0", "\\a", "\\e", "\\x7f", "\\x9b", "\\ufffe", "\\uffff"])
@pytest.mark.parametrize("text", ['a: "x{}"\n', '"a{}": x\n'])
def test_an_escape_does_not_bring_it_in(text: str, escape: str) -> None:
    document = read(text.format(escape))
    assert document.data is None
    assert [finding.rule for finding in document.findings] == ["yaml-syntax"]


@pytest.mark.parametrize("escape", ["\\ud800", "\\udc00", "\\ud83d\\ude00", "\\U0000dfff", "\\U00110000"])
def test_half_a_character_is_refused(escape: str) -> None:
    document = read(f'a: "{escape}"\n')
    assert document.data is None
    assert [finding.rule for finding in document.findings] == ["yaml-syntax"]


def test_every_other_character_is_text() -> None:
    document = read('a: "\\u0085\\u2028\\u200f\\U0001f950"\nb: é\u200f🥐\n')
    assert document.data == {"a": "\x85\u2028\u200f🥐", "b": "é\u200f🥐"}


def test_no_other_parser_takes_the_place_of_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    for reader in (documents, ordinary):
        monkeypatch.setattr(reader, "EVENT_LOADER", None)
    assert finding_lines(read("a: 1\n")) == [
        "1:1 unreadable PyYAML is installed without libyaml, and its own parser reads some YAML otherwise"
    ]


# Pieces that mean something to a YAML parser, so that random text reaches every corner of it.
PIECES = st.sampled_from(
    [
        *(
            "a",
            "b: ",
            "- ",
            "? ",
            ": ",
            "\n",
            "\n  ",
            "\n\t",
            " ",
            "&x ",
            "*x",
            "!!str ",
            "!",
            "|",
            ">-",
            "'",
        ),
        *('"', "\\u", "d800", "\\x0", "[", "]", "{", "}", ", ", "# ", "---", "...", "%YAML 1.1", "<<: ", "@"),
        *(
            "1",
            "e5",
            ".",
            "-",
            "+",
            "_",
            "~",
            "true",
            "0x",
            "\r",
            "\ufeff",
            "\x85",
            "\u2028",
            "é",
            "🥐",
            "\0",
        ),
    ]
)


@given(st.one_of(st.text(st.characters(), max_size=60), st.lists(PIECES, max_size=25).map("".join)))
@example("e5")
@example("a: \ud800")
@example("\ufeff\ufeffa: 1")
def test_any_text_gives_data_or_findings(text: str) -> None:
    document = read(text)
    assert document.data is not None or document.findings
    repr(document.data).encode("utf-8")
    for finding in document.findings:
        assert 1 <= finding.location.line <= len(text.splitlines()) + 2
        assert finding.location.column >= 1


@pytest.mark.parametrize("text", ["- " * 50_000 + ": x: y", "a: " * 50_000, "k: " + " " * 100_000 + "x: y"])
def test_a_long_line_is_told_in_one_go(text: str) -> None:
    assert len(read(text).findings) == 1
