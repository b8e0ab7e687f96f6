"""A thousand entries checked and built, against the least they could cost; see docs/benchmarks.md."""

import gc
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
import yaml

from icp_playbook.lint import lint
from icp_playbook.model import sections
from icp_playbook.playbook import load
from tests.bench.runs import Run, run, run_build
from tests.bench.thousand import COUNTS, write_thousand
from tests.playbooks.copies import MINIMAL

pytestmark = pytest.mark.bench

ROOT = Path(__file__).parents[2]
PAGE_LIMIT = 150_000
"""Bytes of the largest page."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The generated playbook."""
    project = tmp_path_factory.mktemp("thousand")
    write_thousand(ROOT, project)
    return project


@pytest.fixture(scope="module")
def builds(project: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Run], list[Run]]:
    """The built site, the builds with the plugin, and those of the exported tree without it, in turns."""
    folder = tmp_path_factory.mktemp("builds")
    run([sys.executable, "-m", "icp_playbook", "export", folder / "tree"], project)
    ours, plain = [], []
    for _ in range(2):
        ours.append(run_build(project, folder / "ours"))
        plain.append(run_build(folder / "tree", folder / "plain"))
    return folder, ours, plain


def best_of_three(work: Callable[[], object]) -> float:
    """Seconds of processor time of the fastest of three runs."""
    taken = []
    for _ in range(3):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return min(taken)


@pytest.fixture
def as_in_a_command() -> Iterator[None]:
    """Python looks for what can be freed as it does in a process of its own, not as in one that tests."""
    threshold = gc.get_threshold()
    gc.unfreeze()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*threshold)
    gc.freeze()


@pytest.mark.usefixtures("as_in_a_command")
def test_check_against_a_bare_parse(project: Path) -> None:
    files = sorted(project.glob("icp/**/*.yaml")) + sorted(project.glob("[ps]*/*.yaml"))
    assert len(files) == sum(COUNTS.values()) + 2

    def parse() -> None:
        for file in files:
            yaml.load(file.read_bytes(), Loader=_LOADER)  # noqa: S506  # the safe loader, in C

    def check() -> None:
        loaded = load(project)
        assert loaded.playbook is not None
        lint(loaded.playbook, loaded.documents)

    bare, checked = best_of_three(parse), best_of_three(check)
    click.echo(f"\ncheck / bare parse: {checked / bare:.2f} ({checked:.2f} s / {bare:.2f} s; aim 2)")


def test_build_against_plain_mkdocs(builds: tuple[Path, list[Run], list[Run]]) -> None:
    _, ours, plain = builds
    seconds = [min(run.seconds for run in runs) for runs in (ours, plain)]
    megabytes = [max(run.megabytes for run in runs) for runs in (ours, plain)]
    click.echo(
        f"\nbuild / plain MkDocs: {seconds[0] / seconds[1]:.2f}"
        f" ({seconds[0]:.1f} s / {seconds[1]:.1f} s; aim 0.4)"
        f"\npeak memory: {megabytes[0] / megabytes[1]:.2f} ({megabytes[0]:.0f} MB / {megabytes[1]:.0f} MB;"
        " aim 1.2)"
    )


def test_pages_stay_small(builds: tuple[Path, list[Run], list[Run]]) -> None:
    folder, *_ = builds
    site = folder / "ours"
    sizes = {file.relative_to(site): file.stat().st_size for file in site.rglob("*") if file.is_file()}
    pages = {file: size for file, size in sizes.items() if file.suffix == ".html"}
    folders = {kind.url for kind in sections()}
    entries = {
        file: size for file, size in pages.items() if len(file.parts) == 3 and file.parts[0] in folders
    }
    click.echo(
        f"\n{_largest('index page', {file: pages[file] for file in pages.keys() - entries.keys()})}"
        f"\n{_largest('page of an entry', entries)}"
        f"\nsite: {sum(sizes.values()) / 1e6:.1f} MB in {len(sizes):,} files, {len(pages):,} of them pages"
    )
    assert len(entries) == sum(COUNTS.values())
    assert {str(file): size for file, size in pages.items() if size > PAGE_LIMIT} == {}


def test_a_build_grows_with_the_entries(project: Path, tmp_path: Path) -> None:
    thrice = tmp_path / "thrice"
    write_thousand(ROOT, thrice, 3)
    few = shutil.copytree(MINIMAL, tmp_path / "few")
    seconds = [run_build(folder, tmp_path / "site").seconds for folder in (few, project, thrice)]
    entries = [len(list(folder.glob("[ips]*/**/*.yaml"))) - 2 for folder in (few, project, thrice)]
    (least, some, most), (low, middle, high) = seconds, entries
    linear = (high - low) / (middle - low)
    click.echo(
        f"\na build of {low:,}, {middle:,} and {high:,} entries: {least:.1f} s, {some:.1f} s, {most:.1f} s;"
        f" growth {(most - least) / (some - least):.2f} where {linear:.2f} is linear"
    )
    assert entries[1:] == [sum(COUNTS.values()), 3 * sum(COUNTS.values())]


def _largest(what: str, pages: dict[Path, int]) -> str:
    file = max(pages, key=lambda file: pages[file])
    return f"largest {what}: {pages[file] / 1000:.0f} kB, {file} (aim {PAGE_LIMIT / 1000:.0f} kB)"
