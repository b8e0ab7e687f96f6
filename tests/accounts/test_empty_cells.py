"""What an empty cell of a list stands for, where its field says so; and lists of choices read in part."""

import pytest

from icp_playbook.accounts.reading import AccountReader
from icp_playbook.accounts.row import ListRow
from icp_playbook.accounts.summary import say_columns
from icp_playbook.fields import Catalogue, Conventions, Field, recognise
from icp_playbook.fit import Known


def _field(id_: str, **settings: object) -> Field:
    return Field.model_validate({"id": id_, "label": id_.capitalize(), **settings})


TOOLS = [{"id": "slack", "label": "Slack"}, {"id": "hubspot", "label": "HubSpot"}]
CATALOGUE = Catalogue(
    (
        _field("funding", type="money", minimum=0, missing=0, columns={"other": ["Raised"]}),
        _field("growth", type="percent", missing="-3%"),
        _field("tools", type="choices", values=TOOLS, missing=[]),
        _field("people", type="integer", minimum=1),
    ),
    Conventions("USD"),
)


def read(header: str, row: str, **assumed: int) -> tuple[dict[str, Known], list[str]]:
    """The account in a row, and the fields of which something is not read."""
    recognised = recognise(header.split(","), CATALOGUE)
    found = AccountReader(recognised, CATALOGUE, assumed).read(ListRow(2, row.split(",")))
    assert found.account is not None
    return dict(found.account), [problem.field for problem in found.problems]


NONE: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("header", "row", "account", "unread"),
    [
        ("funding,growth,tools,people", ",,,", {"funding": 0, "growth": -3, "tools": NONE}, []),
        ("funding,people", "N/A,", {"funding": 0}, []),
        ("funding", "-1", {"funding": 0}, []),
        ("funding", "5M", {"funding": 5_000_000}, []),
        ("funding", "much", {}, ["funding"]),
        ("funding", "€5", {}, ["funding"]),
        ("people", "", {}, []),
        ("people,funding", "5", {"people": 5}, [""]),
        ("funding,Raised", ",2M", {"funding": 2_000_000}, []),
        ("funding,Raised", ",", {"funding": 0}, []),
        ("funding,Raised", "much,", {}, ["funding"]),
        ("tools", "Slack;Notion", {"tools": frozenset({"slack"})}, ["tools"]),
        ("tools", "Slack;HubSpot CRM", {}, ["tools"]),
        ("tools", "Notion", {}, ["tools"]),
    ],
)
def test_only_an_empty_cell_of_a_column_counts_as_what_it_stands_for(
    header: str, row: str, account: dict[str, Known], unread: list[str]
) -> None:
    assert read(header, row) == (account, unread)


def test_what_is_assumed_for_the_list_goes_first() -> None:
    assert read("funding,people", ",", funding=7) == ({"funding": 7}, [])


def test_the_report_says_what_empty_cells_count_as() -> None:
    recognised = recognise(["funding", "growth", "tools", "people"], CATALOGUE)
    lines = list(say_columns(recognised, {"growth": 5}, [], CATALOGUE))
    assert [line for line in lines if line.startswith("empty cells")] == [
        "empty cells of Funding count as $0",
        "empty cells of Tools count as none",
    ]
