"""Every file of two playbooks as data: the example at the root and the minimal one."""

from pathlib import Path

import pytest

from icp_playbook.model import layout
from icp_playbook.source import Document, SourceFile, parse, read_sources
from tests.playbooks.copies import DECIDED, MINIMAL

ROOT = Path(__file__).parents[2]


def documents(root: Path) -> list[Document]:
    """The files of a playbook, parsed; none has a finding."""
    files, gaps = read_sources(root, layout())
    found = [parse(file) for file in files]
    assert [gap.finding for gap in gaps] == []
    assert [finding for document in found for finding in document.findings] == []
    return found


EXAMPLE_DOCUMENTS = documents(ROOT)
MINIMAL_DOCUMENTS = documents(MINIMAL)
DECISION_DOCUMENTS = [
    parse(SourceFile("decision", path.stem, path.relative_to(DECIDED).as_posix(), path.read_text("utf-8")))
    for path in sorted(DECIDED.rglob("*.yaml"))
]
"""Decisions about the minimal playbook."""


def as_parameters(found: list[Document]) -> list[object]:
    """Documents as parameters of a test, named by their paths."""
    return [pytest.param(document, id=document.path) for document in found]
