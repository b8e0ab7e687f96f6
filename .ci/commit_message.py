"""Whether a commit message is one that git's own tools and this project's history can show.

usage: python .ci/commit_message.py FILE, as git's hook `commit-msg` calls it
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

LONGEST_SUBJECT = 72
WRITTEN_BY_GIT = re.compile(r"Merge |Revert \"|(fixup|squash|amend)! ")
"""Subjects nobody typed: they quote another one, and grow by it."""


def problems(message: str) -> Iterator[str]:
    """What to change in a message, a sentence each."""
    text = message.partition("\n# ------------------------ >8 ------------------------\n")[0]
    lines = [line.rstrip() for line in text.splitlines() if not line.startswith("#")]
    subject, *rest = "\n".join(lines).strip("\n").split("\n")
    if WRITTEN_BY_GIT.match(subject):
        return
    if len(subject) > LONGEST_SUBJECT:
        yield f"the subject has {len(subject)} characters, over {LONGEST_SUBJECT}: the why goes into the body"
    if rest and rest[0]:
        yield "put a blank line between the subject and the body"


def main() -> int:
    """0 for a good message, else 1 and what to change."""
    found = list(problems(Path(sys.argv[1]).read_text("utf-8")))
    sys.stderr.writelines(f"error: {problem}\n" for problem in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
