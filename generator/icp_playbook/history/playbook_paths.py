"""Which files of a repository are the playbook's: a commit that touches others is about more than that."""

import posixpath
from collections.abc import Sequence

from icp_playbook.model import layout

_MADE = (".icp-playbook/", "schemas/")
"""Folders of what is made from the playbook."""
_OWN_NAMES = ("CODEOWNERS", ".mailmap", "search.yaml")
_PAGES = ".md"


class PlaybookPaths:
    """The files below the folders a playbook was in, and what goes with them wherever it is."""

    def __init__(self, prefixes: Sequence[str]) -> None:
        """`prefixes` lead from the top of the repository to each folder, as `gtm/`, or are empty."""
        below = (*(f"{top}/" for top in layout().tops), *_MADE)
        self._folders = tuple(prefix + folder for prefix in prefixes for folder in below)

    def holds(self, path: str) -> bool:
        """Whether a path is one: an entry or a list, a page of text, owners, or what is made from them."""
        name = posixpath.basename(path)
        return path.startswith(self._folders) or name in _OWN_NAMES or name.endswith(_PAGES)
