"""Mining: outcomes in, proposals and what cannot be said out. Nothing is read and nothing written."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from icp_playbook.backtest import Knowledge, Outcome, OutcomeList, companies_of, day_scored, first_created
from icp_playbook.fields import Catalogue, Field
from icp_playbook.fit import Account, PreparedPlaybook, Verdict
from icp_playbook.mining.base_rates import mined_rates
from icp_playbook.mining.exact import WonShare
from icp_playbook.mining.judging import judged
from icp_playbook.mining.leaks import Lateness, MinedLeak, leaks_of
from icp_playbook.mining.parts import Observation, Parts, divided, learning_companies
from icp_playbook.mining.proposing import proposal_of
from icp_playbook.mining.questions import MINED, Question, question_of
from icp_playbook.mining.results import ListFacts, Mined, MinedIcp
from icp_playbook.playbook import Playbook


@dataclass(frozen=True, slots=True)
class _Row:
    """A decided account of an ICP."""

    outcome: Outcome
    seen: Observation
    known_by: datetime.date
    """Facts learnt later do not count."""
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class _Asked:
    """An ICP's accounts in two parts, and what was asked of those to learn from."""

    icp: str
    rows: tuple[_Row, ...]
    parts: Parts
    leaks: tuple[MinedLeak, ...]
    questions: tuple[Question, ...]
    unasked: tuple[str, ...]


def mine(
    playbook: Playbook, listed: OutcomeList, seed: int, icp: str | None = None, *, by_close: bool = False
) -> Mined:
    """Asks every field of every operational ICP, or of the one that is named; all of it is one run.

    Facts count that were known when the account was created; with `by_close` those known when it closed. Of
    several decided deals of a company the one counts that was created first.
    """
    knowledge = Knowledge(by_created=not by_close)
    prepared = PreparedPlaybook.of(playbook)
    decided = [one for one in listed.outcomes if one.decided]
    first = replace(listed, outcomes=first_created(replace(listed, outcomes=tuple(decided))))
    wanted = [icp] if icp else [id_ for id_ in playbook.profiles if prepared.takes_part(id_)]
    companies = {row: company for (_, row), company in companies_of([listed]).items()}
    rows = _rows_by_icp(prepared, first, companies, knowledge, wanted)
    learning = learning_companies((companies[one.row] for one in first.outcomes), seed)
    fields = [field for field in mined_fields(playbook.catalogue) if field.id in listed.fields]
    asked = [_asked(id_, rows[id_], learning, fields) for id_ in wanted]
    family = [(question, one.parts.judging) for one in asked for question in one.questions]
    answers = iter(judged(family))
    rates = mined_rates(prepared, listed, wanted, seed)
    found = []
    for one in asked:
        results = tuple(next(answers) for _ in one.questions)
        proposals = [proposal_of(playbook, one.icp, result) for result in results]
        found.append(
            MinedIcp(
                one.icp,
                _share(one.parts.learning),
                _share(one.parts.judging),
                results,
                tuple(proposal for proposal in proposals if proposal is not None),
                one.leaks,
                one.unasked,
                rates[one.icp],
            )
        )
    facts = ListFacts(listed.id, listed.label, listed.date, listed.source, listed.illustrative)
    undecided, later = len(listed.outcomes) - len(decided), len(decided) - len(first.outcomes)
    of_none = len(first.outcomes) - sum(map(len, rows.values()))
    tried = sum(question.tried for question, _ in family)
    return Mined(facts, seed, by_close, tried, undecided, later, of_none, tuple(found))


def mined_fields(catalogue: Catalogue) -> tuple[Field, ...]:
    """The fields that are asked about, whether or not the playbook tests them yet."""
    return tuple(one for one in catalogue.fields.values() if one.type in MINED and one.of == "account")


def _rows_by_icp(
    prepared: PreparedPlaybook,
    listed: OutcomeList,
    companies: Mapping[int, str],
    knowledge: Knowledge,
    wanted: Sequence[str],
) -> Mapping[str, tuple[_Row, ...]]:
    """Every account in the ICP whose kind it is, as of the day it was created; if one is named, in that."""
    found: dict[str, list[_Row]] = {id_: [] for id_ in wanted}
    for outcome in listed.outcomes:
        day, account = day_scored(outcome, listed), knowledge.facts(outcome, listed)
        verdict = _verdict(prepared, account, day, wanted)
        if verdict is not None:
            seen = Observation(companies[outcome.row], outcome.won, day, account)
            found[verdict.icp].append(_Row(outcome, seen, knowledge.day(outcome, listed), verdict))
    return {id_: tuple(rows) for id_, rows in found.items()}


def _verdict(
    prepared: PreparedPlaybook, account: Account, day: datetime.date, wanted: Sequence[str]
) -> Verdict | None:
    if len(wanted) == 1:
        verdict = prepared.verdict(wanted[0], account, day)
        return verdict if verdict.candidate else None
    return prepared.rank(account, day).candidate


def _asked(icp: str, rows: tuple[_Row, ...], learning: frozenset[str], fields: Sequence[Field]) -> _Asked:
    seen = [row.seen for row in rows]
    parts = divided(seen, learning)
    leaks = leaks_of(fields, seen, {field.id: _lateness(field.id, rows) for field in fields})
    left_out = {leak.field for leak in leaks}
    left = [field for field in fields if field.id not in left_out]
    questions = {field.id: question_of(field, parts.learning) for field in left}
    return _Asked(
        icp,
        rows,
        parts,
        leaks,
        tuple(question for question in questions.values() if question is not None),
        tuple(name for name, question in questions.items() if question is None),
    )


def _lateness(field: str, rows: Sequence[_Row]) -> Lateness:
    held = [row for row in rows if field in row.outcome.account]
    days = [row.outcome.known_on.get(field) for row in held]
    late = sum(day is not None and day > row.known_by for day, row in zip(days, held, strict=True))
    return Lateness(late, sum(day is not None for day in days), len(held))


def _share(observations: Sequence[Observation]) -> WonShare:
    return WonShare(sum(one.won for one in observations), len(observations))
