"""Creates a new entry: the blank form of its kind, in that kind's folder."""

import re
from pathlib import Path

from icp_playbook import outputs
from icp_playbook.findings import CommandError
from icp_playbook.forms.blank_form import blank
from icp_playbook.model import every_kind, layout
from icp_playbook.phrases import did_you_mean
from icp_playbook.playbook import declared_at
from icp_playbook.schema import Properties
from icp_playbook.values import ID_PATTERN

LONGEST = 60
"""Characters of the longest id, as in the models."""


def create(root: Path, kind: str, id_: str) -> str:
    """Writes the form of a new entry and gives its path below `root`.

    Raises CommandError for an invalid kind or id, and for an entry that already exists.
    """
    if kind not in (kinds := every_kind()):
        raise CommandError(f'there is no kind of entry "{kind}"', did_you_mean(kind, kinds))
    if not re.fullmatch(ID_PATTERN.strip("^$"), id_) or len(id_) > LONGEST:
        raise CommandError(
            f'"{id_}" cannot be an id',
            f"use small letters, digits and single hyphens, at most {LONGEST}: series-a-scale-ups",
        )
    place = layout().entry_path(kind, id_)
    file = root / place
    if not file.parent.resolve().is_relative_to(root.resolve()):
        raise CommandError(
            f"`{file.parent.relative_to(root)}` is a link that leads out of the playbook",
            "make it a folder of the playbook",
        )
    try:
        outputs.create(file, blank(kind, _custom(root)).encode())
    except FileExistsError as error:
        raise CommandError(f"`{place}` already exists", "choose another id, or edit that file") from error
    except CommandError as error:
        folder = Path(place).parent.as_posix()
        raise CommandError(error.sentence, f"make sure `{folder}` is a folder you can write to") from error
    return place


def _custom(root: Path) -> Properties:
    """The custom properties of the playbook; none where its file has errors, which `check` tells."""
    try:
        return declared_at(root)
    except CommandError:
        return ()
