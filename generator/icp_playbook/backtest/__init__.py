"""What became of accounts: lists of outcomes read, and the playbook held against them."""

from icp_playbook.backtest.back_testing import BackTest, BackTestRequest, ListCoverage, back_test, measured
from icp_playbook.backtest.base_rates import EarnedRate, earned_shares
from icp_playbook.backtest.companies import CompanyCount, companies_of, first_created
from icp_playbook.backtest.contrasts import Answer, Contrast
from icp_playbook.backtest.drift import (
    DriftMonth,
    Kind,
    MonthlyDrift,
    MonthlyShare,
    NewAccounts,
    compared_month,
    last_month,
    monthly_drift,
)
from icp_playbook.backtest.engine_testing import engine_back_test
from icp_playbook.backtest.group_measures import LEAST, Measures
from icp_playbook.backtest.group_tallies import BoughtAccount
from icp_playbook.backtest.groups import STATUSES, GroupKind, MeasuredGroup
from icp_playbook.backtest.inside_outcomes import FunnelStage, InsideOutcomes, ScoreBin
from icp_playbook.backtest.intervals import (
    LEVEL,
    Difference,
    Retention,
    RetentionStep,
    Share,
    chance_of_difference,
    corrected,
    difference,
    expect_statistics,
    retention,
    retention_curve,
    share,
)
from icp_playbook.backtest.judged_outcomes import JudgedOutcome, Knowledge, day_scored, judged_outcomes
from icp_playbook.backtest.leaking_facts import GAP, Leak
from icp_playbook.backtest.outcome import RESULTS, Outcome, OutcomeList, OutcomeProblem, Result
from icp_playbook.backtest.outcome_checking import absent_outcomes, checked_outcomes
from icp_playbook.backtest.outcome_pictures import IcpOutcomes, icp_outcomes
from icp_playbook.backtest.outcome_reading import read_outcome_list, read_outcomes
from icp_playbook.backtest.play_cycles import PlayCycle
from icp_playbook.backtest.ruled_out import KeptOut
from icp_playbook.backtest.version_comparison import DealMove, PlaceCount, VersionComparison
from icp_playbook.backtest.wording import (
    comparison_lines,
    does_not_rank,
    drift_sentences,
    kept_out_lines,
    leak_sentences,
    limit_sentences,
    part_sentences,
    percent,
    play_sentences,
    proposing_command,
    retention_text,
    share_text,
    tier_sentences,
)

__all__ = [
    "GAP",
    "LEAST",
    "LEVEL",
    "RESULTS",
    "STATUSES",
    "Answer",
    "BackTest",
    "BackTestRequest",
    "BoughtAccount",
    "CompanyCount",
    "Contrast",
    "DealMove",
    "Difference",
    "DriftMonth",
    "EarnedRate",
    "FunnelStage",
    "GroupKind",
    "IcpOutcomes",
    "InsideOutcomes",
    "JudgedOutcome",
    "KeptOut",
    "Kind",
    "Knowledge",
    "Leak",
    "ListCoverage",
    "MeasuredGroup",
    "Measures",
    "MonthlyDrift",
    "MonthlyShare",
    "NewAccounts",
    "Outcome",
    "OutcomeList",
    "OutcomeProblem",
    "PlaceCount",
    "PlayCycle",
    "Result",
    "Retention",
    "RetentionStep",
    "ScoreBin",
    "Share",
    "VersionComparison",
    "absent_outcomes",
    "back_test",
    "chance_of_difference",
    "checked_outcomes",
    "companies_of",
    "compared_month",
    "comparison_lines",
    "corrected",
    "day_scored",
    "difference",
    "does_not_rank",
    "drift_sentences",
    "earned_shares",
    "engine_back_test",
    "expect_statistics",
    "first_created",
    "icp_outcomes",
    "judged_outcomes",
    "kept_out_lines",
    "last_month",
    "leak_sentences",
    "limit_sentences",
    "measured",
    "monthly_drift",
    "part_sentences",
    "percent",
    "play_sentences",
    "proposing_command",
    "read_outcome_list",
    "read_outcomes",
    "retention",
    "retention_curve",
    "retention_text",
    "share",
    "share_text",
    "tier_sentences",
]
