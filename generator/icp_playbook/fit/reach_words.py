"""What would make a verdict better, in words: "To reach Tier 1: Sites at least 2 (+6); or learn …"."""

from collections.abc import Sequence
from typing import TypeAlias

from icp_playbook.fit.reach import TierReach
from icp_playbook.fit.reach_steps import ReachStep
from icp_playbook.fit.word_list_types import IcpWords, WordList
from icp_playbook.phrases import series

Steps: TypeAlias = tuple[ReachStep, ...] | None
LISTED = 3
"""How many items a line of the note, or of a list, names before it counts the rest."""
_TOO_MUCH = "What would lead to {} is not worked out: too many changes would have to be tried."
_MARKS = {"must": "must", "disqualifier": "disqualifier", "enough": "must be known"}


def reach_sentences(reaches: Sequence[TierReach], icp: str, words: WordList) -> list[str]:
    """A sentence for each way up, the nearest tier first; it names the best tier that it leads to.

    Where none leads up it names the nearest tier, and where that is not worked out it says so.
    """
    return _sentences(reaches, icp, words)


def reach_text(reaches: Sequence[TierReach], icp: str, words: WordList) -> str:
    """The nearest way up in a line, for a list; "" where there is no better tier."""
    return next(iter(_sentences(reaches, icp, words, LISTED)), "")


def _sentences(
    reaches: Sequence[TierReach], icp: str, words: WordList, limit: int | None = None
) -> list[str]:
    best: dict[tuple[Steps, Steps], TierReach] = {}
    for reach in reaches:
        if reach.least is not None or (None, None) not in best:
            best[reach.least, reach.answers] = reach
    if not any(reach.exact for reach in reaches):
        return [_TOO_MUCH.format("a better tier")] if reaches else []
    return [_sentence(reach, words.icps[icp], words, limit) for reach in best.values()]


def _sentence(reach: TierReach, icp: IcpWords, words: WordList, limit: int | None) -> str:
    tier = words.tiers[reach.tier].label
    if not reach.exact:
        return _TOO_MUCH.format(tier)
    if reach.least is None:
        return f"No answer and no change leads to {tier}."
    sets = [reach.least]
    if reach.answers is not None and reach.answers != reach.least:
        sets.append(reach.answers)
    return f"To reach {tier}: {'; or '.join(_set(steps, icp, words, limit) for steps in sets)}."


def _set(steps: Sequence[ReachStep], icp: IcpWords, words: WordList, limit: int | None) -> str:
    """Answers to learn, then facts that would have to be so."""
    learn = [step_words(step, icp, words) for step in steps if step.learn]
    facts = [step_words(step, icp, words) for step in steps if not step.learn]
    answers = f"learn {series(learn, 'and', limit=limit)}" if learn else ""
    return ", and ".join(part for part in (answers, series(facts, "and", limit=limit)) if part)


def step_words(step: ReachStep, icp: IcpWords, words: WordList) -> str:
    """What a field must be, and what that answers: "Sites at least 2 (+6)", "Country is Norway (must)"."""
    tests = [(icp.tests[f"{one.kind}/{one.id}"][one.place], one.met) for one in step.needs]
    needs = list(dict.fromkeys(test.met if met else test.missed for test, met in tests))
    marks = list(dict.fromkeys(_MARKS[row.kind] for row in step.rows if row.kind != "score"))
    if step.points:
        marks.append(f"+{step.points}" if step.points > 0 else f"−{-step.points}")
    what = series(needs, "and") or words.fields[step.field].label
    return f"{what} ({', '.join(marks)})" if marks else what
