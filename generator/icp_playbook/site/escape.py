"""The one escaping rule: text shows as itself, through Jinja, Markdown and HTML alike."""

import html
import re

_SPECIAL = re.compile(r"[^\w .,\u00a0-\U0010ffff-]|[_\u2028\u2029\u0085\x00-\x1f\x7f-\x9f]")

_BREAKS = re.compile(r"[\t\n\r]+")


def encode(text: str) -> str:
    """Text with every character that Markdown or HTML could read as markup as a reference.

    References rather than backslashes: no Markdown extension undoes them. Control characters that
    HTML cannot carry become U+FFFD; line breaks stay line breaks, but as references, so that
    Markdown sees one line.
    """
    return _SPECIAL.sub(_reference, text)


def encode_title(text: str) -> str:
    """Text for the front matter, which goes into HTML and into the search index past Markdown.

    Only what HTML itself could read becomes a reference: search knows words as they are typed. It is one
    line, also where YAML folds it (`name: >`) and so ends it with a line break.
    """
    line = _BREAKS.sub(" ", text).strip(" ")
    shown = "".join("\ufffd" if ord(glyph) < 32 or 0x7F <= ord(glyph) <= 0x9F else glyph for glyph in line)
    return html.escape(shown, quote=False).replace('"', "&quot;")


def _reference(match: re.Match[str]) -> str:
    code = ord(match[0])
    if (code < 32 and code not in (9, 10, 13)) or 0x7F <= code <= 0x9F:
        return "\ufffd"
    return f"&#{code};"
