"""What changed from one revision to another, what it does to who qualifies, and that in words."""

from icp_playbook.diff.catalogue import CATALOGUE, ChangeKind
from icp_playbook.diff.change import EFFECTS, Change, ChangeSummary, Direction, Effect, Subject
from icp_playbook.diff.entries import changes_of_entry
from icp_playbook.diff.lexicon import Lexicon
from icp_playbook.diff.playbooks import compare, compare_contents, lexicon_of
from icp_playbook.diff.wording import condition_text, sentence, summarise, value_texts

__all__ = [
    "CATALOGUE",
    "EFFECTS",
    "Change",
    "ChangeKind",
    "ChangeSummary",
    "Direction",
    "Effect",
    "Lexicon",
    "Subject",
    "changes_of_entry",
    "compare",
    "compare_contents",
    "condition_text",
    "lexicon_of",
    "sentence",
    "summarise",
    "value_texts",
]
