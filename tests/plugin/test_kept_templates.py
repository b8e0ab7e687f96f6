"""Compiled templates are kept for the next build of any project, and believed if this code wrote them."""

from collections.abc import Callable
from pathlib import Path
from types import CodeType

import jinja2
import pytest

from icp_playbook.plugin.kept_templates import KeptTemplates
from icp_playbook.site import CompiledTemplates, compiled_templates

Known = dict[tuple[str, str], CodeType]


@pytest.fixture
def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Known:
    """What is compiled, in a process that begins; the caches are its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    known: Known = {}
    monkeypatch.setattr(compiled_templates, "_KNOWN", known)
    monkeypatch.setattr(compiled_templates, "_USED", set())
    return known


def rendered(text: str, **filters: Callable[[str], str]) -> str:
    """A text rendered by a new environment."""
    environment = jinja2.Environment(
        loader=jinja2.DictLoader({"page": text}),
        autoescape=True,
        bytecode_cache=CompiledTemplates("theme"),
    )
    environment.filters.update(filters)
    return environment.get_template("page").render()


def written(project: Path) -> Path:
    """The file of a build that compiled one template."""
    kept = KeptTemplates(project)
    kept.read()
    assert rendered("{{ 1 + 1 }} pages") == "2 pages"
    kept.write()
    (file,) = (project.parent / "caches").rglob("templates-*")
    return file


def test_the_next_build_compiles_nothing_whatever_its_project(known: Known, tmp_path: Path) -> None:
    written(tmp_path / "project")
    before = dict(known)
    known.clear()
    KeptTemplates(tmp_path / "another").read()
    assert known == before != {}
    assert rendered("{{ 1 + 1 }} pages") == "2 pages"
    assert rendered("{{ 2 + 2 }} pages") == "4 pages"


def test_what_was_not_written_with_the_key_of_the_user_is_not_run(known: Known, tmp_path: Path) -> None:
    file = written(tmp_path / "project")
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    known.clear()
    KeptTemplates(tmp_path / "project").read()
    assert known == {}
    file.write_bytes(b"")
    KeptTemplates(tmp_path / "project").read()
    assert known == {}


def test_what_a_clone_brings_is_not_read(
    known: Known, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "project"
    project.mkdir()
    written(project)
    (tmp_path / "caches").rename(project / "caches")
    known.clear()
    monkeypatch.setenv("XDG_CACHE_HOME", str(project / "caches"))
    KeptTemplates(project).read()
    assert known == {}


def test_a_filter_of_another_plugin_may_change_and_nothing_it_did_is_kept(known: Known) -> None:
    assert rendered("{{ 'page' | twice }}", twice=lambda text: text * 2) == "pagepage"
    assert rendered("{{ 'page' | twice }}", twice=lambda text: f"{text} {text}") == "page page"
    assert known == {}


def test_what_was_kept_long_ago_makes_way(known: Known, tmp_path: Path) -> None:
    code = compile("0", "old", "eval")
    known.update({("old", str(number)): code for number in range(1000)})
    written(tmp_path / "project")
    known.clear()
    KeptTemplates(tmp_path / "project").read()
    assert len(known) == 1
