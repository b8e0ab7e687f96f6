"""A playbook loaded again after edits is what a fresh load gives, with all that is worked out from it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.fit import compile_playbook, example_verdicts
from icp_playbook.lint import run_rules
from icp_playbook.playbook import Loaded, load
from icp_playbook.search import search_documents, search_index
from icp_playbook.source import Memo
from icp_playbook.source.memo import KEPT_TURNS
from tests.drawing import draws
from tests.playbooks.copies import MINIMAL

FILES = tuple(sorted(path.relative_to(MINIMAL).as_posix() for path in MINIMAL.rglob("*.yaml")))
ACTIONS = ("remove", "repeat", "swap", "shorten", "another number", "mend")


class Edited:
    """The minimal playbook, loaded after every edit with what the loads before had worked out."""

    def __init__(self, root: Path) -> None:
        self.root = Path(shutil.copytree(MINIMAL, root))
        self.memo = Memo()

    def edit(self, name: str, place: int, action: str) -> None:
        """Does something to a line of a file, or mends the file."""
        file = self.root / name
        lines = file.read_text("utf-8").splitlines(keepends=True)
        place %= max(len(lines), 1)
        here = lines[place : place + 1]
        match action:
            case "remove":
                lines[place : place + 1] = []
            case "repeat":
                lines[place : place + 1] = here * 2
            case "swap":
                lines[place : place + 2] = lines[place : place + 2][::-1]
            case "shorten":
                lines[place : place + 1] = [f"{line[:-2]}\n" for line in here]
            case "another number":
                turned = str.maketrans("0123456789", "1234567890")
                lines[place : place + 1] = [line.translate(turned) for line in here]
            case _:
                lines = (MINIMAL / name).read_text("utf-8").splitlines(keepends=True)
        file.write_text("".join(lines), "utf-8")

    def check(self) -> None:
        """Compares all that is loaded and worked out with a fresh load."""
        again, fresh = load(self.root, self.memo), load(self.root)
        assert again.findings == fresh.findings
        assert repr(again.playbook) == repr(fresh.playbook)
        assert worked_out(again) == worked_out(fresh)


def worked_out(loaded: Loaded) -> tuple[object, ...]:
    playbook = loaded.playbook
    if playbook is None:
        return ()
    return (
        repr(compile_playbook(playbook)),
        repr(example_verdicts(playbook)),
        run_rules(playbook, loaded.documents),
        search_index(search_documents(playbook), playbook.memo),
    )


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    made = Edited(tmp_path / "oven")
    made.check()
    return made


EDITS = st.tuples(st.sampled_from(FILES), st.integers(0, 99), st.sampled_from(ACTIONS))


@draws(25)
@given(steps=st.lists(EDITS, min_size=1, max_size=6))
def test_any_sequence_of_edits_gives_what_a_fresh_load_does(
    edited: Edited, steps: list[tuple[str, int, str]]
) -> None:
    """Every state is looked at, then all is mended: a sequence begins where the one before has ended."""
    for step in steps:
        edited.edit(*step)
        edited.check()
    for name in FILES:
        edited.edit(name, 0, "mend")
    edited.check()


@pytest.mark.parametrize(
    ("name", "before", "after", "rule"),
    [
        (
            "icp/profiles/bakeries.yaml",
            "{field: has_oven, is: true}",
            "{field: has_oven, is: false}",
            "verdict",
        ),
        ("icp/fields.yaml", "{id: paper, label: Paper}", "{id: papers, label: Paper}", "unknown-value"),
        ("icp/playbook.yaml", "at_least: 10, means", "at_least: 99, means", "example-verdict"),
        ("icp/playbook.yaml", "kinds: [persona]", "kinds: [segment]", "unknown-key"),
        ("icp/playbook.yaml", "contact.first_name:", "contact.name:", "merge-field"),
    ],
)
def test_a_file_that_stays_is_judged_anew_when_another_decides(
    edited: Edited, name: str, before: str, after: str, rule: str
) -> None:
    file = edited.root / name
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), "utf-8")
    loaded = load(edited.root, edited.memo)
    found = loaded.findings or run_rules(loaded.playbook, loaded.documents).findings  # type: ignore[arg-type]
    assert any(rule in one.rule for one in found), found
    edited.check()
    file.write_text(text, "utf-8")
    assert load(edited.root, edited.memo).findings == ()
    edited.check()


def doubled(value: list[int]) -> list[int]:
    return value * 2


def spelled(parts: tuple[str, ...], end: str) -> list[str]:
    return [*parts, end]


def counted_up(top: int) -> Iterator[int]:
    yield from range(top)


def test_equal_texts_are_the_same_and_equal_objects_are_not() -> None:
    memo, one = Memo(), [1]
    assert memo(doubled, one) is memo(doubled, one)
    assert memo(doubled, one) is not memo(doubled, [1])
    assert memo(spelled, ("a", "b"), "c") is memo(spelled, tuple("ab"), "".join("c"))
    assert memo(spelled, ("a",), "b") == ["a", "b"]


def test_what_can_be_read_once_is_not_kept() -> None:
    with pytest.raises(TypeError, match="counted_up gives an iterator"):
        Memo()(counted_up, 3)


def test_what_nobody_asks_for_is_dropped_and_what_somebody_does_stays() -> None:
    memo, asked, left = Memo(), [1], [2]
    first, other = memo(doubled, asked), memo(doubled, left)
    for _ in range(KEPT_TURNS + 1):
        memo.next_turn()
        assert memo(doubled, asked) is first
    assert memo(doubled, left) is not other
