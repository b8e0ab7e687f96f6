"""What the report says of cells: grouped by cause, the most frequent first, and column by column."""

import io

from icp_playbook.accounts import ScoreRequest, score_list
from icp_playbook.fields import CAUSES
from tests.accounts.scoring import AS_OF, SMALL, scored

TWO = CAUSES["two-readings"]

LIST = """Name,Industry,Employees,Employee range,Annual Revenue
A,Bread,1.000,51-200,€80M
B,Coal,about ten or so,,2M
C,Mines,N/A,10-20,2M
D,Coal,40,,
E,Coal,2.000,,2M
"""


def shown(source: str) -> str:
    """The part of the report that says how cells were read."""
    lines: list[str] = []
    request = ScoreRequest("list.csv", AS_OF, show_read=True)
    score_list(SMALL, request, io.BytesIO(source.encode()), io.BytesIO(), lines.append)
    return "\n".join(lines).partition("how cells were read:\n")[2].partition("\nnot read: ")[0]


def test_unread_cells_stand_by_cause_the_most_frequent_first() -> None:
    messages = scored(LIST).messages
    report = messages.partition("not read: ")[2].partition("\n5 accounts")[0]
    first, second, *rest = report.split("\n")[1:]
    assert report.startswith("8 cells or rows\n")
    assert first == '  Trade: the field does not list it · 4 times (row 3, 4, 5, 6): "Coal" (3), "Mines" (1)'
    assert second == f'  People: {TWO} · 2 times (row 2, 6): "1.000" (1), "2.000" (1)'
    assert len(rest) == 2
    assert any(line.startswith('  People: "about ten or so" ') and "(row 3)" in line for line in rest)
    assert '  Turnover: "€80M" is in EUR; the playbook uses USD · 1 time (row 2)' in rest


def test_one_sum_in_several_currencies_stands_by_its_cause() -> None:
    source = "Name,Annual Revenue,Currency\nA,2M,EUR\nB,2M,JPY\n"
    foreign = f'{CAUSES["other-currency"]} · 2 times (row 2, 3): "2M" (2)'
    assert f"  Turnover: {foreign}\n" in scored(source).messages
    assert f"    not read 2: {foreign}" in shown(source)


def test_each_column_says_what_its_cells_were_read_as() -> None:
    text = shown(LIST)
    assert '  "Industry" → Trade (choice): 5 cells filled\n    read 1: "Bread" → Bread (1)\n' in text
    assert (
        '  "Employees" → People (integer): 5 cells filled\n    read 1: "40" → 40 (1)\n'
        f'    says nothing 1: "N/A" (1)\n    not read 2: {TWO} · 2 times (row 2, 6): '
    ) in text
    assert (
        '  "Employee range" → People (integer): 2 cells filled\n'
        '    read 2: "51-200" → 51 to 200 (1), "10-20" → 10 to 20 (1)\n'
    ) in text
    assert '    read 3: "2M" → $2M (3)\n' in text


def test_a_column_without_a_cell_is_named() -> None:
    assert '  "Employees" → People (integer): 0 cells filled\n' in shown(
        "Name,Industry,Employees\nA,Bread,\n"
    )


def test_without_being_asked_the_report_does_not_say_it() -> None:
    assert "how cells were read" not in scored(LIST).messages


def test_a_thousand_kinds_are_enough() -> None:
    rows = "".join(f"A{number},Bread,{number + 1}\n" for number in range(3_000))
    assert ' read 3,000: "1" → 1 (1), ' in shown(f"Name,Industry,Employees\n{rows}")
