"""The program as a format: its schema, and the evaluator that the document shows, run by Node."""

import datetime
import json
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from icp_playbook.conditions import OPERATORS
from icp_playbook.fit import FORMAT, evaluate, program_record, program_schema, verdict_record
from tests.documents.blocks import ROOT, blocks
from tests.fit import example, vectors
from tests.fit.drawn import Draw
from tests.fit.programs import program_of
from tests.fit.ranged import AS_OF, DrawRanges
from tests.fit.vectors import FOLDER, Json, Vector, account_of
from tests.javascript.tools import NODE

TEXT = (ROOT / "docs/program.md").read_text("utf-8")
EVALUATOR, RUNNER = blocks(TEXT, "js")
MISTAKES = {
    "unknown is false": ("(truth === null ? null : !truth)", "!truth"),
    "a range without end is one number": ("(high ?? Infinity)", "(high ?? low)"),
    "the day itself is not within": ("0 <= age", "0 < age"),
    "marks stay": ('.replace(MARKS, "")', ""),
    "whole numbers have others between": ('"integer", "year", "money"', '"integer"'),
    "ranges stay whole": ("let found = [account];", "return [account];"),
    "the last band counts": ("if (truth) return found;", ""),
    "what is not known stays open": ('unknown === "missed"', 'unknown === "open"'),
    "caps do not count": ("Math.min(most, ", "Math.min(Infinity, "),
    "scores are rounded": ("Math.floor(hundredths", "Math.round(hundredths"),
    "every base rate is even": ("one.base_rate ?? 50", "50"),
    "the unlikely fill a cap first": ("rates[other.id] - rates[one.id]", "rates[one.id] - rates[other.id]"),
    "a tier begins above its start": ("100 * points >= ", "100 * points > "),
    "tiers of an ICP do not count": ("icp.tiers ?? program.tiers", "program.tiers"),
    "outside comes first": (
        'some(outs, "met") ? "disqualified" : some(musts, "missed") ? "outside"',
        'some(musts, "missed") ? "outside" : some(outs, "met") ? "disqualified"',
    ),
    "coverage does not count": ("|| !covered ||", "||"),
}
"""What somebody who writes an evaluator may get wrong → a text of this one, and what it becomes."""


def covered() -> list[str]:
    """The files of vectors that the document says the evaluator covers."""
    sentence = TEXT.partition("It covers the core:")[2].partition("It leaves out")[0]
    return re.findall(r"`(\w+)\.json`", sentence)


def run(folder: Path, files: Sequence[Path], evaluator: str = EVALUATOR) -> subprocess.CompletedProcess[str]:
    """The runner of the document with an evaluator."""
    (folder / "evaluator.mjs").write_text(evaluator, "utf-8")
    (folder / "runner.mjs").write_text(RUNNER, "utf-8")
    command = [NODE, folder / "runner.mjs", *files]
    return subprocess.run(command, check=False, text=True, capture_output=True)


def last_line(done: subprocess.CompletedProcess[str]) -> tuple[int, str]:
    """Its exit code, and how many cases were equal."""
    return done.returncode, (done.stdout.splitlines() or [done.stderr])[-1]


def test_every_vector_that_is_covered_is_equal(tmp_path: Path) -> None:
    names = covered()
    assert set(names) == {"conditions", "logic", *vectors.VERDICTS} - {"contacts"}
    count = sum(len(vectors.read(name)["cases"]) for name in names)
    files = [FOLDER / f"{name}.json" for name in names]
    assert last_line(run(tmp_path, files)) == (0, f"{count} of {count} cases are equal")


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_copy_with_a_mistake_is_noticed(tmp_path: Path, mistake: str) -> None:
    text, wrong = MISTAKES[mistake]
    assert text in EVALUATOR
    files = [FOLDER / f"{name}.json" for name in covered()]
    code, last = last_line(run(tmp_path, files, EVALUATOR.replace(text, wrong)))
    assert (code, re.sub(r"\d+", "n", last)) == (1, "n of n cases are equal")


def test_an_operator_that_it_does_not_know_is_refused(tmp_path: Path) -> None:
    case = {"name": "odd", "when": {"field": "people", "odd": True}, "account": {}, "expect": "unknown"}
    file = tmp_path / "new.json"
    file.write_text(json.dumps({"as_of": AS_OF, "fields": {"people": "integer"}, "cases": [case]}), "utf-8")
    done = run(tmp_path, [file])
    assert done.returncode == 1
    assert "not covered: odd" in done.stderr


def test_drawn_programs_give_what_python_gives(tmp_path: Path) -> None:
    file = tmp_path / "drawn.json"
    found = [case for seed in range(120) for case in _drawn(seed)]
    file.write_text(
        json.dumps(
            {
                "programs": {str(at): case.program for at, case in enumerate(found)},
                "cases": [
                    {
                        "program": str(at),
                        "name": case.name,
                        "icp": case.icp,
                        "account": case.account,
                        "as_of": case.as_of,
                        "expect": case.expect,
                    }
                    for at, case in enumerate(found)
                ],
            }
        ),
        "utf-8",
    )
    assert last_line(run(tmp_path, [file])) == (0, f"{len(found)} of {len(found)} cases are equal")
    assert {case.expect["status"] for case in found} == {
        *("fit", "undecided", "insufficient", "outside", "disqualified")
    }


def _drawn(seed: int) -> list[Vector]:
    """Two accounts on a program with everything, and two on one with ranges alone, judged by Python."""
    wide, ranged = Draw(Random(seed), assumed=True), DrawRanges(Random(seed))  # noqa: S311  # as in every run
    program, day = wide.program(), wide.as_of()
    cases = [(program, wide.account(day, share), day) for share in (0.5, 0.95)]
    small = ranged.program()
    cases += [(small, ranged.account(), AS_OF) for _ in range(2)]
    return [_judged(f"{seed}: {at}", *case) for at, case in enumerate(cases)]


def _judged(name: str, program: Json, account: Json, as_of: str) -> Vector:
    compiled = program_of(program)
    icp = next(iter(compiled.icps))
    day = datetime.date.fromisoformat(as_of)
    verdict = evaluate(compiled, icp, account_of(program, account), day)
    return Vector(name, program, icp, account, as_of, verdict_record(verdict))


def bare() -> Draft202012Validator:
    """What validates a program without the file around it."""
    return Draft202012Validator({"$ref": "#/$defs/Program", "$defs": program_schema()["$defs"]})


def test_the_schema_takes_every_program_of_the_vectors_and_that_of_the_playbook() -> None:
    Draft202012Validator.check_schema(program_schema())
    programs = {
        f"{path.stem}: {name}": program
        for path in FOLDER.glob("*.json")
        for name, program in vectors.read(path.stem).get("programs", {}).items()
    }
    validator = bare()
    assert len(programs) > 80
    assert {name: list(validator.iter_errors(one)) for name, one in programs.items()} == {
        name: [] for name in programs
    }
    program = example.program()
    file = {
        "format": FORMAT,
        "version": program.version,
        "currency": "USD",
        "program": program_record(program),
        "words": {},
    }
    assert list(Draft202012Validator(program_schema()).iter_errors(file)) == []


WRONG: dict[str, tuple[str, Any]] = {
    "an operator there is not": ("when", {"field": "people", "above": 3}),
    "two operators": ("when", {"field": "people", "at_least": 3, "at_most": 5}),
    "a bound that has no order": ("when", {"field": "people", "at_least": True}),
    "a range of one end": ("when", {"field": "people", "between": [3]}),
    "days that are no number": ("when", {"field": "day", "within": "30"}),
    "nothing joined": ("when", {"all": []}),
    "a key there is not": ("weight", 2),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_the_schema_refuses_what_no_program_says(wrong: str) -> None:
    program = vectors.one_must({"field": "people", "at_least": 3}, {"people": "integer", "day": "date"})
    assert bare().is_valid(program)
    key, value = WRONG[wrong]
    program["icps"][0]["must"][0][key] = value
    assert not bare().is_valid(program)


def test_the_document_explains_every_key_of_the_schema_and_every_operator() -> None:
    parts = program_schema()["$defs"]
    keys = {
        key for name in ("Program", "Icp", "BandedRow", "Band", "Cap") for key in parts[name]["properties"]
    }
    written = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]+)`", TEXT))))
    assert {*keys, *program_schema()["properties"], *OPERATORS} - written == set()
    assert {path.name for path in FOLDER.glob("*.json")} <= set(re.findall(r"`(\w+\.json)`", TEXT))
