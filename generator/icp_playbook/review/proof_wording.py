"""What is proven of a change, in a sentence each."""

from collections.abc import Iterator, Sequence

from icp_playbook.phrases import plural, series
from icp_playbook.review.boundary_proofs import STEP_WORDS, STEPS, BoundaryProof, Step
from icp_playbook.review.review import RevisionReview

NAMED = 4
"""How many ICPs a sentence names before it counts the rest."""
_BOTH: Sequence[tuple[tuple[Step, Step], str, str]] = (
    (("enters", "leaves"), "nobody newly qualifies for {names}, and nobody stops qualifying", ""),
    (
        ("rises", "falls"),
        "nobody moves up or down a tier in {names}",
        ", of all accounts of which everything is known",
    ),
)
"""Two steps that nobody takes, in one sentence."""


def proof_sentences(review: RevisionReview) -> Iterator[str]:
    """What is proven of nobody first, then the accounts that show something, then what is not known."""
    yield from _of_nobody(review.proofs)
    for step in STEPS:
        yield from (_shown(one) for one in review.proofs if one.step == step and one.result == "shown")
    for step in STEPS:
        names = _names(review.proofs, step, "not-decided")
        if names:
            yield f"Not decided in time: whether an account {STEP_WORDS[step]} {_of(step)} {names}."
    retyped: dict[tuple[str, ...], list[str]] = {}
    for one in review.proofs:
        if one.result == "not-compared" and one.name not in retyped.setdefault(one.retyped, []):
            retyped[one.retyped].append(one.name)
    for fields, icps in retyped.items():
        yield (
            f"Not compared for every account: {series(icps, limit=NAMED)}, because {series(fields)} "
            f"{plural(len(fields), 'holds', 'hold')} something else now."
        )


def _of_nobody(proofs: Sequence[BoundaryProof]) -> Iterator[str]:
    """Proofs, those of a step and of its contrary together."""
    for steps, words, who in _BOTH:
        icps = [_icps(proofs, step) for step in steps]
        both = [name for icp, name in icps[0].items() if icp in icps[1]]
        if both:
            yield f"Proven: {words.format(names=series(both, 'or', limit=NAMED))}{who}."
        for step, found, other in zip(steps, icps, reversed(icps), strict=True):
            alone = [name for icp, name in found.items() if icp not in other]
            if alone:
                names = series(alone, "or", limit=NAMED)
                yield f"Proven: nobody {STEP_WORDS[step]} {_of(step)} {names}{who}."


def _icps(proofs: Sequence[BoundaryProof], step: Step) -> dict[str, str]:
    """Id → name of the ICPs in which nobody takes a step."""
    return {one.icp: one.name for one in proofs if one.step == step and one.result == "nobody"}


def _names(proofs: Sequence[BoundaryProof], step: Step, result: str) -> str:
    names = [one.name for one in proofs if one.step == step and one.result == result]
    return series(names, "or", limit=NAMED) if names else ""


def _of(step: Step) -> str:
    return "for" if step in ("enters", "leaves") else "in"


def _shown(proof: BoundaryProof) -> str:
    would = {
        "enters": f"newly qualify for {proof.name}",
        "leaves": f"no longer qualify for {proof.name}",
        "rises": f"move up{_between(proof)} in {proof.name}",
        "falls": f"move down{_between(proof)} in {proof.name}",
    }[proof.step]
    covered = f"the example {proof.example} covers it" if proof.example else "no example covers it"
    return f"An account that would {would}: {proof.words} ({covered})."


def _between(proof: BoundaryProof) -> str:
    return f" from {proof.tiers[0]} to {proof.tiers[1]}" if proof.tiers else ""
