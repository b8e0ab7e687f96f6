"""/onboarding/ and practice: lessons from the entries, a company's own words, data with working links."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from icp_playbook.playbook import load
from icp_playbook.site import build, find_look
from tests.playbooks.copies import MINIMAL, PlaybookCopy
from tests.site.page import Element, parse

ROOT = Path(__file__).parents[2]
LESSONS = ["what", "strong", "misconceptions", "icps", "people", "qualify", "came", "change", "practice"]


def files(root: Path) -> dict[str, str]:
    """Every text of a playbook's site."""
    playbook = load(root).playbook
    assert playbook is not None
    site = build(playbook, find_look(root), "").rendered()
    return {made.uri: made.content for made in site.files if isinstance(made.content, str)}


def page(made: dict[str, str]) -> Element:
    """The page of onboarding."""
    return parse(made["onboarding/index.md"].split("---\n", 2)[2])


def data(made: dict[str, str]) -> dict[str, Any]:
    """What the script of practice reads."""
    script = made["assets/learn/practice-data.js"]
    found: dict[str, Any] = json.loads(script.removeprefix("window.icpPractice = ").removesuffix(";\n"))
    return found


@pytest.fixture(scope="module")
def example() -> dict[str, str]:
    """The site of the example playbook."""
    return files(ROOT)


@pytest.fixture
def copy(tmp_path: Path) -> PlaybookCopy:
    """A small playbook to change."""
    return PlaybookCopy.of(MINIMAL, tmp_path / "playbook")


def test_the_lessons_stand_in_their_order_and_can_be_read_without_a_script(example: dict[str, str]) -> None:
    lessons = [one for one in page(example).all("li") if one.get("data-lesson")]
    assert [one["data-lesson"] for one in lessons] == LESSONS
    assert not any("hidden" in one.attributes for one in lessons)
    assert all(len(one.text) > 150 for one in lessons)


def test_every_role_has_a_path_and_everybody_new_reads_it_all(example: dict[str, str]) -> None:
    found = page(example)
    roles = [one["data-role"] for one in found.all("a") if one.get("data-role")]
    assert roles == ["new", "sales", "marketing", "product", "customer-success", "leadership"]
    paths = [one["data-roles"].split() for one in found.all("li") if one.get("data-roles")]
    length = {role: sum(role in path for path in paths) for role in roles}
    assert length["new"] == len(LESSONS)
    assert all(3 <= length[role] < len(LESSONS) for role in roles[1:])


def test_lessons_change_with_the_entries(copy: PlaybookCopy) -> None:
    copy.edit("icp/profiles/bakeries.yaml", "label: Bakes itself", "label: Owns <b>two</b> ovens")
    copy.edit("icp/disqualifiers/no-night-shift.yaml", "cite: No night shift", "cite: Nobody is awake")
    copy.edit("icp/playbook.yaml", "how: ", "how: Ask Ada first. ")
    text = page(files(copy.root)).text
    assert "Owns <b>two</b> ovens" in text
    assert "Nobody is awake" in text
    assert "Ask Ada first." in text


def test_a_company_writes_its_own_lesson(copy: PlaybookCopy) -> None:
    copy.write(
        "site_templates/partials/lesson-strong.html.j2", "<p>At {{ company }} we bake it ourselves.</p>"
    )
    found = page(files(copy.root))
    (lesson,) = (one for one in found.all("li") if one.get("data-lesson") == "strong")
    assert "we bake it ourselves" in lesson.text
    assert "Acquisition cost" not in lesson.text


def test_every_link_of_a_reason_and_an_account_leads_to_a_page(example: dict[str, str]) -> None:
    found = data(example)
    urls = [row["url"] for row in (*found["reasons"].values(), *found["accounts"].values())]
    for url in urls:
        path, _, anchor = url.partition("#")
        target = example[f"{path.removesuffix('/')}.md"]
        assert not anchor or f'id="{anchor}"' in target, url


def test_every_answer_quotes_what_decides_it(example: dict[str, str]) -> None:
    found = data(example)
    for one in found["questions"]:
        assert one["because"], one["id"]
        assert all(key in found["reasons"] for key, _, _ in one["because"])
        assert one["answer"] in [option for option, _, _ in one["options"]]
        assert "account" not in one or one["account"] in found["accounts"]


def test_no_feedback_calls_an_account_a_fit_that_the_answer_does_not(example: dict[str, str]) -> None:
    for one in data(example)["questions"]:
        assert one["answer"] == "fit" or not any(
            text.startswith("The account fits") for text in one["says"]
        ), one["id"]


def test_an_account_without_its_disqualifier_gets_its_own_feedback(example: dict[str, str]) -> None:
    found = data(example)
    (one,) = (one for one in found["questions"] if one["id"] == "judge/northmoor-works/on_premise_only/fit")
    key, tone, words = one["because"][0]
    assert (found["reasons"][key]["label"], tone, words) == (
        "On-premise only",
        "spared",
        "disqualifier ruled out",
    )


def test_texts_of_an_entry_stay_text_in_the_data(copy: PlaybookCopy) -> None:
    playbook = load(copy.root).playbook
    assert playbook is not None
    crumb = playbook.examples["crumb"].model_copy(update={"name": "</script>\u2028Crumb"})
    by_kind = {**playbook.by_kind, "example": {**playbook.examples, "crumb": crumb}}
    site = build(replace(playbook, by_kind=by_kind), find_look(copy.root), "").rendered()
    made = {file.uri: file.content for file in site.files if isinstance(file.content, str)}
    assert re.findall("\u2028|</script>", made["assets/learn/practice-data.js"]) == []
    assert data(made)["accounts"]["crumb"]["name"].endswith("Crumb")


def test_the_data_is_small(example: dict[str, str]) -> None:
    assert len(example["assets/learn/practice-data.js"]) < 400_000
