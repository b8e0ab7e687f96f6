"""The company's own files beside the generated ones: what clashes or leads elsewhere is told."""

import os
from pathlib import Path

import pytest
from mkdocs.structure.files import File, Files

from icp_playbook.plugin.own_files import Addresses
from tests.plugin.project import BuiltSite, Project

CLASHES = {
    "docs/Glossary.md": "`Glossary.md` and the playbook's `glossary.md` differ only in capitals or accents",
    "docs/ICP/Bakeries.md": "`ICP/Bakeries.md` and the playbook's `icp/bakeries.md` differ only in capitals",
    "docs/API/Playbook.json": "`API/Playbook.json` and the playbook's `api/playbook.json` differ only in",
    "docs/README.md": "`README.md` has the address of the playbook's `index.md` and is not shown: rename it",
    "docs/icp/README.md": "`icp/README.md` has the address of the playbook's `icp/index.md` and is not shown",
}


@pytest.mark.parametrize("path", CLASHES)
def test_an_own_file_that_clashes_is_told(project: Project, path: str) -> None:
    project.write(path, "# Ours\n" if path.endswith(".md") else "{}")
    result = project.mkdocs("build", "--no-strict")
    assert result.returncode == 0, result.stderr
    assert CLASHES[path] in result.stderr


def test_a_file_where_a_folder_must_be_is_told(project: Project) -> None:
    project.write("docs/glossary", "a file without an ending")
    result = project.mkdocs("build", "--strict")
    assert result.returncode != 0
    assert (
        "`glossary` is a file where the playbook's `glossary.md` needs a folder: rename it" in result.stderr
    )


def test_accents_are_compared_however_they_are_written() -> None:
    """A file system may write é as one sign or as two."""
    composed = "r\u00e9sum\u00e9.txt"
    own = Addresses(Files([File("re\u0301sume\u0301.txt", "docs", "site", True)]))
    assert "differ only in capitals or accents" in str(own.warning(composed, composed))
    assert own.warning("resume.txt", "resume.txt") is None


@pytest.mark.parametrize("kind", ["file", "page", "folder"])
def test_a_link_out_of_the_project_is_not_published(project: Project, tmp_path: Path, kind: str) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/key.md").write_text("the secret")
    name = {"file": "docs/key.txt", "page": "docs/key.md", "folder": "docs/keys"}[kind]
    (project.root / name).symlink_to(tmp_path / "secret" / ("" if kind == "folder" else "key.md"))
    result = project.mkdocs("build", "--no-strict")
    assert (result.returncode, "Traceback" in result.stderr) == (1, False)
    assert "is a link that points outside the project" in result.stderr
    assert not (project.root / "site").exists()


def test_links_within_the_project_are_followed(project: Project) -> None:
    project.write("shared/first.md", "# First week\n").write("docs/second.md", "# Second week\n")
    (project.root / "docs/first.md").symlink_to("../shared/first.md")
    (project.root / "docs/third.md").symlink_to("second.md")
    site = project.built()
    assert {"first/", "second/", "third/"} <= set(site.urls())


def test_a_pipe_among_own_files_does_not_hang_the_build(project: Project) -> None:
    os.mkfifo(project.root / "docs/pipe.txt")
    result = project.mkdocs("build")
    assert (result.returncode, "Traceback" in result.stderr) == (1, False)
    assert "`docs/pipe.txt` is a named pipe, not a regular file\n  help: put a regular file" in result.stderr


WRITER = """
from pathlib import Path
def on_post_build(config):
    Path(config.site_dir, "llms.txt").write_text("mine")
    Path(config.site_dir, "assets/playbook.css").write_text("minified")
"""


def test_another_plugin_that_writes_over_a_file_of_ours_is_told(project: Project) -> None:
    project.write("hook.py", WRITER).write("mkdocs.yml", project.text("mkdocs.yml") + "hooks: [hook.py]\n")
    result = project.mkdocs("build", "--no-strict")
    assert result.returncode == 0, result.stderr
    assert "another plugin wrote its own `llms.txt` over the playbook's" in result.stderr
    assert ".css" not in result.stderr
    assert BuiltSite(project.root / "site").files()["llms.txt"] == b"mine"
    project.write("docs/llms.txt", "not needed")
    assert project.built().files()["llms.txt"] == b"mine"
