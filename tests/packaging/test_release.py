"""The last look before a release: files, version, metadata and changelog against the tag."""

import io
import re
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

from icp_playbook import __version__
from tests.packaging.test_ci import script

ROOT = Path(__file__).parents[2]
METADATA = """\
Metadata-Version: 2.4
Name: icp-playbook
Version: {version}
Description-Content-Type: text/markdown

# ICP Playbook
"""
CHANGELOG = "# Changelog\n\n## [Unreleased]\n\n## [1.2.0] - 2026-03-01\n\n### Added\n\n* A thing.\n"


def made(folder: Path, wheel: str, sdist: str) -> Path:
    """A wheel and an sdist with this metadata and nothing else."""
    with ZipFile(folder / "icp_playbook-1.2.0-py3-none-any.whl", "w") as archive:
        archive.writestr("icp_playbook-1.2.0.dist-info/METADATA", wheel)
    with tarfile.open(folder / "icp_playbook-1.2.0.tar.gz", "w:gz") as tar:
        member = tarfile.TarInfo("icp_playbook-1.2.0/PKG-INFO")
        member.size = len(sdist.encode())
        tar.addfile(member, io.BytesIO(sdist.encode()))
    return folder


GOOD = METADATA.format(version="1.2.0")


def problems(tag: str, folder: Path, changelog: str = CHANGELOG) -> list[str]:
    """What `.ci/release.py` finds."""
    return list(script("release").problems(tag, folder, changelog))


def test_what_fits_its_tag_is_released(tmp_path: Path) -> None:
    assert problems("v1.2.0", made(tmp_path, GOOD, GOOD)) == []


@pytest.mark.parametrize(
    ("tag", "wheel", "sdist", "changelog", "words"),
    [
        (
            "v1.2.0",
            METADATA.format(version="1.1.0"),
            GOOD,
            CHANGELOG,
            "any.whl has the version 1.1.0; the tag is",
        ),
        (
            "v1.2.0",
            GOOD,
            METADATA.format(version="1.1.0"),
            CHANGELOG,
            "tar.gz has the version 1.1.0; the tag is",
        ),
        ("1.2.0", GOOD, GOOD, CHANGELOG, "the tag is 1.2.0"),
        ("v1.2.0", GOOD.replace("Name: icp-playbook\n", ""), GOOD, CHANGELOG, "'name' is a required field"),
        ("v1.2.0", GOOD.replace("# ICP Playbook\n", ""), GOOD, CHANGELOG, "no description in Markdown"),
        ("v1.2.0", GOOD, GOOD, CHANGELOG.replace("1.2.0", "1.1.0"), "no section of 1.2.0"),
        ("v1.2.0", GOOD, GOOD, CHANGELOG.replace(" - 2026-03-01", ""), "no section of 1.2.0"),
        ("v1.2.0", GOOD, GOOD, CHANGELOG.replace("* A thing.\n", ""), "no section of 1.2.0"),
    ],
)
def test_what_does_not_fit_is_told(
    tmp_path: Path, tag: str, wheel: str, sdist: str, changelog: str, words: str
) -> None:
    assert any(words in problem for problem in problems(tag, made(tmp_path, wheel, sdist), changelog))


def test_what_is_left_over_or_missing_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "dist"
    folder.mkdir()
    assert problems("v1.2.0", folder) == ["dist has to hold a wheel and an sdist; it holds nothing"]
    made(folder, GOOD, GOOD)
    (folder / "notes.txt").touch()
    assert problems("v1.2.0", folder)[0].endswith("icp_playbook-1.2.0.tar.gz, notes.txt")


def test_the_changelog_has_a_section_of_the_version_below_what_is_unreleased() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    assert re.fullmatch(rf"\[{re.escape(__version__)}\] - \d{{4}}-\d{{2}}-\d{{2}}", headings[1])
