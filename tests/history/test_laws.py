"""Laws: every change appears once, at the commit that made it, whatever the shape of history."""

import itertools
import json
import tempfile
from pathlib import Path
from typing import Any, TypeAlias

from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.history import read_history, read_message
from icp_playbook.history.combining import canonical, combined
from tests.drawing import draws
from tests.history.repositories import Step, repository

ENTRIES = ("personas/one.yaml", "personas/two.yaml")


Shape: TypeAlias = list[tuple[list[int], str | None]]


@st.composite
def shapes(draw: st.DrawFn) -> Shape:
    """The parents of each commit, and the entry it adds a key to; a merge may add none."""
    found: Shape = [([], ENTRIES[0])]
    for number in range(1, draw(st.integers(2, 9))):
        parents = draw(st.lists(st.integers(0, number - 1), min_size=1, max_size=3, unique=True))
        silent = len(parents) > 1 and draw(st.booleans())
        found.append((parents, None if silent else draw(st.sampled_from(ENTRIES))))
    return found


def steps_of(shape: Shape) -> list[Step]:
    """Each commit holds the keys of all commits behind it, and its own."""
    behind: list[set[int]] = []
    steps = []
    for number, (parents, _) in enumerate(shape):
        behind.append({number}.union(*(behind[parent] for parent in parents)))
        texts = {
            entry: "".join(
                f"key-{each}: {each}\n" for each in sorted(behind[number]) if shape[each][1] == entry
            )
            for entry in ENTRIES
        }
        spec = {
            "message": f"Commit {number}",
            "parents": [f"{parent:02}" for parent in parents],
            "write": {entry: text for entry, text in texts.items() if text},
        }
        steps.append(Step(f"{number:02}", spec))
    return steps


@given(shapes())
@draws(60)
def test_every_change_appears_once_at_the_commit_that_made_it(
    shape: Shape,
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        history = read_history(repository(steps_of(shape), Path(folder) / "repository"))
        by_subject: dict[str, list[str]] = {}
        for revision in history.every:
            for step in revision.edits:
                before = step.before.data if step.before else {}
                after = step.after.data if step.after else {}
                assert isinstance(before, dict)
                assert isinstance(after, dict)
                assert before.items() <= after.items()
                by_subject.setdefault(revision.commit.subject, []).extend(
                    sorted(after.keys() - before.keys())
                )
    seen = _behind(shape, len(shape) - 1)
    assert by_subject == {f"Commit {number}": [f"key-{number}"] for number in seen if shape[number][1]}


@given(shapes())
@draws(25)
def test_no_commit_comes_after_one_of_its_ancestors(shape: Shape) -> None:
    with tempfile.TemporaryDirectory() as folder:
        history = read_history(repository(steps_of(shape), Path(folder) / "repository"))
        order = [int(revision.commit.subject.split()[1]) for revision in history.every]
    for newer, older in itertools.combinations(order, 2):
        assert newer not in _behind(shape, older) - {older}


def _behind(shape: Shape, number: int) -> set[int]:
    return {number}.union(*(_behind(shape, parent) for parent in shape[number][0]))


scalars = st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(["a", "b", "c"])
data = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcd") | st.just("id"), inner)
    ),
    max_leaves=8,
)


KIND = "persona"


def same(one: Any, other: Any) -> bool:
    return canonical(one) == canonical(other)


@given(data, data)
def test_an_unchanged_side_does_not_affect_the_merge(base: Any, other: Any) -> None:
    assert same(combined(KIND, base, other, base, other), other)
    assert same(combined(KIND, base, base, other, other), other)
    assert same(combined(KIND, base, other, other, base), other)


@given(data, data, data, data)
def test_any_four_documents_can_be_combined(base: Any, one: Any, other: Any, taken: Any) -> None:
    json.dumps(combined(KIND, base, one, other, taken))


@given(data, data, data)
def test_a_merge_that_takes_one_side_is_a_plain_union_only_if_that_side_has_everything(
    base: Any, one: Any, other: Any
) -> None:
    """Taking a whole side looks plain only when the other side changed nothing that this one had not."""
    if same(combined(KIND, base, one, other, one), one):
        assert same(combined(KIND, base, other, one, one), one)


@given(st.text())
def test_any_text_is_a_message(text: str) -> None:
    message = read_message(text)
    assert "\n" not in message.subject
    assert message.pull_request is None or message.pull_request >= 0
    assert not message.stated or message.why
