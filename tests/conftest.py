"""What every room's tests start from: a small valid playbook, and how properties are tried."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.playbooks.copies import MINIMAL, PlaybookCopy
from tests.sharing import Shared

# The same examples in every run; a slow machine is no finding.
settings.register_profile(
    "playbook",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("playbook")


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """What the workers of this run make once."""
    return Shared(tmp_path_factory.getbasetemp())


@pytest.fixture
def minimal(tmp_path: Path) -> PlaybookCopy:
    """A copy of the minimal playbook, free to be changed."""
    return PlaybookCopy.of(MINIMAL, tmp_path / "playbook")
