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


def create(root: Path, kind: str, id_: str, *, whole: bool = False) -> str:
    """Writes the form of a new entry, the short or the whole one, and gives its path below `root`.

    Raises CommandError for an invalid kind or id, and for an entry that already exists.
    """
    if (settings := layout().singles.get(kind)) is not None:
        raise _begun(root, settings)
    if kind not in (kinds := every_kind()):
        raise CommandError(f'there is no kind of entry "{kind}"', did_you_mean(kind, kinds))
    if not id_:
        raise CommandError(
            "the id of the new entry is missing",
            f"write it after the kind: icp-playbook new {kind} my-{kind}",
        )
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
        outputs.create(file, blank(kind, _custom(root), whole=whole).encode())
    except FileExistsError as error:
        raise CommandError(f"`{place}` already exists", "choose another id, or edit that file") from error
    except CommandError as error:
        folder = Path(place).parent.as_posix()
        raise CommandError(error.sentence, f"make sure `{folder}` is a folder you can write to") from error
    return place


def _begun(root: Path, settings: str) -> CommandError:
    """Why there is no form for one of the two settings files: `init` writes them."""
    if (root / settings).exists():
        return CommandError(f"`{settings}` already exists", "edit that file: a playbook has one of it")
    return CommandError(
        f"`{settings}` is not an entry: a playbook has one of it, which begins filled in",
        "run `icp-playbook init .`, which writes the files that are missing and overwrites none",
    )


def _custom(root: Path) -> Properties:
    """The custom properties of the playbook; none where its file has errors, which `check` tells."""
    try:
        return declared_at(root)
    except CommandError:
        return ()
