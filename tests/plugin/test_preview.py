"""What `mkdocs serve` answers is what a fresh build has, whatever was edited, broken and mended before."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import draws
from tests.playbooks.copies import MINIMAL
from tests.plugin.previewing import Previewed
from tests.plugin.project import Project

PROFILE = "icp/profiles/bakeries.yaml"
OWNER = "personas/owner.yaml"
Edit = Callable[[Project, int], None]


@pytest.fixture
def previewed(tmp_path: Path) -> Iterator[Previewed]:
    """The minimal playbook with two pages of the company's own, one of them in no sidebar."""
    project = Project.of(MINIMAL, tmp_path / "oven")
    project.write("docs/own.md", "# Our own\n\nSee [the bakeries](icp/bakeries.md).\n")
    project.write("docs/more.md", "---\nsearch: {exclude: true}\n---\n# More\n")
    project.edit("mkdocs.yml", "strict: true\n", "strict: true\nnav: [{Ours: own.md}]\n")
    with Previewed(project.committed()) as made:
        yield made


def renamed(project: Project, number: int) -> None:
    text = project.text(PROFILE)
    line = next(line for line in text.splitlines() if line.startswith("name:"))
    project.write(PROFILE, text.replace(line, f"name: Bakeries {number}"))


def added(project: Project, number: int) -> None:
    text = project.text("icp/examples/doughs.yaml")
    line = next(line for line in text.splitlines() if line.startswith("name:"))
    project.write(f"icp/examples/more-{number}.yaml", text.replace(line, f"name: More {number}"))


def removed(project: Project, _: int) -> None:
    for file in sorted((project.root / "icp/examples").glob("more-*.yaml"))[:1]:
        file.unlink()


def moved(project: Project, number: int) -> None:
    for file in sorted((project.root / "icp/examples").glob("more-*.yaml"))[:1]:
        old = file.stem
        text = (
            file.read_text("utf-8")
            if "formerly" in file.read_text("utf-8")
            else (file.read_text("utf-8").rstrip("\n") + f"\nformerly: [{old}]\n")
        )
        file.unlink()
        project.write(f"icp/examples/more-{number}.yaml", text)


def broken(project: Project, _: int) -> None:
    project.write(OWNER, "name: [\n")


def misspelled(project: Project, _: int) -> None:
    project.write("personas/other.yaml", "nmae: Other\n")


def mended(project: Project, _: int) -> None:
    project.write(OWNER, (MINIMAL / OWNER).read_text("utf-8"))
    (project.root / "personas/other.yaml").unlink(missing_ok=True)


def own_page(project: Project, number: int) -> None:
    project.write("docs/own.md", f"# Our own {number}\n\nSee [the bakeries](icp/bakeries.md).\n")


def own_template(project: Project, number: int) -> None:
    text = "{{ head.title }}" + f" {number}"
    project.write("site_templates/pages/tags.md.j2", f'<div id="pb-content">{text}</div>\n')


def own_style(project: Project, number: int) -> None:
    project.write("site_templates/assets/own.css", f"/* {number} */\n")


def relabelled(project: Project, number: int) -> None:
    file, before = "icp/fields.yaml", "{id: grown, label: "
    text = project.text(file)
    old = text.partition(before)[2].partition("}")[0]
    project.write(file, text.replace(f"{before}{old}", f"{before}Grown {number}"))


def other_tiers(project: Project, number: int) -> None:
    file, before = "icp/playbook.yaml", "{id: tier-1, label: Tier 1, at_least: "
    text = project.text(file)
    old = text.partition(before)[2].partition(",")[0]
    project.write(file, text.replace(f"{before}{old}", f"{before}{50 + number}"))


def settings(project: Project, number: int) -> None:
    text = project.text("mkdocs.yml")
    first = text.splitlines()[0]
    project.write("mkdocs.yml", text.replace(first, f"site_name: Oven {number}"))


EDITS: tuple[Edit, ...] = (
    *(renamed, added, added, removed, moved, broken, misspelled, mended, mended),
    *(own_page, own_template, own_style, settings, relabelled, other_tiers),
)


PATHS = ("/", "/icp/bakeries/", "/personas/", "/own/", "/api/playbook.json")
STEPS = st.lists(st.tuples(st.sampled_from(EDITS), st.sampled_from(PATHS)), min_size=6, max_size=9)


@draws(2)
@given(steps=STEPS)
def test_any_sequence_of_edits_is_answered_as_a_fresh_build_has_it(
    previewed: Previewed, steps: list[tuple[Edit, str]]
) -> None:
    """One sequence goes on where the one before has ended."""
    for number, (edit, path) in enumerate(steps):
        edit(previewed.project, number)
        previewed.saved()
        previewed.ask(path)
    mended(previewed.project, 0)
    previewed.saved()
    same_as_fresh(previewed)


def same_as_fresh(previewed: Previewed) -> None:
    """Every address of either, byte for byte."""
    fresh = previewed.fresh()
    assert previewed.preview.problems == ()
    site = previewed.preview.site
    assert site is not None
    asked = {*fresh, *site.addresses}
    answered = {
        path: body
        for path in asked
        if (found := previewed.ask(f"/{path}"))[0] == "200 OK"
        for body in [found[2]]
    }
    assert sorted(answered) == sorted(fresh)
    assert [path for path, body in fresh.items() if answered[path] != body] == []


def test_addresses_lead_where_they_do_on_a_server(previewed: Previewed) -> None:
    assert previewed.ask("/icp/bakeries")[:2] == (
        "302 Found",
        {"Location": "/icp/bakeries/", "Content-Length": "0"},
    )
    status, headers, body = previewed.ask("/no-such-page/")
    assert (status, headers["Content-Type"]) == ("404 Not Found", "text/html")
    assert body == previewed.fresh()["404.html"]
    assert previewed.ask("/../mkdocs.yml")[0] == "404 Not Found"
    assert previewed.ask("/api/playbook.json")[1]["Content-Type"] == "application/json"


def test_an_error_leaves_the_last_good_pages_under_a_list_of_what_is_wrong(previewed: Previewed) -> None:
    previewed.server._watched_paths["here"] = 1  # as a server that shows changes
    good = previewed.page("/icp/bakeries/")
    assert "icp-problems" not in good
    previewed.project.write(PROFILE, previewed.project.text(PROFILE) + "</script><b>: 1\n")
    previewed.saved()
    page = previewed.page("/icp/bakeries/")
    assert "Bakeries" in page
    listed = page.partition('id="icp-problems">')[2].partition("</script>")[0]
    assert "icp/profiles/bakeries.yaml:" in listed
    assert "<" not in listed
    previewed.project.write(PROFILE, (MINIMAL / PROFILE).read_text("utf-8"))
    previewed.saved()
    assert "icp-problems" not in previewed.page("/icp/bakeries/")


def test_a_template_that_breaks_on_one_page_leaves_that_page_as_it_was(previewed: Previewed) -> None:
    previewed.server._watched_paths["here"] = 1
    previewed.page("/tags/")
    previewed.project.write("site_templates/pages/tags.md.j2", "{{ no_such_name }}")
    previewed.project.write("site_templates/pages/glossary.md.j2", "{{ no_such_name }}")
    previewed.saved()
    assert "site_templates/pages/tags.md.j2:1" in previewed.page("/tags/")
    assert "icp-problems" not in previewed.page("/icp/bakeries/")
    status, _, body = previewed.ask("/glossary/")
    assert (status, b"site_templates/pages/glossary.md.j2:1" in body) == ("503 Service Unavailable", True)
    previewed.project.remove("site_templates")
    previewed.saved()
    del previewed.server._watched_paths["here"]
    same_as_fresh(previewed)


def test_a_first_build_that_fails_is_a_page_that_says_why_until_it_is_mended(tmp_path: Path) -> None:
    project = Project.of(MINIMAL, tmp_path / "oven").write(OWNER, "<b>: 1\n")
    with Previewed(project) as made:
        status, _, body = made.ask("/icp/bakeries/")
        assert status == "503 Service Unavailable"
        assert b"personas/owner.yaml:1" in body
        assert b"<b>" not in body
        project.write(OWNER, (MINIMAL / OWNER).read_text("utf-8"))
        made.saved()
        assert "Bakeries" in made.page("/icp/bakeries/")


def test_a_mistake_in_the_settings_is_shown_and_mended(previewed: Previewed) -> None:
    previewed.server._watched_paths["here"] = 1
    text = previewed.project.text("mkdocs.yml")
    previewed.project.write("mkdocs.yml", "site_name: [")
    previewed.saved()
    assert "icp-problems" in previewed.page("/icp/bakeries/")
    previewed.project.write("mkdocs.yml", text)
    previewed.saved()
    assert "icp-problems" not in previewed.page("/icp/bakeries/")


def test_what_a_preview_writes_is_in_no_folder_that_it_watches(previewed: Previewed) -> None:
    root = previewed.project.root

    def state() -> dict[str, int]:
        places = (root, *root.rglob("*"))
        return {str(path): path.stat().st_mtime_ns for path in places if ".git" not in path.parts}

    before = state()
    previewed.saved()
    site = previewed.preview.site
    assert site is not None
    for address in site.addresses:
        previewed.ask(f"/{address}")
    changed = {path for path, when in state().items() if before.get(path) != when}
    assert {path for path in changed if ".icp-playbook" not in path and path != str(root)} == set()


def test_plugins_that_may_need_every_page_get_a_whole_build(
    previewed: Previewed, caplog: pytest.LogCaptureFixture
) -> None:
    previewed.project.edit("mkdocs.yml", "  - icp-playbook\n", "  - icp-playbook: {search: theme}\n")
    with caplog.at_level("INFO"):
        previewed.saved()
    assert "Every page is built on every change: the theme's search reads all of them" in caplog.text
    assert previewed.ask("/search/search_index.json")[0] == "200 OK"
