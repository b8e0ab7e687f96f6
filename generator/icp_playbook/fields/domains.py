"""Internet domains, from web and e-mail addresses: `https://www.Example.com/path` → example.com.

Browsers do the same, in site_templates/assets/fit/domains.js.
"""

import re
import unicodedata

_LONGEST = 2000
_ADDRESS = re.compile(r"(?:mailto:|(?:[a-z][a-z0-9+.-]{0,30}:)?//)?([^/?#\\]*)(?:[/?#\\].*)?", re.DOTALL)
_IN_BRACKETS = re.compile(r"[^<>]*<([^<>]+)>")
_PORT = re.compile(r":[0-9]{1,5}\Z")
_ASCII = re.compile(r"[a-z0-9-]*\Z")
_CODED = "xn--"


def read_domain(text: str) -> str | None:
    """The domain of a web address, an e-mail address or a domain; None if the text is none of them.

    In lower case and its own letters, `xn--` decoded; without `www.` and a closing dot. Subdomains stay.
    """
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    if len(plain) > _LONGEST:
        return None
    if named := _IN_BRACKETS.fullmatch(plain):
        plain = named[1].strip()
    found = _ADDRESS.fullmatch(plain)
    user, _, host = found[1].rpartition("@") if found else ("", "", "")
    if re.search(r"[\s,;@]", user):
        return None
    labels = _PORT.sub("", host).removesuffix(".").split(".")
    if labels[0] == "www" and len(labels) > 2:
        labels = labels[1:]
    read = [_label(label) for label in labels]
    if len(read) < 2 or None in read or not _is_top(read[-1] or ""):
        return None
    domain = ".".join(label or "" for label in read)
    return domain if len(domain) <= 253 else None


def _is_top(label: str) -> bool:
    """Whether a domain may end so: a number ends an address of another sort."""
    return len(label) > 1 and not label.isdecimal()


def _label(label: str) -> str | None:
    """A part of a domain in its own letters; None if it is none."""
    if label.startswith(_CODED):
        try:
            label = label[4:].encode("ascii").decode("punycode")
        except (UnicodeError, ValueError):
            return None
        label = unicodedata.normalize("NFKC", label).lower()
        if label.isascii():
            return None
    fits = 1 <= len(label) <= 63 and not label.startswith("-") and not label.endswith("-")
    return label if fits and all(_is_letter(glyph) for glyph in label) else None


def _is_letter(glyph: str) -> bool:
    if glyph.isascii():
        return _ASCII.match(glyph) is not None
    return glyph.isalnum() or unicodedata.category(glyph) in ("Mn", "Mc")
