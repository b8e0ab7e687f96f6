"""Documents in, a linked playbook and every finding out."""

from icp_playbook.playbook.criterion_labels import criterion_label, must_label
from icp_playbook.playbook.likeness import alike_entries
from icp_playbook.playbook.linked import Documents, Key, Playbook, Reference
from icp_playbook.playbook.loading import Loaded, load, load_tree, model_of
from icp_playbook.playbook.semantics import meaning
from icp_playbook.playbook.shapes import shape

__all__ = [
    "Documents",
    "Key",
    "Loaded",
    "Playbook",
    "Reference",
    "alike_entries",
    "criterion_label",
    "load",
    "load_tree",
    "meaning",
    "model_of",
    "must_label",
    "shape",
]
