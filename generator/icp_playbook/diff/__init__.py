"""What changed from one revision to another, how it affects who qualifies, as data and in words."""

from icp_playbook.diff.catalogue import CATALOGUE, ChangeKind
from icp_playbook.diff.change import EFFECTS, Change, ChangeSummary, Direction, Effect, Subject
from icp_playbook.diff.entries import changes_of_entry, entry_changes
from icp_playbook.diff.lexicon import Lexicon
from icp_playbook.diff.playbooks import Contents, compare, compare_contents, contents, lexicon_of
from icp_playbook.diff.renames import with_new_ids
from icp_playbook.diff.wording import condition_text, sentence, summarise, value_texts

__all__ = [
    "CATALOGUE",
    "EFFECTS",
    "Change",
    "ChangeKind",
    "ChangeSummary",
    "Contents",
    "Direction",
    "Effect",
    "Lexicon",
    "Subject",
    "changes_of_entry",
    "compare",
    "compare_contents",
    "condition_text",
    "contents",
    "entry_changes",
    "lexicon_of",
    "sentence",
    "summarise",
    "value_texts",
    "with_new_ids",
]
