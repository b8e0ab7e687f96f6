"""Every type of change: the lines for an edit, forwards and backwards."""

from pathlib import Path
from typing import Any

import pytest

from icp_playbook.diff import CATALOGUE, EFFECTS, changes_of_entry
from icp_playbook.playbook import Key
from tests.diff.lines import BASE, change_lines, edited, rows, without

TABLE = rows(Path(__file__).with_name("changes.yaml"))
PROFILE = Key("profile", "bakeries")
OWNER: Any = BASE[Key("persona", "owner")]
TURNOVER = (
    "    - id: turnover\n      label: $1M–$5M revenue\n      dimension: firmographic\n"
    "      why: Waste starts to cost a salary.\n      when: {field: revenue, between: [1M, 5M]}\n"
    "      points: 10\n"
)
TURNOVER_MUST = (
    "    - id: turnover\n      label: $1M–$5M revenue\n      when: {field: revenue, between: [1M, 5M]}\n"
    "      why: Waste starts to cost a salary.\n"
)
WHOLE = {
    PROFILE: ("profile", "boundary narrows: ICP", "boundary widens: ICP", "Bakeries"),
    Key("disqualifier", "no-night-shift"): (
        "disqualifier",
        "boundary: Disqualifier",
        "boundary: Disqualifier",
        "No night shift",
    ),
    Key("signal", "second-shop"): ("signal", "boundary: Signal", "boundary: Signal", "Second shop"),
    Key("segment", "grown-bakeries"): (
        "segment",
        "boundary shifts: Segment",
        "boundary shifts: Segment",
        "Grown bakeries",
    ),
    Key("persona", "owner"): ("persona", "people: Persona", "people: Persona", "Owner"),
    Key("example", "crumb"): ("example", "evidence: Example", "evidence: Example", "Crumb"),
    Key("decision", "2026-02-10-bake-first"): (
        "decision",
        "evidence: Decision",
        "evidence: Decision",
        "Bakeries that bake first",
    ),
}
"""An entry → the kind in its ids, the lines for removing and adding it, its name."""
ELSEWHERE = [
    (
        edited("icp/profiles/bakeries.yaml", (TURNOVER, ""), ("  score:\n", f"{TURNOVER_MUST}  score:\n")),
        ["criterion-moved-to-must boundary narrows: $1M–$5M revenue: Revenue $1M–$5M for 10 points → a must"],
        ["must-moved-to-score boundary widens: $1M–$5M revenue: a must → Revenue $1M–$5M for 10 points"],
    ),
    (
        {
            **without(Key("persona", "owner")),
            Key("persona", "baker"): {**OWNER, "formerly": ["owner"]},
        },
        ["entry-renamed editorial: Renamed from owner to baker"],
        ["entry-renamed editorial: Renamed from baker to owner"],
    ),
    (
        {**BASE, Key("recipe", "rye"): {"name": "Rye"}},
        ["entry-added editorial: Entry added: Rye"],
        ["entry-removed editorial: Entry removed: Rye"],
    ),
]
"""Changes that take more than one edit, or start from an older playbook."""
EMPLOYEES = "{field: employees, known: true}"
REVENUE = "{field: revenue, known: true}"
ENOUGH = [
    (
        EMPLOYEES,
        f"{{all: [{EMPLOYEES}, {REVENUE}]}}",
        "enough-tightened boundary narrows: More must be known: Employees → Employees and Revenue",
        "enough-relaxed boundary widens: Less must be known: Employees and Revenue → Employees",
    ),
    (
        EMPLOYEES,
        REVENUE,
        "enough-shifted boundary shifts: Something else must be known: Employees → Revenue",
        "enough-shifted boundary shifts: Something else must be known: Revenue → Employees",
    ),
]
"""What must be known before and after, and the lines forwards and backwards."""
COUNTS = [
    (
        "points: 2, at_most: 5",
        "points: 2, at_most: 9",
        "signal-count-changed boundary widens: Counting changed: Employees: 2 points each, at most 5 times "
        "→ Employees: 2 points each, at most 9 times",
        "signal-count-changed boundary narrows: Counting changed: Employees: 2 points each, at most 9 times "
        "→ Employees: 2 points each, at most 5 times",
    ),
    (
        "points: 2, at_most: 5",
        "points: 5, at_most: 1",
        "signal-count-changed boundary shifts: Counting changed: Employees: 2 points each, at most 5 times "
        "→ Employees: 5 points each, once",
        "signal-count-changed boundary shifts: Counting changed: Employees: 5 points each, once "
        "→ Employees: 2 points each, at most 5 times",
    ),
]
"""What a signal counts before and after, and the lines forwards and backwards."""

OUTCOMES = [
    (
        "won: [Won]",
        "won: [Won, Renewed]",
        "outcomes-changed evidence: Deals, won: added Renewed",
        "outcomes-changed evidence: Deals, won: removed Renewed",
    ),
    (
        "created: Day",
        "created: First day",
        "outcomes-changed evidence: Deals, created: Day → “First day”",
        "outcomes-changed evidence: Deals, created: “First day” → Day",
    ),
]
"""What a list of outcomes says before and after, and the lines forwards and backwards."""

SHARES = [
    (
        "{tiers: [tier-1], at_least: 60}",
        "{tiers: [tier-1], at_least: 70}",
        ["list-share-changed evidence: Best customers, Tier 1, at least: 60 → 70"],
        ["list-share-changed evidence: Best customers, Tier 1, at least: 70 → 60"],
    ),
    (
        "{tiers: [tier-1], at_least: 60}",
        "{tiers: [tier-1], at_least: 60}, {statuses: [outside], at_most: 10}",
        ["list-share-added evidence: Share of a list added: Best customers, Outside (at most 10%)"],
        ["list-share-removed evidence: Share of a list removed: Best customers, Outside (at most 10%)"],
    ),
    (
        "{tiers: [tier-1], at_least: 60}], icp: bakeries, x: [",
        "{tiers: [tier-1], at_least: 60}], x: [",
        ["account-list-changed evidence: Best customers, ICP: removed bakeries"],
        ["account-list-changed evidence: Best customers, ICP: added bakeries"],
    ),
]
"""The shares of a list before and after, and the lines forwards and backwards."""


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["forwards"][0].partition(":")[0])
def test_an_edit_reads_forwards_and_backwards(row: dict[str, Any]) -> None:
    changed = edited(row["file"], (row["old"], row["new"]))
    assert change_lines(BASE, changed) == row["forwards"]
    assert change_lines(changed, BASE) == row["backwards"]


@pytest.mark.parametrize("key", WHOLE, ids=str)
def test_an_entry_comes_and_goes(key: Key) -> None:
    kind, gone, come, name = WHOLE[key]
    assert change_lines(BASE, without(key)) == [f"{kind}-removed {gone} removed: {name}"]
    assert change_lines(without(key), BASE) == [f"{kind}-added {come} added: {name}"]


@pytest.mark.parametrize(("other", "forwards", "backwards"), ELSEWHERE)
def test_changes_of_several_edits(other: Any, forwards: list[str], backwards: list[str]) -> None:
    assert change_lines(BASE, other) == forwards
    assert change_lines(other, BASE) == backwards


@pytest.mark.parametrize(("before", "after", "forwards", "backwards"), ENOUGH)
def test_more_less_or_something_else_must_be_known(
    before: str, after: str, forwards: str, backwards: str
) -> None:
    old, new = (
        edited("icp/profiles/bakeries.yaml", ("  score:\n", f"  enough: {when}\n  score:\n"))
        for when in (before, after)
    )
    assert (change_lines(old, new), change_lines(new, old)) == ([forwards], [backwards])


@pytest.mark.parametrize(("before", "after", "forwards", "backwards"), COUNTS)
def test_what_a_signal_counts_changes(before: str, after: str, forwards: str, backwards: str) -> None:
    why = "why: Two shops share one oven.\n"
    old, new = (
        edited("icp/signals/second-shop.yaml", (why, f"count_of: {{field: employees, {count}}}\n{why}"))
        for count in (before, after)
    )
    assert (change_lines(old, new), change_lines(new, old)) == ([forwards], [backwards])


POLICIES = [
    (
        "icp/playbook.yaml",
        "policy: {freeze: [{id: quarter-end, last: 14d, of: quarter}]}",
        "policy: {freeze: [{id: quarter-end, last: 7d, of: quarter}]}",
        "freeze-changed evidence: Quarter end, last: 14d → 7d",
        "freeze-changed evidence: Quarter end, last: 7d → 14d",
    ),
    (
        "icp/playbook.yaml",
        "rules: {no-evidence: off}",
        "rules: {no-evidence: error}",
        "rule-level-changed editorial: Rules: off → error",
        "rule-level-changed editorial: Rules: error → off",
    ),
    (
        "personas/owner.yaml",
        "waive: [{rule: unused-entry, because: For the spring.}]",
        "waive: [{rule: unused-entry, because: For the summer.}]",
        "waiver-changed editorial: Unused entry, because: “For the spring.” → “For the summer.”",
        "waiver-changed editorial: Unused entry, because: “For the summer.” → “For the spring.”",
    ),
]
"""A file, what it says of the rules of `check` before and after, and the lines forwards and backwards."""


@pytest.mark.parametrize(("path", "before", "after", "forwards", "backwards"), POLICIES)
def test_what_is_reported_by_check_changes(
    path: str, before: str, after: str, forwards: str, backwards: str
) -> None:
    old, new = (edited(path, ("\nowner: ", f"\n{policy}\nowner: ")) for policy in (before, after))
    assert (change_lines(old, new), change_lines(new, old)) == ([forwards], [backwards])


def test_two_personas_become_one_that_exists() -> None:
    """The one that stays was not renamed: whoever it replaces is gone, and links to it lead here."""
    chef, owner = Key("persona", "chef"), Key("persona", "owner")
    old = {**BASE, chef: {**OWNER, "name": "Chef"}}
    new = {**BASE, owner: {**OWNER, "formerly": ["chef"]}}
    assert change_lines(old, new) == [
        "persona-removed people: Persona removed: Chef",
        "entry-merged editorial: Chef merged into Owner",
    ]
    assert change_lines(new, old) == [
        "persona-added people: Persona added: Chef",
        "former-id-removed editorial: Former id removed: chef",
    ]


@pytest.mark.parametrize(
    ("kind", "before", "after", "id_"),
    [
        (
            "segment",
            {"channels": ["The local fair"]},
            {"channels": ["The large local fair"]},
            "channel-changed",
        ),
        ("profile", {"mood": "hungry"}, {"mood": "sleepy"}, "data-changed"),
    ],
)
def test_documents_that_fit_no_model_are_compared_as_data(
    kind: str, before: Any, after: Any, id_: str
) -> None:
    assert [change.id for change in changes_of_entry(kind, "x", before, after)] == [id_]


def test_every_type_of_change_has_a_row() -> None:
    lines = [line for row in TABLE for side in ("forwards", "backwards") for line in row[side]]
    lines += [line for _, *sides in ELSEWHERE for side in sides for line in side]
    lines += [line for _, _, *sides in (*ENOUGH, *COUNTS, *OUTCOMES) for line in sides]
    lines += [line for _, _, *sides in SHARES for side in sides for line in side]
    lines += [line for _, _, _, *sides in POLICIES for line in sides]
    seen = {line.partition(" ")[0] for line in lines} | {"channel-changed", "data-changed", "entry-merged"}
    seen |= {"cap-changed"}  # in test_caps
    seen |= {f"{kind}-{verb}" for kind, *_ in WHOLE.values() for verb in ("added", "removed")}
    assert [id_ for id_ in CATALOGUE if id_ not in seen] == []


TWINS = [
    ("-added", "-removed"),
    ("-widened", "-narrowed"),
    ("-raised", "-lowered"),
    ("-tightened", "-relaxed"),
    ("-attached", "-detached"),
    ("criterion-moved-to-must", "must-moved-to-score"),
]


@pytest.mark.parametrize(("one", "other"), TWINS)
def test_what_can_come_can_go(one: str, other: str) -> None:
    ones = sorted(id_.removesuffix(one) for id_ in CATALOGUE if id_.endswith(one))
    assert ones
    assert ones == sorted(id_.removesuffix(other) for id_ in CATALOGUE if id_.endswith(other))


def test_what_can_widen_can_shift() -> None:
    assert [
        id_
        for id_ in CATALOGUE
        if id_.endswith("-widened") and id_.replace("widened", "shifted") not in CATALOGUE
    ] == []


def test_every_type_has_an_effect_a_title_and_a_sentence() -> None:
    assert {sort.effect for sort in CATALOGUE.values()} == set(EFFECTS)
    assert [sort.id for sort in CATALOGUE.values() if not sort.title or not sort.means.endswith(".")] == []


@pytest.mark.parametrize(("before", "after", "forwards", "backwards"), OUTCOMES)
def test_a_list_of_outcomes_changes(before: str, after: str, forwards: str, backwards: str) -> None:
    listed = (
        "outcomes:\n  - {id: deals, label: Deals, file: deals.csv, source: CRM, date: 2026-03-01,\n"
        "     columns: {outcome: Stage, created: Day}, won: [Won], lost: [Lost]}\n"
    )
    old, new = (
        edited("icp/playbook.yaml", ("glossary:\n", f"{listed.replace(before, says)}glossary:\n"))
        for says in (before, after)
    )
    assert (change_lines(old, new), change_lines(new, old)) == ([forwards], [backwards])


@pytest.mark.parametrize(("before", "after", "forwards", "backwards"), SHARES)
def test_a_list_that_binds_changes(
    before: str, after: str, forwards: list[str], backwards: list[str]
) -> None:
    head = "lists:\n  - {id: best, label: Best customers, file: best.csv, as_of: 2026-03-01,\n     shares: ["
    old, new = (
        edited("icp/playbook.yaml", ("glossary:\n", f"{head}{says}]}}\nglossary:\n"))
        for says in (before, after)
    )
    assert (change_lines(old, new), change_lines(new, old)) == (forwards, backwards)
