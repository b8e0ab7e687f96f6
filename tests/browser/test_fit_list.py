"""A list of accounts on /fit/: pasted, dropped or chosen; scored, corrected, sorted, filtered, downloaded."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from icp_playbook.accounts import ADDED
from icp_playbook.fit import MEMBERSHIP_WORDS, PreparedPlaybook, fields_in
from tests.browser.lists import HEADERS, Lists, reported, scored, text_of
from tests.browser.panel import Panel, playbook

pytestmark = pytest.mark.browser

CROWDED = """row => {
    const [play, next] = [...row.cells].slice(-2);
    play.textContent = "Nurture";
    next.textContent = "Ask who signs, and by when. ".repeat(20);
}"""
"""Gives an account a play and a long question to ask."""
SPLIT = """cells => cells.filter(cell => /^\\p{L}+$/u.test(cell.textContent)).filter(cell => {
    const range = new Range();
    range.selectNodeContents(cell);
    return range.getClientRects().length > 1;
}).map(cell => cell.textContent)"""
"""The cells of one word that stand on more than one line."""


@pytest.fixture
def lists(page: Page, address: str) -> Lists:
    """The section for lists, with nothing in it."""
    return Lists(page, address)


def test_two_hundred_pasted_rows_come_back_as_the_command_scores_them(lists: Lists, tmp_path: Path) -> None:
    text = text_of(200)
    lists.paste(text)
    lists.wait(200)
    expect(lists.section.locator(".fit-said")).to_contain_text("with cells that could not be read")
    name, content = lists.download(tmp_path)
    assert name == "accounts-icp.csv"
    assert content.decode() == scored(text.encode()).decode()


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_and_a_mark_are_kept(lists: Lists, tmp_path: Path, delimiter: str) -> None:
    content = b"\xef\xbb\xbf" + text_of(30, delimiter).replace("\r\n", "\n").encode()
    lists.choose(content, "export.csv")
    lists.wait(30)
    name, downloaded = lists.download(tmp_path)
    assert name == "export-icp.csv"
    assert downloaded.decode() == scored(content).decode()


def test_one_icp_can_be_asked_for_and_a_file_dropped(lists: Lists, tmp_path: Path) -> None:
    text = text_of(20)
    lists.drop(text)
    lists.wait(20)
    lists.section.get_by_label("Score against").select_option("healthcare")
    expect(lists.rows.first).to_contain_text("Private clinics")
    lists.wait(20)
    assert lists.download(tmp_path)[1].decode() == scored(text.encode(), "healthcare").decode()


def test_no_added_cell_can_be_taken_for_a_formula(lists: Lists, tmp_path: Path) -> None:
    lists.paste('Company Name,Industry,# Employees\n=1+1,"=cmd|calc",@SUM(A1)\n-2,+3,=4\n')
    lists.wait(2)
    content = lists.download(tmp_path)[1].decode()
    for cells in list(csv.reader(io.StringIO(content)))[1:]:
        texts = [cell for cell in cells[3:] if not re.fullmatch("-?[0-9]+", cell)]
        assert not [cell for cell in texts if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_columns_are_shown_and_can_be_corrected(lists: Lists) -> None:
    lists.paste("Firm,Kind,People\nAcme,trucking,120\nBolt,Dental,60\n")
    expect(lists.section.get_by_role("alert")).to_contain_text("No column matches a field.")
    lists.section.get_by_label("Column Kind holds").select_option("industry")
    lists.wait(2)
    expect(lists.rows.filter(has_text="Regional freight and warehousing")).to_have_count(1)
    lists.section.get_by_label("Column People holds").select_option("industry")
    expect(lists.section.get_by_label("Column Kind holds")).to_have_value("")
    expect(lists.section.locator(".fit-said")).to_contain_text("2 of them with cells that could not be read")


def test_rows_that_cannot_be_read_are_kept_and_marked(lists: Lists) -> None:
    lists.paste("Company,Industry,Employees\nAcme,Zoo,about 50\nBolt,Dental\nCram,Dental,60,70\n")
    lists.wait(3)
    marks = dict(zip(["Acme", "Bolt", "Cram"], [""] * 3, strict=True))
    for account in lists.rows.all():
        marks[account.locator(".fit-open").inner_text()] = account.locator(".fit-trouble").inner_text()
    assert marks == {
        "Acme": 'Industry: "Zoo" is not in the list; Employees: "about 50" is only approximate',
        "Bolt": "2 cells where the header has 3; the rest is unknown",
        "Cram": "4 cells where the header has 3, so cells may be in the wrong column",
    }
    expect(lists.rows.filter(has_text="Cram")).to_contain_text("Not scored")


NO_LISTS = [
    (b"", "The list is empty."),
    (b",,\n,,\n", "The list has no header"),
    (b"\n\n", "The list is empty."),
    (b"Company,company ,Company\na,b,c\n", 'The list has the column "Company" more than once.'),
    (
        b'Company,Industry\nAcme,"Dental\n',
        "ends inside a quoted cell: a quote in the row that starts at line 2",
    ),
    (
        b'Company,Industry\nAcme,"Dental"x\n',
        "Line 2 is not well-formed CSV: something follows a closing quote.",
    ),
    (b"Company,icp_tier\nAcme,x\n", 'already has a column "icp_tier"'),
    (b"Company\nBread\nCaf\xe9\n", "Line 3 of list.csv is not UTF-8 text."),
    (b"\xff\xfeC\x00o", "is not UTF-16 text"),
    (b"C\x00o\x00m\x00", "is a binary file, or UTF-16 text without its byte-order mark."),
    (b"PK\x03\x04rubbish", "list.csv is a damaged Excel workbook."),
    (b"\x1f\x8brubbish", "list.csv is a gzip archive, not CSV."),
    (b"<html><body>Log in</body></html>", "list.csv is a web page or XML, not CSV"),
    (b'[{"name": "Crumb"}]', "list.csv is JSON, not CSV."),
]
"""Files that are not lists, and the message for each, which is never that of the file before."""


def test_a_file_that_is_not_a_list_is_refused_with_the_fix(lists: Lists) -> None:
    for content, message in NO_LISTS:
        lists.choose(content)
        alert = lists.section.get_by_role("alert")
        expect(alert).to_contain_text(message)
        assert len(alert.inner_text()) > len(message), message
        expect(lists.rows, message).to_have_count(0)


def test_a_list_scored_before_is_scored_again(lists: Lists, tmp_path: Path) -> None:
    before = scored(text_of(5).encode())
    lists.choose(before)
    lists.wait(5)
    assert lists.download(tmp_path)[1].decode() == scored(before).decode() == before.decode()


def test_the_result_is_sorted_and_filtered(lists: Lists) -> None:
    lists.paste(text_of(60))
    lists.wait(60)
    names = lists.rows.locator(".fit-open")
    lists.section.get_by_role("columnheader", name="Account").get_by_role("button").click()
    found = names.all_inner_texts()
    assert found == sorted(found)
    expect(lists.section.get_by_role("columnheader", name="Account")).to_have_attribute(
        "aria-sort", "ascending"
    )
    lists.section.get_by_role("columnheader", name="Account").get_by_role("button").click()
    assert names.all_inner_texts() == sorted(found, reverse=True)
    lists.section.get_by_label("Certainty").select_option("out")
    states = set(lists.rows.locator(".pb-state").all_inner_texts())
    assert states == {"Out"}
    expect(lists.section.locator(".pb-filters__count")).to_contain_text("of 60 accounts")
    lists.section.get_by_role("button", name="Clear").click()
    expect(lists.rows).to_have_count(60)


def test_a_long_question_leaves_the_play_beside_it_whole(lists: Lists) -> None:
    lists.paste(text_of(2))
    lists.wait(2)
    lists.rows.first.evaluate(CROWDED)
    assert lists.rows.locator("td").evaluate_all(SPLIT) == []


def test_a_list_scored_by_an_earlier_version_gets_the_columns_it_lacks(lists: Lists, tmp_path: Path) -> None:
    names = ("icp_rank", "icp_certain", "icp_potential", "icp_points_low", "icp_expected", "icp_why")
    later = [ADDED.index(name) - len(ADDED) for name in names]
    table = list(csv.reader(io.StringIO(scored(text_of(5).encode()).decode(), newline="")))
    stream = io.StringIO(newline="")
    for cells in table:
        width = len(HEADERS) + len(ADDED)
        csv.writer(stream).writerow([one for at, one in enumerate(cells) if at - width not in later])
    lists.choose(stream.getvalue().encode())
    lists.wait(5)
    found = lists.download(tmp_path)[1]
    assert found.decode() == scored(stream.getvalue().encode()).decode()
    again = list(csv.DictReader(io.StringIO(found.decode(), newline="")))
    named = [dict(zip(table[0], cells, strict=True)) for cells in table[1:]]
    assert [set(row.items()) for row in again] == [set(row.items()) for row in named]


EXAMPLES = ("tallyforge", "castlegate-systems")


def cell(value: object) -> str:
    """A value of an example account, as an export writes it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def test_a_row_says_how_surely_it_is_in_and_which_tiers_are_possible(lists: Lists) -> None:
    """Examples of which ever less is known, as the command writes it into the list."""
    program = PreparedPlaybook.of(playbook()).program
    conditions = [row.when for icp in program.icps.values() for row in (*icp.must, *icp.disqualifiers)]
    deciding = fields_in(*conditions)
    rows: list[dict[str, str]] = []
    for id_ in EXAMPLES:
        known = list(playbook().examples[id_].account.items())
        parts = [known[:at] for at in range(0, len(known), 4)]
        parts += [known, [*known, ("tools", ("slack",))], [one for one in known if one[0] in deciding]]
        for part in parts:
            cells = {field: cell(value) for field, value in part}
            rows.append({**cells, "name": f"{id_} {len(rows)}"})
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, dict.fromkeys(field for row in rows for field in row), restval="")
    writer.writeheader()
    writer.writerows(rows)
    lists.paste(stream.getvalue())
    lists.wait(len(rows))
    shown = dict(
        lists.rows.evaluate_all(
            """rows => rows.map(
                ({ cells }) => [cells[1].querySelector("button").textContent, cells[2].textContent],
            )"""
        )
    )
    labels = {tier.id: tier.label for tier in playbook().settings.tiers}
    expected = {}
    result = list(csv.DictReader(io.StringIO(scored(stream.getvalue().encode()).decode(), newline="")))
    for row in result:
        possible = re.sub(r"[a-z]+-[0-9]", lambda found: labels[found[0]], row["icp_potential"])
        certain = row["icp_certain"].capitalize()
        expected[row["name"]] = labels[row["icp_tier"]] if row["icp_tier"] else f"{certain}{possible}"
    assert {name: text.strip() for name, text in shown.items()} == expected
    (first,) = (line for line in reported(stream.getvalue().encode()) if line.startswith("fill "))
    assert lists.section.locator(".fit-first").inner_text() == f"F{first[1:]}."
    heads = lists.section.locator(".fit-tally dt").all_inner_texts()
    assert {"In, tier open", "One answer short", "May be in", "Out", "Disqualified"} < set(heads)
    sparse = "Company,Industry\nA,B2B software\nB,B2B software\nC,Zoo\n"
    lists.paste(sparse)
    lists.wait(3)
    (none,) = (line for line in reported(sparse.encode()) if line.startswith("no one field"))
    assert lists.section.locator(".fit-first").inner_text() == f"N{none[1:]}."
    unasked = {MEMBERSHIP_WORDS["too-little"]}  # no ICP of the example says what must be known
    assert {row["icp_certain"] for row in result} == set(MEMBERSHIP_WORDS.values()) - unasked


CELLS = "rows => rows.map(({ cells }) => [...cells].map((cell) => cell.innerText.trim()))"


def test_the_best_accounts_come_first_and_the_columns_are_folded_below(lists: Lists, tmp_path: Path) -> None:
    lists.paste(text_of(60))
    lists.wait(60)
    written = list(csv.DictReader(io.StringIO(lists.download(tmp_path)[1].decode(), newline="")))
    wanted = sorted(written, key=lambda row: int(row["icp_rank"]))
    cells = lists.rows.evaluate_all(
        "rows => rows.map(({ cells }) => [...cells].map(one => one.innerText.trim()))"
    )
    assert [one[0] for one in cells] == [str(rank) for rank in range(1, 61)]
    assert [one[1].splitlines()[0] for one in cells] == [row["Company Name"] for row in wanted]
    scored_rows = [(one, row) for one, row in zip(cells, wanted, strict=True) if row["icp_status"]]
    assert [one[4] for one, _ in scored_rows] == [row["icp_expected"] for _, row in scored_rows]
    assert all(row["icp_why"] in " ".join(one[-1].split()) for one, row in scored_rows)
    mapping = lists.section.locator("summary", has_text="How the 7 columns are read")
    result = lists.section.locator(".fit-results").bounding_box()
    folded = mapping.bounding_box()
    assert result is not None
    assert folded is not None
    assert result["y"] + result["height"] <= folded["y"]
    expect(lists.section.get_by_label("Column Industry holds")).to_be_hidden()
    mapping.focus()
    lists.page.keyboard.press("Enter")
    expect(lists.section.get_by_label("Column Industry holds")).to_be_visible()


def test_an_account_of_the_list_opens_in_the_form(lists: Lists) -> None:
    lists.paste("Company,Industry,Employees,Country\nAcme,Dental,60,US\n")
    lists.wait(1)
    lists.section.get_by_role("button", name="Acme").click()
    panel = Panel(lists.page)
    expect(panel.line).to_contain_text("Private clinics")
    expect(panel.field("employees").locator("input")).to_have_value("60")
    expect(lists.page.get_by_role("textbox", name="Company")).to_have_value("Acme")


def test_markup_in_a_list_is_text(lists: Lists) -> None:
    lists.paste("Company,Industry\n<img src=x onerror='window.struck=1'>,<script>window.struck=1</script>\n")
    lists.wait(1)
    expect(lists.rows.first).to_contain_text("<img src=x")
    assert lists.page.evaluate("window.struck") is None
    assert lists.section.locator("img, script").count() == 0


FRAMES = """() => {
    window.frames_ = {busy: 0, progress: new Set()};
    const bar = document.querySelector(".fit-working progress");
    const section = document.querySelector(".fit-lists");
    const count = () => {
        if (section.getAttribute("aria-busy")) {
            window.frames_.busy += 1;
            window.frames_.progress.add(bar.value);
        }
        requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
}"""


def test_five_thousand_rows_keep_the_page_responsive_and_are_paged(lists: Lists, tmp_path: Path) -> None:
    text = text_of(5000)
    lists.page.evaluate(FRAMES)
    lists.paste(text)
    lists.wait(5000)
    frames = lists.page.evaluate("[window.frames_.busy, window.frames_.progress.size]")
    assert frames[0] >= 5, "frames are drawn while rows are judged"
    assert frames[1] >= 5, "and the progress moves"
    expect(lists.rows).to_have_count(100)
    lists.section.get_by_role("button", name="Show 100 more of 4,900").click()
    expect(lists.rows).to_have_count(200)
    assert lists.download(tmp_path)[1] == scored(text.encode())


def test_a_new_list_replaces_one_that_is_still_being_scored(lists: Lists) -> None:
    lists.paste(text_of(3000))
    lists.section.get_by_label("Paste a CSV").fill("")
    lists.paste("Company,Industry\nAcme,Dental\n")
    lists.wait(1)
    expect(lists.rows).to_have_count(1)
