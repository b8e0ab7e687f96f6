"""mkdocs with a history made by hand: `python -m tests.timeline.retold build …`."""

import sys
from pathlib import Path

from mkdocs.__main__ import cli

from icp_playbook import plugin
from icp_playbook.playbook import load
from icp_playbook.timeline import Timeline
from tests.timeline.example_timeline import story


def retold(project: Path, _cache: Path | None = None) -> Timeline:
    """The story, whatever git says."""
    playbook = load(project).playbook
    return story(playbook) if playbook else Timeline()


if __name__ == "__main__":
    assert "read_timeline" in plugin.__dict__, "the plugin asks something else for its history"
    plugin.__dict__["read_timeline"] = retold
    cli(sys.argv[1:])
