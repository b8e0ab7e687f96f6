"""Machine-readable files: one version that shows whether content changed, and text that stays text."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from icp_playbook.playbook import load
from icp_playbook.site import PLAIN, build, find_look
from icp_playbook.site.llms_full import BUDGET, EntryTexts, llms_full, tokens
from icp_playbook.site.plain_markdown import line
from icp_playbook.views.example_verdicts import evaluate_examples
from icp_playbook.views.records import PlaybookRecords
from tests.playbooks.copies import MINIMAL, PlaybookCopy

EXAMPLE = Path(__file__).parents[2]
TYPES = {"json": "application/json", "txt": "text/plain", "md": "text/markdown"}


def files(root: Path) -> dict[str, str | bytes]:
    """Address → content of every file of a playbook's site; of a page, where its Markdown lies."""
    playbook = load(root).playbook
    assert playbook is not None
    return {made.address or made.uri: made.content for made in build(playbook, find_look(root), "").files}


def version(root: Path) -> str:
    """The version of a playbook."""
    whole: dict[str, Any] = json.loads(files(root)["api/playbook.json"])
    return str(whole["version"])


def test_the_version_changes_only_with_the_content(minimal: PlaybookCopy) -> None:
    first = version(minimal.root)
    owner = minimal.text("personas/owner.yaml")
    minimal.write("personas/owner.yaml", f"# a remark\n{owner}\n")
    minimal.write("site_templates/assets/brand.css", "body { color: red }")
    assert version(minimal.root) == first
    minimal.write("personas/owner.yaml", owner.replace("Bakes, signs", "Bakes, pays"))
    assert version(minimal.root) != first


def test_every_machine_file_carries_the_same_version(minimal: PlaybookCopy) -> None:
    made, expected = files(minimal.root), version(minimal.root)
    own = {"api/program.json", "api/fit.json", "api/openapi.json"}  # these have theirs in another place
    entries = [
        json.loads(content)
        for uri, content in made.items()
        if uri.startswith("api/") and uri.endswith(".json") and uri not in own
    ]
    assert {entry["version"] for entry in entries} == {expected}
    assert json.loads(made["api/openapi.json"])["info"]["version"] == expected
    texts = [uri for uri in made if uri.startswith(("api/", "llms")) and uri.endswith((".txt", ".md"))]
    assert [uri for uri in texts if f"ersion {expected}" not in str(made[uri])] == []


def test_text_in_llms_txt_makes_no_links_and_no_lines(minimal: PlaybookCopy) -> None:
    minimal.edit("icp/signals/second-shop.yaml", "name: Second shop", 'name: "a](evil) [b\\n# c"')
    line = next(line for line in str(files(minimal.root)["llms.txt"]).splitlines() if "evil" in line)
    assert line == "- [a\\](evil) \\[b \\# c](api/signal/second-shop.json): A second shop has opened."


def test_every_entry_is_markdown_too_with_its_conditions_in_words(minimal: PlaybookCopy) -> None:
    made = files(minimal.root)
    for uri in [uri for uri in made if re.fullmatch(r"api/(?!bundle|openapi)[a-z]+/[a-z0-9-]+\.json", uri)]:
        record = json.loads(made[uri])
        text = str(made[uri.replace(".json", ".txt")])
        assert made[uri.replace(".json", ".md")] == text
        assert text.startswith(f"# {line(record['name'])}\n")
        assert f"version {record['version']}" in text
        assert [sentence for sentence in record["in_words"].values() if line(sentence) not in text] == []


def test_markdown_of_an_entry_makes_no_links_and_no_headings_of_its_texts(minimal: PlaybookCopy) -> None:
    minimal.edit("icp/signals/second-shop.yaml", "name: Second shop", 'name: "a](evil) [b\\n# c"')
    text = str(files(minimal.root)["api/signal/second-shop.txt"])
    assert text.startswith("# a\\](evil) \\[b \\# c\n")


def test_a_bundle_holds_the_segment_with_all_it_names(minimal: PlaybookCopy) -> None:
    made = files(minimal.root)
    playbook = load(minimal.root).playbook
    assert playbook is not None
    for id_, segment in playbook.segments.items():
        bundle = json.loads(made[f"api/bundle/{id_}.json"])
        assert {"version": bundle["version"], **bundle["segment"]} == json.loads(
            made[f"api/segment/{id_}.json"]
        )
        assert bundle["profile"]["id"] == segment.icp
        assert [one["id"] for one in bundle["personas"]] == list(segment.personas)
        fit = playbook.profiles[segment.icp].fit
        assert [one["id"] for one in bundle["disqualifiers"]] == list(fit.disqualifiers)
        others = [bundle["profile"], *bundle["personas"], *bundle["disqualifiers"], *bundle["signals"]]
        for one in others:
            record = json.loads(made[one["json"]])
            assert {**record, **one} == {**record, "json": one["json"]}
        text = str(made[f"api/bundle/{id_}.txt"])
        for persona in segment.personas:
            assert f"\n## {line(playbook.personas[persona].name)}\n" in text
            assert line(playbook.personas[persona].say[0]) in text
        assert line(segment.messaging.headline or "") in text
        assert not re.search(r"^#+ (Review|Fit|Evidence|Put to work)$", text, re.MULTILINE)
        assert f"`api/profile/{segment.icp}.txt`" in text


def test_the_full_text_stays_within_its_budget_and_says_so(minimal: PlaybookCopy) -> None:
    full = str(files(minimal.root)["llms-full.txt"])
    assert f"Version {version(minimal.root)}. At most {BUDGET:,} tokens" in full
    assert tokens(full) <= BUDGET
    playbook = load(minimal.root).playbook
    assert playbook is not None
    for _, entry in playbook.entries():
        assert f"\n## {line(entry.name)}\n" in full


def test_what_does_not_fit_the_budget_is_named(minimal: PlaybookCopy) -> None:
    playbook = load(minimal.root).playbook
    assert playbook is not None
    found = PlaybookRecords(playbook, evaluate_examples(playbook))
    short = llms_full(playbook, found, EntryTexts(found, lambda: "0" * 12), 1500)
    assert tokens(short) <= 1500
    assert "## Left out to stay within the limit" in short
    for key, entry in playbook.entries():
        listed = f"\n## {line(entry.name)}\n" in short
        named = f"- [{line(entry.name)}](api/{key.kind}/{key.id}.txt)" in short
        assert listed is not named


@pytest.mark.parametrize("root", [MINIMAL, EXAMPLE], ids=["minimal", "example"])
def test_the_description_of_the_api_is_openapi_and_true(root: Path) -> None:
    """A validator accepts it; every address in it is a file of that content, and every file is in it."""
    made = files(root)
    described: dict[str, Any] = json.loads(made["api/openapi.json"])
    assert [error.message for error in OpenAPIV31SpecValidator(described).iter_errors()] == []
    addresses = set()
    for path, item in described["paths"].items():
        parameters = item["get"].get("parameters", [])
        ids = parameters[0]["schema"]["enum"] if parameters else [""]
        addresses |= {path.replace("{id}", id_).removeprefix("/") for id_ in ids}
        (response,) = item["get"]["responses"].values()
        for type_, media in response["content"].items():
            assert type_ == TYPES[path.rpartition(".")[2]]
            if "$ref" in media["schema"]:
                *_, name = media["schema"]["$ref"].split("/")
                assert media["schema"]["$ref"] == f"#/components/schemas/{name}"
                validator = Draft202012Validator(
                    {"$ref": f"#/$defs/{name}", "$defs": _local(described["components"]["schemas"])}
                )
                for id_ in ids:
                    address = path.replace("{id}", id_).removeprefix("/")
                    assert [error.message for error in validator.iter_errors(json.loads(made[address]))] == []
    assert addresses == {
        uri for uri in made if uri.startswith(("api/", "schemas/")) or uri in ("llms.txt", "llms-full.txt")
    }


def test_a_renderer_that_makes_pages_of_markdown_is_promised_none() -> None:
    playbook = load(MINIMAL).playbook
    assert playbook is not None
    plain = {
        made.uri: str(made.content) for made in build(playbook, find_look(MINIMAL), "", renderer=PLAIN).files
    }
    assert [uri for uri in plain if uri.startswith("api/") and ".md" in uri] == []
    assert [path for path in json.loads(plain["api/openapi.json"])["paths"] if path.endswith(".md")] == []
    assert "the same address with .txt is Markdown" in plain["llms.txt"]


def _local(schemas: dict[str, Any]) -> dict[str, Any]:
    """The schemas of the document, to be found under $defs."""
    local: dict[str, Any] = json.loads(json.dumps(schemas).replace("#/components/schemas/", "#/$defs/"))
    return local
