"""The last steps: the columns that `score` adds, of the verdict and its words, and the rank."""

from collections.abc import Callable, Mapping, Sequence

import ibis
import ibis.expr.types as ir

from icp_playbook.accounts import ADDED
from icp_playbook.engines.account_table import AccountTable
from icp_playbook.engines.expressions import all_of, chosen, none_of, number
from icp_playbook.engines.facts import kept
from icp_playbook.engines.points import share
from icp_playbook.engines.questions_step import AskedColumns, count_asked, next_field
from icp_playbook.engines.step_builder import SCORED, StepBuilder
from icp_playbook.engines.texts import (
    Sentence,
    Text,
    after_lead,
    expression,
    full_stop,
    joined,
    together,
    without_first_comma,
)
from icp_playbook.engines.wording import REASONS
from icp_playbook.engines.words_step import WordColumns
from icp_playbook.fit import MEMBERSHIP_WORDS, Program, WordList, asked_question
from icp_playbook.phrases import series

RANK = "icp_rank"
CAUSES, ASKS = "icp_causes", "icp_asks"
EXTRA = (
    "icp_membership",
    "icp_next_field",
    "icp_asked_field",
    "icp_asked_count",
    "icp_place",
    "icp_scored",
)
"""Columns for reports: how surely an account is in, the fields of its question and of its one answer, how
many decide in or out, its place among the statuses, and the ICP that it was scored against."""
COMPARED = (
    "icp_scored",
    "icp_membership",
    "icp_tier_best",
    "icp_tier_worst",
    "icp_segment",
    "icp_play",
    ASKS,
)
"""Columns that revisions are compared on: the ICP, how surely an account is in it, the places of the tiers it
can have, segment, play, and the fields that decide in or out, each with a `;` behind it.

In CAUSES is, of each ICP that takes part, `must:ID;` of the first must that is missed, else `out:ID;` of the
first disqualifier that applies, else a lone `;`.
"""
NOT_BY_ENGINES = frozenset({"icp_problems", "icp_to_reach"})
ENGINE_COLUMNS = tuple(name for name in ADDED if name not in NOT_BY_ENGINES)
_PLACES = ("fit", "undecided", "insufficient")
_OTHER_KIND = 4


def result(
    build: StepBuilder,
    program: Program,
    words: WordList,
    accounts: AccountTable,
    columns: Sequence[str],
    asked: AskedColumns,
    texts: WordColumns,
) -> None:
    """Makes the steps that end in these columns."""
    if asked.decides or asked.urgency:
        build.put("icp_next_field", next_field(build.table, asked))
        build.put("icp_asked_field", _asked_field(build.table, asked))
        build.put("icp_asked_count", count_asked(build.table, asked))
        build.step("icp_questions", "The next question, and how many fields decide in or out")
    else:
        build.put("icp_asked_count", number(0))
        build.put("icp_next_field", ibis.null("string"))
        build.step("icp_questions", "Nothing is open")
    table = build.table
    build.put("icp_expected", _expected(table))
    build.put("icp_membership", _membership(table))
    level = intent_level(table, program)
    build.put("icp_level", level)
    build.put("icp_place", _place(table))
    build.step("icp_grades", "How surely it is in, what it may be expected to score, and its place")
    table = build.table
    found = {name: make(table) for name, make in _columns(program, words, texts).items() if name in columns}
    if ASKS in columns:
        found[ASKS] = _asks(table, asked)
    if RANK in columns:
        order = [table.icp_place, table.icp_expected.desc(), table.icp_intent.desc(), table[accounts.key]]
        found[RANK] = (ibis.row_number().over(order_by=order) + 1).cast("int64")
    key = dict.fromkeys((accounts.key, *accounts.kept))
    build.last("icp_result", "The columns", table.select(*key, **{name: found[name] for name in columns}))


def _columns(
    program: Program, words: WordList, texts: WordColumns
) -> Mapping[str, Callable[[ir.Table], ir.Value]]:
    return {
        "icp_profile": lambda t: chosen([(none_of(t.icp_missed), t[SCORED])], ibis.null("string"), "string"),
        "icp_segment": lambda t: chosen([(_belongs(t), t.icp_segment)], ibis.null("string"), "string"),
        "icp_status": lambda t: t.icp_status,
        "icp_certain": _certain,
        "icp_tier": lambda t: tier_of(t, program),
        "icp_potential": lambda t: _potential(t, program),
        "icp_points_low": lambda t: t.icp_points_low,
        "icp_points_high": lambda t: t.icp_points_high,
        "icp_points_possible": lambda t: t.icp_points_possible,
        "icp_score_low": lambda t: t.icp_score_low,
        "icp_score_high": lambda t: t.icp_score_high,
        "icp_expected": lambda t: t.icp_expected,
        "icp_known": _known,
        "icp_coverage": _coverage,
        "icp_intent": lambda t: t.icp_intent,
        "icp_intent_level": lambda t: t.icp_level,
        "icp_play": lambda t: play_of(t, program),
        "icp_why": lambda t: _why(t, texts),
        "icp_reasons": lambda t: _reasons(t, words, texts),
        "icp_disqualifier": lambda t: t.icp_disqualifier,
        "icp_next_question": lambda t: _question(t, words),
        "icp_version": lambda _: ibis.literal(words.version, "string"),
        "icp_membership": lambda t: t.icp_membership,
        "icp_next_field": lambda t: t.icp_next_field,
        "icp_asked_field": lambda t: t.icp_asked_field,
        "icp_asked_count": lambda t: t.icp_asked_count,
        "icp_place": lambda t: t.icp_place,
        "icp_tier_best": lambda t: t.icp_tier_best,
        "icp_tier_worst": lambda t: t.icp_tier_worst,
        CAUSES: lambda t: t[CAUSES],
        SCORED: lambda t: t[SCORED],
    }


def _asked_field(table: ir.Table, asked: AskedColumns) -> ir.StringValue:
    """The first field that decides in or out."""
    cases = [(kept(table, one), ibis.literal(name, "string")) for name, one in asked.decides.items()]
    return chosen(cases, ibis.null("string"), "string")


def _asks(table: ir.Table, asked: AskedColumns) -> ir.StringValue:
    """The fields that decide in or out."""
    cases = [chosen([(kept(table, one), f"{name};")], "", "string") for name, one in asked.decides.items()]
    return expression(joined(cases))


def _belongs(table: ir.Table) -> ir.BooleanValue:
    return all_of([none_of(table.icp_missed), table.icp_status.isin(_PLACES)])


def _expected(table: ir.Table) -> ir.IntegerValue:
    """The score to be expected, rounded down: without base rates, the middle of those still possible."""
    if "icp_expected_points" in table.columns:
        points, possible = table.icp_expected_points, table.icp_points_possible * 100
    else:
        points, possible = table.icp_points_low + table.icp_points_high, table.icp_points_possible * 2
    return chosen(
        [(possible == 0, share(points, 0)), (points <= 0, 0), (points >= possible, 100)],
        ((points * 100) // possible.nullif(0)).cast("int64"),
        "int64",
    )


def _membership(table: ir.Table) -> ir.StringValue:
    status = table.icp_status
    return chosen(
        [
            (table.icp_missed, "out"),
            (status == "fit", "in"),
            (status == "disqualified", "disqualified"),
            (status == "insufficient", "too-little"),
            (table.icp_sure, "tier-open"),
            (table.icp_asked_count == 1, "one-answer"),
        ],
        "possible",
        "string",
    )


def _place(table: ir.Table) -> ir.IntegerValue:
    """By status; an account that misses a must follows them all."""
    cases = [(table.icp_status == one, at) for at, one in enumerate(_PLACES)]
    return chosen([(table.icp_missed, _OTHER_KIND), *cases], len(_PLACES), "int64")


def _certain(table: ir.Table) -> ir.StringValue:
    cases = [(table.icp_membership == one, text) for one, text in MEMBERSHIP_WORDS.items()]
    return chosen(cases[:-1], cases[-1][1], "string")


def tier_of(table: ir.Table, program: Program) -> ir.StringValue:
    """The tier of an account that fits."""
    none = ibis.null("string")
    tiers = [(table.icp_tier_best == at, tier.id) for at, tier in enumerate(program.tiers)]
    return chosen([(table.icp_status != "fit", none), *tiers], none, "string")


def _potential(table: ir.Table, program: Program) -> ir.StringValue:
    """The tiers still possible, of an account that is or may be in."""
    tiers, none = [tier.id for tier in program.tiers], ibis.null("string")
    cases = [
        (
            all_of([table.icp_tier_best == best, table.icp_tier_worst == worst]),
            series(tiers[best : worst + 1], "or"),
        )
        for best in range(len(tiers))
        for worst in range(best, len(tiers))
    ]
    return chosen([(none_of(_belongs(table)), none), *cases], none, "string")


def _known(table: ir.Table) -> ir.IntegerValue:
    """Percent of the decided points that were earned."""
    points, possible = table.icp_known_points, table.icp_known_possible
    return chosen(
        [(possible == 0, ibis.null("int64")), (points <= 0, 0), (points >= possible, 100)],
        ((points * 100) // possible.nullif(0)).cast("int64"),
        "int64",
    )


def _coverage(table: ir.Table) -> ir.IntegerValue:
    possible = table.icp_points_possible
    share_ = ((table.icp_decided * 100) // possible.nullif(0)).cast("int64")
    return chosen([(possible == 0, 100)], share_, "int64")


def intent_level(table: ir.Table, program: Program) -> ir.StringValue:
    """The level of intent; null in a playbook without levels."""
    if not program.levels:
        return ibis.null("string")
    cases = [(table.icp_intent >= level.at_least, level.id) for level in program.levels]
    return chosen(cases, program.levels[-1].id, "string")


def play_of(table: ir.Table, program: Program) -> ir.StringValue:
    """The play of an account that fits, by its tier and `icp_level`."""
    none = ibis.null("string")
    cases = [
        (
            all_of([table.icp_status == "fit", table.icp_tier_best == at, table.icp_level == level.id]),
            program.grid[tier.id][level.id],
        )
        for at, tier in enumerate(program.tiers)
        for level in program.levels
        if program.grid
    ]
    return chosen(cases, none, "string") if cases else none


def _question(table: ir.Table, words: WordList) -> ir.StringValue:
    none = ibis.null("string")
    cases = [(table.icp_next_field == name, asked_question(field)) for name, field in words.fields.items()]
    return chosen(cases, none, "string") if cases else none


def _reasons(table: ir.Table, words: WordList, texts: WordColumns) -> ir.StringValue:
    """The labels by what came of them; before them the ICP that is nearest, where a must of it is missed."""
    nearest = [
        (all_of([table.icp_missed, table[SCORED] == icp]), f"nearest {named.name}; ")
        for icp, named in words.icps.items()
    ]
    parts = [
        Sentence(after_lead(lead), texts.text(table, f"icp_words_{part}"), "")
        for part, lead in REASONS.items()
    ]
    found = without_first_comma(expression(together(parts, "; ")))
    return expression(joined([chosen(nearest, "", "string"), found]))


def _why(table: ir.Table, texts: WordColumns) -> ir.StringValue:
    """What earned and cost points and what is unknown, or what keeps it out."""

    def line(part: str, lead: str, *, more: Text = "") -> Sentence:
        return Sentence(lead, texts.text(table, f"icp_listed_{part}"), joined([".", more]))

    def closed(part: str, lead: str) -> Sentence:
        text = texts.text(table, f"icp_listed_{part}")
        return Sentence(lead, text, full_stop(text))

    out = [
        Sentence("Disqualifier: ", texts.text(table, "icp_words_cite"), ""),
        closed("also_ruled", "Also applies: "),
        closed("missed_musts", "Must missed: "),
    ]
    outside = [
        Sentence("Must missed: ", texts.text(table, "icp_words_first_missed"), ""),
        closed("also_missed", "Also missed: "),
    ]
    balance = [
        line("earned", "Met: ", more=texts.text(table, "icp_words_caps")),
        line("lacking", "Missed: "),
        line("guessed", "Not known: "),
        line("costs", "Friction: "),
        line("gaps", "Unknown: "),
    ]
    return chosen(
        [
            (table.icp_status == "disqualified", expression(together(out))),
            (table.icp_status == "outside", expression(together(outside))),
        ],
        expression(together(balance)),
        "string",
    )
