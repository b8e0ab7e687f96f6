"""Sets that belong together: rules, commands, brief rows and modules are documented and tested."""

import ast
import re
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import click
from click.testing import CliRunner

from icp_playbook.cli import main
from icp_playbook.decisions import MOVE_WORDS
from icp_playbook.diff import CATALOGUE, EFFECTS, Direction
from icp_playbook.lint import catalogue
from icp_playbook.model import models
from icp_playbook.report.reference import refreshed
from icp_playbook.report.rule_reference import MARK, rule_reference
from icp_playbook.values import Part
from tests.cli.bad_inputs import RULES as BAD_INPUT_RULES
from tests.lint.weak_playbooks import BY_EVALUATION, WEAK

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator/icp_playbook"
MODULES = sorted(
    path
    for folder in (PACKAGE, ROOT / "tests")
    for path in folder.rglob("*.py")
    if path.stat().st_size and "node_modules" not in path.parts
)
"""Every module but the empty `__init__` files."""
NO_NOUNS = {"utils", "util", "helpers", "helper", "common", "core", "manager", "service", "misc"}


def test_the_table_of_rules_is_made_from_the_rules() -> None:
    text = (ROOT / "docs/rules.md").read_text("utf-8")
    assert text == refreshed(text, rule_reference(catalogue().values()), MARK), (
        "docs/rules.md is out of date: .venv/bin/python -m icp_playbook.report.rule_reference docs/rules.md"
    )


def test_every_rule_is_broken_by_some_test() -> None:
    by_hand = {"unreadable"}  # tests/source/test_files.py: whoever runs the tests may read everything
    by_hand |= {"unknown-rule", "unused-waiver"}  # tests/lint/test_waivers.py
    by_hand |= {"missed-search"}  # tests/search/test_query_tests.py
    by_hand |= {"unfilled-field"}  # tests/lint/test_unfilled_field.py
    tried = BAD_INPUT_RULES | {weak.rule for weak in WEAK} | BY_EVALUATION | by_hand
    assert tried == set(catalogue())


def test_every_rule_says_what_it_protects_in_one_sentence() -> None:
    assert [rule.id for rule in catalogue().values() if not re.fullmatch(r"[^|\n]+\.", rule.about)] == []


def test_every_command_is_described_in_its_own_help() -> None:
    text = (ROOT / "docs/commands.md").read_text("utf-8")
    for name in main.list_commands(click.Context(main)):
        section = text.partition(f"\n## icp-playbook {name}\n")[2].partition("\n## ")[0]
        # 78: what click makes of a terminal of 80 columns.
        printed = (
            CliRunner().invoke(main, [name, "--help"], prog_name="icp-playbook", terminal_width=78).stdout
        )
        assert f"```\n{printed}```" in section, f"docs/commands.md has other help on {name}"


def test_the_table_of_changes_is_the_catalogue() -> None:
    text = (ROOT / "docs/changes.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| ([a-z]+) \| (.+?) \| (.+) \|$", text, re.MULTILINE)
    assert rows == [(sort.id, sort.effect, sort.title, sort.means) for sort in CATALOGUE.values()]


def test_every_effect_direction_and_turn_is_explained() -> None:
    text = (ROOT / "docs/changes.md").read_text("utf-8")
    words = [*EFFECTS, *get_args(Direction)]
    assert [word for word in words if f"\n| {word} |" not in text] == []
    assert [words for words in MOVE_WORDS.values() if words not in text] == []


BRIEF = {
    "M01": "profile.name profile.definition profile.status profile.owner profile.product "
    "playbook.products.id",
    "M02": "profile.firmographics.industry profile.firmographics.employees profile.firmographics.revenue "
    "profile.firmographics.geography profile.firmographics.budget profile.firmographics.stage",
    "M03": "profile.technographics.shows_fit profile.technographics.rules_out profile.technographics.stack",
    "M04": "profile.growth.funding profile.growth.hiring profile.growth.expansion",
    "M05": "profile.situation.challenges profile.situation.goals profile.situation.urgency "
    "profile.situation.maturity profile.situation.data_readiness",
    "M06": "profile.buying.budget profile.buying.frequency profile.buying.cycle "
    "profile.buying.order_value profile.buying.channels profile.buying.signs "
    "profile.buying.decision profile.buying.speed profile.buying.usage",
    "M07": "profile.psychographics.values.trait profile.psychographics.attitudes.so "
    "profile.psychographics.preferences.so profile.psychographics.interests.so "
    "profile.psychographics.beliefs.so",
    "M08": "profile.needs.pain profile.needs.goal profile.needs.kpi profile.needs.blocker "
    "profile.needs.value profile.value_propositions.proof profile.proof.source",
    "M09": "profile.committee.role profile.committee.persona profile.committee.wants "
    "profile.committee.blocks profile.procurement.step profile.procurement.who "
    "profile.procurement.days",
    "M10": "profile.fit.disqualifiers disqualifier.category disqualifier.when disqualifier.spot "
    "disqualifier.ask disqualifier.cite",
    "M11": "profile.signals signal.category signal.bands.when signal.bands.points signal.where "
    "profile.use_cases.how profile.implementation.requires profile.implementation.sponsor",
    "M12": "profile.evidence.best_means profile.evidence.customers.best_for "
    "profile.evidence.figures.measure profile.evidence.figures.sample "
    "profile.evidence.figures.date profile.evidence.figures.source",
    "M13": "profile.evidence.interviews.before profile.evidence.interviews.why_bought "
    "profile.evidence.interviews.clicked profile.evidence.interviews.result "
    "profile.evidence.interviews.usage",
    "M14": "segment.by segment.facets segment.when segment.pains segment.messaging.say segment.kpis "
    "segment.timing segment.proof segment.objections.objection segment.objections.answer "
    "segment.channels segment.outreach.body",
    "M15": "persona.titles persona.roles persona.responsibilities persona.priorities persona.goals "
    "persona.kpis persona.pains persona.blockers persona.approach.channels persona.say "
    "persona.avoid persona.job_to_be_done persona.reports_to persona.motivated_by "
    "persona.information_sources persona.purchasing_roles persona.journey.needs",
    "M16": "example.shows example.story example.account example.expect.status example.lesson",
    "M17": "profile.put_to_work.campaign profile.put_to_work.scoring profile.put_to_work.qualification "
    "profile.put_to_work.content profile.put_to_work.partners profile.put_to_work.retention "
    "profile.put_to_work.pricing profile.put_to_work.product",
    "M18": "profile.review.triggers profile.review.last profile.review.every playbook.review.every",
}
"""Row of the brief's knowledge → the keys that hold it, from the kind of file downwards."""


def parts_of(annotation: Any) -> list[type[Part]]:
    """The models an annotation leads to, through lists, unions and mappings."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return [annotation]
    inner = get_args(annotation)
    if get_origin(annotation) is Annotated:
        inner = inner[:1]
    return [part for found in inner for part in parts_of(found)]


def held(path: str) -> bool:
    """Whether a kind of file has a key, from the kind downwards."""
    kind, *keys = path.split(".")
    here = [models()[kind]]
    for key in keys:
        fields = [model.model_fields[key] for model in here if key in model.model_fields]
        if not fields:
            return False
        here = [part for field in fields for part in parts_of(field.annotation)]
    return True


def test_the_model_has_a_key_for_each_thing_of_the_brief() -> None:
    missing = [(row, path) for row, paths in BRIEF.items() for path in paths.split() if not held(path)]
    assert missing == []


def test_the_brief_is_covered_row_by_row() -> None:
    assert list(BRIEF) == [f"M{number:02}" for number in range(1, 19)]


def faults(path: Path) -> list[str]:
    """What is wrong with a module as a module."""
    text = path.read_text("utf-8")
    purpose = ast.get_docstring(ast.parse(text), clean=False) or ""
    wrong = {
        "says nothing of what it is for": not purpose,
        "says what it is for below its first line": purpose != purpose.lstrip(),
        "is longer than 400 lines": len(text.splitlines()) > 400,
        "is named after no thing": path.stem in NO_NOUNS,
    }
    return [f"{path.relative_to(ROOT).as_posix()} {fault}" for fault, so in wrong.items() if so]


def test_a_module_is_a_noun_with_a_purpose_and_a_limit() -> None:
    assert len(MODULES) > 400
    assert [fault for path in MODULES for fault in faults(path)] == []
