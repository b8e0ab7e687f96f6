"""Links of own pages lead where they led, wherever the pages of a tree lie."""

import re
from pathlib import Path

import markdown
import pytest

from icp_playbook.export.links import LinkTargets, has_addresses, led_on
from tests.export.hostile import PAGES, with_hostile_pages
from tests.export.test_export import contents, exported, plain_site, same
from tests.playbooks.copies import MINIMAL
from tests.plugin.project import Project

TREE = LinkTargets(
    frozenset(("own.md", "a/b.md", "a/c d.md", "a/e(f).md", "g.png")),
    {"a/b.md": "a/b/README.md", "a/c d.md": "a/c d/README.md", "a/e(f).md": "a/e(f)/README.md"},
)
LED_ON = {
    "[x](a/b.md)": "[x](a/b/README.md)",
    "[x](a/b.md#one 'two')": "[x](a/b/README.md#one 'two')",
    "[x](a/b.md?q=1)": "[x](a/b/README.md?q=1)",
    "[x](a/c%20d.md)": "[x](a/c%20d/README.md)",
    "[x](a/c d.md)": "[x](a/c%20d/README.md)",
    "[x](<a/c d.md>)": "[x](<a/c%20d/README.md>)",
    "[x](a/e(f).md)": "[x](a/e%28f%29/README.md)",
    "[![x](g.png)](a/b.md)": "[![x](g.png)](a/b/README.md)",
    "[x][1]\n\n[1]: a/b.md#one": "[x][1]\n\n[1]: a/b/README.md#one",
    "* [x]\n\n    [x]: <a/b.md>": "* [x]\n\n    [x]: <a/b/README.md>",
    "one\n\n    [x](a/b.md)\n\n[x](a/b.md)": "one\n\n    [x](a/b.md)\n\n[x](a/b/README.md)",
}
LEFT = (
    "[x](own.md) [x](#one) [x](g.png) [x](nowhere.md) [x](/a/b.md) [x](a/b/)",
    "`[x](a/b.md)`",
    "    [x](a/b.md)",
    "```\n[x](a/b.md)\n```",
    "~~~ md\n[x](a/b.md)\n[x]: a/b.md\n~~~",
    "<p>[x](a/b.md)</p>",
    "<!-- [x](a/b.md) -->",
    "\\[x](a/b.md)",
    "[x](https://oven.example/a/b.md) [x](//oven.example/a/b.md) [x](mailto:a/b.md)",
)


def plain(text: str) -> str:
    """What Markdown makes of a text, with fences."""
    return markdown.markdown(text, extensions=["fenced_code", "tables"])


@pytest.mark.parametrize("text", [*LED_ON, *LEFT])
def test_a_link_is_led_on_where_markdown_reads_one(text: str) -> None:
    assert led_on(text, "own.md", TREE, plain) == LED_ON.get(text, text)


def test_a_page_that_moves_finds_what_stays() -> None:
    tree = LinkTargets(TREE.files, {**TREE.names, "own.md": "own/README.md"})
    text = "[x](a/b.md) ![x](g.png) [x](own.md) <a href='../a/b/'>"
    assert led_on(text, "own.md", tree, plain) == (
        "[x](../a/b/README.md) ![x](../g.png) [x](README.md) <a href='../a/b/'>"
    )


def test_links_from_the_top_are_led_on_where_the_project_says_that_they_are_to_files() -> None:
    tree = LinkTargets(TREE.files, TREE.names, from_top=True)
    assert led_on("[x](/a/b.md#one)", "own.md", tree, plain) == "[x](/a/b/README.md#one)"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("<a class='x' href='../a/b/'>", True),
        ("<IMG SRC=../g.png>", True),
        ("[x](../a/b/)", True),
        (
            "[x](a/b.md) [x](/a/b/) [x](#one) <a href='#one'> <a href=\"https://a.example\"> <a href=/a>",
            False,
        ),
    ],
)
def test_links_to_addresses_are_noticed(text: str, answer: bool) -> None:
    assert has_addresses(text, "own.md", TREE) == answer


@pytest.fixture
def hostile(tmp_path: Path) -> Project:
    """A small playbook with hostile pages beside it."""
    return with_hostile_pages(Project.of(MINIMAL, tmp_path / "project"))


def test_every_link_of_hostile_pages_is_as_in_the_site(hostile: Project, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    assert exported(hostile, tree).returncode == 0
    built, copy = hostile.built(), plain_site(tree)
    same(built, copy)
    assert not (copy.root / "drafts").exists()


def test_links_between_files_hold_where_files_are_browsed(hostile: Project, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    assert exported(hostile, tree).returncode == 0
    docs = contents(tree / "docs")
    moved = {"by address.md": "by address/README.md", "fit/extra.md": "fit/extra/README.md"}
    assert PAGES.keys() - moved.keys() <= docs.keys()
    assert set(moved.values()) <= docs.keys()
    assert docs["drafts/later.md"].decode() == PAGES["drafts/later.md"]
    folders = {str(parent) for name in docs for parent in Path(name).parents}
    for name in docs:
        if name.endswith("README.md"):
            for link in re.findall('href="([^"#?:]+)"', docs[name].decode().replace("&#47;", "/")):
                target = (tree / "docs" / name).parent / link
                place = target.resolve().relative_to((tree / "docs").resolve())
                assert str(place) in folders | docs.keys(), (name, link)


def test_a_page_in_the_playbooks_place_is_the_only_one_there(tmp_path: Path) -> None:
    project = Project.of(MINIMAL, tmp_path / "project")
    project.write("docs/glossary.md", "# Our words\n\n<a href='../fit/'>Fit</a>\n")
    project.write("docs/health/index.md", "# Never seen\n")
    settings = project.text("mkdocs.yml")
    project.write("mkdocs.yml", f"{settings}exclude_docs: README.md\nnot_in_nav: /glossary.md\n")
    assert exported(project, tmp_path / "tree").returncode == 0
    docs = contents(tmp_path / "tree/docs")
    assert [name for name in docs if name.startswith(("glossary", "health"))] == [
        "glossary/index.md",
        "health/index.md",
    ]
    assert b"Our words" in docs["glossary/index.md"]
    assert b"Never seen" not in docs["health/index.md"]
    settings = (tmp_path / "tree/mkdocs.yml").read_text("utf-8")
    assert "- glossary/index.md" in settings
    assert "\n  /glossary/index.md\n" in settings
