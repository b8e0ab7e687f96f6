"""The words that stand for glossary terms on pages, for the script that explains them in place."""

import re
from typing import Any

from icp_playbook.model import Term
from icp_playbook.playbook import Playbook

SHORTEST = 5
"""Letters of a single word that is looked for: "must" and "play" are words of any sentence."""


def term_records(playbook: Playbook) -> list[dict[str, Any]]:
    """Term → its meaning and the words it is looked for by."""
    return [
        {
            "term": term.term,
            "means": _plain(str(term.means)),
            "not": _plain(str(term.not_this)) if term.not_this else "",
            "words": words(term),
        }
        for term in playbook.settings.glossary
    ]


def words(term: Term) -> list[str]:
    """The name when it is not an everyday word, phrases among the aliases, and abbreviations in capitals."""
    found = [term.term] if " " in term.term or len(term.term) >= SHORTEST else []
    found += [alias for alias in term.aliases if " " in alias or re.fullmatch(r"[A-Z]{2,}", alias)]
    return list(dict.fromkeys(found))


def _plain(prose: str) -> str:
    """Inline Markdown as plain text: a tooltip has no links."""
    unlinked = re.sub(r"\[([^\[\]]*)\]\([^)]{0,800}\)", r"\1", prose)
    return " ".join(re.sub(r"(?<!\w)[*_`]++|(?<![*_`])[*_`]++(?!\w)", "", unlinked).split())
