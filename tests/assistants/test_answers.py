"""What single tools answer, and that whatever an assistant sends gets a sentence."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from icp_playbook.assistants.answers import MOST_CHANGES, PlaybookAnswers
from icp_playbook.assistants.open_playbook import today
from tests.assistants.sessions import Json, answer, answers, refusal
from tests.cli.repository import Repository
from tests.fit.example import ROOT
from tests.playbooks.copies import MINIMAL, SPARSE, PlaybookCopy

CRUMB: Json = {"employees": 20, "revenue": "2M", "stage": "grown", "tools": ["paper"], "has_oven": True}


def test_a_verdict_comes_with_its_reasons_their_whys_and_what_to_ask(minimal: PlaybookCopy) -> None:
    found = answer(minimal.root, "score_account", account={"Employees": "10-30"}, as_of="2026-03-20")
    verdict = found["verdict"]
    assert found["as_of"] == "2026-03-20"
    assert (found["membership"], verdict["status"]) == ("one-answer", "undecided")
    assert found["next_question"]["field"] == verdict["next_question"]["field"]
    assert found["columns"]["icp_status"] == "undecided"
    reasons = {f"{one['kind']}/{one['id']}" for one in verdict["reasons"]}
    assert found["whys"]
    assert set(found["whys"]) <= reasons
    assert found["note"].endswith("as of 20 Mar 2026.")
    assert found["to_reach"]


def test_an_account_is_scored_against_the_icp_that_is_named_and_as_of_today(minimal: PlaybookCopy) -> None:
    found = answer(minimal.root, "score_account", account=CRUMB, icp="bakeries")
    assert found["verdict"]["icp"] == "bakeries"
    assert found["as_of"] == today().isoformat()


def test_names_and_values_that_are_not_read_are_named_with_the_cause(minimal: PlaybookCopy) -> None:
    account = {**CRUMB, "stage": "huge", "moon": "full", "Revenue (EUR)": "3M"}
    found = answer(minimal.root, "score_account", account=account, as_of="2026-03-20")
    assert sorted(line.split('"')[1] if line.startswith('"') else line for line in found["not_read"]) == [
        "Revenue (EUR)",
        "moon",
        'stage: "huge" is not in the list',
    ]


def test_nothing_of_a_list_is_known_where_the_list_is_empty(minimal: PlaybookCopy) -> None:
    account = {"has_oven": True, "tools": [], "employees": []}
    found = answer(minimal.root, "score_account", account=account, as_of="2026-03-20")
    states = {one["id"]: one["state"] for one in found["verdict"]["reasons"]}
    assert (states["on-paper"], states["headcount"]) == ("missed", "unknown")
    assert found["not_read"] == ['"employees": holds no list of choices']


def test_numbers_are_written_as_the_lists_of_the_playbook_are(minimal: PlaybookCopy) -> None:
    minimal.write("icp/playbook.yaml", f"{minimal.text('icp/playbook.yaml')}\nnumbers: comma\n")
    found = answer(minimal.root, "score_account", account={"growth_rate": 1.25, "employees": 1250})
    assert found["not_read"] == []


def test_the_context_of_a_segment_is_the_text_of_the_site(minimal: PlaybookCopy) -> None:
    (segment,) = ("grown-bakeries",)
    found = answer(minimal.root, "segment_context", segment=segment)
    expected = MINIMAL.parents[1] / f"sites/minimal/expected/api/bundle/{segment}.txt"
    assert found["text"] == expected.read_text("utf-8")


def test_an_entry_is_found_by_its_former_id_and_read_as_on_the_site(minimal: PlaybookCopy) -> None:
    minimal.edit("personas/owner.yaml", "name: Owner\n", "name: Owner\nformerly: [master]\n")
    found = answer(minimal.root, "read_entry", entry="persona/master")
    assert (found["id"], found["source"]) == ("owner", "personas/owner.yaml")
    assert found["named_by"] == ["profile/bakeries", "segment/grown-bakeries"]


def test_an_objection_is_found_with_its_answer() -> None:
    found = answer(ROOT, "find_entries", question="We already have online booking", most=5)
    first = found["results"][0]
    expected = "“We already have online booking on the website.”"
    assert (first["entry"], first["parts"][0]["part"]) == ("segment/healthcare-self-pay", expected)
    assert first["parts"][0]["says"]
    assert found["close"]
    assert len(found["results"]) == 5


def test_who_moves_is_said_with_the_cause(tmp_path: Path) -> None:
    playbook = Repository.start(tmp_path)
    playbook.edit("icp/profiles/bakeries.yaml", "has_oven, is: true}", "has_oven, is: false}")
    found = answer(playbook.root, "compare_revisions", base="HEAD")
    assert [(one["case"], one["turn"]) for one in found["examples"]["moves"]] != []
    assert found["changes"][0]["effect"] == "boundary"
    assert (found["head"], found["not_shown"]) == ("the working tree", None)
    assert len(found["changes"]) <= MOST_CHANGES


@pytest.mark.parametrize("root", SPARSE, ids=lambda root: root.name)
def test_a_playbook_that_has_little_answers_as_well(root: Path) -> None:
    found = answers(root, ("overview", {}), ("find_entries", {"question": "x"}))
    assert all(isinstance(one, dict) for one in found)


def test_long_lists_are_cut_and_the_rest_is_counted(
    minimal: PlaybookCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("icp_playbook.assistants.answers.MOST_SEGMENTS", 1)
    monkeypatch.setattr("icp_playbook.assistants.answers.MOST_CHOICES", 1)
    minimal.copy("segments/grown-bakeries.yaml", "segments/other.yaml")
    found = answer(minimal.root, "overview")
    assert (len(found["segments"]), found["more_segments"]) == (1, 1)
    tools = next(field for field in found["fields"] if field["id"] == "tools")
    assert (len(tools["choices"]), tools["more_choices"]) == (1, 2)


HOSTILE: list[tuple[str, Json, str]] = [
    ("read_entry", {"entry": "persona/ownr"}, 'did you mean "persona/owner"?'),
    ("read_entry", {"entry": "../../etc/passwd"}, "there is no entry"),
    ("read_entry", {"entry": "a" * 5000}, "at most 200 characters"),
    ("read_entry", {"entry": ["persona/owner"]}, "valid string"),
    ("read_entry", {}, "Field required"),
    ("segment_context", {"segment": "\u202egrown"}, "there is no segment"),
    ("score_account", {"account": {}}, "no field is given"),
    ("score_account", {"account": {"__class__": "x"}}, '"__class__" is no field of an account'),
    ("score_account", {"account": {"employees": {"low": 1}}}, "neither a text, a number"),
    ("score_account", {"account": {"employees": [1, 2]}}, "neither a text, a number"),
    ("score_account", {"account": {"employees": 10**5000}}, "neither a text, a number"),
    ("score_account", {"account": {"name": "x" * 3000}}, "more than 2,000 characters"),
    ("score_account", {"account": {f"f{at}": 1 for at in range(600)}}, "at most 500 fields"),
    ("score_account", {"account": "employees: 20"}, "valid dictionary"),
    ("score_account", {"account": CRUMB, "icp": "bakery"}, 'did you mean "bakeries"?'),
    ("score_account", {"account": CRUMB, "as_of": "tomorrow"}, '"tomorrow" is not a date'),
    ("find_entries", {"question": "oven", "most": 10**9}, "less than or equal to 20"),
    ("compare_revisions", {"base": "--output=/tmp/x"}, "the name of no revision"),
    ("compare_revisions", {"base": "HEAD\0"}, "the name of no revision"),
    ("compare_revisions", {"base": "HEAD", "head": " "}, "the name of no revision"),
    ("nothing", {}, "Unknown tool: nothing"),
]
ODD_VALUES: list[Any] = [
    *("", "\0", "\r\n", "=1+1", "1e999", "🏭" * 500),
    *(float("1e308"), -0.0, 10**20, ["a;b"], True),
]


def test_whatever_is_sent_gets_a_sentence_and_the_server_goes_on(minimal: PlaybookCopy) -> None:
    calls = [(tool, arguments) for tool, arguments, _ in HOSTILE]
    odd = [("score_account", {"account": {"employees": value, "tools": value}}) for value in ODD_VALUES]
    found = answers(minimal.root, *calls, *odd, ("overview", {}))
    refused, scored, last = found[: len(calls)], found[len(calls) : -1], found[-1]
    wrong = [
        (call, text)
        for call, text in zip(HOSTILE, refused, strict=True)
        if not isinstance(text, str) or call[2] not in text or "Traceback" in text or "fault of" in text
    ]
    assert wrong == []
    assert [one for one in scored if not isinstance(one, dict)] == []
    assert isinstance(last, dict)


def test_a_fault_of_ours_is_a_sentence_without_data(
    minimal: PlaybookCopy, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> Json:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(PlaybookAnswers, "overview", broken)
    text = refusal(minimal.root, "overview")
    assert "this is a fault of icp-playbook, not of your files: ZeroDivisionError" in text
    assert "secret" not in text
    assert "Traceback" not in "".join(capfd.readouterr())


def test_without_git_who_moved_is_a_sentence(minimal: PlaybookCopy) -> None:
    assert "help: " in refusal(minimal.root, "compare_revisions", base="HEAD")


def test_lines_that_are_no_messages_stop_nothing(minimal: PlaybookCopy) -> None:
    first = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-06-18",
            "capabilities": {},
            "clientInfo": {"name": "x", "version": "1"},
        },
    }
    lines = ["not JSON", "[" * 5000, '{"jsonrpc": "2.0", "id": 1}', "\x00", json.dumps(first)]
    done = subprocess.run(
        [sys.executable, "-m", "icp_playbook", "mcp", "--root", str(minimal.root)],
        input="\n".join(lines) + "\n",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    answered = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["result"]["serverInfo"]["name"] for one in answered if "result" in one] == ["icp-playbook"]
