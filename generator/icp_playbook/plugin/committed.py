"""Content that no commit holds: named on every build, refused where only what is committed may go out."""

import os
from collections.abc import Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from icp_playbook.findings import CommandError
from icp_playbook.git import GitError, uncommitted_files
from icp_playbook.phrases import counted, plural, series
from icp_playbook.site import watched

STRICT = "PLAYBOOK_STRICT_CONTENT"
"""`./playbook build --strict-content` sets it to 1."""
_NAMED = 3


def content_note(root: Path, config: MkDocsConfig, *, strict: bool) -> str | None:
    """One line on what is published and not committed; None where all is committed, or nobody can tell.

    Raises CommandError where that is an error.
    """
    strict = strict or os.environ.get(STRICT, "") not in ("", "0", "false")
    places = [Path(config.config_file_path), Path(config.docs_dir), *(root / name for name in watched())]
    if config.theme.custom_dir:
        places.append(Path(config.theme.custom_dir))
    try:
        found = uncommitted_files(root, [place for place in places if os.path.lexists(place)])
    except GitError as error:
        if strict:
            raise CommandError(
                f"nobody can tell what is committed: {error.sentence}", error.remedy
            ) from error
        return None
    if found and strict:
        raise CommandError(_sentence(found), "commit them, or build without --strict-content")
    return f"{_sentence(found)}; this build publishes them" if found else None


def _sentence(paths: Sequence[str]) -> str:
    verb = plural(len(paths), "is", "are")
    return f"{counted(len(paths), 'file')} {verb} not as committed: {series(list(paths), limit=_NAMED)}"
