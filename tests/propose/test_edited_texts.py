"""A proposed edit is the edit that a careful person makes by hand: its own line, and nothing else."""

from typing import Any

import pytest

from icp_playbook.source import SourceFile, parse
from tests.propose.conftest import Scratch
from tests.propose.editing import PATH, Editor, data_of, new, out, put

CASES: list[tuple[str, str, list[dict[str, Any]], str]] = [
    (
        "a number, with the comment behind it",
        "fit:\n  score:\n    - id: size   # of the team\n      points: 20  # was 15\n",
        [put(["fit", "score", 0, "points"], 25)],
        "fit:\n  score:\n    - id: size   # of the team\n      points: 25  # was 15\n",
    ),
    (
        "a bound in a condition on one line",
        "when: {field: employees, between: [50, 200]}  # people\n",
        [put(["when"], {"field": "employees", "between": [50, 250]})],
        "when: {field: employees, between: [50, 250]}  # people\n",
    ),
    (
        "a text that needs quotes now",
        "name: SaaS\nowner: gtm\n",
        [put(["name"], "SaaS: scale-ups #1")],
        'name: "SaaS: scale-ups #1"\nowner: gtm\n',
    ),
    (
        "a text in single quotes",
        "name: 'it''s'\r\nowner: gtm\r\n",
        [put(["name"], "it's ours")],
        "name: 'it''s ours'\r\nowner: gtm\r\n",
    ),
    (
        "a word in a folded text",
        "why: >-\n  Integrations and pricing assume\n  a subscription business,\n  whatever it sells.\n",
        [
            put(
                ["why"],
                "Integrations and pricing assume a recurring business, whatever it sells.",
            )
        ],
        "why: >-\n  Integrations and pricing assume\n  a recurring business,\n  whatever it sells.\n",
    ),
    (
        "a line in a literal text",
        "body: |\n  Hello,\n\n  one\n  two\n\nx: 1\n",
        [put(["body"], "Hello,\n\none\n2")],
        "body: |\n  Hello,\n\n  one\n  2\n\nx: 1\n",
    ),
    (
        "a word in a text that goes on without a sign",
        "why: Integrations and pricing\n  assume a subscription\n  business.\n",
        [put(["why"], "Integrations and pricing assume a recurring business.")],
        "why: Integrations and pricing\n  assume a recurring\n  business.\n",
    ),
    (
        "a text of several lines in the place of one",
        "say: Hello  # to them\nx: 1\n",
        [put(["say"], "Hello,\n\nworld: here")],
        "say: |-  # to them\n  Hello,\n\n  world: here\nx: 1\n",
    ),
    (
        "an item at the end of a list, in a file without a last line end",
        "ask:\n  - One?\n  # the second\n  - Two?  # yes",
        [new(["ask", 2], "Three: or four?")],
        'ask:\n  - One?\n  # the second\n  - Two?  # yes\n  - "Three: or four?"',
    ),
    (
        "an item in front of one with a comment",
        "ask:\n  - One?\n  # the second\n  - Two?\n",
        [new(["ask", 1], "New?")],
        "ask:\n  - One?\n  - New?\n  # the second\n  - Two?\n",
    ),
    (
        "an item out of a list of criteria",
        "score:\n- id: a\n  points: 1\n# about b\n- id: b\n  points: 2\n# about c\n- id: c\n",
        [out("score", 1)],
        "score:\n- id: a\n  points: 1\n# about b\n# about c\n- id: c\n",
    ),
    (
        "the only item of a list",
        "disqualifiers:   # of it\n  - low-urgency\nx: 1\n",
        [out("disqualifiers", 0)],
        "disqualifiers: []   # of it\nx: 1\n",
    ),
    (
        "values of a list on one line",
        "in: [a, b, c, d]\n",
        [out("in", 0), out("in", 2), new(["in", 4], "e"), new(["in", 1], "a2")],
        "in: [a2, b, d, e]\n",
    ),
    (
        "a criterion with a condition and a long reason",
        "fit:\n  must: []\n  score:\n    - id: a\n      points: 1\nx: 1\n",
        [
            new(
                ["fit", "score", 1],
                {
                    "id": "b",
                    "when": {"field": "x", "in": ["west", "z: 1"]},
                    "points": 2,
                    "why": "w " * 50 + ".",
                },
            )
        ],
        "fit:\n  must: []\n  score:\n    - id: a\n      points: 1\n    - id: b\n"
        '      when: {field: x, in: [west, "z: 1"]}\n      points: 2\n      why: >-\n'
        f"        {('w ' * 50).strip()}\n        .\nx: 1\n",
    ),
    (
        "a key that is not there yet",
        "fit:\n  score:\n    - id: a\n      points: 1  # few\nx: 1\n",
        [put(["fit", "score", 0, "unknown"], "missed")],
        "fit:\n  score:\n    - id: a\n      points: 1  # few\n      unknown: missed\nx: 1\n",
    ),
    (
        "a must where there is none",
        "fit:\n  unknown: missed\nx: 1\n",
        [new(["fit", "must", 0], {"id": "a", "when": {"field": "x", "known": True}})],
        "fit:\n  unknown: missed\n  must:\n    - id: a\n      when: {field: x, known: true}\nx: 1\n",
    ),
    (
        "two of a mapping that is not there yet",
        "fit:\n  unknown: missed\nx: 1\n",
        [put(["fit", "tiers", "tier-1"], 80), put(["fit", "tiers", "tier-2"], 60)],
        "fit:\n  unknown: missed\n  tiers: {tier-1: 80, tier-2: 60}\nx: 1\n",
    ),
    (
        "two of a list that is not there yet",
        "fit:\n  unknown: missed\nx: 1\n",
        [new(["fit", "disqualifiers", 0], "tender-only"), new(["fit", "disqualifiers", 0], "low-urgency")],
        "fit:\n  unknown: missed\n  disqualifiers: [tender-only, low-urgency]\nx: 1\n",
    ),
    (
        "two of a mapping that was left out",
        "fit:\n  tiers:  # as for all\nx: 1\n",
        [put(["fit", "tiers", "tier-1"], 80), put(["fit", "tiers", "tier-2"], 60)],
        "fit:\n  tiers: {tier-1: 80, tier-2: 60}  # as for all\nx: 1\n",
    ),
    (
        "a value that was left out",
        "owner:   # nobody yet\nx: 1\n",
        [put(["owner"], "revops@example.com")],
        "owner: revops@example.com   # nobody yet\nx: 1\n",
    ),
    (
        "two values on either side of a character outside the first plane",
        "a: 🎉 {x}\nb: {c: 🎉, d: 1}\n",
        [put(["a"], "🎉 party"), put(["b", "d"], 2)],
        'a: "🎉 party"\nb: {c: 🎉, d: 2}\n',
    ),
    (
        "an alias is a place of its own",
        "a: &x one\nb: *x\n",
        [put(["b"], "two")],
        "a: &x one\nb: two\n",
    ),
]


@pytest.mark.parametrize(
    ("text", "made", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_an_edit_is_the_one_made_by_hand(
    edits: Editor, scratch: Scratch, text: str, made: list[dict[str, Any]], wanted: str
) -> None:
    found = edits.edit(text, made)
    assert found.refused == ""
    assert found.after == wanted
    assert scratch.applied(text, found.patch) == wanted


REFUSED: list[tuple[str, str, list[dict[str, Any]], str]] = [
    ("a value that others repeat", "a: &x one\nb: *x\n", [put(["a"], "two")], "several places (&x)"),
    ("below an alias", "a: &x {c: 1}\nb: *x\n", [put(["b", "c"], 2)], "several places (*x)"),
    ("what holds a name", "a:\n  c: &x one\nb: *x\n", [out("a")], "several places (&x)"),
    ("a control character", "a: b\n", [put(["a"], "x\x07")], "no file may hold (U+0007)"),
    ("half a character", "a: b\n", [put(["a"], "x\ud83d")], "no file may hold (U+D83D)"),
    ("an override of direction", "a: b\n", [put(["a"], "x\u202e")], "(U+202E) that makes it read otherwise"),
    ("everything", "a: b\n", [out("a")], "cannot be left empty"),
    ("what is not there", "a: b\n", [out("c")], "no such place"),
    ("a place beyond the end", "a: [b]\n", [put(["a", 5], "c")], "no such place"),
    ("a value within one that goes", "a: {b: 1}\nc: 2\n", [out("a"), put(["a", "b"], 2)], "the same value"),
    ("a comment between values", "a: [\n  b,  # why\n  c,\n]\n", [out("a", 1)], "A comment stands between"),
    ("a file that grows too long", "a: b\n", [put(["a"], "x" * 600_000)], "longer than 512 KB"),
]


@pytest.mark.parametrize(
    ("text", "made", "words"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_what_cannot_be_exact_is_refused_in_a_sentence(
    edits: Editor, text: str, made: list[dict[str, Any]], words: str
) -> None:
    found = edits.edit(text, made)
    assert words in found.refused
    assert found.after == ""


def test_git_refuses_a_patch_of_another_state_of_the_file(edits: Editor, scratch: Scratch) -> None:
    found = edits.edit("a: 1\nb: 2\nc: 3\n", [put(["b"], 4)])
    scratch.applied("a: 1\nb: 2\nc: 3\n", found.patch)
    changed = scratch.apply(found.patch)
    assert changed.returncode == 1
    assert b"patch does not apply" in changed.stderr


@pytest.mark.parametrize("path", ["my team/icp/profiles/x.yaml", "größe/x.yaml", 'a "b"/x.yaml'])
def test_folders_of_any_name(edits: Editor, scratch: Scratch, path: str) -> None:
    found = edits.edit("a: 1\n", [put(["a"], 2)], path)
    assert scratch.applied("a: 1\n", found.patch, path) == "a: 2\n"


EDGES = [
    0x00,
    0x08,
    0x09,
    0x0B,
    0x0D,
    0x1F,
    0x20,
    0x7E,
    0x7F,
    0x84,
    0x85,
    0x86,
    0x9F,
    0xA0,
    0x2027,
    0x2028,
    0x2029,
]
EDGES += [
    0x202A,
    0x202E,
    0x202F,
    0x2065,
    0x2066,
    0x2069,
    0x206A,
    0xD7FF,
    0xE000,
    0xFEFF,
    0xFFFD,
    0xFFFE,
    0xFFFF,
]
EDGES += [0x10000, 0x1F389, 0x10FFFF]


@pytest.mark.parametrize("code", EDGES)
def test_a_character_is_refused_where_the_loader_refuses_it(edits: Editor, code: int) -> None:
    """Written as an escape, so that the loader says what it thinks of the character itself."""
    escaped = f'a: "x\\U{code:08X}y"\n'
    read = parse(SourceFile("profile", "x", PATH, escaped)).data
    found = edits.edit("a: b\n", [put(["a"], f"x{chr(code)}y")])
    if read is None:
        assert "character" in found.refused
    else:
        assert data_of(found.after) == read == {"a": f"x{chr(code)}y"}
