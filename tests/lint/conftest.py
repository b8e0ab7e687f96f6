"""The example playbook, free to be changed."""

from pathlib import Path

import pytest

from tests.lint.example_playbook import ExamplePlaybook


@pytest.fixture
def example(tmp_path: Path) -> ExamplePlaybook:
    """A copy for one test."""
    return ExamplePlaybook(tmp_path)
