"""The example's own deals: what they speak for applies to the example, which still checks, lists and all."""

import shutil
import subprocess
from pathlib import Path

from icp_playbook.model import layout
from tests.cli.running import run

ROOT = Path(__file__).parents[2]


def test_what_the_deals_of_the_example_speak_for_applies(tmp_path: Path) -> None:
    for folder in layout().tops:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    result = run("mine", "--root", str(tmp_path), "--known-by", "closed", "--format", "patch")
    assert result.exit_code == 0, result.stderr
    assert "+++ b/icp/profiles/" in result.stdout
    assert "+      illustrative: true\n" in result.stdout, "made up, as the list says of itself"
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=result.stdout.encode(), check=True)
    checked = run("check", "--root", str(tmp_path), "--as-of", "2026-10-15")
    assert checked.exit_code == 0, checked.stdout
