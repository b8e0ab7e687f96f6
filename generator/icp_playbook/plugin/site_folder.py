"""The site is written beside its folder and swapped in whole, so that a stopped build leaves the last one.

MkDocs empties the folder of the site before it fills it. It is given another one to empty and fill.
"""

import errno
import logging
import os
from pathlib import Path

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import CountHandler

from icp_playbook.findings import CommandError
from icp_playbook.outputs import BegunFolder, begin, unwritable
from icp_playbook.site import watched

log = logging.getLogger("mkdocs.plugins.icp_playbook")
MKDOCS_BUILD = logging.getLogger("mkdocs.commands.build")


class SiteFolder:
    """Where MkDocs writes while it builds, and `target`, where the site is."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.target = Path(config.site_dir)
        self._config = config
        self._begun: BegunFolder | None = None
        self._names = _Names(self)

    def begin(self) -> None:
        """Has MkDocs write beside the site, or in place if that cannot be replaced at once.

        Raises CommandError if the site would be written over what it is made from, or cannot be written.
        """
        if is_preview():  # of `mkdocs serve`, in a temporary folder of its own
            return
        if (why := _in_place(self.target)) is not None:
            log.info(
                "%s %s: it is written in place, and incomplete if the build is stopped", self.target, why
            )
            return
        self._begun = begin(self.target)
        self._config.site_dir = str(self._begun.path)
        MKDOCS_BUILD.addFilter(self._names)

    def finish(self) -> None:
        """Puts the whole site in its place, unless a strict build is about to stop for a warning.

        Raises CommandError if that cannot be done; the site before is in its place then.
        """
        if self._begun is not None and not _counted_warnings():
            self._begun.keep_hidden()
            self._begun.swap()
            self.discard()

    def discard(self) -> None:
        """Removes what was written beside the site and is not swapped in. May be called again."""
        if self._begun is not None:
            self._begun.discard()
            self._begun = None
            self._config.site_dir = str(self.target)
            MKDOCS_BUILD.removeFilter(self._names)

    def unwritten(self, error: Exception) -> CommandError | None:
        """The sentence for an error of the system while the site was written; None for any other."""
        if not isinstance(error, OSError):
            return None
        named = str(error.filename or "")
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO)
        return unwritable(self.target, error) if full or named.startswith(self.path) else None

    @property
    def is_beside(self) -> bool:
        """Whether the site before stays, whatever stops the build."""
        return self._begun is not None

    @property
    def path(self) -> str:
        """The folder that MkDocs fills."""
        return self._config.site_dir


class _Names(logging.Filter):
    """What MkDocs says of the folder that it fills names the site instead."""

    def __init__(self, folder: SiteFolder) -> None:
        super().__init__()
        self._folder = folder

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = str(record.msg).replace(self._folder.path, str(self._folder.target))
        return True


def check_target(config: MkDocsConfig, target: Path, root: Path) -> None:
    """Raises CommandError if the site would replace the playbook, or be written among its files."""
    target = target.resolve()
    theme = [Path(folder)] if (folder := config.theme.custom_dir) else []
    for source in (Path(config.config_file_path), root, *theme, *(root / name for name in watched())):
        place = source.resolve()
        if place.is_relative_to(target) or (place != root and target.is_relative_to(place)):
            raise CommandError(
                f"the site would be written to `{target}`, over `{source.name}`, which it is made from",
                "set `site_dir` to a folder of its own",
            )


def is_preview() -> bool:
    """Whether `mkdocs serve` asks."""
    context = click.get_current_context(silent=True)
    return context is not None and context.command.name == "serve"


def _in_place(target: Path) -> str | None:
    """Why the folder of the site cannot be replaced by another, if so."""
    place = target.resolve()
    if not place.is_dir():
        return None
    if os.path.ismount(place):
        return "is a mount point"
    if Path.cwd().is_relative_to(place):
        return "holds the working directory"
    if not os.access(place.parent, os.W_OK):
        return "is in a folder that cannot be written"
    return None


def _counted_warnings() -> bool:
    """Whether a strict build has counted a warning, for which MkDocs stops once all is written."""
    counters = [one for one in logging.getLogger("mkdocs").handlers if isinstance(one, CountHandler)]
    return any(counter.get_counts() for counter in counters)
