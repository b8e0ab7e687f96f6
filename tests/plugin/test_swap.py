"""However a build ends, the site is the last good one or the new one, whole; the next build cleans up."""

import signal
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click
import pytest
from mkdocs.__main__ import build_command, serve_command
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from tests.playbooks.copies import MINIMAL
from tests.plugin.disk_changes import fill_disk, listing, look, stop
from tests.plugin.project import BuiltSite, Project
from tests.processes import Result

OLD = {"index.html": b"the last good build", "old/page.html": b"gone in the next"}
CHANGES = 300
"""Fewer than a build of the minimal playbook makes."""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that was built before."""
    project = Project.of(MINIMAL, tmp_path / "project")
    for name, content in OLD.items():
        project.write(f"site/{name}", content)
    return project


def site(project: Project) -> BuiltSite:
    return BuiltSite(project.root / "site")


def left(project: Project) -> list[str]:
    """What stands beside the site and is no part of the project."""
    return sorted(path.name for path in project.root.iterdir() if path.name.startswith(".icp-playbook-"))


def built(project: Project, first: Callable[[], object] | None = None, *options: str) -> Result:
    return project.mkdocs("build", *options, first=first)


def test_at_every_change_of_the_disk_the_site_is_the_old_one_or_the_new_one(
    project: Project, tmp_path: Path
) -> None:
    """What a kill leaves is what is there before the next change."""
    old, report = listing(project.root / "site"), tmp_path / "report"
    result = built(project, partial(look, str(project.root), str(project.root / "site"), str(report)))
    assert result.returncode == 0, result.stderr
    *states, changes = report.read_text().splitlines()
    assert states == [old, listing(project.root / "site")]
    assert int(changes) > CHANGES
    assert "old/page.html" not in site(project).files()


def test_killed_builds_leave_the_site_and_the_next_one_removes_what_they_began(project: Project) -> None:
    folder = str(project.root)
    for at in (1, 2, CHANGES // 2, CHANGES):
        result = built(project, partial(stop, folder, at, signal.SIGKILL))
        assert result.returncode == -signal.SIGKILL
        assert site(project).files() == OLD
        assert len(left(project)) <= 1  # each begins by removing the one before
    assert left(project) != []
    assert built(project).returncode == 0
    assert left(project) == []
    assert OLD.items().isdisjoint(site(project).files().items())


def test_a_cancelled_build_leaves_the_site_and_nothing_else(project: Project) -> None:
    result = built(project, partial(stop, str(project.root), CHANGES, signal.SIGINT))
    assert result.returncode != 0
    assert (site(project).files(), left(project)) == (OLD, [])


@pytest.mark.parametrize("at", [1, 2, CHANGES])
def test_a_full_disk_leaves_the_site_and_is_told_in_a_sentence(project: Project, at: int) -> None:
    result = built(project, partial(fill_disk, str(project.root), at))
    assert "Traceback" not in result.stderr
    assert "cannot be written: No space left on device\n  help: make room" in result.stderr
    assert (site(project).files(), left(project)) == (OLD, [])
    assert result.returncode in (1, 2)


def test_a_strict_build_that_aborts_leaves_the_site(project: Project) -> None:
    project.write("docs/own.md", "# Own\n\n[Nowhere](nowhere.md)\n")
    result = built(project, None, "--strict")
    assert (result.returncode, "Aborted with 1 warnings in strict mode!" in result.stdout) == (1, True)
    assert "The site is as it was." in result.stderr
    assert (site(project).files(), left(project)) == (OLD, [])
    assert built(project, None, "--no-strict").returncode == 0
    assert "own/index.html" in site(project).files()


def test_two_builds_at_once_end_well(project: Project) -> None:
    results: list[Result] = []
    threads = [threading.Thread(target=lambda: results.append(built(project))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [result.returncode for result in results] == [0, 0], [result.stderr for result in results]
    together, ends = site(project).files(), left(project)
    assert built(project).returncode == 0
    assert (site(project).files(), ends) == (together, [])


def test_a_dirty_build_is_whole(project: Project) -> None:
    assert built(project).returncode == 0
    whole = site(project).files()
    project.write("docs/own.md", "# Own\n")
    assert built(project, None, "--dirty", "--no-strict").returncode == 0
    project.remove("docs/own.md")
    assert built(project, None, "--dirty", "--no-strict").returncode == 0
    assert site(project).files() == whole


def test_hidden_files_of_the_site_stay(project: Project) -> None:
    project.write("site/.nojekyll", "").write("site/.git/HEAD", "ref: refs/heads/gh-pages\n")
    assert built(project).returncode == 0
    assert project.text("site/.git/HEAD") == "ref: refs/heads/gh-pages\n"
    assert {".nojekyll", "index.html"} <= site(project).files().keys()


def test_mkdocs_names_the_site_and_not_the_folder_it_fills(project: Project) -> None:
    result = built(project)
    assert f"Building documentation to directory: {project.root / 'site'}\n" in result.stderr
    assert ".icp-playbook-" not in result.stdout + result.stderr


def test_what_is_deployed_is_the_site(project: Project, tmp_path: Path) -> None:
    """`gh-deploy` reads the folder of the site after the build."""
    project.git("init", "--bare", "--quiet", str(tmp_path / "pages"))
    project.committed().git("remote", "add", "origin", str(tmp_path / "pages"))
    result = project.mkdocs("gh-deploy", "--no-history")
    assert result.returncode == 0, result.stderr
    deployed = project.git("ls-tree", "-r", "--name-only", "gh-pages").split("\n")
    assert {"index.html", "icp/bakeries/index.html", ".nojekyll"} <= set(deployed)


def test_a_folder_that_cannot_be_replaced_is_written_in_place_and_that_is_said(project: Project) -> None:
    result = project.mkdocs("build", "-f", "../mkdocs.yml", folder="site")
    assert "site holds the working directory: it is written in place" in result.stderr
    assert (left(project), "icp/bakeries/index.html" in site(project).files()) == ([], True)


@pytest.mark.parametrize("folder", ["icp", "icp/site", ".", "site_templates"])
def test_a_site_over_what_it_is_made_from_is_refused(project: Project, folder: str) -> None:
    project.write("site_templates/assets/own.css", "")
    project.remove("docs").write("../pages/own.md", "# Own\n").edit(
        "mkdocs.yml", "docs_dir: docs", "docs_dir: ../pages"
    )
    result = built(project, None, "--site-dir", folder)
    assert (result.returncode, "Traceback" in result.stderr) == (1, False)
    assert "which it is made from\n  help: set `site_dir` to a folder of its own" in result.stderr
    assert (project.root / "icp/playbook.yaml").is_file()


@pytest.mark.parametrize(("command", "moved"), [(serve_command, False), (build_command, True)])
def test_a_preview_writes_where_mkdocs_says(project: Project, command: click.Command, moved: bool) -> None:
    config = load_config(str(project.root / "mkdocs.yml"))
    with click.Context(command):
        config.plugins.on_config(config)
        assert (Path(config.site_dir).name != "site") == moved
        config.plugins.on_shutdown()
    assert (Path(config.site_dir).name, left(project)) == ("site", [])


@pytest.mark.parametrize(("command", "claimed"), [(serve_command, False), (build_command, True)])
def test_a_preview_claims_no_site_that_can_still_be_read(
    project: Project, command: click.Command, claimed: bool
) -> None:
    """MkDocs answers no page after a failed rebuild, until one ends well."""
    project.edit("icp/playbook.yaml", "currency: USD", "curency: USD")
    with click.Context(command), pytest.raises(Abort) as stopped:
        mkdocs_build(load_config(str(project.root / "mkdocs.yml")))
    assert stopped.value.message.startswith("The playbook was not built: ")
    assert stopped.value.message.endswith("The site is as it was.") == claimed
