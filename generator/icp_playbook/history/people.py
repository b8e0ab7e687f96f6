"""Who made a commit, as the playbook wants people told: by .mailmap, bots marked, addresses kept back."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from icp_playbook.git import Contact
from icp_playbook.history.past import PastCommit
from icp_playbook.history.revisions import Commit, Person
from icp_playbook.model import HistoryPolicy

SHORT = 10
"""Digits of a hash that people read."""


@dataclass(frozen=True)
class People:
    """What .mailmap makes of each contact, and the policy."""

    mapped: Mapping[Contact, Contact]
    policy: HistoryPolicy

    def commit(self, past: PastCommit) -> Commit:
        """The commit as it may be shown."""
        message = past.message
        author = self.mapped.get(past.author, past.author)
        others = dict.fromkeys(self.mapped.get(contact, contact) for contact in message.co_authors)
        others.pop(author, None)
        return Commit(
            past.hash,
            past.hash[:SHORT],
            past.date,
            past.committed,
            self._person(author),
            tuple(self._person(contact) for contact in others),
            message.subject,
            message.body,
            message.why,
            message.stated,
            message.evidence,
            message.pull_request,
            all(self._is_bot(contact) for contact in (author, *others)),
        )

    def _person(self, contact: Contact) -> Person:
        local = contact.email.partition("@")[0]
        name = contact.name or (contact.email if self.policy.emails else local) or "unknown"
        return Person(name, (contact.email or None) if self.policy.emails else None)

    def _is_bot(self, contact: Contact) -> bool:
        return any(_matches(pattern, text) for pattern in self.policy.bots for text in contact)


def contacts(commits: Iterable[PastCommit]) -> list[Contact]:
    """Everybody named, each once."""
    return list(
        dict.fromkeys(
            contact for commit in commits for contact in (commit.author, *commit.message.co_authors)
        )
    )


def _matches(pattern: str, text: str) -> bool:
    """A pattern in which `*` stands for anything, regardless of case; brackets are brackets."""
    parts = (re.escape(part) for part in pattern.casefold().split("*"))
    return re.fullmatch(".*".join(parts), text.casefold(), re.DOTALL) is not None
