"""What a pattern of the models asks for, in words for whoever writes the YAML."""

import re

from icp_playbook.source import likely_id

_LONGEST_ID = 60
"""Characters of a value that an id is made of."""
_NO_SPACE = re.compile(r"([a-z_]+):(\S.*)")

_ASKED = {
    r"^[^\s]+$": "write it without spaces, such as sales@example.org",
    r"^[a-z][a-z0-9_]*$": "use lower-case letters, digits and underscores, a letter first, as in growth_rate",
    r"^(\*|[a-z][a-z0-9-]*)(\.[a-z][a-z0-9_]*)+$": "write a kind and a key, such as persona.avoid or *.owner",
    r"^[a-z]+/[a-z0-9]+(-[a-z0-9]+)*$": "write a kind and an id, such as profile/saas or playbook/playbook",
    r"^[A-Z]{2}$": "write the code of ISO 3166, two capitals, such as DE",
    r"^[A-Z]{3}$": "write the code of ISO 4217, three capitals, such as USD",
    r"^(@[A-Za-z0-9_./-]+|[^\s@]+@[^\s@]+)$": "write `@name`, `@organisation/team` or an e-mail address",
    r"^[^\s@]+@[^\s@]+$": "write an e-mail address, such as ana@example.com",
    r"^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9a-f]{7,64})$": (
        "write a day, such as 2026-03-01, or at least seven digits of the hash of a commit"
    ),
    r"^[a-z]+\.[a-z_]+$": "write two words in lower case with a point between, such as contact.first_name",
    r"""^https?://[^\s<>"']*\{hash\}[^\s<>"']*$""": "write an address of the web that holds `{hash}`",
    r"""^https?://[^\s<>"']*\{number\}[^\s<>"']*$""": "write an address of the web that holds `{number}`",
    r"""^(https?://[^\s<>"'/?#]+[^\s<>"']*|mailto:[^\s<>"'@]+@[^\s<>"'@]+)$""": (
        "write an address that begins with https://, http:// or mailto:"
    ),
}


def asked_by(pattern: object) -> str:
    """The remedy for text that does not match a pattern."""
    return _ASKED.get(str(pattern)) or f"write text that matches {pattern}"


def id_form(value: object) -> str:
    """The remedy for an id that is not kebab-case: the one that it comes closest to, if one is left of it."""
    rule = "use lower-case letters, digits and single hyphens"
    form = likely_id(value) if isinstance(value, str) and len(value) <= _LONGEST_ID else ""
    return f"{rule}: `{form}`" if form else rule


def without_space(key: str) -> str | None:
    """`role: champion` for the key `role:champion`, which YAML reads as one word; None for any other key."""
    found = _NO_SPACE.fullmatch(key)
    return f"{found[1]}: {found[2]}" if found else None
