"""What What if calls proven, against drawn accounts and the proofs of Python: never a false proof."""

from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from icp_playbook.boundary import condition_order
from icp_playbook.decisions import ComparedAccount
from icp_playbook.fit import (
    IN,
    NamedCondition,
    Program,
    compile_playbook,
    deciding_fields,
    evaluate,
    membership_of,
)
from icp_playbook.playbook import Playbook
from tests.browser.modules import in_browser, modules_page
from tests.browser.test_what_if_moves import DRAWN, PLAYBOOKS, opened, rows_of
from tests.browser.what_if_data import page_data
from tests.drawing import times
from tests.whatif.drawn_accounts import DrawAccounts
from tests.whatif.drawn_edits import DrawEdits, made

pytestmark = pytest.mark.browser
Json = dict[str, Any]
OPEN = ("one-answer", "possible", "too-little")
ACCOUNTS = 60
"""Accounts that every list of edits is tried on."""


@pytest.fixture(scope="module")
def prover(chrome: Browser) -> Iterator[Page]:
    """An empty page with the modules that prove."""
    names = ("whatif/sides", "whatif/direction", "whatif/order", "catalogue")
    with modules_page(chrome, *names) as page:
        page.evaluate(
            """() => {
                window.opened = (data) => ({ known: catalogue(data.fit), data: data.whatIf });
                window.provenOf = ({ known, data }, edits) => {
                    const [old, changed] = [sideOf(known, data, []), sideOf(known, data, edits)];
                    const rows = (icp) => [...icp.must, ...icp.disqualifiers];
                    const orders = changed.program.icps.flatMap((icp, at) => rows(icp).flatMap((row) => {
                        const before = rows(old.program.icps[at]).find(({ id }) => id === row.id);
                        if (!before || before === row) return [];
                        return [[icp.id, row.id, conditionOrder(before.when, row.when, old.program.fields)]];
                    }));
                    return { directions: directions(old.program, changed.program), orders };
                };
            }"""
        )
        yield page


def drawn(playbook: Playbook, name: str) -> list[tuple[list[Json], Playbook, list[ComparedAccount]]]:
    """Lists of edits, the playbooks they make, and accounts."""
    listed = list(rows_of(playbook, PLAYBOOKS[name]))
    cases = []
    for seed in range(DRAWN * times()):
        random = Random(1000 + seed)  # noqa: S311  # draws test cases
        edits = DrawEdits(playbook, random).some()
        changed = made(playbook, edits)
        if changed is not None and edits:
            some = random.sample(listed, min(len(listed), ACCOUNTS // 3))
            cases.append(
                (edits, changed, [*some, *DrawAccounts(playbook, random).some(ACCOUNTS - len(some))])
            )
    return cases


@pytest.mark.drawn
@pytest.mark.parametrize("name", PLAYBOOKS)
def test_no_account_contradicts_what_is_proven(prover: Page, name: str) -> None:
    playbook = opened(name)
    cases = drawn(playbook, name)
    found = in_browser(
        prover,
        "({ data, cases }) => { const page = opened(data); return cases.map((one) => provenOf(page, one)); }",
        {"data": page_data(playbook), "cases": [edits for edits, _, _ in cases]},
    )
    old = compile_playbook(playbook)
    proven: Counter[str] = Counter()
    for (edits, changed, accounts), answer in zip(cases, found, strict=True):
        new = compile_playbook(changed)
        for direction in answer["directions"]:
            proven[f"inside {direction['inside']}"] += 1
            proven[f"tiers {direction['tiers']}"] += 1
            for account in accounts:
                before, after = (places(side, direction["icp"], account) for side in (old, new))
                assert follows(before[0], after[0], direction["inside"]), (edits, direction, account)
                for end in (1, 2):
                    assert follows(before[end], after[end], direction["tiers"]), (edits, direction, account)
        for icp, row, order in answer["orders"]:
            agrees(condition(old, icp, row), condition(new, icp, row), order, playbook)
    assert proven.total() > proven["inside None"] + proven["tiers None"]


def places(program: Program, icp: str, account: ComparedAccount) -> tuple[int, int, int]:
    """How surely an account is in, and its best and its worst tier; more is better."""
    verdict = evaluate(program, icp, account.after, account.as_of)
    asked = deciding_fields(verdict, program, account.after, account.as_of)
    membership = membership_of(verdict, asked)
    inside = 2 if membership in IN else 1 if membership in OPEN else 0
    scale = [tier.id for tier in program.tiers]
    return inside, -scale.index(verdict.tiers[0]), -scale.index(verdict.tiers[-1])


def follows(before: int, after: int, order: str | None) -> bool:
    """Whether an account does as its ICP is proven to."""
    match order:
        case "same":
            return before == after
        case "up":
            return before <= after
        case "down":
            return before >= after
        case _:
            return True


def condition(program: Program, icp: str, row: str) -> NamedCondition:
    """A must or a disqualifier."""
    found = program.icps[icp]
    return next(one for one in (*found.must, *found.disqualifiers) if one.id == row)


def agrees(old: NamedCondition, new: NamedCondition, order: str | None, playbook: Playbook) -> None:
    """Whether Python comes to the same; it also knows what values a field can have."""
    exact = condition_order(old.when, new.when, playbook.catalogue)
    allowed = {"same": {"same"}, "up": {"up", "same"}, "down": {"down", "same"}}.get(order or "", set())
    assert order is None or exact in {*allowed, "undecided"}, (old, new, order, exact)
    if order is None:
        assert exact != "same" or old.when == new.when, (old, new)


CONDITIONS = [
    ({"field": "employees", "between": [50, 200]}, {"field": "employees", "between": [60, 200]}, "down"),
    ({"field": "employees", "between": [50, 200]}, {"field": "employees", "between": [60, 300]}, None),
    ({"field": "revenue", "at_least": 5_000_000}, {"field": "revenue", "at_least": 1_000_000}, "up"),
    ({"field": "revenue", "at_most": 5_000_000}, {"field": "revenue", "between": [0, 5_000_000]}, "down"),
    ({"field": "industry", "is": "saas"}, {"field": "industry", "in": ["saas", "retail"]}, "up"),
    ({"field": "tools", "has_any": ["a", "b"]}, {"field": "tools", "has_any": ["a"]}, "down"),
    ({"field": "tools", "has_all": ["a", "b"]}, {"field": "tools", "has_any": ["b"]}, "up"),
    ({"field": "tools", "has_none": ["a"]}, {"field": "tools", "has_none": ["a", "b"]}, "down"),
    ({"field": "funded", "within": 180}, {"field": "funded", "within": 90}, "down"),
    ({"field": "funded", "at_least": "2026-01-01"}, {"field": "funded", "at_least": "2025-01-01"}, "up"),
    ({"field": "funded", "at_least": "2026-01-01"}, {"field": "funded", "within": 90}, None),
    ({"field": "note", "contains_any": ["a"]}, {"field": "note", "contains_any": ["a", "b"]}, "up"),
    (
        {"not": {"field": "employees", "at_least": 50}},
        {"not": {"field": "employees", "at_least": 40}},
        "down",
    ),
    (
        {"all": [{"field": "employees", "at_least": 50}, {"field": "industry", "is": "saas"}]},
        {"all": [{"field": "industry", "is": "saas"}]},
        "up",
    ),
    (
        {"any": [{"field": "employees", "at_least": 50}, {"field": "industry", "is": "saas"}]},
        {"any": [{"field": "industry", "is": "saas"}]},
        "down",
    ),
    (
        {"all": [{"field": "employees", "at_least": 50}, {"field": "note", "contains_any": ["a", "b"]}]},
        {"all": [{"field": "employees", "at_least": 60}, {"field": "note", "contains_any": ["a"]}]},
        "down",
    ),
    ({"field": "employees", "at_least": 50}, {"field": "employees", "known": True}, None),
]


def test_common_edits_of_a_condition_are_decided_exactly(prover: Page) -> None:
    fields = {
        "employees": "integer",
        "revenue": "money",
        "industry": "choice",
        "tools": "choices",
        "funded": "date",
        "note": "text",
    }
    found = in_browser(
        prover,
        "({ fields, pairs }) => pairs.map(([old, changed]) => conditionOrder(old, changed, fields))",
        {"fields": fields, "pairs": [pair[:2] for pair in CONDITIONS]},
    )
    assert found == [pair[2] for pair in CONDITIONS]
    back = in_browser(
        prover,
        "({ fields, pairs }) => pairs.map(([old, changed]) => conditionOrder(changed, old, fields))",
        {"fields": fields, "pairs": [pair[:2] for pair in CONDITIONS]},
    )
    turned = {"up": "down", "down": "up"}
    assert back == [turned.get(str(pair[2]), pair[2]) for pair in CONDITIONS]
