"""What became of the accounts of each ICP: its back-test, and what pictures are drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from icp_playbook.backtest.back_testing import BackTest, BackTestRequest, back_tests
from icp_playbook.backtest.inside_outcomes import InsideOutcomes
from icp_playbook.playbook import Playbook


@dataclass(frozen=True, slots=True)
class IcpOutcomes:
    """What became of the accounts of an ICP: its back-test, and more of those that nothing keeps out."""

    test: BackTest
    inside: InsideOutcomes


def icp_outcomes(playbook: Playbook, root: Path) -> Mapping[str, IcpOutcomes]:
    """The outcomes of every operational ICP, by id, in the order of the playbook.

    Raises CommandError as `back_test` does.
    """
    found = back_tests(playbook, BackTestRequest(root))
    return {icp: IcpOutcomes(test, inside) for icp, (test, inside) in found.items()}
