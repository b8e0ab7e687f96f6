"""What each starter writes: a playbook without errors whose names are filled in, whatever they are."""

import re
from datetime import date, datetime
from pathlib import Path
from string import printable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.utils.yaml import yaml_load

from icp_playbook.findings import CommandError
from icp_playbook.lint import lint
from icp_playbook.model import every_kind, layout
from icp_playbook.playbook import load, load_tree
from icp_playbook.report import code_owners
from icp_playbook.starter import STARTERS, StarterRequest, starter_files
from tests.cli.running import run
from tests.drawing import draws
from tests.plugin.project import Project
from tests.starter.beginning import begun

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 29)
HOSTILE = (
    '"',
    "Müller & Söhne: #1 'best'",
    "株式会社 {{ x }} [*a*] %YAML",
    "- a: b",
    "NO",
    "0o17",
    "__PRODUCT__",
    "two\nlines\tand tabs",
    "\\",
    "<script>alert(1)</script>",
    "!!python/object/apply:os.system",
)


def texts(**options: object) -> dict[str, str]:
    """Path → text of what is written."""
    made = starter_files(StarterRequest(DAY, **options))  # type: ignore[arg-type]  # each test names its own
    return {path: content.decode("utf-8") for path, content in made.files.items()}


@pytest.mark.parametrize("starter", STARTERS)
def test_a_starter_has_no_error_and_what_is_missing_is_said(starter: str, tmp_path: Path) -> None:
    project = begun(tmp_path / "new", "--starter", starter)
    loaded = load(project.root)
    assert loaded.playbook is not None
    found = lint(loaded.playbook, loaded.documents, datetime.now().astimezone().date())
    assert [(one.rule, one.sentence) for one in found] == (
        [
            ("no-evidence", "the profile is operational, but no best customer backs it"),
            ("no-evidence", "the profile is operational, but no customer was interviewed"),
            ("no-evidence", "the profile is operational, but no figure backs it"),
        ]
        if starter == "minimal"
        else []
    )
    assert project.text(".github/CODEOWNERS") == code_owners(loaded.playbook)


def test_what_a_reader_types_finds_the_entries_of_the_minimal_starter(tmp_path: Path) -> None:
    project = begun(tmp_path / "new")
    checked = run("check", "--root", str(project.root))
    assert (checked.exit_code, "missed-search" in checked.stdout) == (0, False)
    queries = yaml_load(project.text("search.yaml"))["queries"]
    assert len({name.partition("/")[0] for one in queries for name in one["finds"]}) >= 4
    assert [] in [one["finds"] for one in queries]
    text = project.text("search.yaml").replace("persona/sales-leader", "persona/revops-manager")
    project.write("search.yaml", text)
    assert '"cro" finds Persona "Sales leader" first' in run("check", "--root", str(project.root)).stdout


def test_the_minimal_starter_has_every_kind_but_decisions_and_says_what_to_change() -> None:
    made = starter_files(StarterRequest(DAY))
    assert {key.kind for key, _ in made.playbook.entries()} == {
        kind for kind, row in every_kind().items() if not row.dated
    }  # what is decided comes later
    entries = {path: text for path, text in texts().items() if path.startswith(layout().tops)}
    assert [path for path, text in entries.items() if "Change this" not in text] == []
    assert max(text.count("\n") for text in entries.values()) < 90


def test_the_scoring_starter_is_fields_and_one_profile_without_prose() -> None:
    found = texts(starter="scoring")
    assert sorted(path for path in found if path.startswith(layout().tops)) == [
        "icp/fields.yaml",
        "icp/playbook.yaml",
        "icp/profiles/software-scale-ups.yaml",
    ]
    assert re.findall(r"^\s*(?:why|about|definition|means):", "".join(found.values()), re.MULTILINE) == []


def test_the_example_is_that_of_this_repository_but_for_its_schemas() -> None:
    found = {path: text for path, text in texts(starter="example").items() if path.startswith(layout().tops)}
    own = [path for top in layout().tops for path in (ROOT / top).rglob("*.*")]
    assert found.keys() == {path.relative_to(ROOT).as_posix() for path in own}
    for path, text in found.items():
        if path.endswith(".csv"):
            assert text == (ROOT / path).read_text("utf-8")
            continue
        first, rest = text.split("\n", 1)
        assert rest == (ROOT / path).read_text("utf-8").split("\n", 1)[1]
        assert first.endswith(".schema.json")


@pytest.mark.parametrize("starter", STARTERS)
def test_every_entry_names_its_schema_below_the_root(starter: str) -> None:
    for path, text in texts(starter=starter).items():
        if path.startswith(layout().tops) and not path.endswith(".csv"):
            where, _, name = text.split("\n")[0].partition("$schema=")[2].partition(".icp-playbook/schemas/")
            assert where == "../" * path.count("/")
            entry = layout().entry_at(path)
            assert entry is not None
            assert name == f"{entry[0]}.schema.json"


@draws(30)
@given(st.text(printable, min_size=1) | st.text(min_size=1), st.sampled_from(("minimal", "scoring")))
@example(HOSTILE[0], "minimal")
def test_any_name_is_filled_in_or_refused(name: str, starter: str) -> None:
    try:
        found = texts(starter=starter, company=name, product=name)
    except CommandError:
        return
    _has_name(found, " ".join(name.split()))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_filled_in(name: str) -> None:
    _has_name(texts(company=name, product=name), " ".join(name.split()))


def _has_name(found: dict[str, str], name: str) -> None:
    content = {path: text.encode("utf-8") for path, text in found.items() if path.startswith(layout().tops)}
    playbook = load_tree(content).playbook
    assert playbook is not None
    settings = playbook.settings
    assert (settings.company.name, settings.products[0].name) == (name, name)
    assert settings.name == yaml_load(found["mkdocs.yml"])["site_name"] == f"{name} ICP playbook"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"company": " \n"}, "the name of the company is empty"),
        ({"product": "\x1b[31mred"}, "the name of the product holds what is no text: \\x1b[31mred"),
        ({"company": "\udcff"}, "the name of the company holds what is no text: \\udcff"),
        ({"company": "x" * 2001}, "icp/playbook.yaml: `name` is too long"),
        ({"company": "x", "starter": "example"}, "the example is about a company of its own"),
    ],
)
def test_what_cannot_be_a_name_is_refused(options: dict[str, object], sentence: str) -> None:
    with pytest.raises(CommandError) as refused:
        texts(**options)
    assert refused.value.sentence == sentence


@pytest.mark.parametrize("starter", STARTERS)
def test_nothing_is_left_to_fill_in_and_the_readme_tells_the_truth(starter: str, tmp_path: Path) -> None:
    project: Project = begun(tmp_path / "new", "--starter", starter)
    found = texts(starter=starter)
    assert [path for path, text in found.items() if re.search("__[A-Z_]+__", text)] == []
    named = set(re.findall(r"`((?:\.|icp/|docs|mkdocs|requirements)[\w./-]*)`", found["README.md"]))
    assert {"icp/playbook.yaml", ".github/CODEOWNERS", "docs/", ".gitlab-ci.yml"} <= named
    there = {name for name in named if (project.root / name).exists()}
    folders = {f"{folder}/" for folder in layout().folders.values()}
    assert named - there <= (folders if starter == "scoring" else set())


def test_texts_of_ones_own_take_the_place_of_the_starters() -> None:
    own = texts()["icp/fields.yaml"] + "  - {id: floors, label: Floors, type: integer}\n"
    made = starter_files(StarterRequest(DAY, own={"icp/fields.yaml": own}))
    assert "floors" in made.playbook.catalogue
