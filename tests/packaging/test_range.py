"""The dependencies that pyproject.toml promises: the lowest versions are pinned, and both ends work."""

import re
import sys
import tomllib
from pathlib import Path

import pytest

from tests.packaging.test_wheel import ROOT, project, run, wheel

__all__ = ["project", "wheel"]

LOWEST = ROOT / "constraints-lowest.txt"


def pins() -> dict[str, str]:
    """Package → the version that is pinned as the lowest."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", LOWEST.read_text("utf-8"), re.MULTILINE))


def test_the_lowest_pins_are_the_promises() -> None:
    metadata = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    promised = [*metadata["dependencies"], *metadata["optional-dependencies"]["xlsx"]]
    found = [re.match(r"([a-z0-9-]+)>=([\d.]+)", one.lower()) for one in promised]
    assert None not in found
    lowest = pins()
    wrong = [
        (name, bound, lowest.get(name))
        for name, bound in (match.groups() for match in found if match)
        if re.sub(r"(\.0)+$", "", lowest.get(name, "")) != re.sub(r"(\.0)+$", "", bound)
    ]
    assert wrong == []


def test_the_lowest_pins_have_hashes_and_name_no_address() -> None:
    text = LOWEST.read_text("utf-8")
    packages = re.findall(r"^[a-z].*?==.*\n.*", text, re.MULTILINE)
    assert len(packages) > 20
    assert [one for one in packages if "\n    --hash=sha256:" not in one] == []
    assert "://" not in text


@pytest.mark.long
@pytest.mark.parametrize("end", ["lowest", "newest"])
def test_the_wheel_checks_and_builds_at_both_ends(
    end: str, wheel: Path, project: Path, tmp_path: Path
) -> None:
    run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    commands = tmp_path / "venv/bin"
    # pip takes no wheel of our own without its hash where constraints carry hashes, so they go.
    constraints = re.sub(r" \\\n +--hash=\S+", "", LOWEST.read_text("utf-8")) if end == "lowest" else ""
    (tmp_path / "pins.txt").write_text(constraints)
    pip = (commands / "python", "-m", "pip", "--disable-pip-version-check")
    run(*pip, "install", "--quiet", "--constraint", tmp_path / "pins.txt", f"{wheel}[xlsx]", cwd=tmp_path)
    if end == "lowest":
        installed = run(*pip, "list", "--format=freeze", cwd=tmp_path).lower().split()
        assert f"pydantic=={pins()['pydantic']}" in installed
    run(commands / "icp-playbook", "check", cwd=project)
    run(commands / "mkdocs", "build", "--strict", "--quiet", "--site-dir", tmp_path / "site", cwd=project)
    assert (tmp_path / "site/icp/bakeries/index.html").is_file()
