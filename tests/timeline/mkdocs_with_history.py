"""What `mkdocs` does first where it is to show a sample history, in a process of its own."""

from pathlib import Path

from icp_playbook.playbook import load
from icp_playbook.plugin import hooks
from icp_playbook.site import changes
from icp_playbook.timeline import Timeline
from icp_playbook.views.events import recent_changes
from tests.timeline.example_timeline import example_timeline


def read_example(project: Path, *_: object) -> Timeline:
    """The sample history, whatever git says."""
    loaded = load(project)
    return example_timeline(loaded.playbook, loaded.documents) if loaded.playbook else Timeline()


def no_decisions(*_: object) -> tuple[()]:
    """None, whatever the playbook has: the example's own would stand among the sample's commits."""
    return ()


def take_example() -> None:
    """Has the plugin of this process show the sample history, of commits alone."""
    for module, name in (
        (changes, "dated_decisions"),
        (recent_changes, "dated_decisions"),
        (recent_changes, "decisions_about"),
    ):
        assert name in module.__dict__, f"{module.__name__} asks something else for decisions"
        module.__dict__[name] = no_decisions
    assert "read_timeline" in hooks.__dict__, "the plugin asks something else for its history"
    hooks.__dict__["read_timeline"] = read_example
