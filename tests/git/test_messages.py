"""The messages of the commits between two revisions."""

from pathlib import Path

import pytest

from icp_playbook.git import NoSuchRevision, Repository, messages
from tests.history.repositories import Step, git, repository

STEPS = [
    Step("01-first", {"message": "First", "write": {"icp/a.yaml": "a: 1\n"}}),
    Step("02-second", {"message": "Second\n\nWhy: because.", "write": {"icp/a.yaml": "a: 2\n"}}),
]


def test_messages_are_those_of_the_commits_between(tmp_path: Path) -> None:
    project = repository(STEPS, tmp_path / "repository")
    git(project, "tag", "first", "HEAD~1")
    around = Repository.around(project)
    assert [message.strip() for message in messages(around, "first", "HEAD")] == ["Second\n\nWhy: because."]
    assert messages(around, "HEAD", "first") == []


@pytest.mark.parametrize("revision", ["nope", "--output=x", "", "HEAD\0", "HEAD^{tree}"])
def test_an_unknown_revision_is_reported(tmp_path: Path, revision: str) -> None:
    project = repository(STEPS, tmp_path / "repository")
    with pytest.raises(NoSuchRevision):
        messages(Repository.around(project), revision, "HEAD")
    assert not (project / "x").exists()
