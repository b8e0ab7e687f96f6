"""What `mkdocs` does first where it is to show a sample history, in a process of its own."""

from pathlib import Path

from icp_playbook.playbook import load
from icp_playbook.plugin import hooks
from icp_playbook.timeline import Timeline
from tests.timeline.example_timeline import example_timeline


def read_example(project: Path, *_others: object) -> Timeline:
    """The sample history, whatever git says."""
    playbook = load(project).playbook
    return example_timeline(playbook) if playbook else Timeline()


def take_example() -> None:
    """Has the plugin of this process show the sample history."""
    assert "read_timeline" in hooks.__dict__, "the plugin asks something else for its history"
    hooks.__dict__["read_timeline"] = read_example
