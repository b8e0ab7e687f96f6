"""Settings and other plugins that a playbook cannot be built with: a sentence each, in time.

docs/plugins.md says of each plugin what works; tests/plugin/test_plugins.py tries them.
"""

import re
from collections.abc import Iterable, Iterator, MutableMapping
from fnmatch import fnmatch
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from icp_playbook.findings import CommandError
from icp_playbook.site import DIRECTORY_URLS

OWN = "icp-playbook"
_QUERY = "../changes/?entry=profile/any"
"""A link as pages of a playbook have them: to a page that is told what to show."""


def unusable(config: MkDocsConfig, own_search: bool) -> Iterator[CommandError]:
    """The settings and plugins that a playbook cannot be built with."""
    if _enabled(config, "offline") is not None:
        yield CommandError(
            "the plugin `offline` has links lead to files; those of a playbook lead from folder to folder",
            "remove `offline`; `icp-playbook pack site playbook.zip` makes a copy that opens from disk",
        )
    elif not config.use_directory_urls:
        yield DIRECTORY_URLS
    if own_search and _enabled(config, "exclude-search") is not None:
        yield CommandError(
            "the plugin `exclude-search` edits the index of the theme's search, which is not made here",
            "remove `exclude-search` and write `search: {exclude: true}` in the front matter of a page, "
            "or set `search: theme` for `icp-playbook`",
        )
    if _enabled(config, "i18n") is not None:
        yield CommandError(
            "the plugin `i18n` fails on pages that are no files of `docs_dir`, and a playbook's are none",
            "remove `i18n`, and give each language an mkdocs.yml of its own",
        )
    if _enabled(config, "ezlinks") is not None and _follows(config, "ezlinks"):
        yield CommandError(
            "the plugin `ezlinks` fails on pages that are no files of `docs_dir`, and a playbook's are none",
            "list `ezlinks` before `icp-playbook`: it then sees your own pages only",
        )
    proofer = _enabled(config, "htmlproofer")
    if proofer is not None and not any(fnmatch(_QUERY, str(one)) for one in proofer.get("ignore_urls", ())):
        yield CommandError(
            f"the plugin `htmlproofer` reports links with a query, such as `{_QUERY}`, as broken",
            "add `'*=*'` to `ignore_urls` of `htmlproofer`",
        )


def unreadable(config: MkDocsConfig, pages: Iterable[str]) -> Iterator[CommandError]:
    """The plugins that would fail on one of the playbook's pages, given as paths."""
    feed = _enabled(config, "rss")
    if feed is None:
        return
    pattern = str(feed.get("match_path") or "")
    if (caught := next((page for page in pages if re.match(pattern, page)), None)) is not None:
        yield CommandError(
            f"the plugin `rss` fails on pages that are no files of `docs_dir`, such as `{caught}`",
            "set `match_path` of `rss` to the folder of your own posts, such as `posts/.*`; "
            "what changes in the playbook is in `changes/feed.xml`",
        )


def makes_nav(config: MkDocsConfig) -> bool:
    """Whether a plugin makes the sidebar from folders, so that ours would only be in its way."""
    return _enabled(config, "awesome-nav") is not None


def keep_out_diagrams(config: MkDocsConfig, own: Iterable[bytes]) -> None:
    """Keeps `privacy` from fetching mermaid unless one of the own pages, given as Markdown, draws with it.

    The theme's script names its address; no page of a playbook makes the theme load it.
    """
    privacy = _enabled(config, "privacy")
    if privacy is not None and not any(b"mermaid" in text for text in own):
        privacy["assets_exclude"] = [*privacy["assets_exclude"], "unpkg.com/mermaid@*"]


def forget_build_day(meta: MutableMapping[str, Any]) -> None:
    """Removes the day that `git-revision-date-localized` gives a page that is no file in git: today."""
    for name in [name for name in meta if name.startswith(("git_revision_date_", "git_creation_date_"))]:
        del meta[name]


def _enabled(config: MkDocsConfig, name: str) -> MutableMapping[str, Any] | None:
    """The settings of a plugin that is listed and not turned off, whoever it comes from."""
    for listed, plugin in config.plugins.items():
        if listed.rpartition("/")[2] == name and plugin.config.get("enabled", True):
            settings: MutableMapping[str, Any] = plugin.config
            return settings
    return None


def _follows(config: MkDocsConfig, name: str) -> bool:
    """Whether a plugin is listed after this one."""
    names = list(config.plugins)
    return OWN in names and names.index(OWN) < names.index(name)
