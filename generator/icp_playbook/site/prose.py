"""Prose: inline Markdown to HTML. Emphasis, links and lists count; HTML shows as text."""

from collections.abc import Sequence
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

from icp_playbook.site.escape import encode

KEPT = 2**15
"""How many texts are kept as HTML: those of a thousand entries."""


class _Renderer(RendererHTML):
    """Text goes out by the one escaping rule."""

    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return encode(tokens[idx].content)

    def code_inline(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f"<code>{encode(tokens[idx].content)}</code>"

    @staticmethod
    def renderAttrs(token: Token) -> str:  # noqa: N802  # the library's name
        return "".join(f' {name}="{encode(str(value))}"' for name, value in token.attrItems())

    def softbreak(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return " "


class _Parser(MarkdownIt):
    """A link that leads to no web page and no mailbox is no link: it shows as it was written."""

    def validateLink(self, url: str) -> bool:  # noqa: N802  # the library's name
        return url.lower().startswith(("https://", "http://", "mailto:"))


@cache
def _parser() -> MarkdownIt:
    """Markdown with HTML, images, headings, code blocks and raw links off."""
    return _Parser("zero", {"html": False}, renderer_cls=_Renderer).enable(
        ["emphasis", "link", "list", "newline", "escape", "entity", "backticks"]
    )


@lru_cache(KEPT)
def render(text: str) -> Markup:
    """Prose as HTML. One paragraph comes without `<p>`, so that it fits inside a sentence or a cell."""
    parser = _parser()
    tokens = parser.parse(text)
    for token in _all(tokens):
        if token.type == "link_open":
            token.attrSet("rel", "noopener noreferrer")
    if [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]:
        tokens = tokens[1:2]
    html = str(parser.renderer.render(tokens, parser.options, {}))
    return Markup(html.replace("\n", ""))  # noqa: S704  # every text node went through encode


def _all(tokens: Sequence[Token]) -> list[Token]:
    return [found for token in tokens for found in (token, *_all(token.children or []))]
