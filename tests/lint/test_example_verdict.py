"""Examples are the test suite of the strategy: a verdict that moves stops `check` and the build."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from icp_playbook.cli import main
from tests.lint.example_playbook import ExamplePlaybook

SETTINGS, TALLYFORGE = "icp/playbook.yaml", "icp/examples/tallyforge.yaml"
CASTLEGATE, DUNMOW = "icp/examples/castlegate-systems.yaml", "icp/examples/dunmow-haulage.yaml"
SAAS = "icp/profiles/saas.yaml"
LOWER_THRESHOLD = """\
icp/examples/dunmow-haulage.yaml:46:9: error[example-verdict] expected tier-2, got tier-1 \
(score 73, tier-1 starts at 70); earned: Trackers plus spreadsheets 13, No live view of loads 13, \
Operations or owner decides 8, Margin or fuel named 7 and 6 more
  help: change `expect: tier:` if the new verdict is right, or icp/profiles/logistics.yaml if it is not
icp/examples/dunmow-haulage.yaml:49:9: error[example-verdict] expected nurture, got pursue (tier-1 × some)
  help: change `expect: play:` if the new verdict is right, or icp/profiles/logistics.yaml if it is not
"""
NOW_NO_MISS = """\
icp/profiles/logistics.yaml:30:3: warning[example-gap] no example falls short of Tier 1: \
nothing shows where the fit ends
  help: add an account with `icp: logistics` to icp/examples/ that does
"""
CONFIG = """\
site_name: Examples
docs_dir: docs
theme: {name: material, font: false}
plugins: [icp-playbook]
not_in_nav: /**/
"""


def test_the_example_playbook_has_no_finding_at_all(example: ExamplePlaybook) -> None:
    result = CliRunner().invoke(main, ["check", "--root", str(example.root), "--as-of", "2026-11-20"])
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no findings\n")


def test_an_edited_threshold_fails_the_check_and_says_why(example: ExamplePlaybook) -> None:
    example.edit(SETTINGS, "    at_least: 75\n", "    at_least: 70\n")
    result = CliRunner().invoke(main, ["check", "--root", str(example.root), "--as-of", "2026-11-20"])
    assert (result.exit_code, result.stdout, result.stderr) == (
        1,
        LOWER_THRESHOLD + NOW_NO_MISS,
        "2 errors, 1 warning\n",
    )


def test_the_build_stops_before_the_site_is_touched(
    example: ExamplePlaybook, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    (example.root / "docs").mkdir()
    (example.root / "mkdocs.yml").write_text(CONFIG, "utf-8")
    page = example.root / "site" / "index.html"
    page.parent.mkdir()
    page.write_text("as it was", "utf-8")
    example.edit(SETTINGS, "    at_least: 75\n", "    at_least: 70\n")
    with pytest.raises(Abort, match="2 errors"):
        build(load_config(str(example.root / "mkdocs.yml")))
    assert LOWER_THRESHOLD.strip() in caplog.text
    assert page.read_text("utf-8") == "as it was"


def test_a_lost_tier_names_the_points_that_are_missing(example: ExamplePlaybook) -> None:
    example.edit(TALLYFORGE, "  last_funding: 2026-08-19\n", "  last_funding: 2020-08-19\n")
    example.edit(TALLYFORGE, "  urgency: this-quarter\n", "  urgency: this-year\n")
    text = example.text("example-verdict")
    assert text.startswith(
        "icp/examples/tallyforge.yaml:48:9: error[example-verdict] expected tier-1, got tier-2 "
        "(score 73, tier-1 starts at 75); missed: Recently funded 12, A date this quarter 5, "
        "Hand-off is written down 4; friction: Asks for light customisation 6\n"
    )


def test_a_score_just_below_the_threshold_is_not_shown_as_the_threshold(example: ExamplePlaybook) -> None:
    example.edit(SETTINGS, "    at_least: 75\n", "    at_least: 91\n")
    example.edit(SAAS, "points: 16}", "points: 22}")
    assert "got tier-2 (score 90, tier-1 starts at 91); missed:" in example.text("example-verdict")


@pytest.mark.parametrize(
    ("path", "old", "new", "sentence"),
    [
        (
            TALLYFORGE,
            "  executive_owner: true\n",
            "",
            "expected fit, got undecided (score 90, coverage 100%); unknown: Weak executive ownership",
        ),
        (
            TALLYFORGE,
            "  business_model: subscription\n",
            "  business_model: project-work\n",
            "expected fit, got outside; missed: Earns recurring revenue",
        ),
        (
            TALLYFORGE,
            "  building_in_house: false\n",
            "  building_in_house: true\n",
            "expected fit, got disqualified; met: Building it in house",
        ),
        (
            CASTLEGATE,
            "  customisation: heavy\n",
            "  customisation: none\n",
            "expected disqualified, got fit; no disqualifier is met",
        ),
        (
            CASTLEGATE,
            "disqualifier: heavy-customisation",
            "disqualifier: low-urgency",
            "expected low-urgency, got heavy-customisation; low-urgency is missed",
        ),
        (
            CASTLEGATE,
            "disqualifier: heavy-customisation",
            "disqualifier: tender-only",
            "expected tender-only, got heavy-customisation; tender-only is not among those of the ICP",
        ),
        (
            TALLYFORGE,
            "segment: saas-series-a",
            "segment: saas-expansion",
            "expected saas-expansion, got saas-series-a",
        ),
        (
            TALLYFORGE,
            "as_of: 2026-11-20",
            "as_of: 2027-03-20",
            "expected strong, got quiet (8 points, strong starts at 40); signals: New operations leader 8",
        ),
        (TALLYFORGE, "play: pursue", "play: leave", "expected leave, got pursue (tier-1 × strong)"),
    ],
)
def test_every_differing_key_is_reported_at_its_line(
    example: ExamplePlaybook, path: str, old: str, new: str, sentence: str
) -> None:
    found = example.edit(path, old, new).findings("example-verdict")
    (finding,) = (one for one in found if one.sentence == sentence)
    key = finding.help.split("`")[1].removeprefix("expect: ")
    line = (example.root / path).read_text("utf-8").splitlines()[finding.location.line - 1]
    assert line.strip().startswith(key)


def test_a_key_that_is_left_out_expects_nothing(example: ExamplePlaybook) -> None:
    example.edit(DUNMOW, "  tier: tier-2\n", "").edit(DUNMOW, "  play: nurture\n", "")
    example.edit(SETTINGS, "    at_least: 75\n", "    at_least: 70\n")
    assert example.findings("example-verdict") == ()


def test_findings_are_the_same_from_any_folder(
    example: ExamplePlaybook, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    example.edit(SETTINGS, "    at_least: 75\n", "    at_least: 70\n")
    here = example.text("example-verdict")
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert example.text("example-verdict") == here
    assert Path.cwd() != example.root
