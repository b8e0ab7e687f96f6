"""The zip of a built site: links lead to pages, the same site packs to the same bytes."""

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from icp_playbook.cli import main

PAGE = (
    '<a class="x" href="../">Up</a> <a href=".." title="a">Up</a> <a href=saas/#fit>In</a> '
    '<a href=\'.?a=1\'>Here</a> <a href="#top">Top</a> <a href="https://x.example/">Out</a> '
    '<a href="saas/one.json">File</a> <a href="gone/">Gone</a> <link href="../">'
    '<script src="../assets/playbook-classic.js" defer></script>'
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small built site."""
    site = tmp_path / "site"
    (site / "icp/saas").mkdir(parents=True)
    (site / "assets").mkdir()
    for folder in ("", "icp", "icp/saas"):
        (site / folder / "index.html").write_text("", "utf-8")
    (site / "icp/index.html").write_text(PAGE, "utf-8")
    (site / "assets/playbook-classic.js").write_text('"1";\n', "utf-8")
    return site


def packed(site: Path, target: Path) -> dict[str, str]:
    """Name → text of what the command packs."""
    result = CliRunner().invoke(main, ["pack", str(site), str(target)])
    assert result.exit_code == 0, result.output
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_links_to_folders_become_links_to_pages(site: Path, tmp_path: Path) -> None:
    assert packed(site, tmp_path / "a.zip")["playbook/icp/index.html"] == (
        '<a class="x" href="../index.html">Up</a> <a href="../index.html" title="a">Up</a> '
        "<a href=saas/index.html#fit>In</a> "
        '<a href=\'./index.html?a=1\'>Here</a> <a href="#top">Top</a> <a href="https://x.example/">Out</a> '
        '<a href="saas/one.json">File</a> <a href="gone/">Gone</a> <link href="../">'
        '<script src="../assets/playbook-classic.js" defer></script>'
    )


def test_the_site_itself_is_left_as_it_is_and_packs_to_the_same_bytes(site: Path, tmp_path: Path) -> None:
    packed(site, tmp_path / "a.zip")
    assert (site / "icp/index.html").read_text("utf-8") == PAGE
    packed(site, tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_zip_that_cannot_be_made_leaves_the_last_good_one(site: Path, tmp_path: Path) -> None:
    packed(site, tmp_path / "a.zip")
    before = (tmp_path / "a.zip").read_bytes()
    (site / "icp/index.html").write_bytes(b"caf\xe9")
    result = CliRunner().invoke(main, ["pack", str(site), str(tmp_path / "a.zip")])
    assert result.exit_code == 2
    assert "icp/index.html:1:4: the file is not UTF-8" in result.output
    assert (tmp_path / "a.zip").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".begun"] == []


def test_a_link_out_of_the_site_is_refused(site: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (site / "left.txt").symlink_to(tmp_path / "secret.txt")
    result = CliRunner().invoke(main, ["pack", str(site), str(tmp_path / "a.zip")])
    assert result.exit_code == 2
    assert "`left.txt` is a link that points outside the project" in result.output
    assert not (tmp_path / "a.zip").exists()


@pytest.mark.parametrize(
    ("place", "target", "message"),
    [
        ("nowhere", "a.zip", "there is no built playbook in"),
        ("site", "site/a.zip", "is in the site itself"),
        ("site", "no/folder/a.zip", "cannot be written"),
        ("site", "file/a.zip", "cannot be written"),
    ],
)
def test_what_cannot_be_packed_is_reported(
    site: Path, tmp_path: Path, place: str, target: str, message: str
) -> None:
    assert site.is_dir()
    (tmp_path / "file").touch()
    result = CliRunner().invoke(main, ["pack", str(tmp_path / place), str(tmp_path / target)])
    assert result.exit_code == 2
    assert message in result.output
    assert "help: " in result.output
