"""What Python finds of one account of a kind is what it finds of every account of that kind."""

import datetime
from collections.abc import Sequence
from random import Random
from typing import Any

import duckdb
import ibis
import pytest

from icp_playbook.engines.account_kinds import (
    KIND,
    SCORED,
    collect_kinds,
    fit_conditions,
    kind_text,
    read_kinds,
    typed_table,
)
from icp_playbook.engines.account_table import ROW
from icp_playbook.engines.judged_list import query
from icp_playbook.fit import (
    Account,
    DecisiveFields,
    Domains,
    FieldDomain,
    Program,
    Scorer,
    reach_text,
    to_reach,
)
from tests.drawing import times
from tests.engines.duckdb_runs import load_accounts
from tests.engines.parity import table_of
from tests.fit.drawn import Draw
from tests.fit.programs import program_of, words_of
from tests.fit.ranged import DrawRanges
from tests.fit.reaching import AS_OF, DOMAINS, DrawReach, drawn_domains, reach_words
from tests.fit.vectors import account_of

KEYED, KINDS = "keyed accounts", "kinds of accounts"
RUNS = 2 * min(times(), 20)


def kinds_of(
    program: Program, accounts: Sequence[Account], icps: Sequence[str], day: datetime.date
) -> tuple[list[str], dict[str, Account]]:
    """The kind of each account, and the account that stands for each kind."""
    table = table_of(program, accounts)
    with duckdb.connect() as connection:
        connection.execute("SET threads = 1")
        load_accounts(connection, program, table, accounts)
        typed = typed_table(program, table)
        conditions = (one for icp in icps for one in fit_conditions(program.icps[icp]))
        kind = kind_text(typed, table, day, conditions)
        query(connection, typed.select(ROW, **{SCORED: ibis.literal(icps[0]), KIND: kind})).create(
            f'"{KEYED}"'
        )
        rows = connection.table(f'"{KEYED}"').order(ROW).fetchall()
        count = collect_kinds(connection, program, table, KEYED, KINDS)
        found = [one for page in read_kinds(connection, program, table, KINDS) for one in page]
    assert count == len(found)
    assert sum(one.accounts for one in found) == len(accounts)
    assert {one.icp for one in found} == {icps[0]}
    return [text for _, _, text in rows], {one.kind: one.account for one in found}


def expect_the_same(data: Any, domains: Domains, accounts: Sequence[Account], day: datetime.date) -> int:
    """What would lead each account to a better tier; how many kinds there are."""
    program, words = program_of(data), words_of(reach_words(data))
    icp = next(iter(program.icps))

    def line(account: Account) -> str:
        return reach_text(to_reach(program, domains, icp, account, day), icp, words)

    kinds, first = kinds_of(program, accounts, [icp], day)
    lines = {kind: line(account) for kind, account in first.items()}
    for account, kind in zip(accounts, kinds, strict=True):
        assert lines[kind] == line(account), account
    return len(first)


@pytest.mark.parametrize("seed", range(RUNS))
def test_accounts_of_a_kind_have_the_same_way_up(seed: int) -> None:
    random = Random(seed)  # noqa: S311  # the same in every run
    draw = DrawReach(random)
    data = draw.program()
    accounts = [account_of(data, draw.account()) for _ in range(80)]
    assert expect_the_same(data, DOMAINS, accounts, AS_OF) < len(accounts)


@pytest.mark.parametrize("seed", range(RUNS))
def test_accounts_of_a_kind_have_the_same_way_up_whatever_the_fields(seed: int) -> None:
    random = Random(seed)  # noqa: S311  # the same in every run
    draw = Draw(random, assumed=True)
    data, as_of = draw.program(), draw.as_of()
    accounts = [account_of(data, draw.account(as_of, random.choice([0.2, 0.6, 1]))) for _ in range(25)]
    expect_the_same(data, drawn_domains(), accounts, datetime.date.fromisoformat(as_of))


@pytest.mark.parametrize("seed", range(RUNS))
def test_accounts_of_a_kind_have_the_same_way_up_where_numbers_are_bands(seed: int) -> None:
    random = Random(seed)  # noqa: S311  # the same in every run
    draw = DrawRanges(random)
    data = draw.program()
    accounts = [account_of(data, draw.account()) for _ in range(25)]
    domains = {name: FieldDomain(type_) for name, type_ in data["fields"].items()}
    expect_the_same(data, domains, accounts, AS_OF)


@pytest.mark.parametrize("seed", range(2 * RUNS))
def test_accounts_of_a_kind_are_decided_by_the_same_fields(seed: int) -> None:
    random = Random(seed)  # noqa: S311  # the same in every run
    draw = Draw(random, assumed=True)
    data, as_of = draw.program(), draw.as_of()
    program, day = program_of(data), datetime.date.fromisoformat(as_of)
    accounts = [account_of(data, draw.account(as_of, random.choice([0.2, 0.6, 1]))) for _ in range(80)]
    in_play = [name for name, one in program.icps.items() if one.operational]
    icp = None if in_play else next(iter(program.icps))
    scorer = Scorer(program, day)
    decisive = DecisiveFields(program, drawn_domains(), scorer, day, icp)

    def fields(account: Account) -> tuple[str, ...]:
        scored = scorer.score(account, icp)
        assert scored is not None
        return decisive.of(account, scored)

    kinds, first = kinds_of(program, accounts, in_play or [str(icp)], day)
    found = {kind: fields(account) for kind, account in first.items()}
    for account, kind in zip(accounts, kinds, strict=True):
        assert found[kind] == fields(account), account
