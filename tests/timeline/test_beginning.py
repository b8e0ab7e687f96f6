"""Where a history begins: the first commit in counts, or a day or a commit that the playbook names."""

import json
from pathlib import Path

import pytest

from icp_playbook.timeline import Event, Timeline, read_timeline
from tests.cli.running import run
from tests.history.repositories import Step, git, repository
from tests.timeline.sample_repository import FILES, STEPS, sample_repository

SETTINGS = "icp/playbook.yaml"
NUMBERS = {"profile": 1, "example": 3, "persona": 1}


def since(folder: Path, day: str, steps: int = len(STEPS)) -> Timeline:
    """The sample history, told from a day or a commit."""
    project = sample_repository(folder, steps)
    return read_timeline(_begun_at(project, day))


def _begun_at(project: Path, day: str) -> Path:
    with (project / SETTINGS).open("a", encoding="utf-8") as settings:
        settings.write(f"history: {{since: '{day}'}}\n")
    return project


def exported(project: Path, out: Path) -> Path:
    """The files of the site of a playbook."""
    (project / "mkdocs.yml").write_text("site_name: Oven\nplugins: [search, icp-playbook]\n", "utf-8")
    (project / "docs").mkdir()
    result = run("export", "--root", str(project), str(out))
    assert result.exit_code == 0, result.stderr
    return out / "docs"


def titles(timeline: Timeline) -> list[str]:
    return [event.title([]) for event in timeline.events]


def held(event: Event) -> dict[str, int]:
    assert event.begins is not None
    return {kind: event.begins.holds[kind] for kind in NUMBERS}


def counted_files(project: Path, revision: str) -> dict[str, int]:
    """The same numbers from the names of the files."""
    files = git(project, "ls-tree", "-r", "--name-only", revision).splitlines()
    folders = {"profile": "icp/profiles/", "example": "icp/examples/", "persona": "personas/"}
    return {kind: sum(file.startswith(folder) for file in files) for kind, folder in folders.items()}


def test_the_first_commit_is_the_beginning_and_moves_nobody(tmp_path: Path) -> None:
    project = sample_repository(tmp_path)
    *later, first = read_timeline(project).events
    assert first.title([]) == "The playbook begins"
    assert held(first) == counted_files(project, git(project, "rev-list", "--max-parents=0", "HEAD"))
    assert first.moves == ()
    assert not any(event.begins for event in later)


def test_the_command_tells_the_beginning_in_counts(tmp_path: Path) -> None:
    text = run("history", "--root", str(sample_repository(tmp_path, 1))).stdout
    head, holds = text.splitlines()
    assert "  The playbook begins  (" in head
    assert holds.startswith("  holds: 1 ICP, ")


@pytest.mark.parametrize("since", ["", "2020-01-01", "2031-01-01"])
def test_what_comes_with_the_beginning_is_no_other_work(tmp_path: Path, since: str) -> None:
    """What `init` writes beside the YAML: workflows, a README, the site's settings."""
    project = tmp_path / "book"
    assert run("init", str(project)).exit_code == 0
    if since:
        _begun_at(project, since)
    git(tmp_path, "init", "-q", "-b", "main", str(project))
    git(project, "add", "-A")
    git(project, "commit", "-q", "-m", "Start")
    begins = "Changes in git are shown from here" if since == "2031-01-01" else "The playbook begins"
    text = run("history", "--root", str(project)).stdout
    (event,) = json.loads(run("history", "--root", str(project), "--format", "json").stdout)["events"]
    assert (begins in text, "with other work" in text) == (True, False)
    assert (event["subject"], event["other_work"]) == (begins, False)
    result = run("export", "--root", str(project), str(tmp_path / "out"))
    assert result.exit_code == 0, result.stderr
    pages = "".join(page.read_text("utf-8") for page in (tmp_path / "out/docs/changes").rglob("*.md"))
    assert (begins in pages, "with other work" in pages) == (True, False)
    persona, code = next((project / "personas").glob("*.yaml")), project / "code.py"
    persona.write_text(persona.read_text("utf-8").replace("\nname: ", "\nname: New ", 1), "utf-8")
    code.write_text("pass\n", "utf-8")
    git(project, "add", "-A")
    git(project, "commit", "-q", "-m", "Code")
    assert run("history", "--root", str(project)).stdout.count("with other work") == (since != "2031-01-01")


def test_from_a_day_on(tmp_path: Path) -> None:
    timeline = since(tmp_path, "2026-01-04")
    assert titles(timeline) == [
        "Drop an example",
        "Bot",
        "Call the disqualifier what it is",
        "Mend, and relax again",
        "Changes in git are shown from here",
    ]
    begins = timeline.events[-1].begins
    assert begins is not None
    assert begins.left_out == 3
    assert held(timeline.events[-1]) == counted_files(tmp_path / "oven", "HEAD~4")


def test_from_a_commit_on_what_it_left_is_the_beginning(tmp_path: Path) -> None:
    project = sample_repository(tmp_path)
    timeline = read_timeline(_begun_at(project, git(project, "rev-parse", "HEAD~2")[:10]))
    assert titles(timeline) == ["Drop an example", "Bot", "Changes in git are shown from here"]
    assert timeline.events[-1].begins is not None
    assert timeline.events[-1].commit.hash == git(project, "rev-parse", "HEAD~2")
    assert held(timeline.events[-1]) == counted_files(project, "HEAD~2")


def test_a_branch_from_before_is_told_if_the_commit_does_not_hold_it(tmp_path: Path) -> None:
    signal, persona = "icp/signals/second-shop.yaml", "personas/owner.yaml"
    steps = [
        Step("01", {"copy": {path: path for path in FILES}}),
        Step("02", {"message": "On a branch", "edit": {signal: ["within a week", "today"]}}),
        Step(
            "03", {"message": "Meanwhile", "parents": ["01"], "edit": {persona: ["name: Owner", "name: Own"]}}
        ),
        Step("04", {"message": "Merge", "parents": ["03", "02"], "take": {"02": [signal]}}),
    ]
    project = repository(steps, tmp_path / "oven")
    timeline = read_timeline(_begun_at(project, git(project, "rev-parse", "HEAD^1")))
    assert sorted(titles(timeline)) == ["Changes in git are shown from here", "On a branch"]


@pytest.mark.parametrize("day", ["2026-02-30", "abcdef1234"])
def test_what_is_no_day_and_no_commit_is_said(tmp_path: Path, day: str) -> None:
    timeline = since(tmp_path, day)
    assert titles(timeline)[-1] == "The playbook begins"
    assert [note.sentence for note in timeline.notes if note.gap == "no-start"] == [
        f"`history.since` says {day}, which is no day and no commit of this repository: all of it is shown"
    ]


def test_a_day_after_all_leaves_what_there_is(tmp_path: Path) -> None:
    timeline = since(tmp_path, "2031-01-01")
    assert titles(timeline) == ["Changes in git are shown from here"]
    assert held(timeline.events[0]) == counted_files(tmp_path / "oven", "HEAD")
    assert not timeline.tombstones


def test_a_cache_of_all_is_none_of_a_part(tmp_path: Path) -> None:
    project = sample_repository(tmp_path)
    cache = tmp_path / "cache"
    whole = titles(read_timeline(project, cache))
    part = titles(read_timeline(_begun_at(project, "2026-01-04"), cache))
    again = titles(read_timeline(project, cache))
    assert (part[:-1], part[-1]) == (whole[: len(part) - 1], "Changes in git are shown from here")
    assert again == part


def test_pages_and_the_feed_tell_the_beginning_in_counts(tmp_path: Path) -> None:
    project = _begun_at(sample_repository(tmp_path), "2026-01-04")
    docs = exported(project, tmp_path / "out")
    page = (docs / "changes/README.md").read_text("utf-8")
    assert "Changes in git are shown from here" in page
    assert "3 earlier commits left out, as history.since says. Decisions are shown from the first." in page
    assert "<li>1 ICP</li>" not in page
    feed = (docs / "changes/feed.xml").read_text("utf-8")
    assert "Turn away small night shifts" not in feed + page
