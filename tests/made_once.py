"""What costs a process most and tells a test nothing: waits for the disk, and schemas of equal words."""

import os
from typing import Any

from icp_playbook.editors import Vocabulary, writing
from icp_playbook.model import models

KEPT = 8
"""Vocabularies whose schemas are kept: one of a playbook takes some megabytes."""
_make = writing._schemas


def spare_the_disk() -> None:
    """No test cuts the power, so that nothing need be on the disk; a descriptor must be open all the same."""
    setattr(os, "fsync", os.fstat)  # noqa: B010  # it gives something, which nobody reads


def keep_editor_schemas() -> None:
    """Most copies of a playbook have the same words, and get the same schemas for editors."""
    made: dict[tuple[str, ...], dict[str, bytes]] = {}

    def kept(words: Vocabulary) -> dict[str, bytes]:
        key = (repr(words), *models())
        found: dict[str, bytes] = made.pop(key) if key in made else _make(words)
        made[key] = found
        if len(made) > KEPT:
            made.pop(next(iter(made)))
        return found

    patched: Any = writing
    patched._schemas = kept
