"""Engines: the program over whole tables. One compiler makes Ibis expressions of it; engines run them."""

from icp_playbook.engines.account_groups import AccountGroup
from icp_playbook.engines.account_table import ROW, AccountTable, column_types, folded_fields
from icp_playbook.engines.column_check import check_steps, known_values
from icp_playbook.engines.compared_list import (
    ListComparison,
    RowPair,
    SideVerdict,
    VerdictPair,
    compared_list,
)
from icp_playbook.engines.compiler import compiled_steps, group_steps
from icp_playbook.engines.engine_scoring import EngineRequest, score_in_engine
from icp_playbook.engines.lists import EngineList, read_source, typed_table
from icp_playbook.engines.outcome_cells import NamedColumn, OutcomeShape
from icp_playbook.engines.outcome_companies import keep_names
from icp_playbook.engines.outcome_groups import VERDICTS, GroupedOutcomes
from icp_playbook.engines.outcome_months import count_months
from icp_playbook.engines.outcome_table import OutcomeTable, open_outcomes
from icp_playbook.engines.outcome_verdicts import VerdictRequest, keep_verdicts
from icp_playbook.engines.refusals import NotInEngine
from icp_playbook.engines.result_columns import ENGINE_COLUMNS
from icp_playbook.engines.sessions import EngineRun, session
from icp_playbook.engines.statements import DIALECTS, statement
from icp_playbook.engines.steps import QueryStep
from icp_playbook.engines.table_needs import AskedFields, asked_fields, needed_columns, number_fields

__all__ = [
    "DIALECTS",
    "ENGINE_COLUMNS",
    "ROW",
    "VERDICTS",
    "AccountGroup",
    "AccountTable",
    "AskedFields",
    "EngineList",
    "EngineRequest",
    "EngineRun",
    "GroupedOutcomes",
    "ListComparison",
    "NamedColumn",
    "NotInEngine",
    "OutcomeShape",
    "OutcomeTable",
    "QueryStep",
    "RowPair",
    "SideVerdict",
    "VerdictPair",
    "VerdictRequest",
    "asked_fields",
    "check_steps",
    "column_types",
    "compared_list",
    "compiled_steps",
    "count_months",
    "folded_fields",
    "group_steps",
    "keep_names",
    "keep_verdicts",
    "known_values",
    "needed_columns",
    "number_fields",
    "open_outcomes",
    "read_source",
    "score_in_engine",
    "session",
    "statement",
    "typed_table",
]
