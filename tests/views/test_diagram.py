"""The picture of an ICP: nothing overflows, and all that it shows is described in words."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.views.pictures.diagram import GLYPH, Diagram, draw
from tests.drawing import draws
from tests.site.nasty import TEXTS

text = st.one_of(st.sampled_from(TEXTS), st.text(min_size=1, max_size=60))
items = st.lists(text, min_size=1, max_size=8)


def width(shown: str) -> float:
    """The width of a text by the estimate of the drawing; wide East Asian glyphs take two places."""
    return GLYPH * sum(2 if unicodedata.east_asian_width(glyph) in "WF" else 1 for glyph in shown)


def strays(drawing: Diagram) -> list[str]:
    """Texts and shapes that overflow."""
    x, y, wide, high = drawing.edge
    found = []
    for panel in drawing.panels:
        if not (x < panel.x and panel.x + panel.width < x + wide and y < panel.y):
            found.append(f"panel {panel.title.text} across the edge")
        if panel.y + panel.height > y + high:
            found.append(f"panel {panel.title.text} below the edge")
        for line in (panel.title, *panel.lines):
            if line.x + width(line.text) > panel.x + panel.width:
                found.append(f"{line.text!r} wider than its panel")
            if line.y > panel.y + panel.height:
                found.append(f"{line.text!r} below its panel")
    for pill in drawing.pills:
        if pill.text.x + width(pill.text.text) > pill.x + pill.width:
            found.append(f"{pill.text.text!r} wider than its pill")
        if pill.x < 0 or pill.x + pill.width > drawing.width or pill.y + 22 > drawing.height:
            found.append(f"pill {pill.full!r} outside the drawing")
    left, upper, across, tall = drawing.centre
    found += [
        f"{line.text!r} outside the sign"
        for line in drawing.name
        if width(line.text) > across or not upper < line.y - 8 < line.y + 3 < upper + tall
    ]
    found += [
        f"panel {panel.title.text} under the sign"
        for panel in drawing.panels
        if panel.x < left + across
        and panel.x + panel.width > left
        and panel.y < upper + tall
        and panel.y + panel.height > upper
    ]
    return found + [
        f"pills {one.full!r} and {other.full!r} on each other"
        for one in drawing.pills
        for other in drawing.pills
        if one is not other and one.y == other.y and one.x <= other.x < one.x + one.width
    ]


def drawn(name: str, groups: list[list[str]], out: list[str], *, wide: bool) -> Diagram:
    """A drawing of four groups."""
    titles = ("Firmographics", "Buying triggers", "Committee", "Customers who stay")
    return draw("it", name, list(zip(titles, groups, strict=True)), out, wide=wide)


@draws(150)
@given(
    name=text,
    groups=st.lists(items, min_size=4, max_size=4),
    out=st.lists(text, max_size=9),
    wide=st.booleans(),
)
def test_nothing_overflows(name: str, groups: list[list[str]], out: list[str], wide: bool) -> None:
    assert strays(drawn(name, groups, out, wide=wide)) == []


@pytest.mark.parametrize("wide", [True, False])
@pytest.mark.parametrize(
    "glyphs", ["Donaudampfschifffahrtsgesellschaft" * 4, "漢字仮名交じり文" * 20, "W" * 300]
)
def test_long_words_are_broken_and_kept_whole_in_the_description(glyphs: str, wide: bool) -> None:
    drawing = drawn(glyphs, [[glyphs], [glyphs], [glyphs], [glyphs]], [glyphs], wide=wide)
    assert strays(drawing) == []
    assert drawing.description.count(glyphs) == 6
    assert [pill.full for pill in drawing.pills] == [glyphs]
    assert all(line.text.endswith("…") for line in (drawing.name[-1], drawing.pills[0].text))


def test_the_description_says_all_that_is_drawn() -> None:
    drawing = drawn(
        "SaaS", [["B2B"], ["Funding"], ["Champion: Founder"], ["They refer others"]], ["No CRM"], wide=True
    )
    assert drawing.title == "SaaS: the picture"
    assert drawing.description == (
        "SaaS at the centre, around it what shows fit. Firmographics: B2B. Buying triggers: Funding. "
        "Committee: Champion: Founder. Customers who stay: They refer others. "
        "On the dashed edge, what rules an account out: No CRM."
    )


def test_a_short_text_is_drawn_whole() -> None:
    drawing = drawn("SaaS", [["B2B"], ["Funding"], ["Champion: Founder"], ["Stay"]], ["No CRM"], wide=False)
    lines = [line.text for panel in drawing.panels for line in panel.lines]
    assert lines == ["· B2B", "· Funding", "· Champion: Founder", "· Stay"]


@pytest.mark.parametrize("wide", [True, False])
def test_a_label_of_a_few_lines_is_drawn_whole(wide: bool) -> None:
    label = (
        "United States under HIPAA and the European Union under GDPR, with patient data kept in the region"
    )
    drawing = drawn(
        "Clinics", [[label], ["Referral"], ["Buyer"], ["Stay"]], ["No budget this year"], wide=wide
    )
    shown = " ".join(line.text.strip("·\u2003 ") for line in drawing.panels[0].lines)
    assert shown == label
    assert drawing.pills[0].text.text == "No budget this year"
