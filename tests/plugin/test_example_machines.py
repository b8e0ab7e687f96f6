"""Machine-readable files of the example site: JSON, schemas, llms.txt, search index; the same bytes twice."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from icp_playbook.model import every_kind, sections
from icp_playbook.playbook import Playbook, load
from icp_playbook.schema import schemas as models
from icp_playbook.search.words import STOP, words_of
from icp_playbook.views.routes import route
from tests.plugin.project import BuiltSite, Project


@pytest.fixture(scope="module")
def playbook(example: Project) -> Playbook:
    """The example playbook as data."""
    playbook = load(example.root).playbook
    assert playbook is not None
    return playbook


def test_the_whole_playbook_is_one_file(example_site: BuiltSite, playbook: Playbook) -> None:
    whole = example_site.json("api/playbook.json")
    assert whole["name"] == playbook.settings.name
    assert {kind.id: [entry["id"] for entry in whole[kind.url]] for kind in sections()} == {
        kind.id: list(playbook.by_kind[kind.id]) for kind in sections()
    }


def test_every_entry_has_its_own_file_which_says_the_same(
    example_site: BuiltSite, playbook: Playbook
) -> None:
    whole = example_site.json("api/playbook.json")
    for key, entry in playbook.entries():
        record = example_site.json(f"api/{key.kind}/{key.id}.json")
        version = record.pop("version")
        assert version == whole["version"]
        assert record in whole[every_kind()[key.kind].url]
        assert record["entry"] == entry.model_dump(mode="json", exclude_none=True)
        assert (example_site.root / record["url"] / "index.html").is_file()
        assert record["source"] == playbook.paths[key]


def test_conditions_have_the_words_of_the_page(example_site: BuiltSite, playbook: Playbook) -> None:
    for id_ in playbook.profiles:
        words = example_site.json(f"api/profile/{id_}.json")["in_words"]
        page = example_site.content(f"icp/{id_}/").text
        assert [sentence for sentence in words.values() if sentence not in page] == []


def test_schemas_are_published_and_fit_the_records(example_site: BuiltSite, playbook: Playbook) -> None:
    names = [*(kind.id for kind in sections()), "playbook", "fields", "account"]
    schemas = {name: example_site.json(f"schemas/{name}.schema.json") for name in names}
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    assert {name: schemas[name] for name in models()} == json.loads(
        json.dumps(models(playbook.settings.custom_properties))
    )
    accounts = Draft202012Validator(schemas["account"])
    for id_ in playbook.examples:
        account = example_site.json(f"api/example/{id_}.json")["entry"]["account"]
        assert list(accounts.iter_errors(account)) == []


def test_llms_txt_leads_to_every_entry(example_site: BuiltSite, playbook: Playbook) -> None:
    text = (example_site.root / "llms.txt").read_text("utf-8")
    assert text.startswith(f"# {playbook.settings.name}\n\n> ")
    assert example_site.json("api/playbook.json")["version"] in text
    linked = re.findall(r"\]\((\S+?)\)", text)
    files = [f"{path}index.html" if path.endswith("/") else path for path in linked]
    assert [path for path in files if not (example_site.root / path).is_file()] == []
    assert {
        *("api/playbook.json", "api/changes.json", "llms-full.txt", "api/openapi.json"),
        *(f"api/{key.kind}/{key.id}.json" for key, _ in playbook.entries()),
        *(f"api/bundle/{id_}.txt" for id_ in playbook.segments),
    } <= set(linked)


def test_each_entry_is_markdown_at_an_address_of_its_own(example_site: BuiltSite, playbook: Playbook) -> None:
    for place in [f"{key.kind}/{key.id}" for key, _ in playbook.entries()]:
        text = (example_site.root / f"api/{place}.md").read_text("utf-8")
        assert text.startswith("# ")
        assert text == (example_site.root / f"api/{place}.txt").read_text("utf-8")
    assert not list((example_site.root / "api").rglob("*.html"))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("persona", lambda entry: entry.titles),
        ("profile", lambda entry: entry.technographics.shows_fit),
        ("profile", lambda entry: entry.firmographics.industry),
        ("profile", lambda entry: [need.pain for need in entry.needs]),
        ("segment", lambda entry: [objection.objection for objection in entry.objections]),
        ("profile", lambda entry: entry.aliases),
        ("disqualifier", lambda entry: entry.ask),
    ],
    ids=["titles", "tools", "industries", "pains", "objections", "aliases", "questions"],
)
def test_search_finds_the_page_by_the_words_a_rep_would_type(
    example_site: BuiltSite, playbook: Playbook, kind: str, words: object
) -> None:
    index = example_site.search()
    for key, entry in playbook.entries():
        if key.kind == kind:
            found = index[route(key)]
            held = found["words"].union(*(words_of(name) for name in (found["title"], *found["names"])))
            assert callable(words)
            searchable = {word for text in words(entry) for word in words_of(text)} - set(STOP.split())
            assert searchable - held == set(), key


def test_search_finds_entries_terms_and_listings_and_no_history(example_site: BuiltSite) -> None:
    found = example_site.search()
    assert {one["kind"] for one in found.values()} == {
        *(kind.one for kind in every_kind().values()),
        *("Term", "Page", "Role", "Call sheet", "Lesson", "Worksheet", "Form", "Checklist", "Templates"),
    }
    unlisted = {url for url in example_site.urls() if url not in found and not url.startswith("changes/")}
    assert unlisted == {"/", "tags/"}
    assert [address for address in found if address.startswith(("tags/", "schemas/", "api/"))] == []
    assert [address for address in found if address.startswith("changes/")] == ["changes/"]
    assert "search/search_index.json" not in example_site.files()


def test_every_result_leads_somewhere_and_answers(example_site: BuiltSite) -> None:
    for address, one in example_site.search().items():
        url, _, anchor = address.partition("#")
        page = example_site.page(url)
        assert one["title"], address
        assert one["answer"], address
        if anchor:
            assert page.all(id=anchor), address


def test_two_builds_give_the_same_bytes(example: Project, example_site: BuiltSite, tmp_path: Path) -> None:
    first = example_site.files()
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "again")]
    elsewhere = {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(
        command, cwd=example.root, env={**os.environ, **elsewhere}, check=True, capture_output=True
    )
    second = BuiltSite(tmp_path / "again").files()
    assert sorted(first) == sorted(second)
    assert [path for path, content in first.items() if content != second[path]] == []
