"""No address is published from a commit, wherever it stands in it, unless the playbook asks for addresses."""

from pathlib import Path

import pytest

from icp_playbook.history import without_addresses
from icp_playbook.report import REVIEW_FORMATS
from tests.cli.running import run
from tests.history.repositories import Step, git, repository
from tests.playbooks.copies import MINIMAL
from tests.plugin.project import Project

DOMAIN = "hidden-place"
PERSONA = "personas/owner.yaml"
MUST = "icp/disqualifiers/no-night-shift.yaml"
MESSAGES = (
    f"""Ask subject@{DOMAIN}.example (#7)

Ask body@{DOMAIN}.example, or <b2@{DOMAIN}> or b3＠{DOMAIN}.example.

Why: why@{DOMAIN}.example asked, and mailto:w2%40{DOMAIN}.example
Evidence: evidence@{DOMAIN}.example; "e 2"@{DOMAIN}.example
Co-authored-by: open <open@{DOMAIN}
Co-authored-by: bare@{DOMAIN}.example
Co-authored-by: named@{DOMAIN}.example <named@{DOMAIN}.example>
Signed-off-by: signed@{DOMAIN}.example <signed@{DOMAIN}.example>
Replaced-by: r@{DOMAIN}.example
""",
    f"""second@{DOMAIN}.example

Paragraph: only@{DOMAIN}.example.
Git@{DOMAIN}.example:x/y.git""",
    f"""**Why:** third@{DOMAIN}.example

## Why

heading@{DOMAIN}

Why: a:b@{DOMAIN}.example,c@{DOMAIN}.example@{DOMAIN}""",
)
AUTHORS = (
    f"author@{DOMAIN}.example <author@{DOMAIN}.example>",
    f"<only@{DOMAIN}>",
    f"Ada ada@{DOMAIN} <ada@{DOMAIN}>",
)
EDITS = ("at_least: 3}", "at_least: 30}", "at_least: 300}", "at_least: 3000}")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A repository of commits that hold an address in every place there is."""
    folder = tmp_path_factory.mktemp("addresses")
    files = {
        path.relative_to(MINIMAL).as_posix(): path.read_bytes()
        for path in MINIMAL.rglob("*")
        if path.is_file()
    }
    steps = [Step("1", {"message": "Begin"}, files)]
    for number, (message, author) in enumerate(zip(MESSAGES, AUTHORS, strict=True)):
        edit = {
            PERSONA: [f"name: Owner{number or ''}", f"name: Owner{number + 1}"],
            MUST: list(EDITS[number : number + 2]),
        }
        steps.append(Step(f"{number + 2}", {"message": message, "author": author, "edit": edit}))
    made = Project(repository(steps, folder / "oven"))
    committer = ["-c", f"user.name=committer@{DOMAIN}", "-c", f"user.email=committer@{DOMAIN}.example"]
    git(made.root, *committer, "commit", "-q", "--amend", "--no-edit")
    (made.root / MUST).write_text((made.root / MUST).read_text("utf-8").replace("3000}", "3}"), "utf-8")
    return made


def outputs(project: Project, why: Path) -> dict[str, bytes]:
    """All that is made of the commits, by what makes it."""
    root = str(project.root)
    why.write_text(f"## Why\n\npull@{DOMAIN}.example asked\n\nWhy: p2@{DOMAIN}\n", "utf-8")
    made = {
        f"history {form} {entry}": run(
            "history", "--root", root, "--format", form, *entry.split()
        ).output.encode()
        for form in ("text", "json")
        for entry in ("", "persona/owner")
    }
    for form in REVIEW_FORMATS:
        for sides in (["HEAD~3"], ["HEAD~3", "HEAD"]):
            result = run("diff", "--root", root, *sides, "--format", form, "--why-from", str(why))
            assert result.exit_code in (0, 1)
            made[f"diff {form} {sides}"] = result.output.encode()
    return made | project.built().files()


def test_none_is_in_any_byte_of_what_is_made(project: Project, tmp_path: Path) -> None:
    made = outputs(project, tmp_path / "why")
    assert {name for name, raw in made.items() if DOMAIN.encode() in raw.lower()} == set()
    shown = made["history json "].decode()
    for kept in ("Ask subject@…", "why@… asked", "author", "bare", "named", "open", "Ada ada@…"):
        assert kept in shown
    assert b"pull@" in made["diff json ['HEAD~3']"]
    assert len([name for name in made if name.startswith("changes/")]) == 4


def test_all_are_published_where_the_playbook_asks_for_addresses(project: Project, tmp_path: Path) -> None:
    settings = project.root / "icp/playbook.yaml"
    before = settings.read_text("utf-8")
    settings.write_text(f"{before}\nhistory: {{emails: true}}\n", "utf-8")
    try:
        shown = run("history", "--root", str(project.root), "--format", "json").stdout
        (tmp_path / "why").write_text(f"Why: pull@{DOMAIN}.example", "utf-8")
        asked = ("diff", "--root", str(project.root), "HEAD~3", "HEAD", "--why-from", str(tmp_path / "why"))
        compared = run(*asked, "--format", "json").stdout
    finally:
        settings.write_text(before, "utf-8")
    for place in ("subject", "why", "evidence", "author", "named", "open"):
        assert f"{place}@{DOMAIN}" in shown
    assert f"pull@{DOMAIN}.example" in compared


@pytest.mark.parametrize(
    "text",
    [
        "@team",
        "Ask @team, (@team) or <@team>",
        "https://medium.example/@ada/post",
        "5 @ 3",
        "a @ b",
        "@",
        "x@",
        "@@",
        "",
    ],
)
def test_what_is_no_address_stays(text: str) -> None:
    assert without_addresses(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ada@oven.example", "ada@…"),
        ("<ada@oven.example>", "<ada@…>"),
        ("mail ada+x@[10.0.0.1], please", "mail ada+x@…, please"),
        ("https://ada:secret@oven.example/x", "https://ada:secret@…"),
        ("ada@localhost ben@localhost", "ada@… ben@…"),
        ("a@b@c.example", "a@…"),
        ("ada@…", "ada@…"),
    ],
)
def test_an_address_ends_at_its_sign(text: str, shown: str) -> None:
    assert without_addresses(text) == shown
    assert without_addresses(shown) == shown
