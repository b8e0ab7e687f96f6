"""Where a comment on a change leads: the published site as mkdocs.yml names it, and lines on the forge."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from icp_playbook.findings import Finding
from icp_playbook.git import NoSuchRevision, Repository, list_tree, resolve
from icp_playbook.model import layout
from icp_playbook.report import ReviewLinks, site_address
from icp_playbook.source import config_texts, read_text
from icp_playbook.views.forge import committed_line

_CONFIG = "mkdocs.yml"
_KEYS = ("site_url", "repo_url", "edit_uri")


def comment_links(
    root: Path, head: str | None, pull_request_head: str, variables: Mapping[str, str]
) -> ReviewLinks:
    """The links that mkdocs.yml in `root` and the variables of CI give; none of what they leave open.

    Nothing in mkdocs.yml is run. Files of the disk (`head` is None) are at no commit, so their lines have
    no address. `pull_request_head` is the commit that was pushed, "" where it is not known.
    """
    text = read_text(root, _CONFIG)
    written = {} if isinstance(text, Finding) else config_texts(text, _KEYS, variables)
    address = _repository(variables) or written.get("repo_url", "")
    line = None
    if head is not None and address:
        line = _lines(Repository.around(root), head, pull_request_head, address, written.get("edit_uri", ""))
    return ReviewLinks(site_address(written.get("site_url", "")), line)


def _repository(variables: Mapping[str, str]) -> str:
    """The address of the repository that CI works for."""
    server, name = variables.get("GITHUB_SERVER_URL", ""), variables.get("GITHUB_REPOSITORY", "")
    if server and name:
        return f"{server}/{name}"
    return variables.get("CI_PROJECT_URL", "") or variables.get("BITBUCKET_GIT_HTTP_ORIGIN", "")


def _lines(
    repository: Repository, head: str, pushed: str, address: str, edit_uri: str
) -> Callable[[str, int], str]:
    commit = resolve(repository, head)
    same = _unchanged(repository, commit, pushed)
    return partial(_line, repository.prefix, commit, same, address, edit_uri)


def _line(
    prefix: str, commit: str, pushed: Mapping[str, str], address: str, edit_uri: str, path: str, line: int
) -> str:
    return committed_line(address, edit_uri, pushed.get(path, commit), f"{prefix}{path}", line)


def _unchanged(repository: Repository, commit: str, pushed: str) -> Mapping[str, str]:
    """Path → the pushed commit, of the files that it has as the compared one does.

    GitHub compares what the change would be once merged, at a commit of its own that it gives up soon.
    """
    if not pushed or pushed == commit:
        return {}
    try:
        resolve(repository, pushed)
    except NoSuchRevision:
        return {}
    ours, theirs = (list_tree(repository, one, layout().tops) for one in (commit, pushed))
    return {path: pushed for path, entry in ours.items() if theirs.get(path) == entry}
