"""The pool of questions: every sort for every ICP, bounded, in an order that the playbook alone decides."""

from collections.abc import Iterator, Sequence

from icp_playbook.fit import Program
from icp_playbook.playbook import Playbook
from icp_playbook.practice.cases import cases, judgement, spread
from icp_playbook.practice.question import (
    JUDGEMENTS,
    NO_SEGMENT,
    Judgement,
    PracticeCase,
    PracticeQuestion,
    Sort,
)

POOL = 60
"""The most questions of one sort."""
OPTIONS = 4
"""The maximum number of answers to choose from."""
TURNED = 4
"""The maximum number of variations of one example that change its verdict."""
_SIBLINGS = 12
"""Segments of an ICP whose answers are among those to choose from."""
_RAREST_FIRST: tuple[Judgement, ...] = ("wrong", "fit", "borderline", "disqualified")


def questions(playbook: Playbook, program: Program) -> tuple[PracticeQuestion, ...]:
    """Every question in the pool; kinds the playbook has no material for are left out."""
    accounts = list(cases(playbook, program))
    return (
        *spread(list(_judged(program, accounts)), POOL),
        *spread(list(_ruled_out(playbook, accounts)), POOL),
        *spread(list(_objections(playbook)), POOL),
        *spread(list(_committee(playbook)), POOL),
        *spread(list(_segments(playbook, program, accounts)), POOL),
    )


def _judged(
    program: Program, accounts: Sequence[tuple[PracticeCase, tuple[PracticeCase, ...]]]
) -> Iterator[PracticeQuestion]:
    """Examples, and variations with a different verdict."""
    for place, (own, varied) in enumerate(accounts):
        before = judgement(program, own.verdict)
        plain = [case for case in varied if not _two_ways_out(case)]
        by_outcome = [
            _from(place, [case for case in plain if judgement(program, case.verdict) == outcome])
            for outcome in _RAREST_FIRST
            if outcome != before
        ]
        for case in (*([] if _two_ways_out(own) else [own]), *_turned(by_outcome)):
            yield _of_case("judge", case, JUDGEMENTS, judgement(program, case.verdict))


def _two_ways_out(case: PracticeCase) -> bool:
    """Whether a disqualifier applies and a must is missed as well: two options would be right."""
    missed = any(one.kind == "must" and one.state == "missed" for one in case.verdict.reasons)
    return case.verdict.status == "disqualified" and missed


def _turned(by_outcome: Sequence[Sequence[PracticeCase]]) -> list[PracticeCase]:
    """Cases of one outcome after the other, each of a field that none before it changed."""
    taken: dict[str, PracticeCase] = {}
    for _ in range(TURNED):
        for alike in by_outcome:
            case = next((case for case in alike if case.changed not in taken), None)
            if case is not None and len(taken) < TURNED:
                taken[case.changed] = case
    return list(taken.values())


def _from(place: int, alike: list[PracticeCase]) -> list[PracticeCase]:
    """The cases going round from another one for each example, so that they do not all change one field."""
    at = place % len(alike) if alike else 0
    return [*alike[at:], *alike[:at]]


def _ruled_out(
    playbook: Playbook, accounts: Sequence[tuple[PracticeCase, tuple[PracticeCase, ...]]]
) -> Iterator[PracticeQuestion]:
    """One account for each disqualifier of an ICP that applies alone, the examples themselves first."""
    found: dict[tuple[str, str], list[PracticeCase]] = {}
    for case in (*(own for own, _ in accounts), *(case for _, varied in accounts for case in varied)):
        met = [one.id for one in case.verdict.reasons if one.kind == "disqualifier" and one.state == "met"]
        if len(met) == 1:
            found.setdefault((case.verdict.icp, met[0]), []).append(case)
    for icp, profile in playbook.profiles.items():
        for out in profile.fit.disqualifiers:
            alike = {one: playbook.disqualifiers[one].name for one in profile.fit.disqualifiers}
            options = _options(out, alike)
            seen: list[str] = []
            for case in found.get((icp, out), []) if len(options) > 1 else ():
                if case.example not in seen and len(seen) < 2:
                    seen.append(case.example)
                    yield _of_case("disqualifier", case, options, out)


def _objections(playbook: Playbook) -> Iterator[PracticeQuestion]:
    """Each objection, with answers to others of the segment and then of its siblings."""
    of_icp: dict[str, list[str]] = {}
    for id_, segment in playbook.segments.items():
        of_icp.setdefault(segment.icp, []).append(id_)
    for id_, segment in playbook.segments.items():
        own = of_icp[segment.icp]
        at = own.index(id_)
        others = (
            [*own[at + 1 :], *own[:at]] if len(own) > _SIBLINGS else [name for name in own if name != id_]
        )
        answers: dict[str, str] = {
            f"{name}/{one.id}": one.answer
            for name in [id_, *others[:_SIBLINGS]]
            for one in playbook.segments[name].objections
        }
        for objection in segment.objections:
            about = f"{id_}/{objection.id}"
            options = _options(about, answers)
            if len(options) > 1:
                yield PracticeQuestion(f"objection/{about}", "objection", segment.icp, options, about, about)


def _committee(playbook: Playbook) -> Iterator[PracticeQuestion]:
    """Each role that one persona plays, among the others of the committee and then of the playbook.

    A persona that may play the role elsewhere is no option: it would not be wrong enough.
    """
    for icp, profile in playbook.profiles.items():
        seated = {seat.persona: playbook.personas[seat.persona].name for seat in profile.committee}
        people = seated | {id_: one.name for id_, one in playbook.personas.items() if id_ not in seated}
        for role in dict.fromkeys(seat.role for seat in profile.committee):
            playing = list(dict.fromkeys(seat.persona for seat in profile.committee if seat.role == role))
            others = {
                id_: name
                for id_, name in people.items()
                if id_ == playing[0] or role not in playbook.personas[id_].roles
            }
            options = _options(playing[0], others)
            if len(playing) == 1 and len(options) > 1:
                yield PracticeQuestion(f"committee/{icp}/{role}", "committee", icp, options, playing[0], role)


def _segments(
    playbook: Playbook, program: Program, accounts: Sequence[tuple[PracticeCase, tuple[PracticeCase, ...]]]
) -> Iterator[PracticeQuestion]:
    """Examples, and variations in a different segment, with nothing left open."""
    for own, varied in accounts:
        names = {row.id: playbook.segments[row.id].name for row in program.icps[own.verdict.icp].segments}
        seen: list[str] = []
        for case in (own, *varied):
            answer = case.verdict.segment or NO_SEGMENT
            lost = case is not own and case.verdict.status in ("outside", "disqualified")
            if lost or case.verdict.possible_segments or answer in seen or not names:
                continue
            seen.append(answer)
            listed = _options(answer, names) if answer != NO_SEGMENT else tuple(names)[: OPTIONS - 1]
            yield _of_case("segment", case, (*listed[:OPTIONS], NO_SEGMENT), answer)


def _of_case(sort: Sort, case: PracticeCase, options: tuple[str, ...], answer: str) -> PracticeQuestion:
    id_ = "/".join(filter(None, (sort, case.example, case.changed, answer if case.changed else "")))
    return PracticeQuestion(id_, sort, case.verdict.icp, options, answer, case=case)


def _options(answer: str, texts: dict[str, str]) -> tuple[str, ...]:
    """The right option and the next ones, cyclically; options that read alike are left out."""
    ids = list(texts)
    at = ids.index(answer)
    chosen: dict[str, str] = {}
    for id_ in (*ids[at:], *ids[:at]):
        if texts[id_] not in chosen and len(chosen) < OPTIONS:
            chosen[texts[id_]] = id_
    return tuple(chosen.values())
