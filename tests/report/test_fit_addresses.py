"""What /fit/ reads of the address of an account is that account: examples, rows of lists, odd values."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from icp_playbook.accounts import AccountReader, list_table
from icp_playbook.fields import header_counter, recognise
from icp_playbook.fit import Account, as_account
from icp_playbook.playbook import Playbook, load
from icp_playbook.report.review_links import fit_address
from icp_playbook.values import LOWEST, Interval
from tests.report.reading_back import read_back

ROOT = Path(__file__).parents[2]
DAY = datetime.date(2026, 11, 30)
ODD: list[Account] = [
    {"employees": Interval(1, 50), "name": "A & B = C, 50% (old) [x] #1"},
    {"employees": Interval(51, 52), "revenue": Interval(1_234_567, None), "tools": frozenset()},
    {"revenue": Interval(999, 1_500_000), "paid_ads": False, "name": "Bäcker", "domain": "bäcker.example"},
]
SIGNED: list[Account] = [
    {"headcount_growth": Interval(LOWEST, 5), "net_hires": Interval(-3, 4), "traffic_growth": -12.5},
    {"headcount_growth": Interval(-2, None), "net_hires": -1, "traffic_growth": Interval(2.5, 7)},
    {"headcount_growth": 0, "funding": 1, "undisclosed_raise": True},
]


def playbook_of(root: Path) -> Playbook:
    found = load(root).playbook
    assert found is not None
    return found


def rows_of(playbook: Playbook, place: Path) -> list[Account]:
    """The accounts of a list, as far as each can be read."""
    catalogue = playbook.catalogue
    with place.open("rb") as source:
        table = list_table(source, place.name, header_counter(catalogue.describing("account")))
        reader = AccountReader(recognise(table.headers, catalogue.describing("account")), catalogue, {})
        return [found for row in table.rows if (found := reader.read(row).account) is not None]


def as_json(value: object) -> object:
    """A value as the browser has it; a list without its order."""
    if isinstance(value, Interval):
        return {"low": value.low, "high": value.high}
    if isinstance(value, frozenset):
        return sorted(value)
    return value.isoformat() if isinstance(value, datetime.date) else value


def known(account: Mapping[str, Any]) -> dict[str, object]:
    return {name: sorted(value) if isinstance(value, list) else value for name, value in account.items()}


SOURCES = ["examples", "icp/lists/control.csv", "icp/lists/best-customers.csv", "odd", "signed"]


@pytest.mark.parametrize("source", SOURCES)
def test_an_address_is_read_back_as_the_account(source: str) -> None:
    signed = source == "signed"
    playbook = playbook_of(ROOT / "tests/playbooks/posthog-fit" if signed else ROOT)
    icp = "software-teams" if signed else "saas"
    if source == "examples":
        accounts = [as_account(one.account, playbook.catalogue) for one in playbook.examples.values()]
    elif source in ("odd", "signed"):
        accounts = SIGNED if signed else ODD
    else:
        accounts = rows_of(playbook, ROOT / source)
    addresses = [fit_address(one, playbook.catalogue, DAY, icp) for one in accounts]
    found = read_back(playbook, addresses)
    assert len(found) == len(accounts) > 2
    for account, read in zip(accounts, found, strict=True):
        assert read["ignored"] == []
        assert known(read["state"]["account"]) == {name: as_json(value) for name, value in account.items()}
        assert (read["state"]["icp"], read["state"]["asOf"]) == (icp, "2026-11-30")
