"""Whether an ICP still judges as it does in the whole playbook, once something is left out."""

from collections.abc import Iterator

from icp_playbook.fit import IcpProgram, Program, compile_playbook
from icp_playbook.phrases import series
from icp_playbook.playbook import Playbook

_ROWS = ("must", "score", "disqualifiers", "signals")


def changed_verdicts(whole: Playbook, rest: Playbook) -> dict[str, str]:
    """ICPs of the rest whose verdicts are not those of the whole, and because of what."""
    before, after = compile_playbook(whole), compile_playbook(rest)
    if _common(before) != _common(after):
        return dict.fromkeys(after.icps, "its verdicts need what is left out of playbook.yaml or fields.yaml")
    return {
        id_: f"its verdicts need {series(reasons, 'and')}"
        for id_, icp in after.icps.items()
        if (reasons := [*_differences(before.icps[id_], icp)])
    }


def _common(program: Program) -> object:
    """What counts for every ICP."""
    return (
        dict(program.fields),
        program.tiers,
        program.levels,
        program.grid,
        program.minimum_coverage,
        dict(program.contacts),
    )


def _differences(before: IcpProgram, after: IcpProgram) -> Iterator[str]:
    """What an ICP no longer goes by. Segments at the end may go: those before them are tried first."""
    for name in _ROWS:
        gone = [row.id for row in getattr(before, name) if row not in getattr(after, name)]
        if gone:
            yield f"{name.removesuffix('s')} {series(gone, 'and')}, left out"
        elif getattr(before, name) != getattr(after, name):
            yield f"the {name} as they are"
    kept = [row.id for row in after.segments]
    if before.segments[: len(kept)] != after.segments:
        early = [row.id for row in before.segments if row.id not in kept]
        yield f"segment {series(early, 'and')}, which comes before others and is left out"
    if (before.enough, before.tiers, before.caps) != (after.enough, after.tiers, after.caps):
        yield "what `fit` says, some of it left out"
