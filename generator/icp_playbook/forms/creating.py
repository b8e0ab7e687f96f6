"""Creates a new file: the blank form of its kind, where files of that kind are."""

import datetime
import re
from pathlib import Path

from icp_playbook import outputs
from icp_playbook.findings import CommandError
from icp_playbook.forms.blank_form import blank, file_path
from icp_playbook.model import every_kind, layout
from icp_playbook.phrases import did_you_mean
from icp_playbook.playbook import declared_at
from icp_playbook.schema import Properties
from icp_playbook.values import ID_PATTERN, parse_date

LONGEST = 60
"""Characters of the longest id, as in the models."""


def create(
    root: Path, kind: str, id_: str = "", *, whole: bool = False, today: datetime.date | None = None
) -> str:
    """Writes the form of a new entry, the short or the whole one, and gives its path below `root`.

    An id that is to begin with a day and has none gets that of today, where it is given.

    Of playbook.yaml and fields.yaml there is one each, which has no id. Raises CommandError for an invalid
    kind or id, and for a file that already exists.
    """
    _check_name(kind, id_)
    row = every_kind().get(kind)
    if row is not None and row.dated and today is not None and parse_date(id_[:10]) is None:
        id_ = f"{today.isoformat()}-{id_}"
    return create_entry(root, kind, id_, blank(kind, _custom(root), whole=whole))


def create_entry(root: Path, kind: str, id_: str, text: str) -> str:
    """Writes a new file of a kind, and gives its path below `root`. Raises CommandError as `create` does."""
    _check_name(kind, id_)
    place = file_path(kind, id_)
    file = root / place
    if not file.parent.resolve().is_relative_to(root.resolve()):
        raise CommandError(
            f"`{file.parent.relative_to(root)}` is a link that leads out of the playbook",
            "make it a folder of the playbook",
        )
    try:
        outputs.create(file, text.encode())
    except FileExistsError as error:
        raise CommandError(
            f"`{place}` already exists", "choose another id, or edit that file" if id_ else "edit that file"
        ) from error
    except CommandError as error:
        folder = Path(place).parent.as_posix()
        raise CommandError(error.sentence, f"make sure `{folder}` is a folder you can write to") from error
    return place


def _check_name(kind: str, id_: str) -> None:
    """Raises CommandError for what is no kind of file, and for an id that is none or has no place."""
    if kind in layout().singles:
        if id_:
            raise CommandError(
                f"a playbook has one `{layout().singles[kind]}`, so it has no id",
                f"leave the id out: icp-playbook new {kind}",
            )
        return
    if kind not in (kinds := every_kind()):
        raise CommandError(
            f'there is no kind of entry "{kind}"', did_you_mean(kind, [*kinds, *layout().singles])
        )
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


def _custom(root: Path) -> Properties:
    """The custom properties of the playbook; none where its file has errors, which `check` tells."""
    try:
        return declared_at(root)
    except CommandError:
        return ()
