"""Findings in words: no content can control a terminal or a CI runner."""

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.findings import Finding, Location, Severity
from icp_playbook.report import report, summary

HOSTILE = "x\n::error file=a::b\r\n%0A,:\x1b[2K\u202e\u2028\ud800"
FINDING = Finding(
    Location("personas/a,b:c%.yaml", 3, 7), "bad-value", f"{HOSTILE} is wrong", f"write {HOSTILE}"
)
ANYTHING = st.text(st.characters(), max_size=30)  # lone surrogates too: file names may hold them
FINDINGS = st.lists(
    st.builds(
        Finding,
        st.builds(Location, ANYTHING, st.integers(1, 9), st.integers(1, 9)),
        st.just("bad-value"),
        ANYTHING,
        ANYTHING,
        st.sampled_from(Severity),
    ),
    max_size=4,
)


def test_text_spells_out_what_cannot_be_seen() -> None:
    assert report([FINDING], "text") == (
        "personas/a,b:c%.yaml:3:7: error[bad-value] "
        r"x\u000a::error file=a::b\u000d\u000a%0A,:\u001b[2K\u202e\u2028\ud800 is wrong"
        "\n  help: write "
        r"x\u000a::error file=a::b\u000d\u000a%0A,:\u001b[2K\u202e\u2028\ud800"
    )


def test_github_gets_one_command_a_finding() -> None:
    assert report([FINDING], "github") == (
        "::error file=personas/a%2Cb%3Ac%25.yaml,line=3,col=7,title=bad-value::"
        r"x\u000a::error file=a::b\u000d\u000a%250A,:\u001b[2K\u202e\u2028\ud800 is wrong"
        "%0Ahelp: write "
        r"x\u000a::error file=a::b\u000d\u000a%250A,:\u001b[2K\u202e\u2028\ud800"
    )


def test_json_holds_every_character() -> None:
    (record,) = json.loads(report([FINDING], "json"))["findings"]
    assert record["sentence"] == FINDING.sentence
    assert record["path"] == "personas/a,b:c%.yaml"


@given(FINDINGS)
def test_text_has_two_plain_lines_a_finding(findings: list[Finding]) -> None:
    text = report(findings, "text")
    assert len(text.splitlines()) == 2 * len(findings)
    unseen = {unicodedata.category(glyph) for glyph in text.replace("\n", "")} & {
        "Cc",
        "Cf",
        "Cs",
        "Zl",
        "Zp",
    }
    assert unseen == set()


@given(FINDINGS)
def test_github_has_one_line_a_finding(findings: list[Finding]) -> None:
    lines = [line for line in report(findings, "github").replace("\r", "\n").split("\n") if line]
    assert len(lines) == len(findings)
    for line in lines:
        head, _, properties = line.partition(" ")
        assert head in ("::error", "::warning")
        assert properties.partition("::")[0].count(",") == 3


@given(FINDINGS)
def test_json_comes_back_and_can_be_written_anywhere(findings: list[Finding]) -> None:
    text = report(findings, "json")
    assert text.isascii()
    assert [record["help"] for record in json.loads(text)["findings"]] == [
        finding.help for finding in findings
    ]


def test_a_summary_counts() -> None:
    warning = Finding(Location("a"), "no-evidence", "s", "h", Severity.WARNING)
    assert summary([]) == "no findings"
    assert summary([FINDING]) == "1 error"
    assert summary([warning, FINDING, warning]) == "1 error, 2 warnings"


def test_text_counts_what_nobody_would_read_to_the_end() -> None:
    many = [Finding(Location("a.yaml", line), "unknown-key", f"k{line}", "h") for line in range(1, 1001)]
    other = Finding(Location("b.yaml"), "unknown-key", "k", "h")
    lines = report([*many, other], "text").splitlines()
    assert lines[98:] == [
        "a.yaml:50:1: error[unknown-key] k50",
        "  help: h",
        "b.yaml:1:1: error[unknown-key] k",
        "  help: h",
        "a.yaml: 950 more of [unknown-key]",
        "  help: mend the first ones, or list all with `icp-playbook check --format json`",
    ]
    assert len(json.loads(report(many, "json"))["findings"]) == 1000


def test_the_next_step_comes_first_and_is_no_error() -> None:
    step = "write\n::error::100%"
    assert report([], "text", step) == r"next: write\u000a::error::100%"
    assert report([FINDING], "text", step).splitlines()[1] == report([FINDING], "text").splitlines()[0]
    assert report([], "github", step) == r"::notice title=next::write\u000a::error::100%25"
    assert report([FINDING], "github", step).splitlines()[1:] == [report([FINDING], "github")]
    assert json.loads(report([], "json", step)) == {"next": step, "findings": [], "waived": []}
    assert json.loads(report([], "json")) == {"next": None, "findings": [], "waived": []}
