"""Linking a playbook: in order, every reference resolved, every referrer known."""

import pytest

from icp_playbook.findings import ordered
from icp_playbook.playbook import Key, load
from tests.playbooks.copies import PlaybookCopy
from tests.playbooks.documents import ROOT


def test_profiles_stand_in_the_playbooks_order_and_the_rest_by_name(minimal: PlaybookCopy) -> None:
    text = minimal.text("icp/profiles/bakeries.yaml").replace("formerly: [bakers]\n", "")
    for name in ("cafes", "abattoirs", "zoos"):
        minimal.write(f"icp/profiles/{name}.yaml", text)
    minimal.edit("icp/playbook.yaml", "order: [bakeries]", "order: [zoos, bakeries]")
    playbook = load(minimal.root).playbook
    assert playbook is not None
    assert list(playbook.profiles) == ["zoos", "bakeries", "abattoirs", "cafes"]


def test_every_reference_has_its_place_and_its_way_back(minimal: PlaybookCopy) -> None:
    loaded = load(minimal.root)
    assert loaded.playbook is not None
    found = [(str(ref.source), str(ref.target)) for ref in loaded.playbook.references]
    own = ("profile/", "example/", "segment/", "playbook/")
    assert [pair for pair in found if pair[0].startswith(own)] == [
        ("profile/bakeries", "disqualifier/no-night-shift"),
        ("profile/bakeries", "persona/owner"),
        ("profile/bakeries", "persona/owner"),
        ("profile/bakeries", "persona/owner"),
        ("profile/bakeries", "persona/owner"),
        ("profile/bakeries", "signal/second-shop"),
        ("example/crumb", "profile/bakeries"),
        ("example/crumb", "segment/grown-bakeries"),
        ("example/doughs", "profile/bakeries"),
        ("segment/grown-bakeries", "profile/bakeries"),
        ("segment/grown-bakeries", "persona/owner"),
        ("segment/grown-bakeries", "persona/owner"),
        ("playbook/playbook", "profile/bakeries"),
    ]
    assert all(ref.path in loaded.documents[ref.source].spans for ref in loaded.playbook.references)
    assert loaded.playbook.referrers[Key("persona", "owner")] == (
        Key("profile", "bakeries"),
        Key("segment", "grown-bakeries"),
    )


def test_the_same_files_link_the_same_way_twice() -> None:
    first, second = load(ROOT).playbook, load(ROOT).playbook
    assert first is not None
    assert first == second


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("icp/profiles", None),
        ("personas/owner.yaml", "name: [\n"),
        ("personas/owner.yaml", "- a list\n"),
        ("personas/owner.yaml", "name: Owner\ntitles: Owner\n"),
        ("personas/owner.yaml", b"\xff"),
        ("icp/profiles/bakeries.yaml", None),
        ("icp/fields.yaml", None),
        ("icp/fields.yaml", "fields: []\n"),
        ("icp/playbook.yaml", None),
        ("icp/playbook.yaml", "name: Oven\n"),
    ],
)
def test_findings_stay_in_the_file_that_is_at_fault(
    minimal: PlaybookCopy, path: str, content: str | bytes | None
) -> None:
    if content is None:
        minimal.remove(path)
    else:
        minimal.write(path, content)
    loaded = load(minimal.root)
    folder = path if path == "icp/profiles" else path.rpartition("/")[0]
    assert {finding.location.path for finding in loaded.findings} <= {path, folder}
    assert loaded.findings == ordered(loaded.findings) != ()
    assert loaded.playbook is None


def test_segments_stand_in_the_order_that_their_icp_lists(minimal: PlaybookCopy) -> None:
    text = minimal.text("segments/grown-bakeries.yaml").replace("formerly: [old-bakeries]\n", "")
    for name in ("artisan", "chains", "vans"):
        minimal.write(f"segments/{name}.yaml", text)
    profile = "icp/profiles/bakeries.yaml"
    minimal.edit(profile, "signals: [second-shop]\n", "signals: [second-shop]\nsegments: [vans, artisan]\n")
    playbook = load(minimal.root).playbook
    assert playbook is not None
    assert list(playbook.segments) == ["vans", "artisan", "chains", "grown-bakeries"]


def test_an_icp_lists_its_own_segments_each_once(minimal: PlaybookCopy) -> None:
    profile = "icp/profiles/bakeries.yaml"
    text = (
        minimal.text(profile).replace("formerly: [bakers]\n", "").replace("  - id: own-oven", "  - id: oven")
    )
    minimal.write("icp/profiles/cafes.yaml", text)
    minimal.edit("icp/profiles/cafes.yaml", "signals: [second-shop]\n", "segments: [grown-bakeries, vans]\n")
    minimal.edit(
        profile,
        "signals: [second-shop]\n",
        "signals: [second-shop]\nsegments: [grown-bakeries, grown-bakeries]\n",
    )
    assert [str(finding.sentence) for finding in load(minimal.root).findings] == [
        'the segment "grown-bakeries" is listed twice',
        'the segment "grown-bakeries" is one of bakeries',
        'segment "vans" does not exist',
    ]


def test_what_belongs_to_an_icp_and_who_names_an_entry_stand_in_the_playbooks_order() -> None:
    playbook = load(ROOT).playbook
    assert playbook is not None
    for icp in playbook.profiles:
        segments = [id_ for id_, segment in playbook.segments.items() if segment.icp == icp]
        examples = [id_ for id_, example in playbook.examples.items() if example.icp == icp]
        assert list(playbook.segments_of(icp)) == segments != []
        assert list(playbook.examples_of(icp)) == examples != []
    assert playbook.segments_of("nobody") == {}
    assert playbook.examples_of("nobody") == {}
    for key, _ in playbook.entries():
        for kind, entries in playbook.by_kind.items():
            named_by = playbook.named_by(kind, key)
            assert set(named_by) == {one.id for one in playbook.referrers.get(key, ()) if one.kind == kind}
            assert [id_ for id_ in entries if id_ in named_by] == list(named_by)
