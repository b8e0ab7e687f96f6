"""`init --from`: fields proposed from a list, by which every cell of it is read or named."""

import re
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from icp_playbook.accounts import AccountReader, list_table, opened
from icp_playbook.fields import CAUSES, header_counter, recognise
from icp_playbook.findings import CommandError
from icp_playbook.playbook import Playbook, load
from icp_playbook.starter import list_proposal, list_sample, propose_from_list
from tests.cli.running import run

CRM = (
    "Company name,Industry,Number of Employees,Annual Revenue,Country/Region,Web Technologies,"
    "E-mail,Record ID\n"
)
LISTS: Mapping[str, tuple[str, Mapping[str, str], tuple[str, ...]]] = {
    "an export of a CRM": (
        CRM
        + "A,Software,120,$12M,Germany,HubSpot;Slack,a@a.example,1\n"
        + "B,Retail,51-200,5,France,Slack,b@b.example,2\nC,Retail,9,5,Oz,Slack,c@c.example,3\n",
        {
            "name": "text",
            "industry": "choice",
            "employees": "integer",
            "revenue": "money",
            "country": "country",
            "tools": "choices",
        },
        ("E-mail", "Record ID"),
    ),
    "German numbers and a currency": (
        "Firma;Jahresumsatz;Wachstum;Gegründet\nA;1.250 €;12,5 %;1999\nB;1,5 Mio. €;-3 %;2004\n",
        {"name": "text", "revenue": "money", "wachstum": "percent", "gegrundet": "year"},
        (),
    ),
    "boxes of which most tick one": (
        "company,practice software,Plan\nA,Dentrix,low; odd\nB,Curve,low\nC,Dentrix;Curve,low\nD,Curve,low\n"
        "E,Curve,high\nF,Dentrix,high\nG,Curve,high\nH,Curve,high\n",
        {"name": "text", "practice_software": "choices", "plan": "choice"},
        (),
    ),
    "columns of its own": (
        "company,days_in_stage,Signed up,plan,Paying,notes,first name,Balance\n"
        'A,3,2026-01-02,pro,yes,"text, long",Ann,-5\nB,4,13/10/2026,C++,no,other,Bo,7\n',
        {
            "name": "text",
            "days_in_stage": "integer",
            "signed_up": "date",
            "plan": "choice",
            "paying": "boolean",
            "balance": "integer",
        },
        ("notes", "first name"),
    ),
    "what has two readings": (
        "Company name,Annual Revenue,Currency,Last Raised At,Number of Employees\n"
        "A,1000000,EUR,03/04/2026,~50\nB,5000000,JPY,05/06/2026,Nov-50\n",
        {"name": "text", "revenue": "money", "last_funding": "date", "employees": "integer"},
        ("Currency",),
    ),
    "what YAML or a comment could take amiss": (
        'Company name,"Yes: #no",on\nA,"a: b #c",off\nB,null,"x ""y"" \\z"\n',
        {"name": "text", "yes_no": "choice", "on": "choice"},
        (),
    ),
}


def begun(tmp_path: Path, content: str) -> tuple[Path, Playbook]:
    """A list, and the playbook that `init` begins from it, which has no error."""
    made = tmp_path / "list.csv"
    made.write_text(content, "utf-8")
    result = run("init", str(tmp_path / "new"), "--from", str(made))
    assert result.exit_code == 0, result.stderr
    loaded = load(tmp_path / "new")
    assert loaded.playbook is not None, loaded.findings
    return made, loaded.playbook


@pytest.mark.parametrize("case", LISTS)
def test_every_cell_is_read_or_named(tmp_path: Path, case: str) -> None:
    content, types, left_out = LISTS[case]
    made, playbook = begun(tmp_path, content)
    assert {one.id: one.type for one in playbook.fields.fields} == types
    text = (tmp_path / "new/icp/fields.yaml").read_text("utf-8")
    assert tuple(re.findall(r'^  # "(.*?)":', text, re.MULTILINE)) == left_out
    comments = re.sub(r"\s*\n\s*# ?", " ", text)
    with opened(str(made)) as stream:
        table = list_table(stream, "list", header_counter(playbook.catalogue))
        recognised = recognise(table.headers, playbook.catalogue)
        reader = AccountReader(recognised, playbook.catalogue, {})
        problems = [problem for row in table.rows for problem in reader.read(row).problems]
    assert recognised.unread == ()
    assert {table.headers[place] for place in recognised.ignored} <= set(left_out)
    assert [one for one in problems if one.cause is None or CAUSES[one.cause] not in comments] == []


def test_what_is_uncertain_is_said_and_not_guessed(tmp_path: Path) -> None:
    begun(tmp_path, LISTS["what has two readings"][0])
    settings = (tmp_path / "new/icp/playbook.yaml").read_text("utf-8")
    assert "currency: EUR # The list has amounts in several currencies (EUR 1, JPY 1)" in settings
    assert "dates:" not in settings
    fields = (tmp_path / "new/icp/fields.yaml").read_text("utf-8")
    assert '1 cell not read, since it is in another currency than the playbook\'s: "5000000"' in fields
    assert "So few rows say little" in fields.replace("\n# ", " ")


NUMBERS: Mapping[str, tuple[str, str, str | None]] = {
    "a decimal comma that only thousands stand beside": ("1.250|7,2 €|3.500", "EUR", "comma"),
    "thousands with points": ("12.000.000|1.250", "USD", "comma"),
    "French thousands": ("1 250 000,50|900", "USD", "comma"),
    "a decimal point beside thousands": ("12.5|1,250", "USD", "point"),
    "Swiss thousands with a point, and one that is open": ("1'250.50|1.250|2.5", "USD", "point"),
    "nothing but open ones": ("1.250|3.500", "USD", None),
    "a word that needs a comma": ("5 mln|5 tys.|7", "USD", None),
    "a slip among thousands": ("1,250|1,300|7,2", "USD", None),
    "one that would speak for many": (f"7,2|{'|'.join(f'{n}.500' for n in range(2, 30))}", "USD", None),
    "both marks": ("1,5|1.5|1.250", "USD", None),
    "months": ("03.2026|04.2026|1.250", "USD", None),
    "a point where nothing is open": ("1.5|2.25", "USD", None),
}
"""Cells of a column of amounts, by bars; the currency and the decimal mark that they show."""


@pytest.mark.parametrize("case", NUMBERS)
def test_a_decimal_mark_is_declared_on_strict_evidence(tmp_path: Path, case: str) -> None:
    cells, currency, style = NUMBERS[case]
    rows = "".join(f"{place};{cell}\n" for place, cell in enumerate(cells.split("|")))
    (tmp_path / "list.csv").write_text(f"Company name;Umsatz\n{rows}", "utf-8")
    lines = propose_from_list(tmp_path / "list.csv").conventions
    declared = [line.split()[1] for line in lines if line.startswith("numbers: ")]
    assert (lines[0].split()[1], declared) == (currency, [style] if style else [])
    assert any(line.startswith("# numbers: the list is written in two ways") for line in lines) == (
        case == "both marks"
    )


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        ("13/04/2026|03/04/2026", "day-first"),
        ("04-13-2026|04-05-2026 10:30", "month-first"),
        ("13/04/2026|04/13/2026|03/04/2026", None),
        ("13/04/2026|14.04.2026", None),
        ("03/04/2026|05/06/2026", None),
    ],
)
def test_an_order_of_dates_is_declared_where_no_date_is_written_otherwise(
    tmp_path: Path, cells: str, order: str | None
) -> None:
    rows = "".join(f"{place},{cell}\n" for place, cell in enumerate(cells.split("|")))
    (tmp_path / "list.csv").write_text(f"Company name,Founded on\n{rows}", "utf-8")
    lines = propose_from_list(tmp_path / "list.csv").conventions
    declared = [line.split()[1] for line in lines if line.startswith("dates: ")]
    assert declared == ([order] if order else [])


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        *(("Won", "yes no"), ("Deal stage", "a b"), ("Status", "gewonnen verloren offen"), ("X", "Won Lost")),
        *(("Lead Score", "1 2"), ("Account tier", "A B"), ("Fit", "Hot Cold Warm"), ("X", "T1 T2")),
        *(("Rang", "5 9"), ("Global rank", "5 9"), ("X", "3 2 1 4 5 6 7 8 9 10"), ("Nr.", "4 7")),
        *(("Kundennummer", "7 7"), ("SIREN", "552100554 5"), ("Job title", "CEO CFO"), ("Handy", "1 2")),
        *(("Für das Unternehmen zuständiger Mitarbeiter", "Ann Bo"), ("Original source", "ads web")),
    ],
)
def test_verdicts_outcomes_ranks_and_people_are_no_fields(tmp_path: Path, header: str, cells: str) -> None:
    rows = "".join(f"C{place},{cell}\n" for place, cell in enumerate(cells.split()))
    (tmp_path / "list.csv").write_text(f"Company name,{header}\n{rows}", "utf-8")
    text = propose_from_list(tmp_path / "list.csv").files["icp/fields.yaml"]
    assert re.findall(r"- id: (\w+)", text) == ["name"]
    assert f'  # "{header}": ' in text


@pytest.mark.parametrize(
    "header", ["NPS score", "Credit rating", "Position in market", "Chiffre d'affaires 2"]
)
def test_facts_that_sound_like_verdicts_stay_fields(tmp_path: Path, header: str) -> None:
    (tmp_path / "list.csv").write_text(f"Company name,{header}\nA,7\nB,9\nC,7\n", "utf-8")
    text = propose_from_list(tmp_path / "list.csv").files["icp/fields.yaml"]
    assert len(re.findall(r"- id: (\w+)", text)) == 2


@pytest.mark.parametrize("words", ["sí no", "tak nie", "Ja Nee", "oui non", "Y N", "x x", "sim não"])
def test_yes_and_no_are_known_in_several_languages(tmp_path: Path, words: str) -> None:
    rows = "".join(f"C{place},{word}\n" for place, word in enumerate([*words.split(), ""]))
    _, playbook = begun(tmp_path, f"Company name,Paying\n{rows}")
    assert playbook.catalogue["paying"].type == "boolean"
    text = (tmp_path / "new/icp/fields.yaml").read_text("utf-8")
    assert ('the only word is "x"' in text) == (words == "x x")


def test_the_first_icp_tests_only_proposed_fields_and_scores_the_list(tmp_path: Path) -> None:
    made, playbook = begun(tmp_path, LISTS["an export of a CRM"][0])
    (profile,) = playbook.profiles.values()
    assert [one.id for one in profile.fit.score] == ["industry", "country", "employees", "revenue"]
    result = run("score", str(made), "--root", str(tmp_path / "new"))
    assert (result.exit_code, "3 accounts" in result.stderr) == (0, True)


def test_a_workbook_and_a_long_list_are_read_in_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_sample, "MOST_ROWS", 3)
    book = openpyxl.Workbook()
    for row in [["Company name", "Industry"], *([f"C{number}", "Retail"] for number in range(9))]:
        book.active.append(row)
    book.save(tmp_path / "list.xlsx")
    found = propose_from_list(tmp_path / "list.xlsx")
    assert found.summary.startswith("looked at the first 3 rows of list.xlsx: 2 fields proposed")
    assert "Later rows may hold values that are not listed" in found.files["icp/fields.yaml"].replace(
        "\n# ", " "
    )


def test_a_list_without_fields_and_a_starter_with_its_own_are_refused(tmp_path: Path) -> None:
    (tmp_path / "mails.csv").write_text("e-mail,phone\na@a.example,1\n", "utf-8")
    with pytest.raises(CommandError, match=r"no column of `mails.csv` can be a field"):
        propose_from_list(tmp_path / "mails.csv")
    result = run("init", str(tmp_path / "new"), "--from", str(tmp_path / "mails.csv"), "--starter", "example")
    assert (result.exit_code, (tmp_path / "new").exists()) == (2, False)
    assert "has fields of its own" in result.stderr


def test_usual_fields_are_those_that_providers_export() -> None:
    assert list(list_proposal.usual_fields().fields)[:3] == ["name", "domain", "industry"]
