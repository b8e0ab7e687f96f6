"""What every room's tests start from: a small valid playbook, and how properties are tried."""

import gc
import os
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

from tests.drawing import LONG, USUAL
from tests.made_once import keep_editor_schemas, spare_the_disk
from tests.playbooks.copies import MINIMAL, PlaybookCopy
from tests.sharing import Shared

# The same examples in every run; a slow machine is not a failure.
for name, count in {"playbook": USUAL, "long": LONG}.items():
    settings.register_profile(
        name,
        max_examples=count,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )


def _is_long(config: pytest.Config) -> bool:
    return bool(config.getoption("markexpr") == "long")


def pytest_configure(config: pytest.Config) -> None:
    """Decides how much is drawn, before any test is read; no test touches the cache of whoever runs them."""
    settings.load_profile("long" if _is_long(config) else "playbook")
    spare_the_disk()
    keep_editor_schemas()
    own = tempfile.mkdtemp(prefix="icp-playbook-tests-")
    os.environ["XDG_CACHE_HOME"] = own
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # the many processes that tests start need not compile
    config.add_cleanup(lambda: shutil.rmtree(own, ignore_errors=True))


RARELY = (20_000, 10, 10)
"""How many new objects make Python look for what can be freed, against 700: a sixth of the time of a run."""


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Leaves the modules and the tests, which stay to the end, out of every search for what can be freed."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(*RARELY)
        gc.enable()


def _turns(items: list[pytest.Item]) -> dict[pytest.Item, float]:
    """How far each test is into its half of the run, by files: those of the browser, and the others.

    Files that run an event loop come before all: none can start in a process in which a browser was driven.
    """
    files: tuple[dict[Path, int], dict[Path, int]] = ({}, {})
    for item in items:
        half = files[item.path.parent.name == "browser"]
        half.setdefault(item.path, len(half))
    places = {path: at / len(half) for half in files for path, at in half.items()}
    places |= {path: -1 for path in places if path.parent.name == "assistants"}
    return {item: places[item.path] for item in items}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Whatever draws its cases is part of a long run.

    Among several workers the files of the browser stand between the others, evenly: two that begin them at
    once would both wait for the site that one of them builds, and two browsers for each other.
    """
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=_turns(items).__getitem__)
    for item in items if _is_long(config) else ():
        test = getattr(item, "obj", None)
        if is_hypothesis_test(test) or item.get_closest_marker("drawn"):
            item.add_marker("long")


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """What the workers of this run make once."""
    return Shared(tmp_path_factory.getbasetemp())


@pytest.fixture
def minimal(tmp_path: Path) -> PlaybookCopy:
    """A copy of the minimal playbook, free to be changed."""
    return PlaybookCopy.of(MINIMAL, tmp_path / "playbook")
