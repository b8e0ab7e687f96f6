"""Where the edit link of an entry leads, from what mkdocs.yml says of the repository."""

from pathlib import Path

import pytest

from icp_playbook.site import edit_base

HOST = "https://git.example/oven/playbook"


@pytest.mark.parametrize(
    ("repo_url", "edit_uri", "docs", "root", "expected"),
    [
        (HOST, "edit/main/", "docs", ".", f"{HOST}/edit/main/"),
        (f"{HOST}/", "/edit/main", "docs", ".", f"{HOST}/edit/main/"),
        (HOST, "edit/main/docs/", "docs", ".", f"{HOST}/edit/main/"),
        (HOST, "edit/main/site/pages/", "site/pages", ".", f"{HOST}/edit/main/"),
        (HOST, "edit/main/", "docs", "content", f"{HOST}/edit/main/content/"),
        (HOST, "edit/main/", "docs", "..", f"{HOST}/edit/main/"),
        (HOST, "edit/main/website/docs/", "docs", "..", f"{HOST}/edit/main/"),
        (HOST, "https://editor.example/oven/", "docs", ".", "https://editor.example/oven/"),
        (HOST, "", "docs", ".", ""),
        (HOST, None, "docs", ".", ""),
        (None, "edit/main/", "docs", ".", ""),
        ("", "edit/main/", "docs", ".", ""),
    ],
)
def test_the_way_to_the_yaml(
    repo_url: str | None, edit_uri: str | None, docs: str, root: str, expected: str
) -> None:
    here = Path("/project/website")
    assert edit_base(repo_url, edit_uri, here / "mkdocs.yml", here / docs, here / root) == expected
