"""Documents in, a linked playbook and every finding out."""

from icp_playbook.playbook.audience_keys import KeyPattern, key_patterns
from icp_playbook.playbook.completeness import RUNGS, next_step
from icp_playbook.playbook.criterion_labels import cap_label, criterion_heading, criterion_label, must_label
from icp_playbook.playbook.custom_properties import (
    WrittenProperty,
    custom_model,
    declared_at,
    written_properties,
)
from icp_playbook.playbook.likeness import alike_entries
from icp_playbook.playbook.linked import Documents, Key, Playbook, Reference
from icp_playbook.playbook.links import inner_references, references
from icp_playbook.playbook.loading import Loaded, load, load_tree, model_of, relinked
from icp_playbook.playbook.semantics import meaning
from icp_playbook.playbook.shapes import fits, shape
from icp_playbook.playbook.thresholds import tiers_of

__all__ = [
    "RUNGS",
    "Documents",
    "Key",
    "KeyPattern",
    "Loaded",
    "Playbook",
    "Reference",
    "WrittenProperty",
    "alike_entries",
    "cap_label",
    "criterion_heading",
    "criterion_label",
    "custom_model",
    "declared_at",
    "fits",
    "inner_references",
    "key_patterns",
    "load",
    "load_tree",
    "meaning",
    "model_of",
    "must_label",
    "next_step",
    "references",
    "relinked",
    "shape",
    "tiers_of",
    "written_properties",
]
