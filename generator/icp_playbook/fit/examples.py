"""The verdict of every example account, each as of its own day."""

from collections.abc import Mapping

from icp_playbook.fit.account import Account, as_account
from icp_playbook.fit.compiler import compile_playbook
from icp_playbook.fit.evaluation import evaluate
from icp_playbook.fit.verdict import Verdict
from icp_playbook.playbook import Playbook


def example_verdicts(playbook: Playbook) -> Mapping[str, Verdict]:
    """Example → the verdict on it, in the order of the playbook."""
    return playbook.derived(_verdicts)


def _verdicts(playbook: Playbook) -> Mapping[str, Verdict]:
    program, accounts = compile_playbook(playbook), example_accounts(playbook)
    return {
        id_: evaluate(program, example.icp, accounts[id_], example.as_of)
        for id_, example in playbook.examples.items()
    }


def example_accounts(playbook: Playbook) -> Mapping[str, Account]:
    """Example → its account, in the order of the playbook."""
    return playbook.derived(_accounts)


def _accounts(playbook: Playbook) -> Mapping[str, Account]:
    return {
        id_: as_account(example.account, playbook.catalogue) for id_, example in playbook.examples.items()
    }
