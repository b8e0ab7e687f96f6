"""Where the edit link of an entry leads: to the YAML's own path in the repository, however folders lie."""

import itertools
from pathlib import Path
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config.config_options import EditURITemplate

from icp_playbook.site import EditSettings, Folders, edit_base

HOST = "https://git.example/oven/playbook"
TOP = Path("/clone")


def base(edit_uri: str | None, folders: Folders, repo_url: str | None = HOST) -> str:
    return edit_base(EditSettings(repo_url, edit_uri), folders)


def laid_out(config: str, pages: str, playbook: str, *, git: bool = True) -> Folders:
    """Folders of a clone; pages and playbook as mkdocs.yml names them, from its own folder."""
    here = TOP / config
    return Folders(
        here, Path(f"{here}/{pages}").resolve(), Path(f"{here}/{playbook}").resolve(), TOP if git else None
    )


@pytest.mark.parametrize("git", [True, False])
@pytest.mark.parametrize(
    ("edit_uri", "config", "pages", "playbook", "expected"),
    [
        ("edit/main/", ".", "docs", ".", "edit/main/"),
        ("/edit/main", ".", "docs", ".", "edit/main/"),
        ("edit/main/docs/", ".", "docs", ".", "edit/main/"),
        ("edit/main/site/pages/", ".", "site/pages", ".", "edit/main/"),
        ("edit/main/", ".", "docs", "content", "edit/main/content/"),
        ("edit/main/", "website", "docs", "..", "edit/main/"),
        ("edit/main/website/docs/", "website", "docs", "..", "edit/main/"),
        ("edit/main/website/", "website", "docs", "..", "edit/main/"),
        ("edit/main/docs/site/", "docs/site", "pages", "../../gtm/playbook", "edit/main/gtm/playbook/"),
        ("edit/main/pages/", "site", "../pages", "..", "edit/main/"),
        ("edit/main/", "site", "../pages", "..", "edit/main/"),
        ("edit/docs/", ".", "docs", ".", "edit/docs/"),  # a branch of that name
        ("edit/docs/docs/", ".", "docs", ".", "edit/docs/"),
        ("-/edit/main/docs/", ".", "docs", ".", "-/edit/main/"),
        ("_edit/trunk/docs", ".", "docs", ".", "_edit/trunk/"),
        ("edit/main/our%20pages/", ".", "our pages", "go to market", "edit/main/go%20to%20market/"),
        ("edit/master/docs/", ".", "site_templates/content", ".", "edit/master/"),  # MkDocs' own for GitHub
        ("https://editor.example/oven/", ".", "docs", ".", "https://editor.example/oven/"),
    ],
)
def test_the_way_to_the_yaml(
    edit_uri: str, config: str, pages: str, playbook: str, expected: str, git: bool
) -> None:
    assert base(edit_uri, laid_out(config, pages, playbook, git=git)) == urljoin(f"{HOST}/", expected)


def test_a_path_may_be_a_query() -> None:
    assert base("?file=docs/", laid_out(".", "docs", "content")) == f"{HOST}?file=content/"


@pytest.mark.parametrize(
    ("repo_url", "edit_uri"), [(HOST, ""), (HOST, None), (None, "edit/main/"), ("", "edit/main/")]
)
def test_no_repository_no_link(repo_url: str | None, edit_uri: str | None) -> None:
    assert base(edit_uri, laid_out(".", "docs", "."), repo_url) == ""


def test_a_playbook_of_another_repository_has_no_link() -> None:
    inside = Folders(TOP, TOP / "docs", TOP / "playbook", TOP / "playbook")
    beside = Folders(TOP, TOP / "docs", Path("/other"), Path("/other"))
    assert [base("edit/main/", folders) for folders in (inside, beside)] == ["", ""]


TEMPLATES = {
    "edit/main/docs/{path}": f"{HOST}/edit/main/content/",
    "edit/main/{path}": f"{HOST}/edit/main/content/",
    "https://editor.example/?file=docs/{path}": "https://editor.example/?file=content/",
    "edit/main/docs/{path}?mode=yaml": "",
    "edit/main/docs/{path_noext}": "",
    "edit?file={path!q}": "",
}


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_leads_to_the_yaml_or_nowhere(template: str) -> None:
    made = EditURITemplate().run_validation(template)
    settings = EditSettings(HOST, None, made.format)
    assert edit_base(settings, laid_out(".", "docs", "content")) == TEMPLATES[template]


NAMES = st.sampled_from(["docs", "site", "pages", "gtm", "playbook", "website"])
PATHS = st.lists(NAMES, max_size=3).map("/".join)
PREFIXES = ("edit/main", "-/edit/trunk", "_edit/main", "src/default", "blob/release")


@given(config=PATHS, pages=PATHS, playbook=PATHS, prefix=st.sampled_from(PREFIXES), named=st.booleans())
def test_drawn_layouts_lead_to_the_path_in_the_repository(
    config: str, pages: str, playbook: str, prefix: str, named: bool
) -> None:
    """`edit_uri` names the folder of the pages, or that of mkdocs.yml, from the top of the repository."""
    folders = Folders(TOP / config, TOP / pages, TOP / playbook, TOP)
    address = "/".join(filter(None, [prefix, pages if named else config]))
    assert base(f"{address}/", folders) == "/".join(filter(None, [HOST, prefix, playbook])) + "/"


def test_every_pair_of_folders_is_told_apart() -> None:
    """Whatever folders the pages and mkdocs.yml are in, an address that names the top leads to the top."""
    for config, pages in itertools.product(["", "docs", "a/docs"], repeat=2):
        folders = Folders(TOP / config, TOP / pages, TOP / "gtm", TOP)
        assert base("edit/main/", folders) == f"{HOST}/edit/main/gtm/"
