"""The SBOM of a release: the step that makes it runs, and it lists the pinned versions and no other."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.packaging.test_ci import ROOT, loaded

PINS = re.compile(r"^([a-z0-9.-]+)==([^\s;]+)", re.MULTILINE)


def _step() -> str:
    steps = loaded(ROOT / ".github/workflows/release.yml")["jobs"]["build"]["steps"]
    (found,) = [step["run"] for step in steps if step.get("name", "").startswith("The SBOM")]
    return str(found)


def test_the_tool_is_pinned_with_hashes_and_names_no_address() -> None:
    text = (ROOT / "constraints-sbom.txt").read_text("utf-8")
    assert "--require-hashes -r constraints-sbom.txt" in _step()
    packages = re.findall(r"^[a-z].*?==.*\n.*", text, re.MULTILINE)
    assert [one for one in packages if "\n    --hash=sha256:" not in one] == []
    assert "cyclonedx-bom" in dict(PINS.findall(text))
    assert "://" not in text


@pytest.mark.long
def test_the_sbom_lists_exactly_the_pins(tmp_path: Path) -> None:
    for name in ("pyproject.toml", "constraints-core.txt", "constraints-sbom.txt"):
        shutil.copy(ROOT / name, tmp_path)
    environment = {**os.environ, "RUNNER_TEMP": str(tmp_path / "temp")}
    # The step validates what it writes against the published schema, and fails if that does not hold.
    made = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", _step()],
        cwd=tmp_path,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert made.returncode == 0, made.stderr
    bom: dict[str, Any] = json.loads((tmp_path / "sbom/icp-playbook.cdx.json").read_text("utf-8"))
    assert (bom["bomFormat"], bom["metadata"]["component"]["name"]) == ("CycloneDX", "icp-playbook")
    listed = sorted((one["name"].lower(), one["version"]) for one in bom["components"])
    assert listed == sorted(PINS.findall((ROOT / "constraints-core.txt").read_text("utf-8")))
