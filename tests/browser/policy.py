"""The content security policy that the documents recommend: the browser tests are served it."""

import re
from pathlib import Path

DOCUMENT = Path(__file__).parents[2] / "docs/publishing.md"
HEADER = re.compile(r"^Content-Security-Policy: (.+)$", re.MULTILINE)

REFUSED = "Content Security Policy"
"""What Chromium writes to the console with everything that the policy refuses."""


def policy() -> str:
    """What the header says, as it is written in the documents."""
    (found,) = HEADER.findall(DOCUMENT.read_text("utf-8"))
    return str(found)
