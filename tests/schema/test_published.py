"""The committed schemas are those of the models, and every file names its own."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from icp_playbook.schema import DIALECT, schemas
from tests.cli.running import run

ROOT = Path(__file__).parents[2]
SCHEMAS = schemas()
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


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid_and_documents_every_key(name: str) -> None:
    schema = SCHEMAS[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == DIALECT
    assert schema["title"] == f"ICP Playbook: {name}"
    parts = {name: schema, **schema["$defs"]}
    assert [title for title, part in parts.items() if not part.get("description")] == []
    assert [title for title, part in parts.items() if part["additionalProperties"] is not False] == []


def leads_to(path: str) -> Path | None:
    """The schema that the first line of a file names."""
    first = (ROOT / path).read_text("utf-8").splitlines()[0]
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+\.schema\.json)", first)
    return ((ROOT / path).parent / found[1]).resolve() if found else None


def kind_of(path: str) -> str:
    """What kind of file a path names."""
    parent, stem = Path(path).parent.name, Path(path).stem
    return stem if parent == "icp" else parent.removesuffix("s")


def test_every_file_leads_its_editor_to_its_schema() -> None:
    schemas_of = {path: ROOT / f"schemas/{kind_of(path)}.schema.json" for path in FILES}
    assert len(schemas_of) > 70
    assert {path: leads_to(path) for path in FILES} == schemas_of
    titles = {schema.name: json.loads(schema.read_text("utf-8"))["title"] for schema in schemas_of.values()}
    assert titles == {f"{kind}.schema.json": f"ICP Playbook: {kind}" for kind in map(kind_of, FILES)}
