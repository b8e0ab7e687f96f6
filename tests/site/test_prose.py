"""Prose: emphasis, links and lists count; everything else shows as the text it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.site.prose import render
from tests.drawing import draws
from tests.site.nasty import TEXTS, anything
from tests.site.page import parse, plain
from tests.site.rewriting import HOSTILE, USUAL, pages, rendered, rewritten, seen

ALLOWED = {"", "a", "br", "code", "em", "li", "ol", "p", "strong", "ul"}
markup = st.lists(
    st.one_of(
        anything,
        st.sampled_from(
            [
                "*",
                "**",
                "_",
                "`",
                "[",
                "](",
                ")",
                "<",
                ">",
                "- ",
                "\n",
                "\n\n",
                "1. ",
                "[x](https://a.example)",
            ]
        ),
        st.sampled_from(
            ["javascript:", "data:text/html,x", "vbscript:x", "JaVaScRiPt:", "java\tscript:", "//a"]
        ),
    ),
    min_size=1,
    max_size=12,
).map("".join)


@pytest.mark.parametrize(
    ("prose", "html"),
    [
        ("one", "one"),
        ("*one* and **two**", "<em>one</em> and <strong>two</strong>"),
        ("snake_case_name and 2 * 3 * 4", "snake&#95;case&#95;name and 2 &#42; 3 &#42; 4"),
        ("one\ntwo", "one two"),
        ("one\n\ntwo", "<p>one</p><p>two</p>"),
        ("- one\n- *two*", "<ul><li>one</li><li><em>two</em></li></ul>"),
        ("1. one\n2. two", "<ol><li>one</li><li>two</li></ol>"),
        ("say `{{ x }}`", "say <code>&#123;&#123; x &#125;&#125;</code>"),
        ("AT&amp;T", "AT&#38;T"),
    ],
)
def test_markup_of_prose_is_rendered(prose: str, html: str) -> None:
    assert render(prose) == html


@pytest.mark.parametrize(
    "url", ["https://a.example/x?y=1&z=2", "http://a.example", "HTTPS://a.example", "mailto:me@a.example"]
)
def test_a_link_to_a_page_or_a_mailbox_is_a_link(url: str) -> None:
    link = parse(render(f'read [this]({url} "a *title*")')).one("a")
    assert (link["href"], link.text, link["title"], link["rel"]) == (
        url,
        "this",
        "a *title*",
        "noopener noreferrer",
    )


@pytest.mark.parametrize(
    "url",
    [
        *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "&#106;avascript:alert(1)", "vbscript:x"),
        *(
            "data:text/html;base64,PHNjcmlwdD4=",
            "data:image/png;base64,x",
            "file:///etc/passwd",
            "//a.example",
        ),
        *("../personas/", "#fit", "ftp://a.example"),
    ],
)
def test_any_other_link_shows_as_it_was_written(url: str) -> None:
    page = parse(render(f"read [this]({url})"))
    assert (page.all("a"), page.text) == ([], f"read [this]({url.replace('&#106;', 'j')})")


@pytest.mark.parametrize(
    "prose",
    [
        *("<b>bold</b>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<https://a.example>"),
        *(
            "# heading",
            "> quoted",
            "---",
            "~~~\ncode\n~~~",
            "    indented",
            "![image](https://a.example/x.png)",
        ),
        *("**unbalanced", "*one _two* three", "`open", "[open](https://a.example", "a | b", "www.a.example"),
    ],
)
def test_what_is_no_markup_of_prose_shows_as_it_was_written(prose: str) -> None:
    page = parse(render(prose))
    if not prose.startswith(("![", "*one")):
        assert page.text == plain(prose)
    assert page.all("script") + page.all("img") + page.all("h1") + page.all("pre") == []


@draws(200)
@given(prose=markup)
def test_any_prose_gives_tags_of_prose_and_harmless_links(prose: str) -> None:
    page = parse(render(prose))
    assert {element.tag for element in page.walk()} <= ALLOWED
    links = page.all("a")
    assert {name for element in page.walk() for name in element.attributes} <= {
        "href",
        "rel",
        "title",
        "start",
    }
    assert [
        link for link in links if not link["href"].lower().startswith(("http://", "https://", "mailto:"))
    ] == []


@pytest.mark.parametrize("prose", ["- one\n- two", "one\n\ntwo", "*one* [two](https://a.example) `three`"])
def test_prose_stands_where_its_tags_may_stand(prose: str) -> None:
    phrasing = {"p", "span", "b", "strong", "h1", "h2", "h3", "h4", "summary"}
    for uri, page in rendered(pages(rewritten(lambda: "text", lambda: prose))).items():
        blocks = [element for element in page.walk() if element.tag in ("ul", "ol", "p", "div", "dl")]
        misplaced = [
            *(block.text for block in blocks if phrasing & {above.tag for above in block.ancestors()}),
            *(link.text for link in page.all("a") if "a" in {above.tag for above in link.ancestors()}),
        ]
        assert misplaced == [], uri


def test_extensions_of_markdown_read_nothing_into_prose() -> None:
    proses = iter(TEXTS * 10)
    made = pages(rewritten(lambda: "text", lambda: next(proses)))
    usual, hostile = rendered(made, USUAL), rendered(made, HOSTILE)
    assert {uri: list(seen(page)) for uri, page in hostile.items()} == {
        uri: list(seen(page)) for uri, page in usual.items()
    }
