"""The next step of a playbook: each rung of the ladder in turn, from an empty folder to a whole playbook."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from icp_playbook.playbook import RUNGS, load, next_step
from tests.playbooks.copies import MINIMAL, SCORING_ONLY, TWO_ICPS, PlaybookCopy

PROFILE = "icp/profiles/bakeries.yaml"
FORM = """name:
definition:
fit:
  score:
    - {id: ovens, when: {field: has_oven, is: true}, points: 10}
"""
SELLS = f"{FORM.replace('name:', 'name: Bakeries', 1).replace('definition:', 'definition: They bake.', 1)}"
SELLS += "put_to_work: {campaign: [Write at noon.]}\n"
OUT = SELLS.replace("fit:\n", "fit:\n  disqualifiers: [no-night-shift]\n")
SEATED = f"{OUT}committee: [{{role: champion, persona: owner}}]\n"
DISQUALIFIER = "name: No night shift\nwhen: {field: has_oven, is: false}\n"
PERSONA = "name: Owner\n"
EXAMPLE = "name: Crumb\nicp: bakeries\naccount: {has_oven: true}\nas_of: 2026-03-01\nexpect: {status: fit}\n"


def _given(path: str) -> str:
    return (MINIMAL / path).read_text("utf-8")


def _settings() -> str:
    head, _, rest = _given("icp/playbook.yaml").partition("\norder:")
    return f"{head}\n{rest.partition(chr(10))[2]}"


CLIMB: tuple[tuple[str, str, Callable[[PlaybookCopy], object]], ...] = (
    (
        "begin",
        "begin with `icp-playbook init .`, which writes a small playbook to change",
        lambda copy: copy.write("icp/playbook.yaml", _settings()),
    ),
    (
        "fields",
        "declare what can be known about an account in `icp/fields.yaml`: "
        "`icp-playbook new fields` writes a form",
        lambda copy: copy.write("icp/fields.yaml", _given("icp/fields.yaml")).remove("icp/playbook.yaml"),
    ),
    (
        "settings",
        "name the playbook and its tiers in `icp/playbook.yaml`: `icp-playbook new playbook` writes a form",
        lambda copy: copy.write("icp/playbook.yaml", _settings()),
    ),
    (
        "profile",
        "write the first ICP: `icp-playbook new profile ID`",
        lambda copy: copy.write(PROFILE, "name: Bakeries\n"),
    ),
    (
        "fit",
        f"say under `fit:` in `{PROFILE}` who is in, and what earns points",
        lambda copy: copy.write(PROFILE, FORM),
    ),
    (
        "blanks",
        f"fill in `{PROFILE}`, of 2 blanks first `name` in line 1",
        lambda copy: copy.write(PROFILE, SELLS),
    ),
    (
        "disqualifiers",
        "say who is out: `icp-playbook new disqualifier ID`, then list disqualifiers under "
        f"`fit: disqualifiers:` in `{PROFILE}`",
        lambda copy: copy.write("icp/disqualifiers/no-night-shift.yaml", DISQUALIFIER).write(PROFILE, OUT),
    ),
    (
        "examples",
        "write down an account whose verdict you are sure of: `icp-playbook new example ID`",
        lambda copy: copy.write("icp/examples/crumb.yaml", EXAMPLE),
    ),
    (
        "people",
        "say who decides: `icp-playbook new persona ID`, then give it a role under `committee:` in "
        f"`{PROFILE}`",
        lambda copy: copy.write("personas/owner.yaml", f"# Change this.\n{PERSONA}").write(PROFILE, SEATED),
    ),
    (
        "made up",
        'change what is made up, then remove its comment "Change this": the comment that says it is '
        "`personas/owner.yaml:1`",
        lambda copy: copy.write("personas/owner.yaml", PERSONA),
    ),
)
"""Rung, what is step of a playbook that stands on it, and what takes it to the next rung."""


@pytest.fixture(scope="module")
def climbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PlaybookCopy]:
    """A playbook for each rung that stands on it, and a whole one."""
    playbook = PlaybookCopy(tmp_path_factory.mktemp("climb") / "0")
    playbook.root.mkdir()
    stages = {}
    for number, (rung, _, climb) in enumerate(CLIMB, 1):
        stages[rung] = playbook
        playbook = PlaybookCopy.of(playbook.root, playbook.root.parent / str(number))
        climb(playbook)
    return {**stages, "whole": playbook}


@pytest.mark.parametrize(("rung", "sentence"), [row[:2] for row in CLIMB])
def test_a_playbook_is_told_the_rung_it_stands_on(
    climbed: dict[str, PlaybookCopy], rung: str, sentence: str
) -> None:
    loaded = {name: load(copy.root) for name, copy in climbed.items()}
    assert next_step(loaded[rung]) == sentence
    (lacking,) = [one.lacking for one in RUNGS if one.id == rung]
    done = list(loaded)[list(loaded).index(rung) + 1 :]
    assert [name for name in done if lacking(loaded[name]) is not None] == []


def test_every_rung_is_climbed_in_order(climbed: dict[str, PlaybookCopy]) -> None:
    assert [rung.id for rung in RUNGS] == [rung for rung, _, _ in CLIMB]
    whole = load(climbed["whole"].root)
    assert (whole.findings, next_step(whole)) == ((), None)


def _least() -> Iterator[tuple[str, Path, str | None]]:
    example = CLIMB[7][1]
    yield "whole", MINIMAL, None
    yield "the example", Path(__file__).parents[2], None
    yield "scores only: no one is out, no one decides", SCORING_ONLY, example
    yield "scores only: some are out", TWO_ICPS, example


@pytest.mark.parametrize(("folder", "sentence"), [pytest.param(*row[1:], id=row[0]) for row in _least()])
def test_a_playbook_that_only_scores_lacks_neither_people_nor_disqualifiers(
    folder: Path, sentence: str | None
) -> None:
    assert next_step(load(folder)) == sentence


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (PROFILE, "name: Bakeries\n", "name:\n"),
        (PROFILE, "signals: [second-shop]", "signals: [third-shop]"),
        ("icp/fields.yaml", "fields:", "fields: ["),
        ("icp/playbook.yaml", "tiers:", "tears:"),
    ],
    ids=["a single blank", "a wrong id", "broken fields", "broken settings"],
)
def test_a_mistake_in_a_whole_playbook_is_no_step(
    minimal: PlaybookCopy, path: str, old: str, new: str
) -> None:
    loaded = load(minimal.edit(path, old, new).root)
    assert loaded.findings != ()
    assert next_step(loaded) is None


def test_a_file_that_cannot_be_read_counts_as_there(minimal: PlaybookCopy) -> None:
    minimal.remove(PROFILE).write(PROFILE, b"name: \xff\n")
    assert next_step(load(minimal.root)) is None


def test_comments_of_a_starter_are_counted_and_texts_are_not(minimal: PlaybookCopy) -> None:
    profile = minimal.root.joinpath(PROFILE).read_text("utf-8")
    minimal.write(
        PROFILE, f'# Lines that say "Change this" are made up.\n# Change this if you like.\n{profile}'
    )
    assert next_step(load(minimal.root)) is None
    minimal.write(PROFILE, f"{profile.rstrip()} # Ours. Change this: {PERSONA}# Change this.\n")
    step = next_step(load(minimal.root))
    assert step is not None
    assert f"of 2 comments that say it the first is `{PROFILE}:{profile.rstrip().count(chr(10)) + 1}`" in step
