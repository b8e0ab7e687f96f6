"""Who made a commit, as the playbook wants people told: by .mailmap, bots marked, addresses kept back."""

import re
from collections.abc import Iterable, Mapping

from icp_playbook.git import Contact
from icp_playbook.history.record import CommitRecord
from icp_playbook.history.revisions import SHORT, Commit, Person
from icp_playbook.model import HistoryPolicy


class People:
    """Everybody, as .mailmap and the policy have them."""

    def __init__(self, mapped: Mapping[Contact, Contact], policy: HistoryPolicy) -> None:
        self._mapped = mapped
        self._policy = policy
        self._known: dict[Contact, tuple[Person, bool]] = {}

    def commit(self, record: CommitRecord) -> Commit:
        """The commit as it may be shown."""
        message = record.message
        (author, bot), *others = dict.fromkeys(
            self._person(contact) for contact in (record.author, *message.co_authors)
        )
        return Commit(
            record.hash,
            record.hash[:SHORT],
            record.date,
            record.committed,
            author,
            tuple(person for person, _ in others),
            message.subject,
            message.body,
            message.why,
            message.stated,
            message.evidence,
            message.pull_request,
            bot and all(other for _, other in others),
        )

    def _person(self, contact: Contact) -> tuple[Person, bool]:
        """Who it is, and whether it is a bot."""
        if contact not in self._known:
            self._known[contact] = self._met(self._mapped.get(contact, contact))
        return self._known[contact]

    def _met(self, contact: Contact) -> tuple[Person, bool]:
        local = contact.email.partition("@")[0]
        name = contact.name or (contact.email if self._policy.emails else local) or "unknown"
        person = Person(name, (contact.email or None) if self._policy.emails else None)
        return person, any(_matches(pattern, text) for pattern in self._policy.bots for text in contact)


def contacts(commits: Iterable[CommitRecord]) -> list[Contact]:
    """Everybody named, each once."""
    return list(dict.fromkeys(contact for commit in commits for contact in commit.people))


def _matches(pattern: str, text: str) -> bool:
    """A pattern in which `*` stands for anything, regardless of case; brackets are brackets."""
    parts = (re.escape(part) for part in pattern.casefold().split("*"))
    return re.fullmatch(".*".join(parts), text.casefold(), re.DOTALL) is not None
