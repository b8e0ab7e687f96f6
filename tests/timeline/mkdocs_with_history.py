"""mkdocs with a sample history: `python -m tests.timeline.mkdocs_with_history build …`."""

import sys
from pathlib import Path

from mkdocs.__main__ import cli

from icp_playbook.playbook import load
from icp_playbook.plugin import hooks
from icp_playbook.timeline import Timeline
from tests.timeline.example_timeline import example_timeline


def read_example(project: Path, _cache: Path | None = None) -> Timeline:
    """The sample history, whatever git says."""
    playbook = load(project).playbook
    return example_timeline(playbook) if playbook else Timeline()


if __name__ == "__main__":
    assert "read_timeline" in hooks.__dict__, "the plugin asks something else for its history"
    hooks.__dict__["read_timeline"] = read_example
    cli(sys.argv[1:])
