"""A new kind of entry is its model, row, views, templates and content, and is then found everywhere."""

import datetime
import html
import json
from typing import Any

import jsonschema
import pytest

from icp_playbook.diff import compare_contents, lexicon_of, sentence
from icp_playbook.diff.playbooks import contents
from icp_playbook.editors import playbook_schemas, vocabulary_of
from icp_playbook.forms import blank, create
from icp_playbook.lint import lint
from icp_playbook.model import every_kind
from icp_playbook.playbook import Key, Playbook, load
from icp_playbook.report.owners import code_owners
from icp_playbook.report.timeline import timeline_text
from icp_playbook.schema import schema_of, schemas
from icp_playbook.search import search_documents
from icp_playbook.site import Site, build, find_look, watched
from icp_playbook.source import SourceFile, parse
from icp_playbook.timeline import Timeline, read_timeline
from tests.cli.running import check, run
from tests.history.repositories import git
from tests.kinds.competitor import Competitor
from tests.playbooks.copies import PlaybookCopy

FLOUR, STONE = "competitors/flour-power.yaml", "competitors/old-stone.yaml"


def linked(copy: PlaybookCopy) -> Playbook:
    """The playbook, which must have no findings."""
    loaded = load(copy.root)
    assert loaded.findings == ()
    assert loaded.playbook is not None
    return loaded.playbook


def site(copy: PlaybookCopy, timeline: Timeline | None = None) -> dict[str, str]:
    """Every file of the site by its path, with its characters standing for themselves."""
    made: Site = build(linked(copy), find_look(copy.root), "", timeline)
    files = {file.uri: file.content for file in made.files}
    texts = {uri: html.unescape(text) for uri, text in files.items() if isinstance(text, str)}
    return {"nav": json.dumps(made.nav), **texts}


def finding_lines(copy: PlaybookCopy) -> list[str]:
    """The findings of a playbook, one per line."""
    return [f"{found.location} {found.rule}: {found.sentence}" for found in load(copy.root).findings]


def test_its_entries_are_loaded_and_linked(more: PlaybookCopy) -> None:
    playbook = linked(more)
    entry = playbook.of(Competitor)["flour-power"]
    assert entry.replies[0].says == "Ask what the second year costs."
    assert [(str(one.source), one.path, str(one.target)) for one in playbook.references][-4:-1] == [
        ("competitor/flour-power", ("met_in", 0), "profile/bakeries"),
        ("competitor/flour-power", ("rivals", 0), "competitor/old-stone"),
        ("competitor/old-stone", ("met_in", 0), "profile/bakeries"),
    ]
    assert playbook.referrers[Key("competitor", "old-stone")] == (Key("competitor", "flour-power"),)


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("strength: Cheap", "stregth: Cheap", "unknown-key: unknown key `stregth`"),
        ("strength: Cheap *for a year*.", "strength: 3", "wrong-type: `strength` must be text"),
        ("met_in: [bakeries]", "met_in: [cafes]", 'unknown-reference: profile "cafes" does not exist'),
        ("[old-stone]", "[old-ston]", 'unknown-reference: competitor "old-ston" does not exist'),
        ("field: employees", "field: ovens", 'unknown-field: field "ovens" is not declared'),
        (
            "replies:",
            "replies:\n  - {id: price, says: Later.}",
            'duplicate-id: the id "price" is used twice here',
        ),
        ("tags:", "formerly: [old-stone]\ntags:", 'duplicate-id: "old-stone" is also the id of'),
    ],
)
def test_what_is_wrong_in_them_is_found(more: PlaybookCopy, old: str, new: str, finding: str) -> None:
    found = finding_lines(more.edit(FLOUR, old, new))
    assert [line for line in found if finding in line and line.startswith(FLOUR)], found


def test_a_deleted_or_renamed_entry_is_reported_where_it_is_named(more: PlaybookCopy) -> None:
    more.rename(STONE, "competitors/new-stone.yaml")
    more.edit("competitors/new-stone.yaml", "says:", "formerly: [old-stone]\nsays:")
    found = check(more)
    assert found.exit_code == 1
    assert f'{FLOUR}:10:10: error[unknown-reference] competitor "old-stone" has a new id' in found.output
    assert 'help: write "new-stone"' in found.output


def test_a_playbook_needs_none_of_them(more: PlaybookCopy) -> None:
    more.remove("competitors")
    assert finding_lines(more) == []
    more.folder("competitors")
    assert finding_lines(more) == []
    more.remove("competitors").write("competitors", "")
    assert "`competitors` is not a folder" in "\n".join(finding_lines(more))


def test_rules_look_at_them(more: PlaybookCopy) -> None:
    loaded = load(more.edit(STONE, "last: 2026-03-01", "last: 2016-03-01").root)
    assert loaded.playbook is not None
    found = lint(loaded.playbook, loaded.documents, datetime.date(2026, 3, 2))
    assert [(one.location.path, one.rule) for one in found] == [(STONE, "overdue-review")]


def test_they_have_a_schema_and_a_form(more: PlaybookCopy) -> None:
    schema = schema_of("competitor")
    assert schema["description"] == "A company that sells to the same accounts."
    assert "competitor" in schemas()
    data: Any = parse(SourceFile("competitor", "flour-power", FLOUR, more.text(FLOUR))).data
    jsonschema.validate(json.loads(json.dumps(data, default=str)), schema)
    assert create(more.root, "competitor", "brick-and-mortar") == "competitors/brick-and-mortar.yaml"
    assert more.text("competitors/brick-and-mortar.yaml") == blank("competitor")
    assert "# What they do better. (prose)\nstrength:\n" in blank("competitor")
    assert run("new", "--root", str(more.root), "competitor", "third").exit_code == 0


def test_editors_know_them_and_what_they_name(more: PlaybookCopy) -> None:
    found = playbook_schemas(vocabulary_of(load(more.root)))
    schema: Any = found["competitor"]
    names = {
        key: schema["$defs"][schema["properties"][key]["items"]["$ref"].rpartition("/")[2]]
        for key in ("met_in", "rivals")
    }
    assert names["met_in"]["enum"] == ["bakeries"]
    assert names["rivals"]["enum"] == ["flour-power", "old-stone"]
    assert names["rivals"]["enumDescriptions"] == ["Flour Power", "Old Stone"]
    valid = jsonschema.Draft202012Validator(schema)
    data: Any = parse(SourceFile("competitor", "flour-power", FLOUR, more.text(FLOUR))).data
    assert list(valid.iter_errors(json.loads(json.dumps(data)))) == []
    for key, value in (("rivals", ["nobody"]), ("meets", {"field": "employees", "has_any": [1]})):
        assert not valid.is_valid({**data, key: value})
    assert "competitor" in found["playbook"]["$defs"]["kind"]["enum"]


def test_each_has_a_page_and_all_have_an_index(more: PlaybookCopy) -> None:
    files = site(more)
    page = files["competitors/flour-power.md"]
    assert '<h1 dir="auto">Flour Power</h1>' in page
    assert "Cheap <em>for a year</em>." in page
    assert "Met where Employees at most 20 people." in page
    assert '<a href="../../icp/bakeries/">Bakeries</a>' in page
    assert '<a href="../flour-power/">Flour Power</a>' in files["competitors/old-stone.md"]
    assert '<a href="flour-power/">Flour Power</a>' in files["competitors/index.md"]
    assert '"Competitors": ["competitors/index.md", "competitors/flour-power.md"' in files["nav"]
    assert "Who else do they talk to?" in files["index.md"]
    assert "Flour Power" in files["tags.md"]
    assert '<dt>Competitors</dt><dd><a href="../../competitors/flour-power/">' in files["icp/bakeries.md"]
    assert "Who they are, in one sentence." in files["toolkit/competitor-form.md"]
    assert "Flour Power" in files["health.md"]


def test_machines_read_them(more: PlaybookCopy) -> None:
    files = site(more)
    record = json.loads(files["api/competitor/flour-power.json"])
    assert record["entry"]["strength"] == "Cheap *for a year*."
    assert record["names"] == ["profile/bakeries", "competitor/old-stone"]
    assert list(record["in_words"]) == ["meets"]
    whole = json.loads(files["api/playbook.json"])
    assert [one["id"] for one in whole["competitors"]] == ["flour-power", "old-stone"]
    assert json.loads(files["api/competitor/old-stone.json"])["named_by"] == ["competitor/flour-power"]
    described = json.loads(files["api/openapi.json"])
    assert described["paths"]["/api/competitor/{id}.json"]["get"]["summary"] == (
        "One Competitor with its words"
    )
    assert "schemas/competitor.schema.json" in files
    assert (
        "## Competitors\n\n- [Flour Power](api/competitor/flour-power.json): They rent ovens"
        in (files["llms.txt"])
    )
    assert "## Flour Power" in files["llms-full.txt"]


def test_search_finds_them_by_their_text(more: PlaybookCopy) -> None:
    found = {one.url: one for one in search_documents(linked(more))}
    one = found["competitors/flour-power/"]
    assert (one.kind, one.title, one.names) == ("Competitor", "Flour Power", ("FP",))
    assert one.answer == "They rent ovens by the month."
    words = {text for part in one.parts for text in part.texts}
    assert {"Cheap *for a year*.", "Ask what the second year costs.", "rival"} <= words
    assert found["competitors/"].answer == "Every competitor, with what to say."
    assert found["toolkit/competitor-form/"].title == "Competitor: blank form"


def test_a_diff_shows_what_changed_in_them(more: PlaybookCopy) -> None:
    old = contents(linked(more))
    more.edit(FLOUR, "Cheap *for", "Dear *after")
    more.edit(FLOUR, "at_most: 20", "at_most: 30")
    more.edit(FLOUR, "rivals: [old-stone]", "rivals: [new-stone]")
    more.rename(STONE, "competitors/new-stone.yaml")
    more.edit("competitors/new-stone.yaml", "says:", "formerly: [old-stone]\nsays:")
    more.copy(FLOUR, "competitors/third.yaml").edit("competitors/third.yaml", "Flour Power", "Third")
    new = contents(linked(more))
    changes, lexicon = compare_contents(old, new), lexicon_of(old, new)
    assert [(str(change.entry), change.effect, sentence(change, lexicon)) for change in changes] == [
        ("competitor/flour-power", "editorial", "Strength: “Cheap *for a year*.” → “Dear *after a year*.”"),
        ("competitor/flour-power", "editorial", "Meets, at most: 20 → 30"),
        ("competitor/new-stone", "editorial", "Renamed from old-stone to new-stone"),
        ("competitor/third", "messaging", "Competitor added: Third"),
    ]
    gone = compare_contents(new, old)
    assert "Competitor removed: Third" in [sentence(change, lexicon_of(new, old)) for change in gone]


def test_history_includes_them(more: PlaybookCopy) -> None:
    git(more.root, "init", "-q", "-b", "main")
    for subject, old, new in (
        ("Begin", "", ""),
        ("Hear of a new price", "Cheap *for a year*.", "Dear *from the start*."),
    ):
        if old:
            more.edit(FLOUR, old, new)
        git(more.root, "add", "-A")
        git(more.root, "commit", "-q", "-m", f"{subject}\n\nWhy: we lost twice.")
    timeline = read_timeline(more.root)
    key = Key("competitor", "flour-power")
    text = timeline_text(timeline, key, timeline.by_entry[key])
    assert "Competitor Flour Power" in text
    assert "Strength: “Cheap *for a year*.” → “Dear *from the start*.”" in text
    assert run("history", "--root", str(more.root), "competitor/flour-power").output.count("Flour Power") > 1
    files = site(more, timeline)
    assert "Dear" in files["changes.md"]
    assert "Last changes" in files["competitors/flour-power.md"]
    events = json.loads(files["api/changes.json"])["events"]
    assert [event["kinds"] for event in events[:1]] == [["competitor"]]
    more.remove(STONE).edit(FLOUR, "rivals: [old-stone]\n", "")
    git(more.root, "add", "-A")
    git(more.root, "commit", "-q", "-m", "Drop Old Stone")
    stone = site(more, read_timeline(more.root))["competitors/old-stone.md"]
    assert "This competitor is no longer in the playbook." in stone


def test_they_have_owners_and_are_watched(more: PlaybookCopy) -> None:
    assert f"/{FLOUR} sales@oven.example" in code_owners(linked(more))
    assert "competitors" in watched()


def test_without_the_row_there_is_no_such_kind(minimal: PlaybookCopy) -> None:
    assert "competitor" not in every_kind()
    assert [path for path in site(minimal) if "competitor" in path] == []
