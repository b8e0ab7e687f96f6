"""Creates a new entry: the blank form of its kind, in that kind's folder."""

import re
from pathlib import Path

from icp_playbook.findings import CommandError
from icp_playbook.forms.blank_form import blank
from icp_playbook.model import every_kind, layout
from icp_playbook.phrases import did_you_mean
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
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as new:
            new.write(blank(kind))
    except OSError as error:
        if file.exists() or file.is_symlink():
            raise CommandError(f"`{place}` already exists", "choose another id, or edit that file") from error
        raise CommandError(
            f"`{place}` cannot be written: {error.strerror}",
            f"make sure `{file.parent.relative_to(root)}` is a folder you can write to",
        ) from error
    return place
