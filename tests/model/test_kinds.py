"""The table of kinds: each row stands by itself, and what rows refer to is there."""

import pytest

from icp_playbook.diff import CATALOGUE
from icp_playbook.model import every_kind, models, outline_of, sections
from icp_playbook.model.marks import names_in


@pytest.mark.parametrize("what", ["id", "folder", "model", "url", "one", "many", "in_sidebar", "in_context"])
def test_no_two_kinds_share(what: str) -> None:
    values = [getattr(kind, what) for kind in every_kind().values()]
    assert len(set(values)) == len(values)


def test_the_sidebar_has_its_own_order() -> None:
    own = ("ICPs", "Personas", "Segments", "Disqualifiers", "Signals", "Examples", "Decisions")
    assert tuple(kind.many for kind in sections() if kind.many in own) == own
    assert [kind.in_sidebar for kind in sections()] == [*range(1, len(every_kind()) + 1)]


@pytest.mark.parametrize("name", models())
def test_what_a_model_names_is_a_kind(name: str) -> None:
    assert {kind for _, kind in names_in(models()[name])} <= set(every_kind())


@pytest.mark.parametrize("name", models())
def test_an_outline_names_only_keys_that_exist(name: str) -> None:
    keys = {info.alias or key for key, info in models()[name].model_fields.items()}
    assert {path.partition(".")[0] for path in outline_of(name)} <= keys


@pytest.mark.parametrize("kind", every_kind())
def test_every_key_has_its_place_in_the_outline(kind: str) -> None:
    covered = {path.partition(".")[0] for path in outline_of(kind)}
    assert set(every_kind()[kind].model.model_fields) - covered == set()


@pytest.mark.parametrize("kind", every_kind())
def test_adding_and_removing_are_types_of_change(kind: str) -> None:
    family = every_kind()[kind].family
    assert {f"{family}-added", f"{family}-removed"} <= set(CATALOGUE)
