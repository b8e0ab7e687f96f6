"""Contacts joined to accounts."""

import pytest

from icp_playbook.contacts import AccountIndex, joining_keys

ACCOUNTS = (
    ("7", "Tallow & Wick, Inc.", "https://www.tallow.example/about"),
    ("0015g00000AbCdE", "Brackwater", "brackwater.example"),
    ("9", "Dunmow", "dunmow.example"),
    ("10", "Dunmow", "dunmow.ie.example"),
    ("11", "Greyfell GmbH", "linkedin.com/company/greyfell"),
    ("12", "Greyfell Inc", "gmail.com"),
)
PLACES = {"id": [0], "name": [1], "domain": [2], "email": [3]}

JOINS = {
    ("7", "Brackwater", "", ""): "0 by id",
    ("0015g00000AbCdEAAZ", "", "", ""): "1 by id",
    ("99", "", "", "jo@brackwater.example"): "1 by email",
    ("", "TALLOW AND WICK", "", ""): "0 by name",
    ("", "Tallow & Wick LLC", "", ""): "unknown",
    ("", "Brackwater Ltd.", "", ""): "1 by name",
    ("", "", "WWW.Brackwater.example", "jo@dunmow.example"): "1 by domain",
    ("", "", "", "Jo <jo@mail.tallow.example>"): "0 by email",
    ("", "", "", "jo@gmail.com; jo@brackwater.example"): "free-mail",
    ("", "", "", "jo@yahoo.co.uk"): "free-mail",
    ("", "", "linkedin.com/company/greyfell", ""): "nothing",
    ("", "Dunmow", "", ""): "several 2, 3",
    ("", "Dunmow", "", "jo@dunmow.ie.example"): "3 by name",
    ("9;10", "", "", ""): "several 2, 3",
    ("9;10", "", "dunmow.example", ""): "2 by id",
    ("", "Greyfell", "", ""): "several 4, 5",
    ("", "Nowhere", "", "jo@example"): "unknown",
    ("-", "", "n/a", "jo"): "nothing",
    ("", "", "", ""): "nothing",
    (): "nothing",
}
"""Id, name, web domain and e-mail of a contact → its account and by what, or why it has none."""


@pytest.mark.parametrize("alone", [False, True], ids=["all accounts", "those that it could join"])
@pytest.mark.parametrize("cells", JOINS)
def test_a_contact_joins_its_account(cells: tuple[str, ...], alone: bool) -> None:
    wanted = joining_keys([cells], PLACES) if alone else None  # type: ignore[arg-type]  # the keys are parts
    index = AccountIndex(PLACES, wanted)  # type: ignore[arg-type]
    for place, account in enumerate(ACCOUNTS):
        index.add(place, account)
    join = index.join(cells, PLACES)  # type: ignore[arg-type]
    found = f"{join.account} by {join.way}" if join.account is not None else str(join.cause)
    assert " ".join(filter(None, (found, ", ".join(map(str, join.several))))) == JOINS[cells]
