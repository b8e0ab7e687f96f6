"""`owners`: CODEOWNERS from YAML, and whether the committed file is what they make."""

import re
from pathlib import Path

import pytest

from icp_playbook.model import layout
from tests.cli.repository import Repository
from tests.cli.running import run

ROOT = Path(__file__).parents[2]
HEAD = "# Generated from the owners in the YAML. To update: icp-playbook owners -o .github/CODEOWNERS\n"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The minimal playbook in a folder of a repository."""
    return Repository.start(tmp_path / "repository")


def test_the_committed_file_is_what_the_owners_make() -> None:
    result = run("owners", "--root", str(ROOT), "--check")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_every_entry_has_a_line(repository: Repository) -> None:
    entries = {
        f"{folder}/{file.name}": file.read_text("utf-8")
        for folder in layout().folders.values()
        for file in (repository.root / folder).glob("*.yaml")
    }
    owners = {path: re.findall(r"^owner: (.+)$", text, re.MULTILINE)[0] for path, text in entries.items()}
    assert owners["segments/grown-bakeries.yaml"] == "marketing@oven.example"
    settings = dict.fromkeys(("icp/playbook.yaml", "icp/fields.yaml"), "revops@oven.example")
    lines = {**settings, **dict(sorted(owners.items()))}
    result = run("owners", "--root", str(repository.root))
    assert result.stdout == HEAD + "".join(f"/book/{path} {owner}\n" for path, owner in lines.items())


def test_a_folder_with_a_space_is_named_as_patterns_name_it(tmp_path: Path) -> None:
    root = Repository.start(tmp_path / "repository").root
    root.rename(root.with_name("our book"))
    result = run("owners", "--root", str(root.with_name("our book")))
    assert "\n/our\\ book/personas/owner.yaml sales@oven.example\n" in result.stdout


def test_an_owner_can_go_by_a_handle(repository: Repository) -> None:
    repository.edit(
        "icp/playbook.yaml", "currency: USD", 'owners: {sales@oven.example: "@oven/sales"}\ncurrency: USD'
    )
    result = run("owners", "--root", str(repository.root))
    assert "/book/personas/owner.yaml @oven/sales\n" in result.stdout


def test_check_reports_a_file_that_differs_or_is_missing(repository: Repository) -> None:
    place = repository.root.parent / ".github/CODEOWNERS"
    place.parent.mkdir()
    root = str(repository.root)
    message = (
        f"{place} does not match the owners in the YAML: update it with `icp-playbook owners -o {place}`\n"
    )
    result = run("owners", "--root", root, "--check")
    assert (result.exit_code, result.stderr) == (1, message)
    run("owners", "--root", root, "-o", str(place))
    assert run("owners", "--root", root, "--check").exit_code == 0
    repository.edit("personas/owner.yaml", "owner: sales@oven.example", "owner: hr@oven.example")
    assert run("owners", "--root", root, "--check").stderr == message


@pytest.mark.parametrize("owner", ["revops", "a@b#c", "@two", "x@[y]"])
def test_an_owner_without_an_address_is_reported(owner: str, repository: Repository) -> None:
    repository.edit("personas/owner.yaml", "owner: sales@oven.example", f'owner: "{owner}"')
    result = run("owners", "--root", str(repository.root))
    if owner == "@two":
        assert "/book/personas/owner.yaml @two\n" in result.stdout
        return
    assert result.stderr == (
        f'error: the owner "{owner}" of personas/owner.yaml is neither an e-mail address nor a handle\n'
        "  help: map it to one under `owners:` in icp/playbook.yaml\n"
    )
    assert result.exit_code == 2
