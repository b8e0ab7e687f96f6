"""The compiler: the program as the steps of one statement over a table of accounts.

Facts first, one column for what each row of an ICP comes to; then points and status before each ICP, the ICP
that comes first, what is open, the words, and the rank. Every step keeps the columns before it.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from icp_playbook.engines.account_groups import AccountGroup, keep_groups
from icp_playbook.engines.account_table import AccountTable, column_types
from icp_playbook.engines.decided_step import keep_decided
from icp_playbook.engines.expressions import Holds, as_expression, chosen, number, total
from icp_playbook.engines.facts import ColumnNames, FactColumns, IcpFacts, Kept, facts_of, kept
from icp_playbook.engines.judgement import Judgement
from icp_playbook.engines.outcomes import Points
from icp_playbook.engines.points import (
    CriterionPoints,
    any_false,
    criteria_of,
    expected_points,
    far_off,
    is_false,
    is_true,
    no_longer_out,
    rank_key,
    share,
    status_of,
    tier_place,
)
from icp_playbook.engines.questions_step import keep_open_fields
from icp_playbook.engines.refusals import expect_possible
from icp_playbook.engines.result_columns import CAUSES, ENGINE_COLUMNS, EXTRA, NOT_BY_ENGINES, result
from icp_playbook.engines.step_builder import SCORED, StepBuilder
from icp_playbook.engines.steps import QueryStep
from icp_playbook.engines.texts import Text, expression, joined
from icp_playbook.engines.wording import IcpAccount, first_words
from icp_playbook.engines.words_step import keep_words
from icp_playbook.findings import CommandError
from icp_playbook.fit import EVEN_RATE, NO_OPERATIONAL_ICP, IcpProgram, Program, WordList, possible_points


def compiled_steps(
    program: Program,
    words: WordList,
    table: AccountTable,
    as_of: datetime.date,
    icp: str | None = None,
    columns: Sequence[str] = ENGINE_COLUMNS,
    *,
    arrays: bool = False,
) -> list[QueryStep]:
    """The steps that end in the key of each account, the columns that the table keeps, and these columns.

    They are some of `accounts.ADDED`, of `EXTRA` and of `COMPARED`, or CAUSES; the problems of cells are
    known to who reads them.
    `icp` is None for the best of all. `arrays`: looks labels up in arrays, which takes DuckDB less time and a
    reader more. Raises CommandError for what no statement can say.
    """
    unknown = [name for name in columns if name in NOT_BY_ENGINES]
    if unknown:
        raise CommandError(f"no statement gives the column `{unknown[0]}`", "leave it out")
    taking_part = _taking_part(program, table, icp)
    return _Compiler(program, words, table, as_of, taking_part, columns, arrays=arrays).steps()


def group_steps(
    program: Program,
    words: WordList,
    table: AccountTable,
    as_of: datetime.date,
    icp: str | None = None,
    bins: Sequence[int] = (),
) -> tuple[list[QueryStep], list[AccountGroup]]:
    """The steps that end in the key of each account and the numbers of its groups, and the groups.

    `bins` are where ranges of scores start, the highest first.
    Raises CommandError as `compiled_steps` does.
    """
    taking_part = _taking_part(program, table, icp)
    return _Compiler(program, words, table, as_of, taking_part, (), arrays=True).group_steps(bins)


def _taking_part(program: Program, table: AccountTable, icp: str | None) -> list[IcpProgram]:
    """The ICPs that accounts are scored against."""
    found = [one for one in program.icps.values() if (one.operational if icp is None else one.id == icp)]
    if not found:
        raise CommandError(NO_OPERATIONAL_ICP, "name the ICP")
    expect_possible(program, found, table)
    return found


@dataclass(frozen=True, slots=True)
class _IcpResult:
    """Where accounts stand before one ICP."""

    missed: Kept
    low: Kept
    high: Kept
    decided: Kept
    best: Kept
    worst: Kept
    status: Kept
    score_low: Kept
    score_high: Kept
    expected: Kept
    """In hundredths of a point; None where it is the middle of worst and best."""


class _Compiler:
    """Makes the steps one after the other."""

    def __init__(
        self,
        program: Program,
        words: WordList,
        table: AccountTable,
        as_of: datetime.date,
        icps: Sequence[IcpProgram],
        columns: Sequence[str],
        *,
        arrays: bool,
    ) -> None:
        self._program, self._words = program, words
        self._as_of, self._columns, self._accounts = as_of, frozenset(columns), table
        self._ordered, self._arrays = columns, arrays
        self._icps = {icp.id: icp for icp in icps}
        types = {
            **dict.fromkeys(table.kept, "string"),
            **column_types(program, table),
            table.key: "int64" if table.key_is_number else "string",
        }
        names = ColumnNames({name.lower() for name in (*types, *columns, *EXTRA)})
        self._build = StepBuilder(ibis.table(types, name=table.name), names, [*self._icps])

    @property
    def _table(self) -> ir.Table:
        return self._build.table

    @property
    def _judgement(self) -> Judgement:
        return Judgement(self._program, self._accounts, self._table, self._as_of)

    def _get(self, value: Kept) -> object:
        return kept(self._table, value)

    def _picked(self, values: Callable[[str], object], type_: str) -> object:
        return self._build.picked({icp: values(icp) for icp in self._icps}, type_)

    def steps(self) -> list[QueryStep]:
        """All of them."""
        facts = self._facts()
        results = self._results(facts)
        self._best(facts, results)
        self._verdict(facts, results)
        asked = keep_open_fields(
            self._build,
            lambda: self._judgement,
            self._program,
            {icp: self._case(icp, facts) for icp in self._icps},
            questions=bool(self._columns & {"icp_next_question", "icp_next_field"}),
            wanted=bool(self._columns & {"icp_certain", "icp_next_question", *EXTRA}),
        )
        texts = keep_words(
            self._build,
            lambda icp: self._case(icp, facts),
            why="icp_why" in self._columns,
            reasons="icp_reasons" in self._columns,
            arrays=self._arrays,
        )
        result(self._build, self._program, self._words, self._accounts, self._ordered, asked, texts)
        return self._build.steps

    def group_steps(self, bins: Sequence[int]) -> tuple[list[QueryStep], list[AccountGroup]]:
        """Those that end in the groups of each account."""
        facts = self._facts()
        results = self._results(facts)
        self._best(facts, results)
        self._verdict(facts, results)
        key = self._accounts.key
        groups = keep_groups(
            self._build, self._program, lambda: self._judgement, lambda icp: self._case(icp, facts), key, bins
        )
        return self._build.steps, groups

    def _case(self, icp: str, facts: Mapping[str, IcpFacts]) -> IcpAccount:
        program = self._icps[icp]
        criteria = criteria_of(self._table, program, facts[icp])
        return IcpAccount(self._table, program, self._words.icps[icp], facts[icp], criteria)

    def _facts(self) -> Mapping[str, IcpFacts]:
        found = FactColumns(self._judgement, self._build.names)
        facts = facts_of(found, self._icps.values(), self._words)
        for name, value in found.columns.items():
            self._build.put(name, value, found.comments.get(name, ""))
        self._build.step("icp_facts", "What every must, criterion, disqualifier and signal comes to")
        return keep_decided(self._build, facts)

    def _results(self, facts: Mapping[str, IcpFacts]) -> Mapping[str, _IcpResult]:
        points: dict[str, tuple[Kept, Kept, Kept, Kept]] = {}
        expected: dict[str, Kept] = {}
        for icp, program in self._icps.items():
            case = self._case(icp, facts)
            found, keep = case.sums, self._build.keep
            points[icp] = (
                keep(any_false(self._table, facts[icp].musts), icp, "missed"),
                keep(found.low, icp, "low"),
                keep(found.high, icp, "high"),
                keep(found.decided, icp, "decided"),
            )
            if program.base_rates:
                expected[icp] = keep(expected_points(program, case.criteria), icp, "expected")
        self._build.step(
            "icp_points", "The points of each ICP, at worst and at best, and how many are decided"
        )
        places: dict[str, tuple[Kept, Kept, Kept, Kept]] = {}
        for icp, (_, low, high, _) in points.items():
            scale, possible = self._program.tiers_of(icp), possible_points(self._icps[icp])
            least, most = self._points(low), self._points(high)
            places[icp] = (
                self._build.keep(tier_place(scale, most, possible), icp, "tier"),
                self._build.keep(tier_place(scale, least, possible), icp, "tier_low"),
                self._build.keep(share(least, possible), icp, "score_low"),
                self._build.keep(share(most, possible), icp, "score_high"),
            )
        self._build.step("icp_scores", "Score and tier of each ICP, at worst and at best; tier 0 is the best")
        results: dict[str, _IcpResult] = {}
        for icp, (missed, low, high, decided) in points.items():
            best, worst, score_low, score_high = places[icp]
            status = status_of(
                self._table,
                self._program,
                self._icps[icp],
                facts[icp],
                self._points(decided),
                tiers_open=_differ(self._get(best), self._get(worst)),
            )
            results[icp] = _IcpResult(
                missed,
                low,
                high,
                decided,
                best,
                worst,
                self._build.keep(status, icp, "status"),
                score_low,
                score_high,
                expected.get(icp),
            )
        self._build.step("icp_statuses", "The status before each ICP, the first that applies")
        return results

    def _points(self, value: Kept) -> Points:
        return self._get(value)

    def _best(self, facts: Mapping[str, IcpFacts], results: Mapping[str, _IcpResult]) -> None:
        """The ICP that comes first."""
        if len(self._icps) == 1:
            self._build.put(SCORED, next(iter(self._icps)))
            self._build.step("icp_best", "The ICP that accounts are scored against")
            return
        most = max(len(one.musts) for one in facts.values())
        keys = {
            icp: self._build.keep(
                rank_key(
                    self._get(one.status),
                    far_off(self._table, facts[icp].musts, most),
                    self._points(one.best),
                    number(self._points(one.score_low)),
                    number(self._points(one.score_high)),
                    len(self._program.tiers),
                ),
                icp,
                "order",
            )
            for icp, one in results.items()
        }
        self._build.step("icp_orders", "What ranks ICPs: missed musts last, then status, tier and score")
        found = [(icp, number(self._points(key))) for icp, key in keys.items()]
        least = ibis.least(*(key for _, key in found))
        self._build.put(
            SCORED, chosen([(key == least, icp) for icp, key in found[:-1]], found[-1][0], "string")
        )
        self._build.step("icp_best", "The ICP that comes first; of equals the first of the playbook")

    def _verdict(self, facts: Mapping[str, IcpFacts], results: Mapping[str, _IcpResult]) -> None:
        put = self._build.put

        def pick(name: str, type_: str) -> object:
            return self._picked(lambda icp: self._get(getattr(results[icp], name)), type_)

        put("icp_missed", _stored(pick("missed", "boolean")))
        put("icp_status", pick("status", "string"))
        put("icp_tier_best", number(pick("best", "int64")))
        put("icp_tier_worst", number(pick("worst", "int64")))
        put("icp_points_low", number(pick("low", "int64")))
        put("icp_points_high", number(pick("high", "int64")))
        put("icp_score_low", number(pick("score_low", "int64")))
        put("icp_score_high", number(pick("score_high", "int64")))
        put("icp_decided", number(pick("decided", "int64")))
        if any(icp.base_rates for icp in self._icps.values()):
            put("icp_expected_points", self._number(lambda icp: self._expected(results[icp])))
        put("icp_points_possible", self._number(lambda icp: possible_points(self._icps[icp])))
        cases = {icp: self._case(icp, facts) for icp in self._icps}
        put("icp_intent", self._number(lambda icp: total([self._points(one) for one in facts[icp].signals])))
        put("icp_sure", _stored(self._picked(lambda icp: no_longer_out(self._table, facts[icp]), "boolean")))
        put("icp_known_points", self._number(lambda icp: _known_points(cases[icp].criteria)))
        put("icp_known_possible", self._number(lambda icp: _known_possible(cases[icp].criteria)))
        put("icp_disqualifier", self._picked(lambda icp: _first_out(cases[icp]), "string"))
        put("icp_segment", self._picked(lambda icp: self._segment(icp, facts[icp]), "string"))
        if CAUSES in self._columns:
            put(CAUSES, expression(joined([_cause(case) for case in cases.values()])))
        self._build.step("icp_verdicts", "The verdict of that ICP")

    def _expected(self, one: _IcpResult) -> Points:
        if one.expected is not None:
            return self._points(one.expected)
        return (self._points(one.low) + self._points(one.high)) * EVEN_RATE

    def _number(self, values: Callable[[str], object]) -> ir.IntegerValue:
        return number(self._picked(values, "int64"))

    def _segment(self, icp: str, facts: IcpFacts) -> object:
        """The first segment that surely holds, if it can be the first that does."""
        rows = self._icps[icp].segments
        cases = [
            (is_true(self._table, sure), _id_if(kept(self._table, possible), row.id))
            for row, sure, possible in zip(rows, facts.segments, facts.segments_possible, strict=True)
        ]
        return chosen(cases, ibis.null("string"), "string") if cases else ibis.null("string")


def _id_if(possible: object, id_: str) -> object:
    if possible is True:
        return id_
    return chosen([(possible, id_)], ibis.null("string"), "string")


def _differ(one: object, other: object) -> Holds:
    if isinstance(one, int) and isinstance(other, int):
        return one != other
    return number(one) != number(other)


def _stored(holds: object) -> ir.BooleanValue:
    found = as_expression(holds)
    return found if isinstance(holds, bool) else found.fill_null(False)


def _known_points(criteria: Sequence[CriterionPoints]) -> Points:
    """The points of the criteria that are decided."""
    return total([one.low if one.unknown is False else _or_none(one.decided) for one in criteria])


def _known_possible(criteria: Sequence[CriterionPoints]) -> Points:
    """The possible points of these."""
    return total([chosen([(one.unknown, 0)], one.possible, "int64") for one in criteria])


def _or_none(points: Points | None) -> Points:
    return points.fill_null(0) if isinstance(points, ir.Value) else points or 0


def _first_out(case: IcpAccount) -> object:
    rows = zip(case.icp.disqualifiers, case.facts.disqualifiers, strict=True)
    cases = [(is_true(case.table, truth), row.id) for row, truth in rows]
    return chosen(cases, ibis.null("string"), "string")


def _cause(case: IcpAccount) -> Text:
    """What keeps an account out of an ICP, as CAUSES has it."""
    musts = zip(case.icp.must, case.facts.musts, strict=True)
    rules = zip(case.icp.disqualifiers, case.facts.disqualifiers, strict=True)
    return first_words(
        [
            *((is_false(case.table, truth), f"must:{row.id};") for row, truth in musts),
            *((is_true(case.table, truth), f"out:{row.id};") for row, truth in rules),
        ],
        otherwise=";",
    )
