"""The package with one more kind, and a playbook that has entries of it."""

import shutil
from pathlib import Path

import pytest

from icp_playbook.model import kinds
from icp_playbook.views.entries import PAGES
from tests.kinds.competitor import COMPETITOR, PAGES_OF_COMPETITORS
from tests.playbooks.copies import PlaybookCopy

HERE = Path(__file__).parent


@pytest.fixture
def more(minimal: PlaybookCopy, monkeypatch: pytest.MonkeyPatch) -> PlaybookCopy:
    """The minimal playbook with competitors: its model, row, views, templates and content."""
    monkeypatch.setattr(kinds, "KINDS", (*kinds.KINDS, COMPETITOR))
    monkeypatch.setitem(PAGES, "competitor", PAGES_OF_COMPETITORS)
    for folder in ("competitors", "site_templates"):
        shutil.copytree(HERE / folder, minimal.root / folder)
    return minimal
