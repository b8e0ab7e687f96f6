"""A blank form holds every key of its kind: filled with the values of an entry, it is that entry."""

from typing import Any

import pytest

from icp_playbook.editors import modeline
from icp_playbook.forms import blank, lines
from icp_playbook.model import every_kind, layout, models
from icp_playbook.source import SourceFile, parse
from tests.playbooks.documents import EXAMPLE_DOCUMENTS

CONDITIONS = {"field": None, "is": None}
FIRST = {kind: next(found for found in EXAMPLE_DOCUMENTS if found.kind == kind) for kind in every_kind()}


def read(kind: str, text: str) -> Any:
    """The data of a form, which must be well-formed."""
    document = parse(SourceFile(kind, "new", layout().entry_path(kind, "new"), text))
    assert document.findings == ()
    return document.data


def uncommented(text: str) -> str:
    """The form with every key that may be left out switched on."""
    return "\n".join(
        line.replace("#", "", 1)
        if line.lstrip().startswith("#") and not line.lstrip().startswith("# ")
        else line
        for line in text.splitlines()
    )


def filled(form: Any, entry: Any) -> Any:
    """The values of an entry behind the keys of a form; only keys of the form are taken."""
    if form == CONDITIONS or not isinstance(form, dict | list):
        return entry
    if isinstance(form, dict):
        return {key: filled(form[key], entry[key]) for key in form if key in entry}
    if form and isinstance(form[0], dict):
        whole = [item for item in entry if set(item) <= set(form[0])]
        return [filled(form[0], item) for item in whole]
    return entry


@pytest.mark.parametrize("kind", every_kind())
def test_a_form_filled_with_the_values_of_an_entry_loads(kind: str) -> None:
    entry = FIRST[kind].data
    form = read(kind, uncommented(blank(kind, whole=True)))
    made = filled(form, entry)
    models()[kind].model_validate(made)
    assert isinstance(entry, dict)
    assert list(made) == [key for key in form if key in entry]


@pytest.mark.parametrize("kind", every_kind())
def test_only_what_may_be_left_out_is_switched_off(kind: str) -> None:
    form = read(kind, blank(kind, whole=True))
    model = models()[kind]
    assert set(form) == {name for name, field in model.model_fields.items() if field.is_required()}
    offered = set(model.model_fields) - {"custom", "waive"}  # nothing is declared, nothing found yet
    assert set(read(kind, uncommented(blank(kind, whole=True)))) == offered


@pytest.mark.parametrize("kind", every_kind())
def test_every_line_says_what_it_is_for(kind: str) -> None:
    assert [line.key for line in lines(kind) if not line.about and not line.takes] == []
    for form in (blank(kind), blank(kind, whole=True)):
        assert form.startswith(f"{modeline(kind)}\n# ")


def test_a_form_says_what_a_key_takes() -> None:
    form = blank("persona", whole=True)
    assert "one of owner, c-suite, vp, head, director, manager, specialist" in " ".join(form.split("\n# "))
    assert "\n# Its name, also the title of its page. (text)\nname:\n" in form
    assert "\n# Who owns it: an e-mail address or a team handle. (text)\n#owner:\n" in form
    assert "\n  #every:\n" in form
