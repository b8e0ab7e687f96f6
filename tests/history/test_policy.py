"""The playbook's settings for history: bots and addresses; hostile text stays text."""

from pathlib import Path

import pytest

from icp_playbook.git import Repository
from icp_playbook.history import History, Person, read_history
from icp_playbook.model import HistoryPolicy
from icp_playbook.playbook import Key
from tests.cli.running import check
from tests.history.repositories import Step, repository, scenario
from tests.playbooks.copies import PlaybookCopy

SIGNAL = "icp/signals/second-shop.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Commits of people and of bots, with a .mailmap."""
    return repository(scenario("people"), tmp_path / "repository")


def authors(history: History) -> list[str]:
    return [revision.commit.people[0].name for revision in history.revisions]


def test_bots_are_left_out_where_the_playbook_names_them(project: Path) -> None:
    history = read_history(project)
    assert authors(history) == ["someone", "renovate[bot]", "Ada Baker", "Ada Baker"]
    assert [revision.commit.is_bot for revision in history.every] == [False, False, True, True, False, False]
    assert len(history.of(Key("signal", "second-shop"))) == 4


def test_nobody_is_left_out_unless_named(project: Path) -> None:
    assert authors(read_history(project, policy=HistoryPolicy()))[:4] == [
        "someone",
        "renovate[bot]",
        "renovate[bot]",
        "Robot",
    ]


def test_addresses_are_published_if_the_playbook_says_so(project: Path) -> None:
    kept = read_history(project)
    assert "@" not in repr([revision.commit.author for revision in kept.every])
    revisions = read_history(project, policy=HistoryPolicy(emails=True)).revisions
    assert (revisions[0].commit.author, revisions[4].commit.co_authors) == (
        Person("someone@oven.example", "someone@oven.example"),
        (Person("Ben Cook", "ben@oven.example"), Person("Nobody in particular")),
    )


def test_policies_do_not_share_a_cache(project: Path, tmp_path: Path) -> None:
    assert len(read_history(project, tmp_path / "cache", HistoryPolicy()).revisions) == 6
    assert len(read_history(project, tmp_path / "cache").revisions) == 4


@pytest.mark.parametrize(
    "settings",
    ["history: [", "history: 7\n", "history:\n  bots: 7\n", "- a list\n", "\xff", "history:\n  other: 1\n"],
)
def test_a_broken_playbook_has_a_history(project: Path, settings: str) -> None:
    (project / "icp/playbook.yaml").write_bytes(settings.encode("latin-1"))
    assert len(read_history(project).revisions) == 6


def test_the_policy_is_checked_with_the_playbook(minimal: PlaybookCopy) -> None:
    text = minimal.text("icp/playbook.yaml")
    good = "history:\n  bots: ['*[bot]']\n  emails: true\n  commits: https://git.example/c/{hash}\n"
    assert check(minimal.write("icp/playbook.yaml", text + good)).exit_code == 0
    bad = "history:\n  commits: javascript:alert({hash})\n  pull_requests: https://git.example/\n"
    result = check(minimal.write("icp/playbook.yaml", text + bad))
    assert (result.stderr, result.exit_code) == ("2 errors\n", 1)


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    subject = "\x1b[2J::error::<img src=x onerror=alert(1)> | `code` \u202e{{ x }}"
    author = "Ev\u202eil [x](javascript:1) <evil@x.example>"
    spec = {"message": f"{subject}\n\nWhy: {subject}", "author": author, "copy": {SIGNAL: SIGNAL}}
    commit = read_history(repository([Step("1-evil", spec)], tmp_path / "repository")).every[0].commit
    assert (commit.subject, commit.why, commit.people[0].name) == (
        subject,
        subject,
        "Ev\u202eil [x](javascript:1)",
    )


def test_contacts_that_git_cannot_map_stay_as_they_are(tmp_path: Path) -> None:
    spec = {
        "message": "Begin\n\n"
        "Co-authored-by: <only@mail.example>\nCo-authored-by: A <b> <c>\nCo-authored-by: x\x00y",
        "copy": {SIGNAL: SIGNAL},
    }
    project = repository([Step("1-begin", spec)], tmp_path / "repository")
    commit = read_history(project).every[0].commit
    assert [person.name for person in commit.co_authors] == ["only", "A <b>", "x"]
    assert Repository.around(project).head == commit.hash
