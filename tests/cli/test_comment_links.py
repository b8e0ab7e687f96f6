"""Where a comment leads: pages of the published site, /fit/ with an account, lines on the forge."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.cli.repository import Repository
from tests.cli.test_diff import OF_CI, PROFILE, diff

OVEN = ("{field: has_oven, is: true}", "{field: has_oven, is: false}")
CRUMB = "https://icp.example.com/examples/crumb/"


@pytest.fixture(autouse=True)
def _outside_of_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in OF_CI:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The minimal playbook, committed."""
    return Repository.start(tmp_path / "repository")


@pytest.fixture
def settings(repository: Repository) -> Repository:
    """A playbook whose mkdocs.yml names its site and its repository."""
    (repository.root / "mkdocs.yml").write_text(
        "site_name: !!python/object/apply:os.system ['touch ran']\n"
        "site_url: https://icp.example.com\n"
        'repo_url: !ENV [NO_SUCH_VARIABLE, "https://github.com/oven/icp.git"]\n'
        "edit_uri: edit/main/\n"
    )
    return repository


def hash_of(repository: Repository, revision: str) -> str:
    """The commit that a name leads to."""
    command = ["git", "rev-parse", revision]
    return subprocess.run(
        command, cwd=repository.root, check=True, capture_output=True, text=True
    ).stdout.strip()


def comment(repository: Repository, *arguments: str) -> str:
    """The comment on a change of who qualifies."""
    return diff(repository, *arguments, "--format", "markdown").stdout


def test_a_comment_leads_to_the_lines_of_its_commit_and_to_the_published_pages(settings: Repository) -> None:
    base = hash_of(settings, "HEAD")
    settings.edit(PROFILE, *OVEN)
    settings.commit("Those without an oven")
    text = comment(settings, base, "HEAD")
    commit = hash_of(settings, "HEAD")
    assert f"[line 17](https://github.com/oven/icp/blob/{commit}/book/{PROFILE}#L17)" in text
    assert "**[Bakeries](https://icp.example.com/icp/bakeries/) · ICP**" in text
    assert f"- [Crumb]({CRUMB}): " in text
    assert not (settings.root / "ran").exists()
    assert not Path("ran").exists()


FORGES = [
    ("https://gitlab.com/oven/icp", "", "https://gitlab.com/oven/icp/-/blob/{}/{}#L17"),
    ("https://bitbucket.org/oven/icp", "", "https://bitbucket.org/oven/icp/src/{}/{}#lines-17"),
    ("https://codeberg.org/oven/icp", "", "https://codeberg.org/oven/icp/src/commit/{}/{}#L17"),
    ("https://git.oven.example/icp", "edit/main/", "https://git.oven.example/icp/blob/{}/{}#L17"),
    ("https://git.oven.example/icp", "-/edit/main/", "https://git.oven.example/icp/-/blob/{}/{}#L17"),
    ("https://git.oven.example/icp", "", ""),
    ("javascript://github.com/icp", "edit/main/", ""),
    ("", "edit/main/", ""),
]


@pytest.mark.parametrize(("repo_url", "edit_uri", "line"), FORGES)
def test_each_forge_shows_a_line_in_its_own_way(
    repo_url: str, edit_uri: str, line: str, repository: Repository
) -> None:
    base = hash_of(repository, "HEAD")
    (repository.root / "mkdocs.yml").write_text(f"repo_url: '{repo_url}'\nedit_uri: '{edit_uri}'\n")
    repository.edit(PROFILE, *OVEN)
    repository.commit("Those without an oven")
    text = comment(repository, base, "HEAD")
    found = re.findall(r"\[line 17\]\(([^)]*)\)", text)
    assert found == ([line.format(hash_of(repository, "HEAD"), f"book/{PROFILE}")] if line else [])
    assert text.count("](") == len(found)


def test_without_a_site_and_a_repository_nothing_is_a_link(repository: Repository) -> None:
    repository.edit(PROFILE, *OVEN)
    assert "](" not in comment(repository, "HEAD")


def test_files_that_are_not_committed_have_no_line_to_show(settings: Repository) -> None:
    settings.edit(PROFILE, *OVEN)
    text = comment(settings, "HEAD")
    assert CRUMB in text
    assert "github.com" not in text


def test_a_listed_account_is_shown_at_fit_as_the_published_site_reads_it(
    settings: Repository, tmp_path: Path
) -> None:
    accounts = tmp_path / "accounts.csv"
    accounts.write_text(
        "Company,Employees,Revenue,Tools,Own oven\n"
        "Rye & Co (old),20,2M,paper; till,yes\n"
        "Band,10-50,$1M-$5M,paper,yes\n"
        "More,51+,,paper,yes\n"
    )
    settings.edit(PROFILE, *OVEN)
    text = comment(settings, "HEAD", "--accounts", str(accounts), "--as-of", "2026-03-20")
    start = "https://icp.example.com/fit/#name="
    name = "Rye%20%26%20Co%20%28old%29"
    rest = "employees=20&revenue=2000000&tools=paper,till&has_oven=yes&as-of=2026-03-20"
    assert f"({start}{name}&{rest})" in text
    rest = "employees=10-50&revenue=1000000-5000000&tools=paper&has_oven=yes&as-of=2026-03-20"
    assert f"({start}Band&{rest})" in text
    assert f"({start}More&employees=51+&tools=paper&has_oven=yes&as-of=2026-03-20)" in text.replace(
        "%2B", "+"
    )


def test_ci_names_the_repository_and_the_pushed_commit(
    settings: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is compared in CI is a merge that is given up soon, so a line is shown at the commit pushed."""
    settings.git("checkout", "-q", "-b", "side")
    settings.edit(PROFILE, *OVEN)
    settings.commit("Those without an oven")
    pushed = hash_of(settings, "HEAD")
    settings.git("checkout", "-q", "-")
    settings.edit("icp/playbook.yaml", "at_least: 50, m", "at_least: 60, m")
    settings.commit("Ask more")
    settings.git("merge", "-q", "--no-ff", "-m", "Merge side", "side")
    event = tmp_path / "event.json"
    request = {"number": 7, "title": "No <oven>", "head": {"sha": pushed}}
    event.write_text(json.dumps({"pull_request": request}))
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))
    monkeypatch.setenv("GITHUB_REF", "refs/pull/7/merge")
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.com")
    monkeypatch.setenv("GITHUB_REPOSITORY", "fork/icp")
    text = comment(settings, "HEAD~2", "HEAD")
    assert "\n## What pull request #7 changes: No &#60;oven&#62;\n" in text
    assert f"https://github.com/fork/icp/blob/{pushed}/book/{PROFILE}#L17" in text
    assert f"https://github.com/fork/icp/blob/{hash_of(settings, 'HEAD')}/book/icp/playbook.yaml#L" in text
    for broken in ("[]", "{", '{"pull_request": {"title": 1, "head": "x", "number": "7"}}'):
        event.write_text(broken)
        assert "\n## What pull request #7 changes\n" in comment(settings, "HEAD~2", "HEAD")
