"""Editors underline nothing in files that `check` accepts, and in blank forms nothing but blanks."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from icp_playbook.editors import modeline, write_editor_schemas
from icp_playbook.model import every_kind, layout
from icp_playbook.playbook import load
from icp_playbook.starter import STARTERS
from tests.cli.running import run
from tests.editors.language_server import LanguageServer
from tests.javascript import tools
from tests.playbooks.copies import MINIMAL, SPARSE
from tests.starter.beginning import begun

OTHERS = (MINIMAL, *SPARSE, *(MINIMAL.parent / name for name in ("posthog-fit", "gitlab-demographics")))
BLANK = re.compile(r"\s*(?:-\s?)?(?:\{?[\w-]+:)?\s*(?:#.*)?")
"""A line of a form with nothing filled in."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    """One server for all."""
    tools.install()
    with LanguageServer(tmp_path_factory.mktemp("editor")) as running:
        yield running


@pytest.mark.parametrize("playbook", OTHERS, ids=lambda path: path.name)
def test_nothing_is_underlined_in_another_playbook(
    playbook: Path, server: LanguageServer, tmp_path: Path
) -> None:
    root = tmp_path / "playbook"
    shutil.copytree(playbook, root)
    loaded = load(root)
    assert write_editor_schemas(root, loaded) == ()
    texts = {}
    for document in loaded.documents.values():
        first, rest = (root / document.path).read_text("utf-8").split("\n", 1)
        kept = rest if "yaml-language-server" in first else f"{first}\n{rest}"
        texts[str(root / document.path)] = f"{modeline(document.kind)}\n{kept}"
    assert len(texts) > 2
    assert {path: found for path, found in server.underlined(texts).items() if found} == {}


@pytest.mark.parametrize("starter", STARTERS)
def test_nothing_but_blanks_is_underlined_in_a_starter_and_its_new_entries(
    starter: str, server: LanguageServer, tmp_path: Path
) -> None:
    root = begun(tmp_path / "new", "--starter", starter).root
    own = [path for top in layout().tops for path in sorted((root / top).rglob("*.yaml"))]
    forms = []
    for kind in every_kind():
        for option in ([], ["--all"]):
            name = f"blank-{kind}{''.join(option).replace('-', '')}"
            made = run("new", "--root", str(root), *option, kind, name)
            assert made.exit_code == 0
            forms.append(root / made.stdout.strip())
    findings = load(root).findings
    assert {found.location.path for found in findings} == {
        path.relative_to(root).as_posix() for path in forms
    }
    found = server.underlined({str(path): path.read_text("utf-8") for path in (*own, *forms)})
    assert {path: lines for path, lines in found.items() if lines and Path(path) in own} == {}
    for path in forms:
        lines = path.read_text("utf-8").splitlines()
        at = {one.location.line for one in findings if path.match(one.location.path)}
        assert [lines[line - 1] for line in sorted(at) if not BLANK.fullmatch(lines[line - 1])] == []
        underlined = {one.line for one in found[str(path)]}
        assert [(path.name, line, lines[line - 1]) for line in sorted(underlined - at)] == []
    assert run("check", "--root", str(root)).exit_code == 1  # so that no blank is published
