"""A company's own keys: shown where they are declared, by their labels, in every form the site has."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from icp_playbook.forms import blank, form_rows
from icp_playbook.model import every_kind
from icp_playbook.playbook import Playbook, load
from icp_playbook.search import search_documents
from icp_playbook.site import build
from icp_playbook.site.look import find_look
from icp_playbook.source import SourceFile
from icp_playbook.source import parse as parse_yaml
from tests.playbooks.copies import MINIMAL, PlaybookCopy
from tests.site.page import Element, parse

HOSTILE = "<img src=x onerror=alert(1)> *not* | [a](javascript:alert(2)) {{ 7 * 7 }}"
ENTRIES = {
    "profile": "icp/profiles/bakeries",
    "disqualifier": "icp/disqualifiers/no-night-shift",
    "signal": "icp/signals/second-shop",
    "example": "icp/examples/crumb",
    "persona": "personas/owner",
    "segment": "segments/grown-bakeries",
    "decision": "icp/decisions/2026-02-10-bake-first",
}
"""Kind → an entry of it."""
TYPED = {
    "day": ("date", "2026-03-01", "1 Mar 2026"),
    "sum": ("money", "750k", "$750k"),
    "size": ("number", "12500", "12,500"),
    "since": ("number", "2015", "2015"),
    "open": ("boolean", "false", "No"),
    "pick": ("choice, values: [Gas, Wood fire]", "Wood fire", "Wood fire"),
    "many": ("list", f"[Rye, '{HOSTILE}']", f"Rye {HOSTILE}"),
    "plain": ("text", f"'{HOSTILE}'", HOSTILE),
    "rich": ("prose", "Ask *twice*.", "Ask twice."),
    "site": ("link", "'https://oven.example/?a=1&b=2'", "https://oven.example/?a=1&b=2"),
    "post": ("link", "mailto:oven@oven.example", "oven@oven.example"),
}
"""Property of the owner → its type, what the YAML says, what the page shows."""


def _declared() -> Iterator[str]:
    for name, (type_, _, _) in TYPED.items():
        about = f", about: {json.dumps(f'{HOSTILE}{chr(10)}key: value')}" if name == "plain" else ""
        yield f"{{id: {name}, label: 'The {name} <b>', kinds: [persona], type: {type_}{about}}}"
    for kind, row in every_kind().items():
        for place in row.places:
            spoken = ", call_sheet: true" if row.on_call_sheet else ""
            where = f"kinds: [{kind}], type: text, section: {place}{spoken}"
            yield f"{{id: {kind}_{place}, label: At {place}, {where}}}"


@pytest.fixture(scope="module")
def playbook(tmp_path_factory: pytest.TempPathFactory) -> Playbook:
    """The minimal playbook with a custom property of each type, and one at each place of each kind."""
    made = PlaybookCopy.of(MINIMAL, tmp_path_factory.mktemp("custom") / "playbook").decided()
    made.edit("personas/owner.yaml", "custom: {oven: Stone}\n", "")
    declared = "".join(f"  - {one}\n" for one in _declared())
    made.write("icp/playbook.yaml", f"{made.text('icp/playbook.yaml')}{declared}")
    for kind, path in ENTRIES.items():
        written = {f"{kind}_{place}": f"Shown at {place} of {kind}" for place in every_kind()[kind].places}
        if kind == "persona":
            written |= {name: value for name, (_, value, _) in TYPED.items()}
        lines = "".join(f"  {name}: {value}\n" for name, value in written.items())
        made.write(f"{path}.yaml", f"{made.text(f'{path}.yaml')}custom:\n{lines}")
    loaded = load(made.root)
    assert loaded.findings == ()
    assert loaded.playbook is not None
    return loaded.playbook


@pytest.fixture(scope="module")
def files(playbook: Playbook) -> dict[str, str]:
    """Path → text of every file of the site."""
    site = build(playbook, find_look(MINIMAL), "").rendered()
    return {file.uri: file.content for file in site.files if isinstance(file.content, str)}


def page_of(files: dict[str, str], kind: str) -> Element:
    """The page of the entry of a kind."""
    return parse(files[f"{every_kind()[kind].url}/{ENTRIES[kind].rpartition('/')[2]}.md"])


def facts(part: Element) -> dict[str, str]:
    """Term → text of every description within."""
    return {
        term.text: described.text
        for term in part.all("dt")
        if term.parent is not None
        for described in term.parent.all("dd")
        if term.parent.children.index(term) + 1 == term.parent.children.index(described)
    }


@pytest.mark.parametrize("kind", every_kind())
def test_each_place_shows_what_is_declared_for_it_and_once(files: dict[str, str], kind: str) -> None:
    page = page_of(files, kind)
    for place in every_kind()[kind].places:
        text = f"Shown at {place} of {kind}"
        (term,) = [one for one in page.all("dt") if one.text == f"At {place}"]
        around = next(
            one
            for one in term.ancestors()
            if one.tag in ("section", "header") or (one.tag == "div" and "pb-panel" in one.classes)
        )
        assert page.text.count(text) == 1
        assert text in around.text
        if place == "head":
            assert around.tag == "header"
        else:
            assert place in [one.get("id") for one in around.all("h2")]


def test_each_type_is_shown_as_people_write_it(files: dict[str, str]) -> None:
    shown = facts(page_of(files, "persona"))
    assert {name: shown[f"The {name} <b>"] for name in TYPED} == {
        name: text for name, (_, _, text) in TYPED.items()
    }


def test_hostile_texts_are_texts_and_links_lead_where_they_say(files: dict[str, str]) -> None:
    page = page_of(files, "persona")
    assert page.all("img") == []
    (details,) = [one for one in page.all("section") if one.all("h2", id="details")]
    assert [(one.text, one["href"]) for one in details.all("a") if not one.classes] == [
        ("https://oven.example/?a=1&b=2", "https://oven.example/?a=1&b=2"),
        ("oven@oven.example", "mailto:oven@oven.example"),
    ]
    assert [one.text for one in details.all("em")] == ["twice"]


def test_the_call_sheet_shows_what_is_declared_for_it(files: dict[str, str]) -> None:
    sheet = parse(files["segments/grown-bakeries/call.md"])
    hero = sheet.one("section", "pb-hero").text
    assert "Shown at details of segment" in hero
    assert "Shown at head of profile" in hero
    assert "Shown at person of persona" in sheet.one("article", id="persona-owner").text
    assert "Shown at spot of disqualifier" in sheet.one("article", id="out-no-night-shift").text
    assert "The day <b>" not in sheet.text


def test_machines_read_the_values_and_the_words(files: dict[str, str]) -> None:
    record = json.loads(files["api/persona/owner.json"])
    data = record["entry"]["custom"]
    assert {name: data[name] for name in ("sum", "day", "size", "open", "pick", "site")} == {
        "sum": 750_000,
        "day": "2026-03-01",
        "size": 12_500,
        "open": False,
        "pick": "Wood fire",
        "site": "https://oven.example/?a=1&b=2",
    }
    words = {one["id"]: (one["label"], one["text"]) for one in record["custom"]}
    assert words["sum"] == ("The sum <b>", "$750k")
    assert words["day"] == ("The day <b>", "1 Mar 2026")
    text = files["api/persona/owner.txt"]
    assert "## Custom properties\n\n" in text
    assert "- The sum \\<b\\>: $750k\n" in text
    assert "- The pick \\<b\\>: Wood fire\n" in files["llms-full.txt"]


def test_search_finds_the_words_at_their_place(playbook: Playbook) -> None:
    (owner,) = [one for one in search_documents(playbook) if one.url == "personas/owner/"]
    found = {
        part.texts: part.anchor
        for part in owner.parts
        if part.texts and part.texts[0].startswith(("At ", "The "))
    }
    assert found["The pick <b>", "Wood fire"] == "details"
    assert found["At person", "Shown at person of persona"] == "person"
    assert found["At head", "Shown at head of persona"] == ""


def test_no_text_of_a_declaration_gets_out_of_its_comment(files: dict[str, str]) -> None:
    form = files["toolkit/forms/persona-all.yaml"]
    comments = " ".join(line.strip().removeprefix("# ") for line in form.splitlines())
    assert f"The plain <b>. {' '.join(HOSTILE.split())} key: value (text)" in comments
    document = parse_yaml(SourceFile("persona", "owner", "form.yaml", form))
    assert isinstance(document.data, dict)
    assert "key" not in document.data


def test_forms_and_schemas_offer_them(playbook: Playbook, files: dict[str, str]) -> None:
    form = blank("persona", playbook.settings.custom_properties, whole=True)
    assert files["toolkit/forms/persona-all.yaml"] == form
    assert "\n#custom:\n" in form
    assert "\n  # The pick <b>. (one of Gas, Wood fire)\n  #pick:\n" in form
    assert "Pick" in [row.label for row in form_rows("persona", playbook.settings.custom_properties)]
    schema = json.loads(files["schemas/persona.schema.json"])["properties"]["custom"]
    assert schema["properties"]["pick"]["enum"] == ["Gas", "Wood fire"]
    assert re.search(schema["properties"]["site"]["pattern"], "javascript:alert(1)") is None


def test_the_documented_sections_are_those_of_the_kinds() -> None:
    text = (Path(__file__).parents[2] / "docs/notation.md").read_text("utf-8")
    table = text.partition("| kind | sections, besides `head` and `details` |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| ([a-z]+) \| (.+) \|$", table, re.MULTILINE)
    found = {kind: tuple(re.findall(r"`([a-z]+)`", sections)) for kind, sections in rows}
    assert found == {kind.id: kind.sections for kind in every_kind().values()}
