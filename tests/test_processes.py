"""A command that a test forks does what the installed one does."""

import subprocess
from pathlib import Path

import pytest

from tests.playbooks.copies import MINIMAL
from tests.processes import path

SCRIPT = f"""
cd "$PLACE"
printf 'Company,Country\\nLoaf,DE\\n' | icp-playbook score - --root '{MINIMAL}' > scores.csv
icp-playbook score nowhere.csv --root '{MINIMAL}' 2> refused || echo "ended with $?"
icp-playbook --version | cat
"""


@pytest.mark.parametrize("installed", [True, False], ids=["installed", "forked"])
def test_a_script_finds_its_streams_its_folder_and_its_ending(tmp_path: Path, installed: bool) -> None:
    environment = {"PATH": path(installed=installed), "PLACE": str(tmp_path), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["bash", "-e", "-c", SCRIPT], env=environment, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0
    ended, version = done.stdout.splitlines()
    assert ended == "ended with 2"
    assert version.startswith("icp-playbook")
    assert "nowhere.csv" in (tmp_path / "refused").read_text("utf-8")
    assert "Loaf" in (tmp_path / "scores.csv").read_text("utf-8")
    assert "Loaf" not in done.stderr
