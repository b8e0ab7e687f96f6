"""Addresses: how pages link to each other, and where the YAML of an entry is edited."""

import os
import posixpath
from dataclasses import dataclass
from pathlib import Path

from icp_playbook.findings import CommandError


@dataclass(frozen=True, slots=True)
class Home:
    """Where the site and its repository are on the web; empty where that is not known."""

    site: str = ""
    repository: str = ""


def require_directory_urls(used: bool) -> None:
    """Raises CommandError unless pages are folders: links lead from folder to folder, whatever the host."""
    if not used:
        raise CommandError(
            "`use_directory_urls: false` is not supported: links between pages rely on directory URLs",
            "remove `use_directory_urls` from mkdocs.yml",
        )


def edit_base(repo_url: str | None, edit_uri: str | None, config: Path, docs: Path, root: Path) -> str:
    """The address that paths of YAML files are appended to, ending in a slash; empty when not known.

    `config` is mkdocs.yml, `docs` its docs_dir, `root` the folder of the playbook. MkDocs takes `edit_uri`
    to lead to `docs`; one that does not leads to the folder of mkdocs.yml.
    """
    if not repo_url or not edit_uri:
        return ""
    known = edit_uri.startswith(("https://", "http://"))
    base = edit_uri if known else f"{repo_url.rstrip('/')}/{edit_uri.strip('/')}"
    host, _, path = base.rstrip("/").partition("://")
    pages, playbook = (Path(os.path.relpath(folder, config.parent)).as_posix() for folder in (docs, root))
    folder = path.removesuffix(f"/{pages}")
    if folder == path and playbook.startswith(".."):
        return f"{host}://{path}/"
    return f"{host}://{posixpath.normpath(f'{folder}/{playbook}')}/"
