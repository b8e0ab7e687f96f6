"""What search finds besides entries: glossary terms, and pages that list or do something."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from icp_playbook.model import sections
from icp_playbook.playbook import Playbook
from icp_playbook.search.document import DocumentPart, SearchDocument, answered
from icp_playbook.search.facts import fact
from icp_playbook.views.objections import OBJECTIONS_LEAD, OBJECTIONS_TITLE
from icp_playbook.views.overview import glossary_view
from icp_playbook.views.routes import index_route

TERM = "Term"
PAGE = "Page"
_PAGES: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    (
        "fit/",
        "Qualify an account",
        "Hold one account or a list of them against every ICP.",
        (
            "fit",
            "score an account",
            "qualify an account",
            "does it fit",
            "evaluate a list",
            "CSV",
            "lead scoring",
            "score my leads",
            "qualify a lead",
            "upload a list",
            "import a CSV",
            "check a company",
        ),
    ),
    (
        "building/",
        "How an ICP is built here",
        "From the best customers to a merged profile, and how to propose a change.",
        (
            "build an ICP",
            "propose a change",
            "review",
            "methodology",
            "contribute",
            "suggest an edit",
            "feedback",
        ),
    ),
    (
        "objections/",
        OBJECTIONS_TITLE,
        OBJECTIONS_LEAD,
        (
            "objections",
            "all objections",
            "objections by person",
            "objection handling",
            "answers to objections",
            "rebuttals",
            "comebacks",
            "pushback",
            "battlecards",
            "battle cards",
            "overcome objections",
        ),
    ),
    (
        "glossary/",
        "Glossary",
        "The terms in this playbook, and what they are often confused with.",
        (
            "terms",
            "dictionary",
            "definitions",
            "vocabulary",
            "jargon",
            "acronyms",
            "abbreviations",
            "lingo",
            "terminology",
        ),
    ),
    (
        "changes/",
        "Changes",
        "What changed, when, by whom and why.",
        (
            "history",
            "what is new",
            "what changed",
            "changelog",
            "release notes",
            "recent changes",
            "version history",
        ),
    ),
    (
        "health/",
        "The state of the playbook",
        "What needs care, who looks after it, and the line to fix.",
        (
            "health",
            "playbook health",
            "overdue reviews",
            "gaps",
            "findings",
            "coverage of evidence",
            "oldest evidence",
            "stale content",
            "outdated pages",
            "data quality of the playbook",
        ),
    ),
    (
        "roles/",
        "By role",
        "The same playbook, arranged for the work you do.",
        ("roles", "where do I start", "by job", "pages by role"),
    ),
    (
        "onboarding/",
        "Onboarding",
        "The path for a new hire: lessons in steps, shorter by role.",
        (
            "lessons",
            "training",
            "first week",
            "ramp-up",
            "new starter",
            "new hire training",
            "ramp",
            "enablement",
            "bootcamp",
            "learning path",
        ),
    ),
    (
        "onboarding/practice/",
        "Practice",
        "Ten questions from this playbook. After each answer you see the line that decides it.",
        ("quiz", "exercises", "test yourself", "role play", "flashcards", "knowledge test", "drills"),
    ),
)
"""URL, title, answer and other words of the pages that are not index pages."""


def terms(playbook: Playbook) -> Iterator[SearchDocument]:
    """The glossary, term by term, each at its anchor."""
    for anchor, term in glossary_view(playbook).terms:
        parts = (DocumentPart(3, (term.means,)), *fact("Not", term.not_this or "", "", weight=1))
        yield SearchDocument(
            TERM, f"glossary/#{anchor}", term.term, answered(term.means), term.aliases, parts
        )


def listings(
    lacking: Collection[str], facts: Mapping[str, Iterable[DocumentPart]]
) -> Iterator[SearchDocument]:
    """The index of each kind, and the pages of their own but those that the site lacks, by URL.

    `facts` are what some of them say, by URL.
    """
    for kind in sections():
        words = (f"all {kind.many}", f"list of {kind.many}", f"{kind.one} index", *kind.also)
        url = index_route(kind.id)
        if url not in lacking:
            yield SearchDocument(PAGE, url, kind.many, kind.listed, words, tuple(facts.get(url, ())))
    for url, title, answer, names in _PAGES:
        if url not in lacking:
            yield SearchDocument(PAGE, url, title, answer, names, tuple(facts.get(url, ())))
