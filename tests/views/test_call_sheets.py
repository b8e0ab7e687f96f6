"""The call sheet: questions in the order that settles the verdict, and everybody who may be on the line."""

from icp_playbook.fit import compile_playbook
from icp_playbook.playbook import load
from icp_playbook.views.call_sheets import CallView, call_view
from tests.playbooks.copies import MINIMAL, PlaybookCopy


def sheet(copy: PlaybookCopy, segment: str) -> CallView:
    """The call sheet of a segment."""
    playbook = load(copy.root).playbook
    assert playbook is not None
    return call_view(playbook, segment, compile_playbook(playbook))


def test_what_can_put_the_account_out_is_asked_before_what_earns_points(minimal: PlaybookCopy) -> None:
    segment = next((MINIMAL / "segments").glob("*.yaml")).stem
    view = sheet(minimal, segment)
    rows = [*view.look_up, *view.questions]
    assert rows
    for part in (view.look_up, view.questions):
        decides = ["In: " in row.settles or "Out: " in row.settles for row in part]
        assert decides == sorted(decides, reverse=True)
        for settled in (True, False):
            points = [row.points for row, one in zip(part, decides, strict=True) if one is settled]
            assert points == sorted(points, reverse=True)


def test_each_question_names_what_it_settles(minimal: PlaybookCopy) -> None:
    segment = next((MINIMAL / "segments").glob("*.yaml")).stem
    view = sheet(minimal, segment)
    assert all(row.settles.startswith(("In: ", "Out: ", "Fit: ")) for row in (*view.look_up, *view.questions))


def test_the_personas_of_the_segment_are_there_in_its_order(minimal: PlaybookCopy) -> None:
    segment = next((MINIMAL / "segments").glob("*.yaml")).stem
    view = sheet(minimal, segment)
    assert tuple(one.id for one in view.listeners) == view.segment.personas
    assert view.fit_url.endswith(f"fit/#as-icp={view.segment.icp}")


def test_an_objection_names_who_raises_it(minimal: PlaybookCopy) -> None:
    segment = next((MINIMAL / "segments").glob("*.yaml")).stem
    view = sheet(minimal, segment)
    (first, *_) = view.objections
    persona = view.segment.personas[0]
    assert first.raised_by == ()
    minimal.edit(
        f"segments/{segment}.yaml",
        f"{{id: {first.objection.id},",
        f"{{id: {first.objection.id}, raised_by: [{persona}],",
    )
    (named, *_) = sheet(minimal, segment).objections
    assert named.concerns == (persona,)
    assert [one.text for one in named.raised_by] == [view.listeners[0].link.text]


def test_proof_and_messages_concern_those_they_are_for(minimal: PlaybookCopy) -> None:
    """Proof that answers only named people concerns them; what answers anyone, or no objection, everyone."""
    segment = next((MINIMAL / "segments").glob("*.yaml")).stem
    view = sheet(minimal, segment)
    (objection, *_) = view.objections
    persona = view.segment.personas[0]
    assert [one.concerns for one in view.proof] == [()] * len(view.proof)
    minimal.edit(
        f"segments/{segment}.yaml",
        f"{{id: {objection.objection.id},",
        f"{{id: {objection.objection.id}, raised_by: [{persona}],",
    )
    answers = {one.proof for one in view.segment.objections if one.proof}
    by_proof = {one.point.id: one.concerns for one in sheet(minimal, segment).proof}
    assert by_proof == {id_: (persona,) if id_ in answers else () for id_ in by_proof}
    written = {one.link.url.rpartition("-")[2]: one.concerns for one in view.messages}
    assert list(written.values()) == [(one.persona,) if one.persona else () for one in view.segment.outreach]
