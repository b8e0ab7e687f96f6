"""docs/accounts.md names every column, option and target there is."""

import pytest

from icp_playbook.accounts import ADDED
from icp_playbook.campaign import TARGETS
from icp_playbook.cli import main
from tests.accounts.scoring import ROOT

PAGE = (ROOT / "docs" / "accounts.md").read_text("utf-8")


@pytest.mark.parametrize("name", [*ADDED, *TARGETS])
def test_every_column_and_target(name: str) -> None:
    assert f"`{name}`" in PAGE


def test_every_option_of_score() -> None:
    options = [option for option in main.commands["score"].params if option.param_type_name == "option"]
    assert options
    for option in options:
        assert any(f"`{name}" in PAGE for name in option.opts)
