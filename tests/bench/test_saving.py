"""Saving one file of a thousand under `mkdocs serve`, against a full build; see docs/benchmarks.md."""

import os
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from tests.bench.runs import run_build
from tests.bench.thousand import write_thousand
from tests.plugin.previewing import Previewed
from tests.plugin.project import Project

pytestmark = pytest.mark.bench

ROOT = Path(__file__).parents[2]
AIM = 20
"""Saves with all that follows them in the time of a full build."""
SEGMENT = "ecommerce-dtc-brands-17"
STEPS = {
    "the page": f"/segments/{SEGMENT}/",
    "its JSON": f"/api/segment/{SEGMENT}.json",
    "the search index": "/assets/search/search-data.js",
}


def seconds(work: Callable[[], object]) -> float:
    """Seconds of processor time of this process and of those it starts."""
    before = os.times()
    work()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def test_saving_one_file_of_a_thousand(tmp_path: Path) -> None:
    """The name of a segment changes, which is on every page that lists it, and in the search index."""
    project = Project(tmp_path / "thousand")
    write_thousand(ROOT, project.root)
    project.committed()
    file = f"segments/{SEGMENT}.yaml"
    text = project.text(file)
    with Previewed(project) as previewed:
        for path in STEPS.values():
            previewed.page(path)
        rounds = []
        for number in range(3):
            project.write(file, text.replace("name: ", f"name: Saved {number} ", 1))
            taken = {"the save": seconds(previewed.saved)}
            assert previewed.preview.problems == ()
            for name, path in STEPS.items():
                taken[name] = seconds(lambda path=path: previewed.page(path))  # type: ignore[misc]
                assert f"Saved {number} " in previewed.page(path)
            rounds.append(taken)
        full = run_build(project.root, tmp_path / "site").seconds
    best = min(rounds, key=lambda taken: sum(taken.values()))
    whole = sum(best.values())
    parts = ", ".join(f"{name} {value:.2f} s" for name, value in best.items())
    ratio = f"{full / whole:.1f} ({full:.1f} s / {whole:.2f} s; aim {AIM})"
    click.echo(f"\na full build / a save: {ratio}\n{parts}")
    assert full > AIM * (best["the save"] + best["the page"])
