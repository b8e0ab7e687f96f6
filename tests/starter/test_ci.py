"""The CI of a new playbook: valid, without known holes, and its scripts run in a clean clone."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from markupsafe import escape

from icp_playbook.source import SourceFile, parse
from icp_playbook.starter import STARTERS
from tests.plugin.project import BuiltSite, Project
from tests.sharing import Shared
from tests.starter.beginning import begun, cloned, scripts, shell

REPOSITORY = Path(__file__).parents[2]
WORKFLOWS = tuple(f".github/workflows/{name}.yml" for name in ("check", "review", "approvals", "reminder"))
COMPANY = """Müller & "Söhne" <script>alert('1')</script> ${{ secrets.X }} {{ 7*7 }} #1: `id` | *a* !ENV X"""
"""What would do harm if it were no text: in YAML, HTML, Markdown, templates, a shell, a workflow."""
PROFILE = "icp/profiles/software-scale-ups.yaml"


def made(folder: Path) -> None:
    """A playbook of each starter, and a clone of each that its CI has built a site in."""
    for starter in STARTERS:
        names = ("--company", COMPANY, "--product", COMPANY) if starter == "scoring" else ()
        project = begun(folder / starter, "--git", "--starter", starter, *names)
        cloned(project, folder / f"{starter}-clone")
    minimal, scoring, example = (folder / f"{starter}-clone" for starter in STARTERS)
    for job, place in (
        (github(minimal)["site"], minimal),
        (gitlab(scoring)["site"], scoring),
        (gitlab(example)["site"], example),
    ):
        lines = job["script"] if "script" in job else scripts(job)
        variables = job.get("env") or job["variables"]
        around = {"NO_MKDOCS_2_WARNING": "1", **variables}
        result = shell("\n".join(lines), place, around, installed=place == minimal)
        assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="module")
def folder(shared: Shared) -> Path:
    """Every starter as `init` wrote it, and its built clone: only to be read, or cloned."""
    return shared.folder("starters", made)


@pytest.fixture
def clone(folder: Path, tmp_path: Path) -> Project:
    """A clean clone of the minimal playbook, free to be changed."""
    return cloned(Project(folder / "minimal"), tmp_path / "clone")


def loaded(path: Path) -> Any:
    """A YAML file as plain data."""
    document = parse(SourceFile("ci", "ci", path.name, path.read_text("utf-8")))
    assert document.findings == ()
    return document.data


def github(root: Path) -> Any:
    """The jobs of the workflow that checks."""
    return loaded(root / WORKFLOWS[0])["jobs"]


def gitlab(root: Path) -> Any:
    """The jobs on GitLab."""
    return loaded(root / ".gitlab-ci.yml")


def tool(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Runs a tool of the environment the tests run in."""
    command = [Path(sys.executable).with_name(name), *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("schema", "files"),
    [("vendor.github-workflows", WORKFLOWS), ("vendor.gitlab-ci", (".gitlab-ci.yml",))],
)
def test_the_files_are_valid(schema: str, files: tuple[str, ...], folder: Path) -> None:
    paths = [folder / "minimal" / name for name in files]
    result = tool("check-jsonschema", "--builtin-schema", schema, *paths)
    assert (result.returncode, result.stdout) == (0, "ok -- validation done\n")


def test_the_workflows_have_no_known_hole(folder: Path) -> None:
    paths = [folder / "minimal" / name for name in WORKFLOWS]
    result = tool("zizmor", "--offline", "--no-progress", *paths)
    assert result.returncode == 0, result.stdout


def test_every_action_and_image_is_the_pinned_one_of_this_repository(folder: Path) -> None:
    own = "".join((REPOSITORY / name).read_text("utf-8") for name in (*WORKFLOWS, ".gitlab-ci.yml"))
    for name in (*WORKFLOWS, ".gitlab-ci.yml"):
        text = (folder / "minimal" / name).read_text("utf-8")
        pinned = re.findall(r"(?:uses|image): (\S+@\S+(?: # v\S+)?)$", text, re.MULTILINE)
        assert [action for action in pinned if action not in own] == []
        assert text.count("uses: ") + text.count("image: ") == len(pinned)
        assert "secrets." not in text
        assert text.count("actions/checkout@") == text.count("persist-credentials: false")


def test_every_job_may_do_what_it_says_and_none_tests_the_generator(folder: Path) -> None:
    workflow = loaded(folder / "minimal" / WORKFLOWS[0])
    assert workflow["permissions"] == {}
    jobs = workflow["jobs"]
    assert {name: [*job["permissions"]] for name, job in jobs.items()} == {
        "content": ["contents"],
        "site": ["contents"],
        "publish": ["pages", "id-token"],
    }
    assert "vars.PUBLISH_PAGES == 'true'" in jobs["publish"]["if"]
    own = {name: loaded(REPOSITORY / name) for name in WORKFLOWS[1:]}
    for name, theirs in own.items():
        made = loaded(folder / "minimal" / name)
        assert made["permissions"] == {}
        assert made["on"] == theirs["on"]
        for key, job in made["jobs"].items():
            assert {**job, "steps": []} == {**theirs["jobs"][key], "steps": []}
            steps = [step for step in theirs["jobs"][key]["steps"] if "playbook check" not in str(step)]
            assert [step for step in job["steps"] if step in steps] == steps  # they differ in what installs
    for name in WORKFLOWS:
        steps = [step for job in loaded(folder / "minimal" / name)["jobs"].values() for step in job["steps"]]
        assert not any("${{" in step.get("run", "") for step in steps)
    assert gitlab(folder / "minimal").keys() - {"default", "variables", "workflow", "stages"} == {
        "content",
        "review",
        "reminder",
        "site",
        "pages",
    }
    assert [path for path in (folder / "minimal").rglob("*.py") if path.parent.name != ".ci"] == []


NAMES = {
    "minimal": "Our company ICP playbook",
    "scoring": f"{COMPANY} ICP playbook",
    "example": "Ropewalk ICP Playbook",
}
FIRST_ICP = {"minimal": "software-scale-ups", "scoring": "software-scale-ups", "example": "saas"}


@pytest.mark.parametrize("starter", STARTERS)
def test_the_site_that_ci_builds_in_a_clean_clone_is_whole(starter: str, folder: Path) -> None:
    site = BuiltSite(folder / f"{starter}-clone/site")
    urls = {"/", f"icp/{FIRST_ICP[starter]}/", "fit/", "changes/", "health/", "onboarding/", "toolkit/"}
    assert urls - set(site.urls()) == set()
    assert site.lost_links("https://site.example/sub/path/") == []
    logo = f'aria-label="{escape(NAMES[starter])}" data-md-component="logo"'
    assert logo in (site.root / "index.html").read_text("utf-8")
    assert NAMES[starter] in site.page("/").one("title").text
    zip_ = "playbook.zip" if starter == "minimal" else "site-to-open-from-disk.zip"
    assert (folder / f"{starter}-clone" / zip_).stat().st_size > 100_000


@pytest.mark.parametrize("starter", STARTERS)
def test_every_starter_passes_its_checks_and_needs_no_reason_to_begin(starter: str, folder: Path) -> None:
    clone = Project(folder / f"{starter}-clone")
    on_github, on_gitlab = github(clone.root)["content"], gitlab(clone.root)["content"]
    result = shell("\n".join((*scripts(on_github), *on_gitlab["script"])), clone.root, {})
    assert (result.returncode, "::error" in result.stdout) == (0, False), result.stderr
    (clone.root / "findings.json").unlink()
    (clone.root / "gl-code-quality-report.json").unlink()


def test_content_is_checked_on_both_hosts(clone: Project) -> None:
    on_github, on_gitlab = github(clone.root)["content"], gitlab(clone.root)["content"]
    for broken in (False, True):
        if broken:
            clone.edit(PROFILE, "persona: sales-leader, wants: A", "persona: nobody, wants: A")
        result = shell("\n".join(scripts(on_github)), clone.root, {})
        assert result.returncode == broken, result.stderr
        assert ("::error file=icp/profiles/" in result.stdout) == broken
        result = shell("\n".join(on_gitlab["script"]), clone.root, {})
        assert result.returncode == broken, result.stderr
        report = json.loads(clone.text("gl-code-quality-report.json"))
        assert any("nobody" in issue["description"] for issue in report) == broken


def test_lists_of_outcomes_are_compared_on_both_hosts_where_they_are(folder: Path, tmp_path: Path) -> None:
    clone = cloned(Project(folder / "example"), tmp_path / "clone")
    hosts = (scripts(github(clone.root)["content"])[:1], gitlab(clone.root)["content"]["script"])
    clone.edit("icp/profiles/saas.yaml", "value: 34%", "value: 38%")
    for script in hosts:
        result = shell("\n".join(script), clone.root, {})
        assert result.returncode == 1
    assert "saas.yaml" in clone.text("gl-code-quality-report.json")
    assert "figure-differs" in clone.text("gl-code-quality-report.json")
    (clone.root / "icp/lists/deals.csv").unlink()
    for script in hosts:
        result = shell("\n".join(script), clone.root, {})
        assert result.returncode == 0, result.stdout + result.stderr
        assert "is not read: there is no file icp/lists/deals.csv" in result.stderr


def test_what_lists_of_outcomes_need_is_required_where_there_are_some(folder: Path) -> None:
    asked = {
        starter: (folder / starter / "requirements.txt").read_text("utf-8").splitlines()[-1]
        for starter in STARTERS
    }
    assert asked["example"].startswith("icp-playbook[outcomes]")
    assert {asked[starter].partition("=")[0].strip() for starter in ("minimal", "scoring")} == {
        "icp-playbook"
    }


def test_owners_that_differ_from_codeowners_are_refused(clone: Project) -> None:
    clone.edit("icp/playbook.yaml", "owner: revops@example.com", "owner: sales@example.com")
    result = shell("\n".join(scripts(github(clone.root)["content"])), clone.root, {})
    assert result.returncode == 1
    assert "update it with `icp-playbook owners -o" in result.stderr


def test_what_is_published_is_the_site(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("the site")
    result = shell("\n".join(gitlab(folder / "minimal")["pages"]["script"]), tmp_path, {})
    assert result.returncode == 0
    assert (tmp_path / "public/index.html").read_text() == "the site"


def test_the_hook_checks_with_the_command_that_is_installed(clone: Project) -> None:
    (repo,) = loaded(clone.root / ".pre-commit-config.yaml")["repos"]
    for hook in repo["hooks"]:
        assert shell(hook["entry"], clone.root, {}, installed=True).returncode == 0
        assert re.search(hook["files"], "icp/playbook.yaml")
