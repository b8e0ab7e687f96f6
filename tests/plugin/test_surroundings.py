"""Settings and other plugins around a playbook: the same answer in any order, each with its remedy."""

from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from icp_playbook.plugin.surroundings import forget_build_day, keep_out_diagrams, unreadable, unusable
from tests.plugin.project import BuiltSite, Project

LISTED = "  - search\n  - icp-playbook\n"


ORDERS = ("[search, icp-playbook, offline]", "[offline, icp-playbook, search]", "[offline, icp-playbook]")


@pytest.mark.parametrize("plugins", ORDERS)
def test_offline_is_refused_in_any_order_with_the_way_to_a_copy_from_disk(
    project: Project, plugins: str
) -> None:
    project.write("site/index.html", "the last good build")
    project.edit("mkdocs.yml", f"plugins:\n{LISTED}", f"plugins: {plugins}\n")
    result = project.mkdocs("build")
    assert (result.returncode, "Traceback" in result.stderr) == (1, False)
    assert (
        "the plugin `offline` has links lead to files; those of a playbook lead from folder to folder\n"
        "  help: remove `offline`; `icp-playbook pack site playbook.zip` makes a copy that opens from disk"
    ) in result.stderr
    assert "use_directory_urls" not in result.stderr  # which the project never wrote
    assert BuiltSite(project.root / "site").files() == {"index.html": b"the last good build"}


def test_offline_that_is_turned_off_is_no_matter(project: Project) -> None:
    project.edit("mkdocs.yml", LISTED, f"{LISTED}  - offline: {{enabled: false}}\n")
    assert "icp/bakeries/" in project.built().urls()


HOOK = """
from mkdocs.plugins import event_priority

@event_priority(-100)
def on_config(config):
    config.use_directory_urls = False
"""


def test_what_another_plugin_sets_last_is_read(project: Project) -> None:
    project.write("hook.py", HOOK).write("mkdocs.yml", project.text("mkdocs.yml") + "hooks: [hook.py]\n")
    result = project.mkdocs("build")
    assert (result.returncode, "`use_directory_urls: false` is not supported" in result.stderr) == (1, True)


VERSION = """
def on_config(config):
    config.site_url = "https://oven.example/icp/2.0"
"""


def test_the_feed_has_the_address_of_the_build(project: Project) -> None:
    """`mike` adds the version to `site_url`."""
    project.write("hook.py", VERSION)
    project.write(
        "mkdocs.yml", project.text("mkdocs.yml") + "hooks: [hook.py]\nsite_url: https://oven.example/icp/\n"
    )
    feed = project.committed().built().files()["changes/feed.xml"].decode()
    assert "https://oven.example/icp/2.0/" in feed
    assert "https://oven.example/icp/changes" not in feed


class Foreign:
    """A plugin of another package, as far as its settings go."""

    def __init__(self, **settings: object) -> None:
        self.config = settings


def around(project: Project, *before: str, **plugins: Foreign) -> MkDocsConfig:
    """A configuration with other plugins listed, after ours but for those named in `before`."""
    config = load_config(str(project.root / "mkdocs.yml"))
    ours = dict(config.plugins)
    for name in ours:
        del config.plugins[name]
    others: dict[str, Any] = {name.replace("_", "-"): plugin for name, plugin in plugins.items()}
    for name, plugin in {**{name: others[name] for name in before}, **ours, **others}.items():
        dict.__setitem__(config.plugins, name, plugin)
    return config


REFUSED = {
    "exclude-search": "`search: theme`",
    "i18n": "an mkdocs.yml of its own",
    "ezlinks": "list `ezlinks` before `icp-playbook`",
    "htmlproofer": "add `'*=*'` to `ignore_urls`",
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_plugin_that_would_fail_is_refused_with_a_remedy(project: Project, name: str) -> None:
    plugin, off = Foreign(ignore_urls=["https://*"]), Foreign(enabled=False)
    (error,) = unusable(around(project, **{name: plugin}), own_search=True)
    assert (f"`{name}`" in error.sentence, REFUSED[name] in error.remedy) == (True, True)
    assert list(unusable(around(project, **{name: off}), own_search=True)) == []


def test_each_remedy_is_one(project: Project) -> None:
    assert list(unusable(around(project, exclude_search=Foreign()), own_search=False)) == []
    assert list(unusable(around(project, "ezlinks", ezlinks=Foreign()), own_search=True)) == []
    assert list(unusable(around(project, htmlproofer=Foreign(ignore_urls=["*=*"])), own_search=True)) == []


def test_all_that_is_wrong_is_said_at_once(project: Project) -> None:
    config = around(project, i18n=Foreign(), exclude_search=Foreign())
    config.use_directory_urls = False
    assert len(list(unusable(config, own_search=True))) == 3


def test_a_feed_may_hold_own_posts_only(project: Project) -> None:
    pages = ("icp/bakeries.md", "posts.md")
    for pattern, refused in ((None, 1), (".*", 1), ("posts/.*", 0), ("news", 0)):
        config = around(project, rss=Foreign(match_path=pattern))
        assert len(list(unreadable(config, pages))) == refused
    assert list(unreadable(around(project), pages)) == []


@pytest.mark.parametrize(("page", "left_out"), [(b"Words.", True), (b"```mermaid\n```", False)])
def test_diagrams_are_fetched_only_for_own_pages_that_draw(
    project: Project, page: bytes, left_out: bool
) -> None:
    privacy = Foreign(assets_exclude=["cdn.example/*"])
    keep_out_diagrams(around(project, privacy=privacy), [b"# One", page])
    assert ("unpkg.com/mermaid@*" in str(privacy.config["assets_exclude"])) == left_out
    assert "cdn.example/*" in str(privacy.config["assets_exclude"])


def test_privacy_fetches_nothing_for_a_playbook(project: Project) -> None:
    project.edit("mkdocs.yml", LISTED, f"{LISTED}  - privacy\n")
    project.built()  # strict, on a machine that may have no network
    assert list(project.root.glob(".cache/**/*mermaid*")) == []


def test_a_page_of_ours_does_not_say_the_day_of_the_build() -> None:
    meta = {
        "title": "Bakeries",
        "git_revision_date_localized": "today",
        "git_creation_date_localized_hash": "",
    }
    forget_build_day(meta)
    assert meta == {"title": "Bakeries"}
