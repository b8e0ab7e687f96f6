"""The command `mine`: what a list of outcomes speaks for, as a patch that a person can merge."""

import importlib
import json
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

import click

from icp_playbook import accounts as lists
from icp_playbook.backtest import OutcomeList, read_outcome_list
from icp_playbook.cli.endings import CONTENT, FINE
from icp_playbook.cli.opening import day_of, known_icp, linked, noted, root_option, say
from icp_playbook.cli.paths import FILE
from icp_playbook.findings import CommandError
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.model import OutcomeSource, layout
from icp_playbook.phrases import did_you_mean, series
from icp_playbook.playbook import Key, Playbook
from icp_playbook.source import parse, read_sources

MinedForm: TypeAlias = Literal["text", "patch", "json"]
_FORMS: tuple[MinedForm, ...] = get_args(MinedForm)
_DAYS = ("created", "closed")
_INSTALL = "pip install 'icp-playbook[outcomes]'"
_ICP = "Mine this ICP only, operational or not.  [default: every operational one]"
_LIST = "Mine this list of outcomes.  [default: the only one]"
_KNOWN = "Use facts that were known when the account was created, or when it closed."
_SEED = "Draws which half of the companies is learnt from."


@click.command()
@root_option
@click.option("--icp", metavar="ID", help=_ICP)
@click.option("--list", "list_id", metavar="ID", help=_LIST)
@click.option("--known-by", type=click.Choice(_DAYS), default="created", show_default=True, help=_KNOWN)
@click.option("--seed", metavar="N", type=click.IntRange(0), default=0, show_default=True, help=_SEED)
@click.option("--format", "form", type=click.Choice(_FORMS), default="text", help="Output format.")
@click.option("-o", "--output", metavar="FILE", type=FILE, help="Output file.  [default: standard output]")
def mine(root: Path, icp: str | None, list_id: str | None, **how: Any) -> None:
    """Propose criteria, disqualifiers and base rates from a list of outcomes.

    Learns from half of the companies and judges by the other half, corrected for how many hypotheses were
    tried; says "no signal" where there is none, and names facts that were only known afterwards. Changes no
    file: with --format patch it writes a patch for a pull request, each part with its evidence, which leaves
    a playbook that checks:

        icp-playbook mine --format patch | git apply

    Needs the extra `outcomes`. Exits with 1 if a row of the list cannot be read.
    """
    playbook = noted(linked(root), day_of(None))
    chosen = known_icp(playbook, icp) if icp else None
    source = _source(playbook.settings.outcomes, list_id)
    mining = _mining()
    fields = [field.id for field in mining.mined_fields(playbook.catalogue)]
    listed = _read(playbook, source, root, fields)
    mined = mining.mine(playbook, listed, how["seed"], chosen, by_close=how["known_by"] == "closed")
    files = {Key(file.kind, file.id): file for file in read_sources(root, layout())[0]}
    documents = {key: parse(file) for key, file in files.items()}
    patch = mining.patch_of(mined, playbook, files, lists.read_lists(playbook, documents, root))
    text = _written(mining, mined, patch, playbook, how["form"])
    with lists.written(how["output"], "-") as target:
        target.write(text.encode(errors="surrogateescape"))
    sys.exit(CONTENT if any(problem.left_out for problem in listed.problems) else FINE)


def _written(mining: Any, mined: Any, patch: Any, playbook: Playbook, form: str) -> str:
    if form == "patch":
        for left in patch.left_out:
            say(f"not in the patch: {left.proposal.icp}/{left.proposal.id}: {left.why}")
        if not patch.text:
            found = mined.proposals or mined.rates
            say("nothing to change" if found else "no signal: nothing to change")
        elif not mined.proposals:
            say("no signal of who buys: base rates alone")
        return str(patch.text)
    if form == "json":
        return json.dumps(mining.mined_record(mined, patch), ensure_ascii=False, indent=2) + "\n"
    return str(mining.mined_text(mined, patch, playbook))


def _mining() -> Any:  # a module that is there with an extra alone
    """The room of mining. Raises CommandError where it is not installed."""
    if find_spec("scipy") is None:
        raise CommandError("mining needs scipy, which is not installed", _INSTALL)
    return importlib.import_module("icp_playbook.mining")


def _source(sources: Sequence[OutcomeSource], list_id: str | None) -> OutcomeSource:
    """The list that is meant. Raises CommandError if there is none, or it is not clear which."""
    ids = [source.id for source in sources]
    if not sources:
        raise CommandError(
            "the playbook names no list of outcomes", "name one under `outcomes` in icp/playbook.yaml"
        )
    if list_id is None:
        if len(sources) > 1:
            raise CommandError(
                f"the playbook names {len(ids)} lists of outcomes: {series(ids)}", "choose one with --list"
            )
        return sources[0]
    found = next((source for source in sources if source.id == list_id), None)
    if found is None:
        raise CommandError(f'there is no list of outcomes "{list_id}"', did_you_mean(list_id, ids))
    return found


def _read(playbook: Playbook, source: OutcomeSource, root: Path, fields: Sequence[str]) -> OutcomeList:
    """The list, with what is wrong with it said. Raises CommandError where it cannot be read."""
    listed = read_outcome_list(source, PreparedPlaybook.of(playbook), root, fields)
    say(*(f"note: {listed.label}: {note}" for note in listed.notes))
    for problem in listed.problems:
        if problem.fatal:
            raise CommandError(problem.line, problem.remedy)
        say(f"{'error' if problem.left_out else 'warning'}: {problem.line}", f"  help: {problem.remedy}")
    return listed
