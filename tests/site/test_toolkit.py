"""The toolkit follows the YAML and fits the number of sheets it promises."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.forms import blank
from icp_playbook.forms.sheets import ROOM, FormRow, paginated
from icp_playbook.model import every_kind
from icp_playbook.playbook import declared_at, load
from icp_playbook.site import build, find_look
from icp_playbook.views.entries.inputs import PageInputs
from icp_playbook.views.entries.segment import segment_view
from icp_playbook.views.example_verdicts import evaluate_examples
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.toolkit import outreach_view
from icp_playbook.views.toolkit.outreach import IN_FULL
from tests.lint.weak_playbooks import PROFILE, SEGMENT
from tests.playbooks.copies import PlaybookCopy
from tests.site.page import parse
from tests.site.test_growth import entries

ROWS = st.builds(
    FormRow,
    st.sampled_from(["heading", "write", "tick", "text"]),
    st.just("Label"),
    st.just(""),
    st.integers(0, 4),
)


def page(root: Path, name: str) -> str:
    """The text of a page of the toolkit, or a file of it as it is."""
    playbook = load(root).playbook
    assert playbook is not None
    files = {file.uri: file.content for file in build(playbook, find_look(root), "").files}
    content = files[f"toolkit/{name}"]
    assert isinstance(content, str)
    return " ".join(parse(content).text.split()) if name.endswith(".md") else content


def test_a_checklist_asks_about_musts_then_disqualifiers_then_segments(minimal: PlaybookCopy) -> None:
    text = page(minimal.root, "checklist-bakeries.md")
    order = ["Bakes itself", "Who is there at three in the morning?", "How many loaves came back today?"]
    assert [text.index(part) for part in order] == sorted(text.index(part) for part in order)


def test_a_new_must_is_on_the_checklist(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, "label: Bakes itself", "label: Owns two ovens")
    assert "Owns two ovens" in page(minimal.root, "checklist-bakeries.md")


def test_a_template_exists_in_every_syntax_and_follows_the_yaml(minimal: PlaybookCopy) -> None:
    minimal.edit(SEGMENT, "how many loaves came back?", "how many rolls came back?")
    assert "Hi {{contact.first_name}}, how many rolls came back?" in page(
        minimal.root, "outreach-bakeries.md"
    )
    playbook = load(minimal.root).playbook
    assert playbook is not None
    written = {tool.id: json.loads(tool.fields or "{}") for tool in outreach_view(playbook, "bakeries").tools}
    own = "contact.first_name"
    assert [fields.get(own) for fields in written.values()] == [
        None,
        "{{ contact.firstname }}",
        "{{{Recipient.FirstName}}}",
        "{{first_name}}",
    ]
    first = next(iter(playbook.segments))
    place = PageInputs(playbook, Provenance(), evaluate_examples(playbook))
    assert [json.loads(tool.fields or "{}").get(own) for tool in segment_view(place, first).tools] == [
        fields.get(own) for fields in written.values()
    ]


def test_texts_of_many_segments_stand_on_the_page_of_each(minimal: PlaybookCopy) -> None:
    entries("segments", "grown-bakeries")(minimal, IN_FULL)
    playbook = load(minimal.root).playbook
    assert playbook is not None
    view = outreach_view(playbook, "bakeries")
    assert (view.kits, view.tools) == ((), ())
    assert {row.anchor: row.link.url for row in view.rows} == {
        id_: f"../../segments/{id_}/#outreach" for id_ in playbook.segments
    }
    files = {file.uri: file.content for file in build(playbook, find_look(minimal.root), "").files}
    for row in view.rows:
        there = parse(str(files[f"segments/{row.anchor}.md"]))
        assert there.all(id="outreach")
        assert "how many loaves came back?" in there.text


def test_discovery_has_the_words_of_the_segment(minimal: PlaybookCopy) -> None:
    text = page(minimal.root, "outreach-bakeries.md")
    assert "Who bakes for the new shop?" in text
    assert "1. How many loaves came back today?" in text
    assert "Their words: tonight's plan Not: optimisation" in text


def test_the_marks_of_a_best_customer_are_the_playbooks(minimal: PlaybookCopy) -> None:
    before = page(minimal.root, "best-customers.md")
    minimal.edit(PROFILE, "best_means: [renewals]", "best_means: [renewals, referrals]")
    assert "Referrals" in page(minimal.root, "best-customers.md")
    assert "Referrals" not in before


@pytest.mark.parametrize("kind", every_kind())
def test_a_form_is_given_as_yaml_and_shown(minimal: PlaybookCopy, kind: str) -> None:
    custom = declared_at(minimal.root)
    assert page(minimal.root, f"forms/{kind}.yaml") == blank(kind, custom)
    assert page(minimal.root, f"forms/{kind}-all.yaml") == blank(kind, custom, whole=True)
    shown = page(minimal.root, f"{kind}-form.md")
    assert f"icp-playbook new {kind} ID writes the same form" in shown
    assert " ".join(blank(kind, custom).split()) in shown


@given(st.lists(ROWS, max_size=120))
def test_rows_fit_their_sheets_and_none_is_lost(rows: list[FormRow]) -> None:
    sheets = paginated(rows)
    assert [row for sheet in sheets for row in sheet] == rows
    assert all(sum(row.height for row in sheet) <= ROOM for sheet in sheets)
