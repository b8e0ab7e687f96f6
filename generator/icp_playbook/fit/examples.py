"""The verdict of every example account, each as of its own day."""

from collections.abc import Mapping

from icp_playbook.fields import Catalogue
from icp_playbook.fit.account import as_account
from icp_playbook.fit.compiler import compile_icp
from icp_playbook.fit.evaluation import evaluate
from icp_playbook.fit.program import Program
from icp_playbook.fit.verdict import Verdict
from icp_playbook.model import Example
from icp_playbook.playbook import Playbook


def example_verdicts(playbook: Playbook) -> Mapping[str, Verdict]:
    """Example → the verdict on it, in the order of the playbook."""
    icps = dict.fromkeys(example.icp for example in playbook.examples.values())
    programs = {icp: compile_icp(playbook, icp) for icp in icps}
    return {
        id_: playbook.memo(_verdict, programs[example.icp], example, playbook.catalogue)
        for id_, example in playbook.examples.items()
    }


def _verdict(program: Program, example: Example, catalogue: Catalogue) -> Verdict:
    return evaluate(program, example.icp, as_account(example.account, catalogue), example.as_of)
