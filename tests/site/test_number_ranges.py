"""Ranges of numbers stay in one piece, and nothing else of a page changes."""

import pytest

from icp_playbook.site.number_ranges import unbroken_ranges


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>$60k–$140k a year</p>", '<p><span class="pb-range">$60k–$140k</span> a year</p>'),
        ("<td>50–100</td><td>1–3 days</td>", None),
        ("<p>&#36;1.5M–&#36;3M</p>", '<p><span class="pb-range">&#36;1.5M–&#36;3M</span></p>'),
    ],
)
def test_a_range_is_in_one_piece(html: str, shown: str | None) -> None:
    made = unbroken_ranges(html)
    assert made == shown if shown else made.count("pb-range") == html.count("–")


@pytest.mark.parametrize(
    "html",
    [
        "<p>a dash – and 3 words</p>",
        "<p>spot–contract</p>",
        "<svg><text>50–100</text><text><tspan>1–2</tspan></text></svg>",
        "<select><option>50–100</option></select>",
        '<p title="1–2">none</p>',
        "<script>const x = '1–2';</script>",
        "<pre><code>1–2</code></pre>",
    ],
)
def test_what_is_no_range_or_cannot_hold_one_stays(html: str) -> None:
    assert unbroken_ranges(html) == html
