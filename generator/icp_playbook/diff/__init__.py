"""What changed from one revision to another, how it affects who qualifies, as data and in words."""

from icp_playbook.diff.change import EFFECTS, Change, ChangeSummary, Direction, Effect, Subject
from icp_playbook.diff.change_kind import ChangeKind
from icp_playbook.diff.change_kinds import CATALOGUE
from icp_playbook.diff.condition_wording import condition_text
from icp_playbook.diff.decision_reasons import DecisionReason, naming_decisions, unnamed
from icp_playbook.diff.entries import changes_of_entry, entry_changes
from icp_playbook.diff.lexicon import Lexicon
from icp_playbook.diff.playbooks import compare, compare_contents, contents, lexicon_of, names_of
from icp_playbook.diff.renamed_references import Contents, NewIds, redefined, renames_between, updated
from icp_playbook.diff.thresholds import Thresholds, thresholds_between
from icp_playbook.diff.wording import sentence, summarise, value_texts

__all__ = [
    "CATALOGUE",
    "EFFECTS",
    "Change",
    "ChangeKind",
    "ChangeSummary",
    "Contents",
    "DecisionReason",
    "Direction",
    "Effect",
    "Lexicon",
    "NewIds",
    "Subject",
    "Thresholds",
    "changes_of_entry",
    "compare",
    "compare_contents",
    "condition_text",
    "contents",
    "entry_changes",
    "lexicon_of",
    "names_of",
    "naming_decisions",
    "redefined",
    "renames_between",
    "sentence",
    "summarise",
    "thresholds_between",
    "unnamed",
    "updated",
    "value_texts",
]
