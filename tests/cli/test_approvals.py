"""Approvals of a change: whose count for which function, and which are stale."""

from pathlib import Path

import pytest

from tests.cli.policies import (
    PEOPLE,
    PLAYBOOK,
    PROFILE,
    approval,
    approvals,
    held,
    result,
    rules,
    widened,
    with_policy,
)
from tests.cli.repository import Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The minimal playbook, committed."""
    return Repository.start(tmp_path / "repository")


def test_approvals_count_for_the_functions_of_who_gave_them(repository: Repository) -> None:
    with_policy(repository, "reviewed_by: [sales, product]", PEOPLE)
    repository.edit(PLAYBOOK, "review:\n", "owners: {lou@oven.example: '@lou-b'}\nreview:\n").commit("Owners")
    repository.git("tag", "-f", "base")
    widened(repository)
    stranger = approval(repository, "@zoe")
    some = approvals(repository, stranger, approval(repository, "@LOU-B"))
    (finding,) = result(repository, "--approvals", some)["findings"]
    assert finding["sentence"] == "who qualifies (Bakeries, 1 change) has not been reviewed by product"
    assert finding["help"].startswith("have product approve the pull request (@kim for product), or")
    every = approvals(repository, stranger, approval(repository, "lou-b"), approval(repository, "kim"))
    found = result(repository, "--approvals", every)
    assert found["findings"] == []
    assert found["kept"] == [
        "approved for sales (lou-b, 30 Nov 2026)",
        "approved for product (kim, 30 Nov 2026)",
    ]
    assert found["notes"] == [
        "the approval of @zoe, 30 Nov 2026 counts for no function: `policy.people` does not list @zoe"
    ]


def test_the_last_word_of_everybody_counts_and_a_comment_is_none(repository: Repository) -> None:
    widened(with_policy(repository, "reviewed_by: [sales]", PEOPLE))
    early, late = "2026-11-01T10:00:00Z", "2026-11-02T10:00:00Z"

    def missing(*words: tuple[str, str]) -> bool:
        rows = [approval(repository, "@mara", at=at, state=state) for at, state in words]
        return bool(rules(repository, "--approvals", approvals(repository, *rows)))

    assert missing((late, "changes_requested"), (early, "approved"))
    assert missing((early, "approved"), (late, "dismissed"))
    assert not missing((late, "approved"), (early, "changes_requested"))
    assert not missing((early, "approved"), (late, "commented"))
    assert missing(("2026-12-01T00:30:00+02:00", "changes_requested"), ("2026-12-01T00:30:00Z", "approved"))


def test_an_approval_of_an_older_commit_is_stale_if_the_boundary_has_changed_since(
    repository: Repository,
) -> None:
    widened(with_policy(repository, "reviewed_by: [sales]", PEOPLE))
    file = approvals(repository, approval(repository, "@mara"))
    repository.edit(PROFILE, "One planner is enough.", "One planner will do.").commit("Words alone")
    assert rules(repository, "--approvals", file) == []
    repository.edit(PROFILE, "points: -5", "points: -6").commit("More")
    (finding,) = result(repository, "--approvals", file)["findings"]
    assert finding["sentence"] == (
        "who qualifies (Bakeries, 2 changes) has not been reviewed by sales; an approval, that of @mara, "
        "30 Nov 2026, no longer counts: who qualifies, or the policy, has changed since"
    )
    repository.edit(PROFILE, "points: -6", "points: -5").commit("Less again")
    assert rules(repository, "--approvals", file) == []


def test_an_approval_stays_where_the_base_went_on(repository: Repository) -> None:
    with_policy(repository, "reviewed_by: [sales]", PEOPLE)
    repository.git("checkout", "-q", "-b", "pull")
    widened(repository)
    file = approvals(repository, approval(repository, "@mara"))
    repository.git("checkout", "-q", "main")
    repository.edit("icp/playbook.yaml", "minimum_coverage: 50", "minimum_coverage: 55").commit(
        "Another change"
    )
    repository.git("checkout", "-q", "pull")
    repository.git("merge", "-q", "--no-edit", "main")
    assert rules(repository, "--approvals", file, base="main") == []


def test_an_approval_of_a_commit_that_is_not_here_is_stale(repository: Repository) -> None:
    widened(with_policy(repository, "reviewed_by: [sales]", PEOPLE))
    row = {**approval(repository, "@mara"), "commit": "0123456789abcdef0123456789abcdef01234567"}
    found = result(repository, "--approvals", approvals(repository, row))
    assert [one["rule"] for one in found["findings"]] == ["policy-review"]
    (note,) = found["notes"]
    assert note.endswith("its commit is not in this clone, so that what changed since is not known")


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ("no", "it is no JSON"),
        ("[]", "it is no mapping"),
        (
            '{"approvals": [{"at": "2026-11-30T10:00:00Z", "commit": "1234567"}]}',
            "`approvals.0.by` is missing",
        ),
        ('{"approvals": [{"by": "@a", "at": "2026-11-30", "commit": "1234567"}]}', "`approvals.0.at` is not"),
        (
            '{"approvals": [{"by": "@a", "at": "2026-11-30T10:00:00Z", "commit": "--all"}]}',
            "`approvals.0.commit` is not",
        ),
        (
            '{"approvals": [{"by": "@a", "at": "2026-11-30T10:00:00Z", "commit": "1234567", "state": "ok"}]}',
            "`approvals.0.state` is none of approved, changes_requested, dismissed and commented",
        ),
    ],
)
def test_a_file_that_holds_no_approvals_stops_the_command(
    repository: Repository, content: str, cause: str
) -> None:
    file = repository.root.parent / "approvals.json"
    file.write_text(content, "utf-8")
    found = held(repository, "--approvals", str(file), base="HEAD")
    assert (found.exit_code, found.stdout) == (2, "")
    assert f"error: `{file}` holds no approvals: " in found.stderr
    assert cause in found.stderr
