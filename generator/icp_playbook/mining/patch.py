"""Proposals as a patch of the YAML, of which each part leaves a playbook that loads and checks."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from icp_playbook.findings import Finding
from icp_playbook.lint import ReadList, errors_of
from icp_playbook.mining.base_rates import MinedRate
from icp_playbook.mining.edits import Files, with_base_rate, with_proposal
from icp_playbook.mining.evidence_text import evidence_text
from icp_playbook.mining.insertion import UnsuitedStyleError
from icp_playbook.mining.results import Mined, Proposal
from icp_playbook.phrases import series
from icp_playbook.playbook import Documents, Playbook, relinked
from icp_playbook.source import parse

_NO_END = "\n\\ No newline at end of file\n"


@dataclass(frozen=True, slots=True)
class LeftOutProposal:
    """A proposal that is not in the patch, and why."""

    proposal: Proposal | MinedRate
    why: str


@dataclass(frozen=True, slots=True)
class Patch:
    """A patch for `git apply` in the folder of the playbook; empty where there is nothing to change."""

    text: str
    written: tuple[Proposal, ...]
    left_out: tuple[LeftOutProposal, ...]
    rates: tuple[MinedRate, ...] = ()
    """The base rates that are in it."""


def patch_of(mined: Mined, playbook: Playbook, files: Files, lists: Sequence[ReadList] = ()) -> Patch:
    """Each proposal in turn, the surest first, if the playbook has no error because of it.

    `lists` are those that the playbook is held to by shares.
    """
    documents: Documents = {key: parse(file) for key, file in files.items()}
    before = _errors(documents, lists)
    edited = dict(files)
    written: list[Proposal] = []
    left_out: list[LeftOutProposal] = []
    for proposal in mined.proposals:
        if why := _against(proposal):
            left_out.append(LeftOutProposal(proposal, why))
            continue
        says = evidence_text(proposal, mined, playbook.catalogue)
        try:
            changed = with_proposal(edited, proposal, mined.facts, says, playbook)
        except UnsuitedStyleError:
            left_out.append(LeftOutProposal(proposal, "its file keeps a list on one line: write it there"))
            continue
        found = {**documents, **{key: parse(file) for key, file in changed.items()}}
        wrong = [
            error for error in _errors(found, lists) if _identity(error) not in set(map(_identity, before))
        ]
        if wrong:
            left_out.append(LeftOutProposal(proposal, f"`check` would say: {wrong[0].sentence}"))
            continue
        edited, documents = {**edited, **changed}, found
        written.append(proposal)
    replaced = {(one.icp, one.replaces) for one in written}
    rates: list[MinedRate] = []
    for rate in mined.rates:
        if (rate.icp, rate.criterion) in replaced:
            left_out.append(LeftOutProposal(rate, "its bands change: mine again once they have"))
            continue
        try:
            edited = {**edited, **with_base_rate(edited, rate, mined.facts, playbook)}
        except UnsuitedStyleError:
            left_out.append(LeftOutProposal(rate, "its file keeps the criterion on one line: write it there"))
            continue
        rates.append(rate)
    return Patch(_diff(files, edited), tuple(written), tuple(left_out), tuple(rates))


def _against(proposal: Proposal) -> str:
    """Why a person has to decide, or has decided already; "" where nothing speaks against it."""
    if proposal.says_so is not None:
        return f"`{proposal.says_so}` says so already"
    if not proposal.beside:
        return ""
    verb = "asks" if len(proposal.beside) == 1 else "ask"
    names = series([f"`{name}`" for name in proposal.beside])
    return f"{names} {verb} about `{proposal.judged.question.field}` in another way: decide by hand"


def _errors(documents: Documents, lists: Sequence[ReadList]) -> Sequence[Finding]:
    loaded = relinked(documents)
    return loaded.findings if loaded.playbook is None else errors_of(loaded.playbook, documents, lists)


def _identity(error: Finding) -> tuple[str, str, str]:
    """An error wherever it stands: lines move."""
    return error.rule, error.location.path, error.sentence


def _diff(old: Files, new: Files) -> str:
    found: list[str] = []
    for key in sorted(new):
        before = old[key].text if key in old else ""
        path = new[key].path
        lines = difflib.unified_diff(
            _lines(before),
            _lines(new[key].text),
            f"a/{path}" if key in old else "/dev/null",
            f"b/{path}",
        )
        found += [
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
        ]
    return "".join(found)


def _lines(text: str) -> list[str]:
    *lines, last = text.split("\n")
    return [*(f"{line}\n" for line in lines), *([last] if last else [])]
