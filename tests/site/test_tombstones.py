"""Addresses of entries that are gone: a tombstone, or the way to what an id became."""

from tests.site.rewriting import rendered
from tests.site.test_changes import BAKERIES, WIDEN, files, pages
from tests.timeline.sample_events import commit, gone, key, timeline


def test_an_entry_that_was_deleted_leaves_a_tombstone() -> None:
    end = commit("2026-05-01", "Drop kiosks", "They never paid.", pull_request=7)
    history = timeline(
        WIDEN,
        tombstones=gone("segment/kiosks", end, "segment/grown-bakeries", "segment/lost"),
        names={key("segment/kiosks"): "Kiosks", key("segment/lost"): "Lost"},
    )
    page = pages(files(history))["segments/kiosks.md"]
    assert page.one("h1").text == "Kiosks"
    assert [link.text for link in page.all("a", href="../")] == ["Segments", "All segments"]
    assert (
        page.one("p", "ch-tombstone__when").text == "Deleted on 1 May 2026, replaced by Grown bakeries, Lost."
    )
    assert page.one("p", "ch-why").text == "Why They never paid."
    assert page.one("p", "ch-foot").text == f"Ana Ruiz · pull request #7 · {end.short}"
    assert {link["href"] for link in page.all("a")} == {
        "../../",
        "../",
        "../grown-bakeries/",
        "../../changes/?entry=segment/kiosks",
    }


def test_an_id_in_use_today_gets_no_tombstone() -> None:
    end = commit("2026-05-01", "Drop")
    history = timeline(
        WIDEN,
        tombstones={
            **gone("profile/bakers", end),
            **gone(BAKERIES, end),
            **gone("playbook/playbook", end),
        },
        moved={
            key("persona/owner"): key("persona/boss"),
            key("profile/bakers"): key("profile/elsewhere"),
            key("persona/boss"): key("persona/owner"),
            key("persona/chief"): key("persona/nobody"),
        },
    )
    found = files(history)
    assert len(found) == len(set(found))
    assert {uri for uri in found if uri.startswith(("icp/", "personas/"))} == {
        "icp/index.md",
        "icp/bakeries.md",
        "icp/bakers.md",
        "personas/index.md",
        "personas/owner.md",
        "personas/boss.md",
    }
    for uri, way in (("icp/bakers.md", "../bakeries/"), ("personas/boss.md", "../owner/")):
        page = rendered({uri: found[uri].split("\n---\n", 1)[1]})[uri]
        assert page.one("meta")["content"] == f"0; url={way}"


def test_the_old_id_of_a_deleted_entry_leads_to_its_tombstone() -> None:
    history = timeline(
        WIDEN,
        tombstones=gone("segment/kiosks", commit("2026-05-01", "Drop")),
        moved={key("segment/stalls"): key("segment/kiosks")},
    )
    assert "..&#47;kiosks&#47;" in files(history)["segments/stalls.md"]
