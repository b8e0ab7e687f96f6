"""Every example account gets the verdict it expects: the examples are the test suite of the strategy."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from icp_playbook.conditions import say_needed
from icp_playbook.findings import Finding, Severity
from icp_playbook.fit import Program, Reason, Verdict, compile_playbook, example_verdicts
from icp_playbook.lint.rule import LintRule
from icp_playbook.model import Example
from icp_playbook.phrases import counted, number_range, series
from icp_playbook.playbook import Documents, Key, Playbook, criterion_label, must_label

MOST_NAMED = 4
"""Reasons that a sentence names before it says how many more there are."""


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each key of `expect` that the verdict contradicts. A key left out expects nothing."""
    program = compile_playbook(playbook)
    for id_, verdict in example_verdicts(playbook).items():
        example = playbook.examples[id_]
        for key, expected, got in _compared(example, verdict):
            if expected is not None and expected != got:
                why = _because(playbook, program, verdict, key, str(expected))
                yield RULE.at(
                    documents[Key("example", id_)].at("expect", key),
                    f"expected {expected}, got {got or 'none'}{why}",
                    f"change `expect: {key}:` if the new verdict is right, "
                    f"or {playbook.paths[Key('profile', example.icp)]} if it is not",
                )


def _compared(example: Example, verdict: Verdict) -> Iterator[tuple[str, str | None, str | None]]:
    """Key of `expect`, what it expects, what the verdict says."""
    expect = example.expect
    yield "status", expect.status, verdict.status
    yield "tier", expect.tier, verdict.tier
    yield "disqualifier", expect.disqualifier, verdict.disqualifier
    yield "segment", expect.segment, verdict.segment
    yield "level", expect.level, verdict.intent.level
    yield "play", expect.play, verdict.play


def _because(playbook: Playbook, program: Program, verdict: Verdict, key: str, expected: str) -> str:
    """What made the difference, for the end of the sentence; every part begins with its own mark."""
    match key:
        case "status":
            return _status(playbook, verdict, expected)
        case "tier" if verdict.tier is None:
            return f" (the account is {verdict.status})"
        case "tier":
            return _tier(playbook, program, verdict, expected)
        case "disqualifier":
            states = {r.id: r.state for r in verdict.reasons if r.kind == "disqualifier"}
            return f"; {expected} is {states.get(expected, 'not among those of the ICP')}"
        case "segment":
            open_ = ", ".join(verdict.possible_segments)
            return f" (still possible: {open_})" if open_ else ""
        case "level":
            return _level(playbook, program, verdict, expected)
        case _:
            return f" ({verdict.tier} × {verdict.intent.level})" if verdict.tier else f" ({verdict.status})"


_NOT = {
    "disqualified": "no disqualifier is met",
    "outside": "every must is met",
    "undecided": "nothing unknown could change it",
    "insufficient": "enough is known",
}


def _status(playbook: Playbook, verdict: Verdict, expected: str) -> str:
    """What the status rests on."""
    match verdict.status:
        case "disqualified":
            outs = [r for r in verdict.reasons if r.kind == "disqualifier" and r.state == "met"]
            return _named(playbook, verdict, "met", outs)
        case "outside":
            musts = [r for r in verdict.reasons if r.kind == "must" and r.state == "missed"]
            return _named(playbook, verdict, "missed", musts)
        case "insufficient":
            enough = playbook.profiles[verdict.icp].fit.enough
            return f"; what must be known: {say_needed(enough, playbook.catalogue)}" if enough else ""
        case "undecided":
            open_ = [r for r in verdict.reasons if r.state == "unknown"]
            text = f" ({_score(verdict)}, coverage {verdict.coverage}%)"
            return text + _named(playbook, verdict, "unknown", open_)
        case "fit":
            return f"; {_NOT[expected]}"
        case _:
            assert_never(verdict.status)


def _tier(playbook: Playbook, program: Program, verdict: Verdict, expected: str) -> str:
    thresholds = {tier.id: tier.at_least for tier in program.tiers_of(verdict.icp)}
    got = str(verdict.tier)
    higher = max(expected, got, key=lambda tier: thresholds[tier])
    text = f" ({_score(verdict)}, {higher} starts at {thresholds[higher]})"
    if higher == expected:
        return text + _lost(playbook, verdict)
    scored = [r for r in verdict.reasons if r.kind == "score" and r.low > 0]
    earned = sorted(scored, key=lambda reason: -reason.low)
    return text + _named(playbook, verdict, "earned", earned, gained=True)


def _score(verdict: Verdict) -> str:
    return f"score {number_range(verdict.score_low, verdict.score_high)}"


def _level(playbook: Playbook, program: Program, verdict: Verdict, expected: str) -> str:
    starts = next(level.at_least for level in program.levels if level.id == expected)
    points = counted(verdict.intent.points, "point")
    signals = ", ".join(f"{playbook.signals[id_].name} {points}" for id_, points in verdict.intent.signals)
    return f" ({points}, {expected} starts at {starts}); signals: {signals or 'none'}"


def _lost(playbook: Playbook, verdict: Verdict) -> str:
    """The points that are missing from the possible ones: missed, paid for friction, not known."""
    scored = [r for r in verdict.reasons if r.kind == "score" and r.low < r.possible]
    dear = sorted(scored, key=lambda reason: reason.low - reason.possible)
    open_ = [r for r in dear if r.state == "unknown"]
    assumed = [r for r in dear if r.state == "assumed"]
    decided = [r for r in dear if r.state not in ("unknown", "assumed")]
    missed = [r for r in decided if r.low >= 0]
    friction = [r for r in decided if r.low < 0]
    lists = (("missed", missed), ("friction", friction), ("not known", assumed), ("unknown", open_))
    return "".join(_named(playbook, verdict, what, reasons) for what, reasons in lists)


def _named(
    playbook: Playbook, verdict: Verdict, what: str, reasons: Sequence[Reason], *, gained: bool = False
) -> str:
    """ "; missed: Recent funding 12, Headcount 6": each reason with the points it lost, or gained."""
    if not reasons:
        return ""
    words = [_words(playbook, verdict.icp, reason, gained=gained) for reason in reasons]
    return f"; {what}: {series(words, '', limit=MOST_NAMED)}"


def _words(playbook: Playbook, icp: str, reason: Reason, *, gained: bool) -> str:
    fit = playbook.profiles[icp].fit
    match reason.kind:
        case "must":
            return next(must_label(must, playbook.catalogue) for must in fit.must if must.id == reason.id)
        case "disqualifier":
            return playbook.disqualifiers[reason.id].name
        case _:
            label = next(criterion_label(row, playbook.catalogue) for row in fit.score if row.id == reason.id)
            return f"{label} {reason.low if gained else reason.possible - reason.low}"


RULE = LintRule(
    id="example-verdict",
    severity=Severity.ERROR,
    about="An example account gets the verdict it must get.",
    example=("expected tier-1, got tier-2", "change what is expected, or the profile"),
    check=check,
)
