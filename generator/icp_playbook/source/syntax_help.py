"""What to write where the parser cannot go on: a remedy for the usual ways to get there."""

import re

_ANYTHING = (
    "check indentation and colons on this line and the one above; "
    "quote text that contains `: ` or starts with a special character"
)
_STARTS = re.compile(r"[@`%]")
_COLON = re.compile(r"(?P<key>[ \t]*(?:- )*[^\s:#\"'\[{][^:]*): +(?P<text>[^\s\"'\[{|>&*!].*)")
_SHOWN = 60
_LONGEST = 500
"""Characters of a line that is looked at as a whole."""


def syntax_help(line: str, column: int) -> str:
    """The remedy for a line that cannot be read from a column on, which counts from 1."""
    if _STARTS.match(line, column - 1):
        text = line[column - 1 :].strip()
        return f"no plain text starts with `{text[0]}`: quote it{_example(text)}"
    if len(line) <= _LONGEST and (found := _COLON.fullmatch(line)) is not None and ": " in found["text"]:
        return f"quote text that contains `: `{_example(found['text'].strip(), found['key'].strip())}"
    return _ANYTHING


def _example(text: str, key: str = "") -> str:
    if len(text) > _SHOWN or '"' in text or "\\" in text or not text.isprintable():
        return ""
    return f', as in `{key + ": " if key else ""}"{text}"`'
