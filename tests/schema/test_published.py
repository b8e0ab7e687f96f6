"""The committed schemas are those of the models, and every file leads its editor to one."""

import datetime
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from icp_playbook.editors import FOLDER
from icp_playbook.model import layout
from icp_playbook.schema import DIALECT, marked_schema, schemas, search_schema
from icp_playbook.starter import StarterRequest, starter_files
from icp_playbook.values import NAMED
from tests.cli.running import run
from tests.playbooks.copies import MINIMAL, PlaybookCopy

ROOT = Path(__file__).parents[2]
SCHEMAS = schemas()
QUERIES = Draft202012Validator(search_schema())


def test_the_committed_schemas_are_not_stale(tmp_path: Path) -> None:
    assert run("schema", str(tmp_path)).exit_code == 0
    written = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}
    committed = {path.name: path.read_text("utf-8") for path in (ROOT / "schemas").iterdir()}
    assert committed == written, "the schemas are out of date: icp-playbook schema schemas"


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid_and_documents_every_key(name: str) -> None:
    schema = SCHEMAS[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == DIALECT
    assert schema["title"] == f"ICP Playbook: {name}"
    parts = {name: schema, **schema["$defs"]}
    assert [title for title, part in parts.items() if not part.get("description")] == []
    assert [title for title, part in parts.items() if part["additionalProperties"] is not False] == []


def parts_of(node: Any) -> Iterator[dict[str, Any]]:
    """Every mapping in a schema."""
    if isinstance(node, dict):
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from parts_of(inner)


def test_no_part_is_called_by_the_name_of_its_model() -> None:
    """Editors offer a title beside keys: all that the part requires, at once."""
    found = {part["title"] for schema in SCHEMAS.values() for part in schema["$defs"].values()}
    assert {"The value is equal", "A role on the buying committee", "A proof point"} <= found
    assert {
        title for title in found if title in {name for one in SCHEMAS.values() for name in one["$defs"]}
    } == set()


def test_what_names_something_is_marked_for_editors_alone() -> None:
    assert [part for schema in SCHEMAS.values() for part in parts_of(schema) if NAMED in part] == []
    assert {part[NAMED] for kind in SCHEMAS for part in parts_of(marked_schema(kind)) if NAMED in part} > {
        *("persona", "field", "tier", "criterion", "proof point", "facet", "kind")
    }


def leads_to(file: Path) -> Path | None:
    """The schema that the first line of a file names."""
    first = file.read_text("utf-8").splitlines()[0]
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+\.schema\.json)", first)
    return Path(os.path.normpath(file.parent / found[1])) if found else None


@pytest.mark.parametrize(
    ("playbook", "schemas_in"), [(ROOT, f"{FOLDER}/schemas"), (MINIMAL, "../../../schemas")]
)
def test_every_file_leads_its_editor_to_its_schema(playbook: Path, schemas_in: str) -> None:
    folder = Path(os.path.normpath(playbook / schemas_in))
    found = [path for top in layout().tops for path in (playbook / top).rglob("*.yaml")]
    kinds = {path: layout().entry_at(path.relative_to(playbook).as_posix()) for path in found}
    assert len(found) > 8
    assert {path: leads_to(path) for path in found} == {
        path: folder / f"{kind[0]}.schema.json" for path, kind in kinds.items() if kind is not None
    }


def test_the_queries_of_search_lead_their_editor_to_the_schema_too() -> None:
    assert leads_to(ROOT / "search.yaml") == ROOT / FOLDER / "schemas/search.schema.json"
    texts = starter_files(StarterRequest(datetime.date(2026, 11, 29))).files
    for text in ((ROOT / "search.yaml").read_bytes(), texts["search.yaml"]):
        assert text.startswith(b"# yaml-language-server: $schema=.icp-playbook/schemas/search.schema.json\n")
        assert list(QUERIES.iter_errors(yaml.safe_load(text))) == []


@pytest.mark.parametrize(
    "query",
    [
        "finds: [persona/owner]",
        "typed: 3, finds: []",
        "typed: bakeries",
        "typed: bakeries, finds: persona/owner",
        "typed: bakeries, finds: [3]",
        "typed: bakeries, finds: [], say: flour",
        "typed: bakeries, finds: [], says: 3",
    ],
)
def test_a_query_that_check_cannot_read_is_invalid(query: str, minimal: PlaybookCopy) -> None:
    text = f"queries: [{{{query}}}]\n"
    assert not QUERIES.is_valid(yaml.safe_load(text))
    minimal.write("search.yaml", text)
    assert "missed-search" in run("check", "--root", str(minimal.root)).stdout
