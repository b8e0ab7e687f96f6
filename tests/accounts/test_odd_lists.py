"""Every odd list is read as the accounts that are in it, and comes out cell for cell."""

import csv
import io

import pytest

from icp_playbook.accounts import ADDED
from tests.accounts.odd_lists import ODD_LISTS, OddList
from tests.accounts.scoring import example, scored

NAMES = (["Company", "name"], ["Account", "Name"], ["Company"])


@pytest.mark.parametrize("odd", ODD_LISTS.values(), ids=ODD_LISTS)
def test_its_accounts(odd: OddList) -> None:
    result = scored(odd.content, evaluator=example())
    text = result.text.removeprefix("\ufeff")
    lines = text.splitlines(keepends=True)
    if lines[0].strip('"\r\n').casefold().startswith("sep="):
        mark = lines[0].strip('"\r\n')[-1]
        text = "".join(lines[1:])
    else:
        mark = max(",;\t|", key=text.count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    header = next(at for at, cells in enumerate(rows) if "icp_version" in cells)
    version = rows[header].index("icp_version")
    place = next((at for at, name in enumerate(rows[header]) if name.split() in NAMES), None)
    accounts = [
        cells[place] if place is not None else f"row {at}"
        for at, cells in enumerate(rows, 1)
        if len(cells) > version and cells[version] and at > header + 1
    ]
    assert tuple(accounts) == odd.accounts
    assert result.tally.accounts == len(odd.accounts)
    for part in odd.apart:
        assert part in " ".join(result.messages.split())
    assert ("kept but not scored" in result.messages) == bool(odd.apart)


@pytest.mark.parametrize("odd", ODD_LISTS.values(), ids=ODD_LISTS)
def test_a_second_run_gives_the_same_bytes(odd: OddList) -> None:
    once = scored(odd.content, evaluator=example())
    assert scored(once.data, evaluator=example()).data == once.data
    assert all(name in once.text for name in ADDED)


def test_nothing_of_a_cell_is_lost() -> None:
    odd = ODD_LISTS["quotes, commas and line breaks in a cell"]
    rows = list(csv.reader(io.StringIO(scored(odd.content, evaluator=example()).text, newline="")))
    assert rows[1][4] == 'line one\r\nline, two\n"quoted"'
    ids = scored(ODD_LISTS["ids and leading zeros"].content, evaluator=example())
    assert "\n0015e00002AbCdE,Müller,SaaS,01067," in ids.text
