"""What a proposal is handed in with: a decision, an address of a forge, a mail, words."""

import re
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from icp_playbook.model.decision import Decision
from icp_playbook.source import node_record, yaml_nodes
from tests.propose.conftest import Scratch
from tests.propose.editing import PATH, Editor, data_of, put

TEXT = "name: Clinics\nsay:\n  - Short.\n  - Also: this # and\n"
HOSTILE = ['a: b # c "d"\\e', "---", "line\n\nline", "🎉 שלום", "x" * 3000, "- dash", "it's"]


def decision(edits: Editor, **words: object) -> Any:
    """What the loader reads of a decision's file."""
    every = {
        "name": "N",
        "owner": "o@x.example",
        "decision": "D",
        "about": ["profile/saas"],
        "why": "W",
        "expected": None,
        **words,
    }
    data = data_of(edits.call("decision", "decisionText", every))
    assert Decision.model_validate(data).status == "proposed"
    return data


def test_a_decision_is_begun_with_why_and_expectation(edits: Editor) -> None:
    expected = {"measure": "Win rate", "from": "18%", "to": "25%", "by": "2026-12-31"}
    assert decision(edits, name="Clinics: not hospitals", expected=expected) == {
        "name": "Clinics: not hospitals",
        "owner": "o@x.example",
        "status": "proposed",
        "decision": "D",
        "about": ["profile/saas"],
        "why": "W",
        "expected": [{"id": "first", "measure": "Win rate", "from": "18%", "to": "25%", "by": "2026-12-31"}],
    }


def test_an_id_that_another_decision_has_gets_a_number(edits: Editor) -> None:
    first, second = "2026-11-30-clinics", "2026-11-30-clinics-2"
    for taken, id_ in (([], first), ([first], second), ([first, second], "2026-11-30-clinics-3")):
        assert edits.call("decision", "decisionId", "Clinics", "2026-11-30", taken) == id_


@pytest.mark.parametrize("words", HOSTILE)
def test_a_decision_says_what_was_typed(edits: Editor, words: str) -> None:
    wanted = " ".join(words.split())
    found = decision(edits, why=words, decision=words, name=words)
    assert (found["why"], found["decision"], found["name"]) == (wanted[:1900], wanted[:1900], wanted[:120])


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Clinics, not hospitals", "2026-11-30-clinics-not-hospitals"),
        ("Größe: ab 50", "2026-11-30-gro-e-ab-50"),
        ("שלום", "2026-11-30-suggestion"),
        ("word " * 30, "2026-11-30-word-word-word-word-word-word-word-word-word"),
    ],
)
def test_the_id_of_a_decision_is_its_day_and_name(edits: Editor, name: str, id_: str) -> None:
    assert edits.call("decision", "decisionId", name, "2026-11-30") == id_
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id_)
    assert len(id_) <= 60


TOP = "icp/decisions/x.yaml"


@pytest.mark.parametrize(
    ("base", "prefix", "start", "query"),
    [
        ("https://github.com/o/r/edit/main/", "", "https://github.com/o/r/new/main", {"filename": TOP}),
        # GitHub leaves out a folder that stands before the name
        (
            "https://github.com/o/r/edit/main/team/",
            "team/",
            "https://github.com/o/r/new/main",
            {"filename": f"team/{TOP}"},
        ),
        (
            "https://git.x/o/r/_edit/main/team/",
            "team/",
            "https://git.x/o/r/_new/main",
            {"filename": f"team/{TOP}"},
        ),
        (
            "https://github.com/o/r/edit/main/docs/",
            "book/",
            "https://github.com/o/r/new/main/docs",
            {"filename": TOP},
        ),
    ],
)
def test_a_new_file_is_begun_where_the_forge_begins_one(
    edits: Editor, base: str, prefix: str, start: str, query: dict[str, str]
) -> None:
    text = "name: a & b = c # d\nwhy: 100 % 🎉\n"
    found = edits.call("forge", "newFileAddress", base, prefix, prefix + TOP, text)
    assert found["address"].startswith(f"{start}?")
    asked = parse_qs(urlsplit(found["address"]).query)
    assert asked == {**{key: [value] for key, value in query.items()}, "value": [text]}
    assert found["isFilled"] is True


def test_gitlab_takes_a_name_and_no_text(edits: Editor) -> None:
    base = "https://gitlab.com/g/s/r/-/edit/main/team/"
    found = edits.call("forge", "newFileAddress", base, "team/", f"team/{TOP}", "name: N\n")
    assert found == {
        "address": "https://gitlab.com/g/s/r/-/new/main?file_name=team%2Ficp%2Fdecisions%2Fx.yaml",
        "isFilled": False,
    }


def test_an_address_that_would_be_refused_has_the_name_alone(edits: Editor) -> None:
    base = "https://github.com/o/r/edit/main/"
    found = edits.call("forge", "newFileAddress", base, "", "x.yaml", "é" * 5000)
    assert found == {"address": "https://github.com/o/r/new/main?filename=x.yaml", "isFilled": False}
    assert edits.call("forge", "newFileAddress", "https://forge.x/file?name=", "", "x.yaml", "") is None


def mail(edits: Editor, lines: list[str], patch: str) -> tuple[dict[str, Any], str]:
    """The address of a mail, and the words in it."""
    asked = {"to": "a+b@x.example", "subject": "S & T?", "lines": lines, "patch": patch}
    found = edits.call("mail", "mailAddress", asked)
    assert found["address"].startswith("mailto:a%2Bb@x.example?subject=S%20%26%20T%3F&body=")
    assert len(found["address"]) <= 1900
    return found, unquote(found["address"].partition("&body=")[2])


def test_a_mail_has_the_words_and_the_patch_as_far_as_they_fit(edits: Editor) -> None:
    found, body = mail(edits, ["a & b", "c"], "+x\n")
    assert (body, found["hasPatch"], found["isWhole"]) == ("a & b\r\nc\r\n\r\n+x\r\n", True, True)
    found, body = mail(edits, ["a"], "+x\n" * 900)
    assert (body, found["hasPatch"], found["isWhole"]) == ("a", False, True)
    found, body = mail(edits, ["🎉" * 900], "")
    assert (found["hasPatch"], found["isWhole"], set(body)) == (False, False, {"🎉"})


def source(text: str, **more: object) -> dict[str, Any]:
    """The file of an entry, without words of its own."""
    return {
        "entry": "profile/entry",
        "name": "Clinics",
        "kind": "ICP",
        "path": PATH,
        "text": text,
        "owner": "o@x.example",
        "commit": "0123456789abcdef",
        "committed": True,
        "prefix": "team/",
        "decisions": "icp/decisions",
        "texts": [],
        **more,
    }


def proposal(edits: Editor, text: str, *made: dict[str, Any], **reasons: object) -> dict[str, Any]:
    """A proposal about one file."""
    record = node_record(yaml_nodes(text), text)
    nodes = edits.call("nodes", "nodeOf", record)
    sources = [source(text, nodes=nodes)]
    edited = edits.call("proposal", "madeOf", [{"entry": "profile/entry", **one} for one in made], sources)
    words = {
        "why": "Because.\nReally.",
        "expected": None,
        "name": "Clinics: say",
        "isDecision": True,
        "day": "2026-11-30",
        "page": "https://playbook.example/icp/entry/",
        "taken": [],
        **reasons,
    }
    found: dict[str, Any] = edits.call("proposal", "proposalOf", edited, words)
    return found


def test_a_proposal_is_one_patch_with_its_decision(edits: Editor, scratch: Scratch) -> None:
    found = proposal(edits, TEXT, put(["say", 0], "Longer: words."))
    assert scratch.applied(TEXT, found["patch"]) == TEXT.replace("Short.", '"Longer: words."')
    file = scratch.folder / "team/icp/decisions/2026-11-30-clinics-say.yaml"
    decided = data_of(file.read_text("utf-8"))
    file.unlink()
    assert decided["decision"] == "Clinics · Say 1: “Longer: words.” instead of “Short.”."
    assert (decided["about"], decided["why"]) == (["profile/entry"], "Because. Really.")
    assert found["name"] == "2026-11-30-clinics-say.patch"
    assert "# Made from commit 0123456789." in found["patch"]
    assert found["reason"].endswith("\n\nWhy: Because. Really.\n")
    assert found["mail"] == [
        "I suggest a change of our playbook:",
        "",
        "- Clinics · Say 1: “Longer: words.” instead of “Short.”",
        "",
        "Why: Because.\nReally.",
        "",
        "Page: https://playbook.example/icp/entry/",
        "Made from commit 0123456789",
    ]


def test_a_second_proposal_of_a_day_begins_another_decision(edits: Editor) -> None:
    found = proposal(edits, TEXT, put(["say", 0], "Longer."), taken=["2026-11-30-clinics-say"])
    assert "+++ b/team/icp/decisions/2026-11-30-clinics-say-2.yaml\n" in found["patch"]
    assert found["name"] == "2026-11-30-clinics-say-2.patch"


def test_a_file_that_no_commit_holds_is_named(edits: Editor) -> None:
    named = edits.call("proposal", "originOf", [source(TEXT, committed=False)])
    assert named == f"Made from commit 0123456789 and from {PATH} as edited since, which no commit holds."
    assert edits.call("proposal", "originOf", [source(TEXT, commit="")]) == "Made from files of no commit."


SCORED = """\
fit:
  must: [{id: private, label: Is private, when: {field: owner, is: private}}]
  score:
    - id: size
      bands: [{when: {field: employees, between: [50, 200]}, points: 20000}]
"""
WORDS = [
    (
        put(["fit", "score", 0, "bands", 0, "points"], 5),
        "Fit, Score: size, Bands 1, Points: “5” instead of “20,000”",
    ),
    ({"op": "remove", "path": ["fit", "must", 0]}, "Fit, Must: private: take out “Is private”"),
    (
        {"op": "insert", "path": ["fit", "must", 1], "value": {"field": "staff", "at_least": 5}},
        "Fit, Must: add “field staff, at least 5”",
    ),
    (
        {
            "op": "insert",
            "path": ["fit", "must", 1],
            "value": {"id": "staff", "when": {"field": "staff", "at_least": 5}},
        },
        "Fit, Must: add “staff: when field staff, at least 5”",
    ),
    (put(["fit", "unknown"], "missed"), "Fit, Unknown: add “missed”"),
]


@pytest.mark.parametrize(("made", "words"), WORDS)
def test_an_edit_is_read_in_words(edits: Editor, made: dict[str, Any], words: str) -> None:
    found = proposal(edits, SCORED, made)
    assert found["mail"][2] == f"- Clinics · {words}"
