"""Addresses of commits and pull requests: by the playbook's patterns, else by the repository's host."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from icp_playbook.model import HistoryPolicy

_HOSTS: tuple[tuple[tuple[str, ...], str, str, str], ...] = (
    (("github",), "/commit/{hash}", "/pull/{number}", "pull request #"),
    (("gitlab",), "/-/commit/{hash}", "/-/merge_requests/{number}", "merge request !"),
    (("bitbucket",), "/commits/{hash}", "/pull-requests/{number}", "pull request #"),
    (("codeberg", "gitea", "forgejo"), "/commit/{hash}", "/pulls/{number}", "pull request #"),
)
_LINES: tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...] = (
    (("github",), ("edit/", "blob/"), "/blob/{hash}/{path}#L{line}"),
    (("gitlab",), ("-/edit/", "-/blob/"), "/-/blob/{hash}/{path}#L{line}"),
    (("bitbucket",), ("src/",), "/src/{hash}/{path}#lines-{line}"),
    (("codeberg", "gitea", "forgejo"), ("_edit/",), "/src/commit/{hash}/{path}#L{line}"),
)
"""Part of a host's name, and what `edit_uri` begins with → where a line of a file at a commit is seen."""
"""Part of a host's name → the paths below a repository, and what a request is called."""
_OTHER = ("", "", "pull request #")


@dataclass(frozen=True, slots=True)
class Forge:
    """Patterns of addresses, empty where nothing is known, and the words before a request's number."""

    commits: str = ""
    requests: str = ""
    noun: str = "pull request #"

    def commit(self, hash_: str) -> str:
        """The address of a commit, or nothing."""
        return self.commits.replace("{hash}", hash_)

    def request(self, number: int) -> str:
        """The address of a pull request, or nothing."""
        return self.requests.replace("{number}", str(number))


def line_url(edit_base: str, path: str, line: int) -> str:
    """Where a line of a file can be seen, or the file be edited; empty when the repository is not known.

    GitHub and GitLab show a line under /blob/ with #L and its number; their editors take no line.
    """
    if not edit_base:
        return ""
    base, mark, rest = edit_base.partition("/edit/")
    return f"{base}/blob/{rest}{path}#L{line}" if mark else f"{edit_base}{path}"


def committed_line(repo_url: str, edit_uri: str, hash_: str, path: str, line: int) -> str:
    """Where a line of a file at a commit is seen; empty where the forge is not known.

    The name of the host decides, then the shape of `edit_uri`: many a forge has a name of its own.
    """
    host = _host(repo_url)
    pattern = next((one for names, _, one in _LINES if any(name in host for name in names)), "")
    if not pattern and host:
        start = edit_uri.lstrip("/")
        pattern = next((one for _, starts, one in _LINES if start.startswith(starts)), "")
    if not pattern:
        return ""
    base = repo_url.rstrip("/").removesuffix(".git")
    return base + pattern.format(hash=hash_, path=quote(path), line=line)


def forge_of(policy: HistoryPolicy, repo_url: str) -> Forge:
    """The forge of a repository. An unknown host gives no links."""
    host = _host(repo_url)
    commits, requests, noun = next(
        (tuple(rest) for names, *rest in _HOSTS if any(name in host for name in names)), _OTHER
    )
    base = repo_url.rstrip("/").removesuffix(".git")
    return Forge(
        policy.commits or (base + commits if commits else ""),
        policy.pull_requests or (base + requests if requests else ""),
        noun,
    )


def _host(url: str) -> str:
    """The host of a web address; nothing for any other text."""
    try:
        address = urlsplit(url)
    except ValueError:
        return ""
    return (address.hostname or "") if address.scheme in ("https", "http") else ""
