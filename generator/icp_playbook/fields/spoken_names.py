"""Names of countries in one language, of the Unicode CLDR, from the files that Babel carries.

Babel itself merges all that a language inherits, calendars and formats too: for the 129 languages of
countries this takes three times as long, and all of it stays in memory.
"""

import pickle
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.localedata import resolve_locale_filename

_PLAIN = "root"
"""What a language without another parent inherits from. It names no country."""
_NAMES = "territories"


def names_in(language: str) -> dict[str, str]:
    """Code → name, codes of regions among them; empty for a language that Babel does not know."""
    return _inherited(language) if "_" in language else _own(language)


def _own(language: str) -> dict[str, str]:
    file = Path(resolve_locale_filename(language))
    if not file.is_file():
        return {}
    content: dict[str, Any] = pickle.loads(file.read_bytes())  # noqa: S301  # Babel's own, which does the same
    parent = get_global("parent_exceptions").get(language, _PLAIN)
    return {**({} if parent == _PLAIN else _inherited(parent)), **content.get(_NAMES, {})}


def _inherited(language: str) -> dict[str, str]:
    try:
        return dict(Locale.parse(language).territories)
    except (UnknownLocaleError, ValueError):
        return {}
