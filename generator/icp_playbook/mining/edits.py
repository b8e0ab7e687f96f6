"""A proposal written into the files of a playbook: the criterion or disqualifier, and its evidence."""

from collections.abc import Mapping
from typing import TypeAlias

from icp_playbook.conditions import tests_of
from icp_playbook.mining.base_rates import MinedRate
from icp_playbook.mining.evidence_text import condition_text, rate_comment
from icp_playbook.mining.insertion import (
    with_item,
    with_item_replaced,
    with_key,
    with_name,
    with_number,
)
from icp_playbook.mining.proposing import free_name
from icp_playbook.mining.results import ListFacts, Proposal
from icp_playbook.mining.yaml_blocks import entry, item
from icp_playbook.model import Criterion, layout, steps
from icp_playbook.playbook import Key, Playbook
from icp_playbook.source import SourceFile, parse

Files: TypeAlias = Mapping[Key, SourceFile]
_LONGEST_ID, _LONGEST_NAME = 56, 110
_SCHEMA = "# yaml-language-server: $schema=../../.icp-playbook/schemas/disqualifier.schema.json\n"


def with_proposal(
    files: Files, proposal: Proposal, facts: ListFacts, says: str, playbook: Playbook
) -> Mapping[Key, SourceFile]:
    """The files that change. Raises UnsuitedStyleError where a file has no place to write it."""
    key = Key("profile", proposal.icp)
    profile = files[key]
    changed: dict[Key, SourceFile] = {}
    if proposal.kind == "disqualifier":
        new = Key("disqualifier", proposal.id)
        text = _SCHEMA + entry(_disqualifier(proposal, says, playbook))
        changed[new] = SourceFile(new.kind, new.id, f"{layout().folders[new.kind]}/{new.id}.yaml", text)
        profile = _listed(profile, proposal, playbook)
    else:
        profile = _scored(profile, proposal, says, playbook)
    changed[key] = _with_figure(profile, proposal, facts, says, playbook)
    return changed


def with_base_rate(
    files: Files, rate: MinedRate, facts: ListFacts, playbook: Playbook
) -> Mapping[Key, SourceFile]:
    """The file that changes. Raises UnsuitedStyleError where the criterion has no place to write it."""
    key = Key("profile", rate.icp)
    place = [row.id for row in playbook.profiles[rate.icp].fit.score].index(rate.criterion)
    comment = rate_comment(rate, facts)
    return {key: with_number(files[key], ("fit", "score", place), "base_rate", rate.found.percent, comment)}


def _scored(file: SourceFile, proposal: Proposal, says: str, playbook: Playbook) -> SourceFile:
    score = playbook.profiles[proposal.icp].fit.score
    if proposal.replaces is None:
        lines = item(_criterion(proposal, says, _dimension(playbook, proposal), None))
        return with_item(file, ("fit", "score"), lines)
    place = [one.id for one in score].index(proposal.replaces)
    old = score[place]
    lines = item(_criterion(proposal, says, old.dimension, old))
    return with_item_replaced(file, ("fit", "score", place), lines)


def _criterion(
    proposal: Proposal, says: str, dimension: str | None, old: Criterion | None
) -> dict[str, object]:
    """The keys of the criterion; what is not about its bands stays as it was."""
    head: dict[str, object] = {"id": proposal.id}
    if dimension is not None:
        head["dimension"] = dimension
    if old is not None and old.unknown is not None:
        head["unknown"] = old.unknown
    if old is not None and old.base_rate is not None:
        head["base_rate"] = _base_rate(proposal)
    head["why"] = says
    if len(proposal.steps) == 1:
        step = proposal.steps[0]
        return {**head, "when": step.when, "points": step.points}
    return {**head, "bands": [{"when": step.when, "points": step.points} for step in proposal.steps]}


def _base_rate(proposal: Proposal) -> int:
    """What the accounts that judge it earn of it: the one that it had is of other bands."""
    best = max(step.points for step in proposal.steps)
    earned = sum(step.points * step.share.of for step in proposal.steps)
    return (200 * earned + best * proposal.share.of) // (2 * best * proposal.share.of)


def _dimension(playbook: Playbook, proposal: Proposal) -> str | None:
    """What other ICPs say a criterion about the field is based on, if they agree."""
    field = proposal.judged.question.field
    found = {
        criterion.dimension
        for profile in playbook.profiles.values()
        for criterion in profile.fit.score
        if {test.field for band in steps(criterion) for test in tests_of(band.when)} == {field}
    }
    return found.pop() if len(found) == 1 else None


def _disqualifier(proposal: Proposal, says: str, playbook: Playbook) -> dict[str, object]:
    profile = playbook.profiles[proposal.icp]
    when = proposal.steps[0].when
    words = condition_text(when, playbook.catalogue)
    return {
        "name": f"{profile.name}: {words}"[:_LONGEST_NAME],
        **({"owner": profile.owner} if profile.owner else {}),
        "says": f"Hardly any account buys of which this holds: {words}.",
        "when": when,
        "why": says,
    }


def _listed(file: SourceFile, proposal: Proposal, playbook: Playbook) -> SourceFile:
    if playbook.profiles[proposal.icp].fit.disqualifiers:
        return with_name(file, ("fit", "disqualifiers"), proposal.id)
    return with_key(file, ("fit",), ["disqualifiers:", f"  - {proposal.id}"])


def _with_figure(
    file: SourceFile, proposal: Proposal, facts: ListFacts, says: str, playbook: Playbook
) -> SourceFile:
    """The evidence block: what was measured, of how many, when, and where it can be checked."""
    evidence = playbook.profiles[proposal.icp].evidence
    data = parse(file).data
    now = data.get("evidence") if isinstance(data, dict) else None
    figures = now.get("figures") if isinstance(now, dict) else None
    taken = (
        {str(one["id"]) for one in figures if isinstance(one, dict)} if isinstance(figures, list) else set()
    )
    figure: dict[str, object] = {
        "id": free_name(_figure_name(proposal), taken | {one.id for one in evidence.figures}),
        "measure": "conversion",
        "says": says,
        "sample": proposal.share.of,
        "date": facts.date,
        "source": f"{facts.source}; list {facts.id}",
        **({"illustrative": True} if facts.illustrative else {}),
    }
    lines = item(figure)
    if figures:
        return with_item(file, ("evidence", "figures"), lines)
    below = ["figures:", *(f"  {line}" for line in lines)]
    if isinstance(now, dict):
        return with_key(file, ("evidence",), below)
    return with_key(file, (), ["evidence:", *(f"  {line}" for line in below)])


def _figure_name(proposal: Proposal) -> str:
    return proposal.id if proposal.id.startswith("mined-") else f"mined-{proposal.id}"[:_LONGEST_ID]
