"""The committed schemas are those of the models, and every file says which one is its own."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from icp_playbook.schema import DIALECT, schemas
from tests.cli.running import run

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("icp", "personas", "segments", "tests/playbooks/minimal/icp")
    for path in (ROOT / folder).rglob("*.yaml")
)


def test_the_committed_schemas_are_not_stale(tmp_path: Path) -> None:
    assert run("schema", str(tmp_path)).exit_code == 0
    written = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}
    committed = {path.name: path.read_text("utf-8") for path in (ROOT / "schemas").iterdir()}
    assert committed == written, "the schemas are out of date: icp-playbook schema schemas"


@pytest.mark.parametrize("name", schemas())
def test_a_schema_is_valid_and_documents_every_key(name: str) -> None:
    schema = schemas()[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == DIALECT
    assert schema["title"] == f"ICP Playbook: {name}"
    parts = {name: schema, **schema["$defs"]}
    assert [title for title, part in parts.items() if not part.get("description")] == []
    assert [title for title, part in parts.items() if part["additionalProperties"] is not False] == []


@pytest.mark.parametrize("path", FILES)
def test_a_file_leads_its_editor_to_its_schema(path: str) -> None:
    first = (ROOT / path).read_text("utf-8").splitlines()[0]
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+\.schema\.json)", first)
    assert found, "the first line names no schema"
    schema = ((ROOT / path).parent / found[1]).resolve()
    parent, stem = Path(path).parent.name, Path(path).stem
    kind = stem if parent == "icp" else parent.removesuffix("s")
    assert schema == ROOT / f"schemas/{kind}.schema.json"
    assert json.loads(schema.read_text("utf-8"))["title"] == f"ICP Playbook: {kind}"
