"""/fit/ and its files: the program with its words, the form's data, the modules as one classic script."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from icp_playbook.findings import CommandError
from icp_playbook.fit import build_word_list, compile_playbook, program_record, word_list_record
from icp_playbook.playbook import Playbook, load
from icp_playbook.site import build, find_look
from icp_playbook.site.bundler import bundle
from icp_playbook.views.fit.page import fit_record
from tests.site.page import parse

ROOT = Path(__file__).parents[1] / "playbooks/minimal"


@pytest.fixture(scope="module")
def minimal() -> Playbook:
    """The smallest playbook."""
    playbook = load(ROOT).playbook
    assert playbook is not None
    return playbook


@pytest.fixture(scope="module")
def files(minimal: Playbook) -> dict[str, str]:
    """Every text of its site."""
    site = build(minimal, find_look(ROOT), "").rendered()
    return {made.uri: made.content for made in site.files if isinstance(made.content, str)}


def test_the_program_is_published_with_its_words_and_version(
    minimal: Playbook, files: dict[str, str]
) -> None:
    program = compile_playbook(minimal)
    assert json.loads(files["api/program.json"]) == {
        "format": 1,
        "version": program.version,
        "currency": "USD",
        "program": program_record(program),
        "words": word_list_record(build_word_list(minimal, program)),
    }
    assert json.loads(files["api/fit.json"]) == fit_record(minimal, program)


def test_the_data_script_holds_the_data_of_the_json(files: dict[str, str]) -> None:
    script = files["assets/fit/fit-data.js"]
    data = json.loads(script.removeprefix("window.icpPlaybook = ").removesuffix(";\n"))
    assert data == json.loads(files["api/program.json"]) | {"form": json.loads(files["api/fit.json"])}


def test_the_page_asks_for_the_panel_and_its_scripts(files: dict[str, str]) -> None:
    page = parse(files["fit.md"].split("---\n", 2)[2])
    place, later = page.all("div", "fit-place")
    assert (place["data-fit"], place["data-root"], place.text) == ("", "../", "")
    assert (later["data-whatif"], later["data-root"], later.text) == ("", "../", "")
    scripts = [script["src"] for script in page.all("script")]
    assert scripts == [
        "../assets/fit/fit-data.js",
        "../assets/fit/fit-classic.js",
        "../assets/whatif/later.js",
    ]
    assert "icp-playbook score" in page.all("noscript")[0].text


def test_an_icp_page_has_the_panels_behind_a_click_and_only_small_scripts(
    minimal: Playbook, files: dict[str, str]
) -> None:
    (icp,) = minimal.profiles
    page = parse(files[f"icp/{icp}.md"].split("---\n", 2)[2])
    details, later = page.all("details", "fit-later")
    (place,) = details.all("div", "fit-place")
    assert (place["data-fit"], place["data-root"], place["data-page"]) == (icp, "../../", "../../fit/")
    (place,) = later.all("div", "wi-place")
    assert (place["data-whatif"], place["data-root"]) == (icp, "../../")
    scripts = [script["src"] for script in page.all("script") if "propose" not in script["src"]]
    assert scripts == ["../../assets/fit/later.js", "../../assets/whatif/later.js"]


def test_fit_stands_right_after_home(minimal: Playbook) -> None:
    assert build(minimal, find_look(ROOT), "").nav[:2] == ["index.md", {"Fit": "fit.md"}]


def test_the_form_asks_for_every_field_that_some_condition_tests(minimal: Playbook) -> None:
    program = compile_playbook(minimal)
    record = fit_record(minimal, program)
    tested: dict[str, list[str]] = {}
    for icp in program_record(program)["icps"]:
        for name in set(re.findall(r'"field": "(\w+)"', json.dumps(icp))):
            tested.setdefault(name, []).append(icp["id"])
    assert {name: field["icps"] for name, field in record["fields"].items() if field["icps"]} == tested
    assert list(record["fields"]) == list(minimal.catalogue.fields)


def test_examples_are_given_as_evaluators_take_them(minimal: Playbook) -> None:
    record: dict[str, Any] = fit_record(minimal, compile_playbook(minimal))
    first = record["examples"][0]
    assert (first["id"], first["shows"], first["as_of"]) == ("crumb", "Great fit", "2026-03-20")
    assert first["account"]["revenue"] == 2_000_000


def test_the_shipped_modules_become_one_bundle(files: dict[str, str]) -> None:
    script = files["assets/fit/fit-classic.js"]
    assert script.startswith('// Made from site_templates/assets/fit/\n(() => {\n"use strict";\n')
    assert not re.search(r"^\s*(import|export)\b", script, re.MULTILINE)
    own = set(re.findall(r"^// (fit/[\w-]+\.js)$", script, re.MULTILINE))
    shipped = {f"fit/{file.name}" for file in (find_look(ROOT).folders[-1] / "assets/fit").glob("*.js")}
    assert own == shipped - {"fit/later.js"}


MODULES = {
    "fit/start.js": 'import { shout, LOUD as HOW } from "./voice.js";\n\nshout(HOW);\n',
    "fit/voice.js": """\
// Says things. As import("x") would, were this not a comment.

import {
  wait,
} from "./time/pause.js";

const secret = 1;

/** How. */
export const LOUD = secret;

export async function shout(how) {
  await wait(how);
}
""",
    "fit/time/pause.js": """\
const secret = 2;
export function* wait(how) {
  yield how + secret;
}
export class Clock {}
""",
}


def test_modules_come_in_the_order_they_need_and_keep_their_names_to_themselves() -> None:
    assert (
        bundle(MODULES, "fit/start.js", "here")
        == """\
// Made from here
(() => {
"use strict";
// fit/time/pause.js
const module0 = (() => {
const secret = 2;
function* wait(how) {
  yield how + secret;
}
class Clock {}
return { wait, Clock };
})();
// fit/voice.js
const module1 = (() => {
const { wait } = module0;
// Says things. As import("x") would, were this not a comment.


const secret = 1;

/** How. */
const LOUD = secret;

async function shout(how) {
  await wait(how);
}
return { LOUD, shout };
})();
// fit/start.js
const module2 = (() => {
const { shout, LOUD: HOW } = module1;

shout(HOW);
return {  };
})();
})();
"""
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('import thing from "./other.js";\n', "has a line that the bundler does not know: import thing from"),
        ('import * as all from "./other.js";\n', "does not know: import * as all"),
        ('import "./other.js";\n', 'does not know: import "./other.js"'),
        ('import { a } from "elsewhere";\n', "does not know: import { a } from"),
        ('import { a } from "./other.js"\n', "does not know: import { a } from"),
        ('import { a, ...b } from "./other.js";\n', "imports ...b, which the bundler does not know"),
        ('const a = await import("./other.js");\n', "does not know: const a = await import"),
        ("const here = import.meta.url;\n", "does not know: const here = import.meta.url"),
        ("export default function () {}\n", "does not know: export default"),
        ("export let changing = 1;\n", "does not know: export let"),
        ("export { a };\n", "does not know: export { a }"),
        ('export * from "./other.js";\n', "does not know: export *"),
        ('import { a } from "./missing.js";\n', "needs fit/missing.js, which is missing"),
        ('import { a } from "./back.js";\n', "imports itself by way of fit/back.js"),
    ],
)
def test_syntax_unknown_to_the_bundler_stops_the_build(text: str, message: str) -> None:
    modules = {
        "fit/start.js": text,
        "fit/other.js": "export const a = 1;\n",
        "fit/back.js": 'import { b } from "./start.js";\nexport const a = 1;\n',
    }
    with pytest.raises(CommandError, match=r"^assets/fit/start\.js ") as refused:
        bundle(modules, "fit/start.js", "here")
    assert message in refused.value.sentence
    assert "import { name }" in refused.value.remedy
