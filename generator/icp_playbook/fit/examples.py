"""The verdict of every example account, each as of its own day."""

from collections.abc import Mapping

from icp_playbook.fit.account import as_account
from icp_playbook.fit.evaluation import evaluate
from icp_playbook.fit.program import Program
from icp_playbook.fit.verdict import Verdict
from icp_playbook.playbook import Playbook


def example_verdicts(playbook: Playbook, program: Program) -> Mapping[str, Verdict]:
    """Example → the verdict on it, in the order of the playbook. `program` is the playbook's own."""
    return {
        id_: evaluate(program, example.icp, as_account(example.account, playbook.catalogue), example.as_of)
        for id_, example in playbook.examples.items()
    }
