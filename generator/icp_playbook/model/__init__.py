"""The entries of a playbook: pydantic models, the single source of truth for what YAML may say."""

from icp_playbook.model.audience import AUDIENCES, Audience, AudiencePolicy, may_see
from icp_playbook.model.buying import CORE_ROLES, Step
from icp_playbook.model.capacity import Capacity
from icp_playbook.model.custom_property import AT_HEAD, CustomProperty, PropertyType, properties_of
from icp_playbook.model.decision import (
    Decision,
    DecisionEvidence,
    DecisionOutcome,
    DecisionResult,
    DecisionStatus,
    ExpectedResult,
    outcome_due,
)
from icp_playbook.model.disqualifier import Disqualifier
from icp_playbook.model.entry import FUNCTIONS, Entry, Function, Review
from icp_playbook.model.evidence import Figure
from icp_playbook.model.example import Example
from icp_playbook.model.fit import Band, BandedCriterion, Cap, Criterion, Dimension, Fit, Must, Unknown, steps
from icp_playbook.model.kinds import (
    Kind,
    every_kind,
    kind_of,
    kind_rows,
    layout,
    models,
    outline_of,
    sections,
    top_folders,
)
from icp_playbook.model.lists import AccountList, ListShare
from icp_playbook.model.marks import (
    IdList,
    NamedEntry,
    conditions_of,
    entries_in,
    has_conditions,
    lists_in,
    marked,
    named_entries,
    names_in,
)
from icp_playbook.model.measurement import MEASURED_COLUMNS, MEASURED_UNITS, Measurement, Quantity
from icp_playbook.model.message import Need, Objection, Outreach, Proof, ValueProposition
from icp_playbook.model.outcomes import OutcomeColumns, OutcomeSource
from icp_playbook.model.outline import DECIDING, RENAMED, UNKNOWN, OutlineRow
from icp_playbook.model.persona import (
    PURCHASING_ROLES,
    ROLES,
    JourneyStage,
    Persona,
    PurchasingRole,
    Role,
)
from icp_playbook.model.profile import Profile
from icp_playbook.model.review_dates import EVIDENCE_DAYS, DatedEvidence, dated_evidence, review_due
from icp_playbook.model.segment import Segment
from icp_playbook.model.settings import (
    BuildStep,
    HistoryPolicy,
    Level,
    Play,
    Product,
    RuleLevel,
    Settings,
    Term,
    Tier,
)
from icp_playbook.model.shapes import Shape, is_list, keys_at, names_at, shape_at
from icp_playbook.model.signal import CountOf, Signal, count_steps, say_count, signal_steps

__all__ = [
    "AT_HEAD",
    "AUDIENCES",
    "CORE_ROLES",
    "DECIDING",
    "EVIDENCE_DAYS",
    "FUNCTIONS",
    "MEASURED_COLUMNS",
    "MEASURED_UNITS",
    "PURCHASING_ROLES",
    "RENAMED",
    "ROLES",
    "UNKNOWN",
    "AccountList",
    "Audience",
    "AudiencePolicy",
    "Band",
    "BandedCriterion",
    "BuildStep",
    "Cap",
    "Capacity",
    "CountOf",
    "Criterion",
    "CustomProperty",
    "DatedEvidence",
    "Decision",
    "DecisionEvidence",
    "DecisionOutcome",
    "DecisionResult",
    "DecisionStatus",
    "Dimension",
    "Disqualifier",
    "Entry",
    "Example",
    "ExpectedResult",
    "Figure",
    "Fit",
    "Function",
    "HistoryPolicy",
    "IdList",
    "JourneyStage",
    "Kind",
    "Level",
    "ListShare",
    "Measurement",
    "Must",
    "NamedEntry",
    "Need",
    "Objection",
    "OutcomeColumns",
    "OutcomeSource",
    "OutlineRow",
    "Outreach",
    "Persona",
    "Play",
    "Product",
    "Profile",
    "Proof",
    "PropertyType",
    "PurchasingRole",
    "Quantity",
    "Review",
    "Role",
    "RuleLevel",
    "Segment",
    "Settings",
    "Shape",
    "Signal",
    "Step",
    "Term",
    "Tier",
    "Unknown",
    "ValueProposition",
    "conditions_of",
    "count_steps",
    "dated_evidence",
    "entries_in",
    "every_kind",
    "has_conditions",
    "is_list",
    "keys_at",
    "kind_of",
    "kind_rows",
    "layout",
    "lists_in",
    "marked",
    "may_see",
    "models",
    "named_entries",
    "names_at",
    "names_in",
    "outcome_due",
    "outline_of",
    "properties_of",
    "review_due",
    "say_count",
    "sections",
    "shape_at",
    "signal_steps",
    "steps",
    "top_folders",
]
