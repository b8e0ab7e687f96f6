"""A fault in a hook of the plugin is told in a sentence, with the exit code of a fault."""

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli

from icp_playbook.findings import CommandError
from icp_playbook.plugin import hooks
from tests.playbooks.copies import MINIMAL
from tests.plugin.project import Project


@pytest.fixture
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small playbook with a site that was built before."""
    project = Project.of(MINIMAL, tmp_path_factory.mktemp("project") / "book")
    return project.write("site/index.html", "as it was")


STOPS: list[tuple[Exception, int, str]] = [
    (
        KeyError("private"),
        3,
        "this is a fault of icp-playbook, not of your files: KeyError at icp_playbook.plugin.",
    ),
    (MemoryError(), 1, "there is not enough memory"),
    (CommandError("It rains.", "wait"), 1, "It rains.\n  help: wait"),
]


@pytest.mark.parametrize(("error", "code", "sentence"), STOPS)
def test_what_stops_a_hook_is_a_sentence(
    project: Project,
    error: Exception,
    code: int,
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def load(*_: object) -> object:
        raise error

    monkeypatch.setattr(hooks, "load", load)
    monkeypatch.chdir(project.root)
    result = CliRunner().invoke(cli, ["build"])
    output = caplog.text + result.output
    assert (result.exit_code, "Traceback" in output, "private" in output) == (code, False, False)
    assert sentence in output
    assert project.text("site/index.html") == "as it was"
