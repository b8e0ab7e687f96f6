"""The filters on the pages of ICPs and of the marketer: byte for byte what the command writes."""

import datetime
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from icp_playbook.cli import main
from icp_playbook.disclosure import disclose
from icp_playbook.playbook import Loaded, load
from icp_playbook.site import Home, build, find_look
from tests.playbooks.copies import TWO_ICPS, PlaybookCopy
from tests.site.page import Element, parse

ROOT = Path(__file__).parents[2]
DAY = datetime.date(2026, 11, 30)
PATH = "icp/disqualifiers/one-site.yaml"
TOOLS = {"HubSpot": "hubspot", "Salesforce": "salesforce", "Apollo": "apollo", "SQL": "sql"}


def pages(loaded: Loaded, root: Path, day: datetime.date | None = DAY) -> dict[str, Element]:
    """The pages of a playbook, as a browser reads them."""
    assert loaded.playbook is not None, loaded.findings
    site = build(loaded.playbook, find_look(root), "", home=Home(as_of=day))
    wanted = [file for file in site.files if re.match(r"icp/[^/]+\.md$|roles/marketer\.md", file.uri)]
    return {file.uri: parse(str(file.content)) for file in wanted}


def shown(page: Element, icp: str) -> dict[str, Element]:
    """Tool → its part of a page."""
    parts = [part for part in page.all("details", "rf-tool") if part.text.find(f" filter {icp} ") > 0]
    return {part.one("summary").text.split()[0]: part for part in parts}


def command(root: Path, icp: str, tool: str) -> tuple[int, str, list[str]]:
    """What `icp-playbook filter` says of the same."""
    arguments = ["filter", "--root", str(root), icp, "--format", tool, "--as-of", DAY.isoformat()]
    made = CliRunner().invoke(main, arguments)
    lines = made.stderr.splitlines()
    return made.exit_code, made.stdout, [line for line in lines if " left out, " in line or "note: " in line]


def lines_of(part: Element) -> list[str]:
    """What a part says is left out and is to be known, as the command words it."""
    listed = part.all("li")
    rules = [
        f"{row.one('small').text} left out, {row.one('b').text}: {str(row.children[-1]).strip()}"
        for row in listed
        if row.all("b")
    ]
    return [*rules, *(f"note: {row.text}" for row in listed if not row.all("b"))]


def assert_as_the_command(root: Path, found: dict[str, Element], icps: list[str]) -> None:
    for icp in icps:
        for page in (found[f"icp/{icp}.md"], found["roles/marketer.md"]):
            parts = shown(page, icp)
            assert list(parts) == list(TOOLS)
            for name, tool in TOOLS.items():
                code, text, lines = command(root, icp, tool)
                written = parts[name].all("pre")
                if code:
                    assert written == []
                    assert "can express no must or disqualifier" in parts[name].text
                    continue
                assert "".join(written[0].texts()) + "\n" == text, (icp, tool)
                assert lines_of(parts[name]) == lines, (icp, tool)


def test_each_filter_of_the_example_is_what_the_command_writes() -> None:
    loaded = load(ROOT)
    assert loaded.playbook is not None
    assert_as_the_command(ROOT, pages(loaded, ROOT), list(loaded.playbook.profiles))


HOSTILE = (
    "</pre></details><script>alert(1)</script>",
    "{{ 7 * 7 }} {% raw %} &amp; &lt;b&gt;",
    "`code` **bold** [text](https://elsewhere.example)",
    'a "quoted" and <b>bold</b> name',
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_stay_words(tmp_path: Path, hostile: str) -> None:
    copy = PlaybookCopy.of(TWO_ICPS, tmp_path / "it")
    for number, label in enumerate(("Revenue", "Sites", "Industry", "Clinics", "Hotels", "Tools")):
        copy.edit("icp/fields.yaml", f"label: {label}", f"label: '{hostile} {number}'")
    loaded = load(copy.root)
    found = pages(loaded, copy.root)
    assert loaded.playbook is not None
    assert_as_the_command(copy.root, found, list(loaded.playbook.profiles))
    assert hostile in found["roles/marketer.md"].text
    scripts = [script.text for page in found.values() for script in page.all("script")]
    assert [text for text in scripts if "alert" in text] == []


def dated(tmp_path: Path) -> PlaybookCopy:
    """A playbook whose must counts days back."""
    copy = PlaybookCopy.of(TWO_ICPS, tmp_path / "it")
    fields = copy.text("icp/fields.yaml")
    copy.write("icp/fields.yaml", fields + "  - {id: signed, label: Signed, type: date}\n")
    must = "must:\n    - {id: signed, when: {field: signed, within: 30}}\n"
    return copy.edit("icp/profiles/clinics.yaml", "must:\n", must)


def test_a_filter_that_counts_days_says_from_when(tmp_path: Path) -> None:
    copy, first = dated(tmp_path), "clinics"
    page = pages(load(copy.root), copy.root)[f"icp/{first}.md"]
    sql = shown(page, first)["SQL"].text
    assert "\"signed\" BETWEEN '2026-10-31' AND '2026-11-30'" in sql
    assert "Counts days back from 30 Nov 2026." in sql
    assert "Counts days back" not in shown(page, first)["HubSpot"].text
    without_a_day = pages(load(copy.root), copy.root, None)[f"icp/{first}.md"]
    assert "Counts days back from" in shown(without_a_day, first)["SQL"].text


def test_a_public_site_says_nothing_of_what_is_withheld(tmp_path: Path) -> None:
    """An ICP with a disqualifier that others may not see is not theirs, so no filter of it is either."""
    copy = PlaybookCopy.of(TWO_ICPS, tmp_path / "it")
    copy.write(PATH, copy.text(PATH) + "audience: internal\n")
    whole, public = load(copy.root), disclose(load(copy.root), "public").published
    for loaded, known in ((whole, True), (public, False)):
        text = " ".join(page.text for page in pages(loaded, copy.root).values())
        assert "icp-playbook filter hotels --format sql" in text
        assert ("icp-playbook filter clinics --format sql" in text) == known
        assert ("One site" in text) == known
