"""History of a thousand entries and ten thousand commits, against git alone; see docs/benchmarks.md."""

import os
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from icp_playbook.git import Repository, read_log
from icp_playbook.git.log import ARGUMENTS
from icp_playbook.history import History, read_history
from icp_playbook.history.file_content import read_content
from icp_playbook.model import layout
from icp_playbook.source import MAX_BYTES
from tests.bench.runs import run_build
from tests.bench.ten_thousand import COMMITS, write_ten_thousand
from tests.bench.thousand import write_thousand

pytestmark = pytest.mark.bench

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The generated repository."""
    folder = tmp_path_factory.mktemp("ten-thousand")
    write_thousand(ROOT, folder / "playbook")
    write_ten_thousand(folder / "playbook", folder / "repository")
    return folder / "repository"


def spent(work: Callable[[], object]) -> float:
    """Seconds of processor time, of this process and of the git it starts."""
    before = os.times()
    work()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def names(project: Path) -> dict[str, str]:
    """The blobs of the whole history, with the kind of file each is."""
    repository = Repository.around(project)
    kinds = {layout().paths[place]: kind for place, kind in enumerate(("playbook", "fields"))}
    found: dict[str, str] = {}
    for entry in read_log(repository, repository.born(), layout().paths):
        for changes in entry.changes.values():
            for change in changes:
                kind = kinds.get(change.path, Path(change.path).parent.name.removesuffix("s"))
                found |= {blob: kind for blob in (change.old, change.new) if blob}
    return found


def test_history_against_git_alone(project: Path, tmp_path: Path) -> None:
    repository = Repository.around(project)
    blobs = names(project)
    asked = "".join(f"{blob}\n" for blob in blobs).encode("ascii")

    def alone() -> None:
        repository.git.run("log", *ARGUMENTS, repository.born(), "--", *layout().paths)
        repository.git.run("cat-file", "--batch", "--buffer", given=asked)

    def parsed() -> None:
        with repository.git.reading("cat-file", "--batch", "--buffer", given=asked) as output:
            for kind in blobs.values():
                size = int(output.readline().split()[2])
                assert size < MAX_BYTES
                read_content(kind, layout().entry_path(kind, "entry"), output.read(size), size)
                output.readline()

    histories: list[History] = []
    raw = min(spent(alone) for _ in range(3))
    parsing = spent(parsed)
    cold = spent(lambda: histories.append(read_history(project, tmp_path)))
    warm = min(spent(lambda: histories.append(read_history(project, tmp_path))) for _ in range(3))
    (project / "notes.md").write_text("A commit that touches no entry.\n", "utf-8")
    repository.git.run("add", "notes.md")
    repository.git.run("-c", "user.name=A", "-c", "user.email=a@b", "commit", "-q", "-m", "Note")
    moved = spent(lambda: histories.append(read_history(project, tmp_path)))
    steps = sum(len(revision.edits) for revision in histories[0].every)
    click.echo(
        f"\n{COMMITS:,} commits, {len(blobs):,} blobs, {len(histories[0].every):,} revisions, {steps:,} steps"
        f"\ngit alone: {raw:.2f} s; parsing each blob once: {parsing:.2f} s"
        f"\ncold: {cold:.2f} s, {cold / (raw + parsing):.2f} of both,"
        f" {(cold - parsing) / raw:.2f} of git beyond parsing (aim 1.5)"
        f"\nwarm: {warm:.2f} s, {warm / raw:.2f} of git (aim 0.5)"
        f"\none commit later: {moved:.2f} s, {moved / raw:.2f} of git"
    )
    assert all(other.every == histories[0].every for other in histories[1:])


def test_what_history_adds_to_a_build(project: Path, tmp_path: Path) -> None:
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    without = config.replace("- icp-playbook\n", "- icp-playbook:\n      history: false\n")
    assert without != config
    (project / "site_templates/content").mkdir(parents=True, exist_ok=True)
    (project / "mkdocs.yml").write_text(config, "utf-8")
    (project / "without.yml").write_text(without, "utf-8")
    site = tmp_path / "site"
    cold = run_build(project, site, "-f", "mkdocs.yml")
    warm, plain = [], []
    for _ in range(2):
        warm.append(run_build(project, site, "-f", "mkdocs.yml").seconds)
        plain.append(run_build(project, site, "-f", "without.yml").seconds)
    click.echo(
        f"\nbuild with history / without: {min(warm) / min(plain):.2f} warm"
        f" ({min(warm):.1f} s / {min(plain):.1f} s; aim 1.10), {cold.seconds / min(plain):.2f} cold"
    )
