"""Fit: an account scored against the ICPs. Pure, integers only, the reference for every evaluator."""

from icp_playbook.fit.account import Account, ContactValues, Known, OneKnown, as_account
from icp_playbook.fit.account_case import intent_points
from icp_playbook.fit.caps import Totals, possible_points, totals
from icp_playbook.fit.compiler import compile_icp, compile_playbook, compiled
from icp_playbook.fit.condition import (
    AllOf,
    Bound,
    CompiledCondition,
    CompiledTest,
    Negation,
    OfContacts,
    fields_in,
    named_values,
    tests_in,
    with_tests,
)
from icp_playbook.fit.criteria import criterion_reason
from icp_playbook.fit.evaluation import evaluate, inside, status_of, tier_place
from icp_playbook.fit.examples import example_verdicts, examples_inside
from icp_playbook.fit.expectation import NOT_JUDGED, Priority, known_share, priority
from icp_playbook.fit.field_values import Domains, FieldDomain, domains_of
from icp_playbook.fit.filling import DecisiveFields
from icp_playbook.fit.logic import Truth, holds, surely_holds
from icp_playbook.fit.membership import (
    IN,
    MEMBERSHIP_WORDS,
    MEMBERSHIPS,
    OPEN,
    Membership,
    deciding_fields,
    membership_of,
)
from icp_playbook.fit.prepared_playbook import PreparedPlaybook
from icp_playbook.fit.program import (
    EVEN_RATE,
    BandedPoints,
    IcpProgram,
    NamedCondition,
    PointBand,
    Program,
    Threshold,
    condition_record,
    program_record,
)
from icp_playbook.fit.program_format import FORMAT, program_schema
from icp_playbook.fit.question_order import questions
from icp_playbook.fit.ranges import MOST_PARTS, passing_ranges, ranges_of
from icp_playbook.fit.ranking import NO_OPERATIONAL_ICP, Ranking, rank
from icp_playbook.fit.reach import TierReach, reach_record, to_reach
from icp_playbook.fit.reach_steps import ReachStep
from icp_playbook.fit.reach_words import reach_sentences, reach_text
from icp_playbook.fit.scorer import ScoredAccount, Scorer
from icp_playbook.fit.verdict import Intent, OpenQuestion, Reason, State, Status, Verdict, verdict_record
from icp_playbook.fit.word_list import build_word_list, icp_words, plain, word_list_record
from icp_playbook.fit.word_list_types import FieldWords, IcpWords, WordList
from icp_playbook.fit.words import (
    asked_question,
    counted_points,
    ended,
    note,
    sentences,
    signed,
    verdict_line,
)

__all__ = [
    "EVEN_RATE",
    "FORMAT",
    "IN",
    "MEMBERSHIPS",
    "MEMBERSHIP_WORDS",
    "MOST_PARTS",
    "NOT_JUDGED",
    "NO_OPERATIONAL_ICP",
    "OPEN",
    "Account",
    "AllOf",
    "BandedPoints",
    "Bound",
    "CompiledCondition",
    "CompiledTest",
    "ContactValues",
    "DecisiveFields",
    "Domains",
    "FieldDomain",
    "FieldWords",
    "IcpProgram",
    "IcpWords",
    "Intent",
    "Known",
    "Membership",
    "NamedCondition",
    "Negation",
    "OfContacts",
    "OneKnown",
    "OpenQuestion",
    "PointBand",
    "PreparedPlaybook",
    "Priority",
    "Program",
    "Ranking",
    "ReachStep",
    "Reason",
    "ScoredAccount",
    "Scorer",
    "State",
    "Status",
    "Threshold",
    "TierReach",
    "Totals",
    "Truth",
    "Verdict",
    "WordList",
    "as_account",
    "asked_question",
    "build_word_list",
    "compile_icp",
    "compile_playbook",
    "compiled",
    "condition_record",
    "counted_points",
    "criterion_reason",
    "deciding_fields",
    "domains_of",
    "ended",
    "evaluate",
    "example_verdicts",
    "examples_inside",
    "fields_in",
    "holds",
    "icp_words",
    "inside",
    "intent_points",
    "known_share",
    "membership_of",
    "named_values",
    "note",
    "passing_ranges",
    "plain",
    "possible_points",
    "priority",
    "program_record",
    "program_schema",
    "questions",
    "ranges_of",
    "rank",
    "reach_record",
    "reach_sentences",
    "reach_text",
    "sentences",
    "signed",
    "status_of",
    "surely_holds",
    "tests_in",
    "tier_place",
    "to_reach",
    "totals",
    "verdict_line",
    "verdict_record",
    "with_tests",
    "word_list_record",
]
