"""Links between pages: relative, so that the site works under any sub-path and from disk."""

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.views.overview import anchors
from icp_playbook.views.routes import Place

folder = st.lists(st.sampled_from(["icp", "saas", "api", "personas"]), max_size=3).map(
    lambda names: "".join(f"{name}/" for name in names)
)


@pytest.mark.parametrize(
    ("place", "url", "way"),
    [
        ("", "icp/saas/", "icp/saas/"),
        ("", "", "./"),
        ("icp/saas/", "", "../../"),
        ("icp/saas/", "icp/", "../"),
        ("icp/saas/", "icp/saas/", "./"),
        ("icp/saas/", "icp/ecommerce/", "../ecommerce/"),
        ("icp/saas/", "tags/#food", "../../tags/#food"),
        ("icp/saas/", "segments/?icp=saas", "../../segments/?icp=saas"),
        ("icp/saas/", "api/profile/saas.json", "../../api/profile/saas.json"),
    ],
)
def test_the_way_from_a_page_to_another(place: str, url: str, way: str) -> None:
    assert Place(place).to(url) == way


@given(
    place=folder,
    url=folder,
    end=st.sampled_from(["", "x.json", "#a", "?a=b"]),
    base=st.sampled_from(["", "a/b/"]),
)
def test_the_way_leads_there_under_any_path(place: str, url: str, end: str, base: str) -> None:
    site = f"https://host.example/{base}"
    assert urljoin(site + place, Place(place).to(url + end)) == site + url + end


def test_anchors_of_terms_are_their_letters_each_once() -> None:
    assert anchors(["Buying committee", "C", "C++", "C#", "Größe & Maß", "漢字", "!?", "…"]) == [
        *("buying-committee", "c", "c-2", "c-3", "grösse-mass", "漢字", "term", "term-2")
    ]
