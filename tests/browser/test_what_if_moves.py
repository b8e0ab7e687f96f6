"""What if in the browser against the comparison of two playbooks in Python: every account, the same move."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from icp_playbook.accounts import AccountReader, expect_columns, list_table
from icp_playbook.conditions import say
from icp_playbook.decisions import (
    UNCHANGED,
    ComparedAccount,
    assignments,
    compared_examples,
    move_between,
)
from icp_playbook.fields import header_counter, recognise
from icp_playbook.fit import (
    PreparedPlaybook,
    build_word_list,
    compile_playbook,
    program_record,
)
from icp_playbook.playbook import Playbook, load
from tests.browser.modules import in_browser, modules_page
from tests.browser.what_if_data import page_data
from tests.conditions.test_words import WORDS, condition
from tests.drawing import times
from tests.fit.vectors import record_of
from tests.whatif.drawn_accounts import DrawAccounts
from tests.whatif.drawn_edits import DrawEdits, Edit, made

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
PLAYBOOKS = {
    "example": ROOT,
    **{
        name: ROOT / "tests" / "playbooks" / name
        for name in (
            "minimal",
            "posthog-fit",
            "posthog-icp",
            "scoring-only",
            "two-icps",
            "gitlab-demographics",
        )
    },
}
DRAWN = 50
"""Lists of edits drawn for each playbook in every run."""
LISTED, INVENTED = 12, 12
"""Rows of each list, and drawn accounts, that each list of edits is tried on."""
Json = dict[str, Any]


@pytest.fixture(scope="module")
def what_if(chrome: Browser) -> Iterator[Page]:
    """An empty page with the modules that compare."""
    names = ("whatif/sides", "whatif/moves", "whatif/conditionwords", "catalogue")
    with modules_page(chrome, *names) as page:
        page.evaluate(
            """() => {
                window.opened = (data) => ({ known: catalogue(data.fit), data: data.whatIf });
                window.movesOf = ({ known, data }, edits, accounts) => {
                    const [old, changed] = [sideOf(known, data, []), sideOf(known, data, edits)];
                    return accounts.map((account) => {
                        const before = resultsOf(old.program, account);
                        const after = changedResults(changed.program, account, old.program, before);
                        const found = compared(account, old, changed, before, after);
                        const { move } = found;
                        return [found.before.words, found.after.words, move?.kind, move?.sentence];
                    });
                };
            }"""
        )
        yield page


@cache
def opened(name: str) -> Playbook:
    """A playbook of the tests."""
    found = load(PLAYBOOKS[name]).playbook
    assert found is not None
    return found


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_entries_compile_to_the_program_that_the_site_has(what_if: Page, name: str) -> None:
    playbook = opened(name)
    record, words = in_browser(
        what_if,
        """(data) => {
            const { known, data: entries } = opened(data);
            const fresh = structuredClone(entries);
            fresh.entries["playbook/playbook"] = { ...fresh.entries["playbook/playbook"] };
            const side = sideOf(known, fresh, []);
            const sayer = { catalogue: known, groups: fresh.groups, currency: fresh.currency };
            const said = Object.entries(fresh.entries).flatMap(([name, entry]) =>
                (entry.fit?.must ?? []).map((must) => [name, must.id, conditionWords(sayer, must.when)]));
            return [side.program, said];
        }""",
        page_data(playbook),
    )
    program = compile_playbook(playbook)
    assert record == json.loads(json.dumps(program_record(program)))
    named = build_word_list(playbook, program).icps
    assert words == [
        [f"profile/{icp}", must, row.when] for icp, one in named.items() for must, row in one.must.items()
    ]


def test_every_operator_compiles_and_reads_as_in_python_also_under_a_not(what_if: Page) -> None:
    asked = [condition(text).model_dump(mode="json", by_alias=True) for text, _ in WORDS]
    rows = [{"id": f"must-{at}", "when": when} for at, when in enumerate([*asked, *map(negated, asked)])]
    entry, path = "profile/bakeries", ["fit", "must"]
    playbook = made(opened("minimal"), [{"entry": entry, "path": path, "op": "set", "value": rows}])
    assert playbook is not None
    program, words = in_browser(
        what_if,
        """([data, entry]) => {
            const { known, data: whatIf } = opened(data);
            const { entries, groups, currency } = whatIf;
            const sayer = { catalogue: known, groups, currency };
            const fresh = { ...whatIf, entries: { ...entries, [entry]: { ...entries[entry] } } };
            const said = entries[entry].fit.must.map(({ when }) => conditionWords(sayer, when));
            return [sideOf(known, fresh, []).program, said];
        }""",
        [page_data(playbook), entry],
    )
    assert program == json.loads(json.dumps(program_record(compile_playbook(playbook))))
    assert words == [say(must.when, playbook.catalogue) for must in playbook.profiles["bakeries"].fit.must]


def negated(when: Json) -> Json:
    """Its opposite as YAML has it."""
    return {"not": when}


@pytest.mark.drawn
@pytest.mark.parametrize("name", PLAYBOOKS)
def test_drawn_edits_move_the_accounts_that_a_comparison_moves(what_if: Page, name: str) -> None:
    playbook = opened(name)
    accounts = [*compared_examples(playbook, playbook), *rows_of(playbook, PLAYBOOKS[name])]
    cases: list[tuple[list[Edit], Playbook, list[ComparedAccount]]] = []
    for seed in range(DRAWN * times()):
        random = Random(seed)  # noqa: S311  # draws test cases
        edits = DrawEdits(playbook, random).some()
        changed = made(playbook, edits)
        if changed is not None and edits:
            some = random.sample(accounts, min(len(accounts), LISTED))
            cases.append((edits, changed, [*some, *DrawAccounts(playbook, random).some(INVENTED)]))
    assert len(cases) >= DRAWN * times() // 3
    found = in_browser(
        what_if,
        """({ data, cases }) => {
            const page = opened(data);
            return cases.map(([edits, accounts]) => movesOf(page, edits, accounts));
        }""",
        {
            "data": page_data(playbook),
            "cases": [[edits, [account_record(one) for one in some]] for edits, _, some in cases],
        },
    )
    moved = 0
    old = PreparedPlaybook.of(playbook)
    for (edits, changed, some), moves in zip(cases, found, strict=True):
        new = PreparedPlaybook.of(changed)
        expected = [outcome(account, old, new) for account in some]
        wrong = [pair for pair in zip(some, expected, moves, strict=True) if pair[1] != pair[2]]
        assert not wrong, (edits, wrong[0])
        moved += sum(one[2] is not None for one in expected)
    assert moved > len(cases) // 2


def outcome(account: ComparedAccount, old: PreparedPlaybook, new: PreparedPlaybook) -> list[str | None]:
    """What `icp-playbook diff` says of an account."""
    before, after = assignments(account, old, new, UNCHANGED)
    move = move_between(account, before, after, old, new, UNCHANGED)
    return [before.words, after.words, move.kind if move else None, move.sentence if move else None]


def account_record(account: ComparedAccount) -> Json:
    """The account as the page has it."""
    return {
        "id": account.id,
        "name": account.name,
        "account": record_of(account.after),
        "asOf": account.as_of.isoformat(),
        "icp": account.icps[1] if account.icps else None,
    }


def rows_of(playbook: Playbook, root: Path) -> Iterator[ComparedAccount]:
    """Rows of the lists of a playbook."""
    fields = playbook.catalogue.describing("account")
    for listed in playbook.settings.lists:
        with (root / listed.file).open("rb") as stream:
            table = list_table(stream, listed.file, header_counter(fields))
            recognised = recognise(table.headers, fields)
            expect_columns(recognised, table, listed.file)
            reader = AccountReader(recognised, playbook.catalogue, {})
            for row in list(table.rows)[:100]:
                account = reader.read(row).account
                if account is not None:
                    yield ComparedAccount(
                        f"row {row.number}", f"row {row.number}", account, account, listed.as_of
                    )
