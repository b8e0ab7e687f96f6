"""The verdict of every example account, each as of its own day."""

import datetime
from collections.abc import Iterable, Iterator, Mapping

from icp_playbook.fields import Catalogue
from icp_playbook.fit.account import Account, as_account
from icp_playbook.fit.compiler import compile_icp
from icp_playbook.fit.evaluation import evaluate, inside
from icp_playbook.fit.program import Program
from icp_playbook.fit.verdict import Verdict
from icp_playbook.model import Example
from icp_playbook.playbook import Playbook


def example_verdicts(playbook: Playbook) -> Mapping[str, Verdict]:
    """Example → the verdict on it, in the order of the playbook."""
    icps = dict.fromkeys(example.icp for example in playbook.examples.values())
    programs = {icp: compile_icp(playbook, icp) for icp in icps}
    accounts = example_accounts(playbook)
    return {
        id_: playbook.memo(_verdict, programs[example.icp], example, accounts[id_])
        for id_, example in playbook.examples.items()
    }


def example_accounts(playbook: Playbook) -> Mapping[str, Account]:
    """Example → its account, in the order of the playbook."""
    return {
        id_: playbook.memo(_account, example, playbook.catalogue)
        for id_, example in playbook.examples.items()
    }


def examples_inside(playbook: Playbook, icps: Iterable[str]) -> Iterator[tuple[str, tuple[bool, ...]]]:
    """ICP → for each example in the order of the playbook, whether nothing keeps it out."""
    accounts = tuple(example_accounts(playbook).values())
    days = tuple(example.as_of for example in playbook.examples.values())
    for icp in icps:
        yield icp, playbook.memo(_each_inside, compile_icp(playbook, icp), icp, accounts, days)


def _account(example: Example, catalogue: Catalogue) -> Account:
    return as_account(example.account, catalogue)


def _verdict(program: Program, example: Example, account: Account) -> Verdict:
    return evaluate(program, example.icp, account, example.as_of)


def _each_inside(
    program: Program, icp: str, accounts: tuple[Account, ...], days: tuple[datetime.date, ...]
) -> tuple[bool, ...]:
    return tuple(inside(program, icp, *one) for one in zip(accounts, days, strict=True))
