"""Addresses: where the site is, and how its pages link to each other."""

import datetime
from dataclasses import dataclass

from icp_playbook.findings import CommandError


@dataclass(frozen=True, slots=True)
class Home:
    """Where the site and its repository are on the web; empty where that is not known.

    `as_of` is the day the build is told to take for today, if any.
    """

    site: str = ""
    repository: str = ""
    as_of: datetime.date | None = None


DIRECTORY_URLS = CommandError(
    "`use_directory_urls: false` is not supported: links between pages rely on directory URLs",
    "remove `use_directory_urls` from mkdocs.yml",
)
"""What is raised unless pages are folders: links lead from folder to folder, whatever the host."""
