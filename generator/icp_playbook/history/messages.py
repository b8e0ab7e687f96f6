"""A commit message beyond its subject: the reason, evidence, co-authors and pull request."""

import dataclasses
import re
from dataclasses import dataclass

from icp_playbook.git import Contact
from icp_playbook.history.reasons import without_comments
from icp_playbook.phrases import says_something

_FIELD = re.compile(r"(why|evidence|co-authored-by|replaced-by):[ \t]*(.*)\Z", re.IGNORECASE)
_TRAILER = re.compile(r"[A-Za-z][A-Za-z-]*:[ \t]")
_CHERRY = re.compile(r"\(cherry picked from commit [0-9a-f]+\)\Z")
_REVERTS = re.compile(
    r"This reverts commit [0-9a-f]{7,64}(?:, reversing|[.,]?\Z)|changes made to [0-9a-f]{7,64}\.?\Z"
)
"""What git writes into a revert: what it undoes, and no reason."""
_FORGE_LINE = re.compile(r"See merge request \S*![0-9]+\Z")
_PULL_REQUESTS = (
    re.compile(r"\A.*\(#([0-9]{1,9})\)\s*\Z"),  # GitHub, squashed or rebased
    re.compile(r"\AMerge pull request #([0-9]{1,9}) from "),  # GitHub, merged
    re.compile(r"\AMerged in .+ \(pull request #([0-9]{1,9})\)"),  # Bitbucket
)
_FORGE_MERGE = re.compile(
    r"Merge pull request #[0-9]{1,9} from |Merged in .+ \(pull request #|Merge branch '.+' into '.+'\Z"
)
"""The first line of a merge as a forge writes it: the title of the pull request is below it."""
_PLAIN_MERGE = re.compile(
    r"(?P<revert>Revert \")?(?:"
    r"Merge (?:remote-tracking )?(?:branch(?:es)?|commits?|tags?) '\S+'(?:(?:,| and) '\S+')*"
    r"(?: of \S+)?(?: into \S+)?"
    r"|Merge pull request #[0-9]{1,9} from \S+|Merged in \S+ \(pull request #[0-9]{1,9}\)"
    r"|Merge [0-9a-f]{7,64} into [0-9a-f]{7,64}"
    r")(?(revert)\")\Z"
)
"""What git or a forge writes of itself: names of branches, and nothing of what was merged."""
_MERGE_REQUEST = re.compile(r"^See merge request \S*!([0-9]{1,9})\s*$", re.MULTILINE)  # GitLab
_ENTRY = re.compile(r"([a-z]+)/([a-z0-9]+(?:-[a-z0-9]+)*)\Z")


@dataclass(frozen=True, slots=True)
class Message:
    """A message, read.

    `subject` is the title of the pull request where a forge wrote the first line of a merge; "" where nobody
    wrote anything but which branch was merged.
    `why` is what the author gave as the reason; `stated` is true when it was marked with `Why:` and false
    when it is the first paragraph of the body. `replaced_by` are kinds and ids.
    """

    subject: str
    body: str
    why: str | None
    stated: bool
    evidence: tuple[str, ...]
    co_authors: tuple[Contact, ...]
    pull_request: int | None
    replaced_by: tuple[tuple[str, str], ...]
    alone: bool = True
    """Whether the commit touches nothing but the playbook; what it says is about the playbook then."""

    def with_others(self) -> "Message":
        """The message of a commit that touches other files too: only a reason that is marked is one."""
        return dataclasses.replace(self, why=self.why if self.stated else None, alone=False)


def read_message(message: str) -> Message:
    """The parts of a message. Any text is a message."""
    text = message.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    head, _, body = text.partition("\n\n")
    subject = " ".join(line.strip() for line in head.split("\n")).strip()
    body = body.strip("\n")
    written = without_comments(body)
    fields = _fields(written)
    given = [value for name, value in fields if name == "why" and says_something(value)]
    title = _title(subject, written)
    below = written.strip("\n").removeprefix(title) if title != subject else written
    return Message(
        title,
        body,
        "\n\n".join(given) or _first_paragraph(below) or _first_paragraph(written),
        bool(given),
        tuple(value for name, value in fields if name == "evidence" and says_something(value)),
        tuple(dict.fromkeys(_person(value) for name, value in fields if name == "co-authored-by" and value)),
        _pull_request(subject, body),
        tuple(
            (found[1], found[2])
            for name, value in fields
            if name == "replaced-by" and (found := _ENTRY.match(value))
        ),
    )


def _title(subject: str, body: str) -> str:
    """What people called a pull request, where a forge merged it; else the subject, if people wrote it.

    The names of branches are left out: they say little, and may be those of whom they belong to.
    """
    first = body.strip("\n").partition("\n")[0].strip()
    if _FORGE_MERGE.match(subject) and first and not _is_trailer(first) and not _FIELD.match(first):
        return first
    return "" if _PLAIN_MERGE.match(subject) else subject


def _fields(body: str) -> list[tuple[str, str]]:
    """Marked lines with what follows on, down to a blank line or the next marked line.

    A mark that stands alone, as a heading, has the paragraph below it.
    """
    fields: list[tuple[str, list[str]]] = []
    going_on = False
    for line in body.split("\n"):
        if found := _FIELD.match(line):
            fields.append((found[1].lower(), [found[2]]))
            going_on = True
        elif not line.strip():
            going_on = going_on and not any(part.strip() for part in fields[-1][1])
        elif _is_trailer(line):
            going_on = False
        elif going_on:
            fields[-1][1].append(line)
    return [(name, " ".join(" ".join(lines).split())) for name, lines in fields]


def _is_trailer(line: str) -> bool:
    return bool(
        _TRAILER.match(line) or _CHERRY.match(line) or _REVERTS.match(line) or _FORGE_LINE.match(line)
    )


def _first_paragraph(body: str) -> str | None:
    """The first paragraph that says something and is not made of trailers alone."""
    for paragraph in re.split(r"\n\s*\n", body):
        lines = [line for line in paragraph.split("\n") if line.strip()]
        if lines and not all(_is_trailer(line) or line[0] in " \t" for line in lines):
            found = " ".join(" ".join(lines).split())
            if says_something(found):
                return found
    return None


def _person(value: str) -> Contact:
    """`Name <address>`; the last sign may be missing, and without the first it is a name or an address."""
    name, opened, email = value.removesuffix(">").rpartition("<")
    if opened and ">" not in email:
        return Contact(name.strip(), email.strip())
    return Contact("", value) if "@" in value and " " not in value else Contact(value, "")


def _pull_request(subject: str, body: str) -> int | None:
    for pattern in _PULL_REQUESTS:
        if found := pattern.match(subject):
            return int(found[1])
    found = _MERGE_REQUEST.search(body)
    return int(found[1]) if found else None
