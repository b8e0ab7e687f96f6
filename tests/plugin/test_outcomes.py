"""A site with outcomes needs scipy: a build and an export without it stop before anything is written."""

import html
import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from icp_playbook.export import export
from icp_playbook.findings import CommandError
from tests.backtest.outcome_lists import with_outcomes
from tests.playbooks.copies import PlaybookCopy

PAGE = "icp/bakeries/evidence"


@pytest.fixture
def deals(minimal: PlaybookCopy) -> PlaybookCopy:
    """The minimal playbook with a list of outcomes."""
    return with_outcomes(minimal)


def test_both_writers_write_the_page(deals: PlaybookCopy, tmp_path: Path) -> None:
    build(load_config(str(deals.root / "mkdocs.yml"), site_dir=str(tmp_path / "web")))
    export(deals.root, tmp_path / "tree")
    page = html.unescape((tmp_path / "web" / PAGE / "index.html").read_text("utf-8"))
    assert '<h1 dir="auto">Evidence: Bakeries</h1>' in page
    (page_file,) = (tmp_path / "tree" / "docs" / PAGE).iterdir()
    assert "Evidence" in page_file.read_text("utf-8").partition("\n---\n")[0]


def test_without_scipy_neither_writes_anything(
    deals: PlaybookCopy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "scipy.stats", None)
    with pytest.raises(CommandError, match="scipy, which works out intervals, is not installed"):
        export(deals.root, tmp_path / "tree")
    with pytest.raises(Abort):
        build(load_config(str(deals.root / "mkdocs.yml"), site_dir=str(tmp_path / "web")))
    assert "pip install 'icp-playbook[outcomes]'" in caplog.text
    assert not (tmp_path / "tree").exists()
    assert not (tmp_path / "web").exists()
