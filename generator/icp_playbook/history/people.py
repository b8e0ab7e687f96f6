"""Who made a commit, by the playbook's settings: .mailmap applied, bots marked, addresses hidden."""

from collections.abc import Iterable, Mapping

from icp_playbook.git import Contact
from icp_playbook.history.addresses import local_part, without_addresses
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
            self._shown(message.subject),
            self._shown(message.body),
            None if message.why is None else self._shown(message.why),
            message.stated,
            tuple(self._shown(line) for line in message.evidence),
            message.pull_request,
            bot and all(other for _, other in others),
        )

    def _person(self, contact: Contact) -> tuple[Person, bool]:
        """Who it is, and whether it is a bot."""
        if contact not in self._known:
            self._known[contact] = self._met(self._mapped.get(contact, contact))
        return self._known[contact]

    def _met(self, contact: Contact) -> tuple[Person, bool]:
        named = self._shown(contact.name) if " " in contact.name else self._alone(contact.name)
        name = named or self._alone(contact.email) or "unknown"
        person = Person(name, (contact.email or None) if self._policy.emails else None)
        return person, any(matches(pattern, text) for pattern in self._policy.bots for text in contact)

    def _shown(self, text: str) -> str:
        """A text of a commit as it may be published."""
        return text if self._policy.emails else without_addresses(text)

    def _alone(self, text: str) -> str:
        """A name that may be an address and nothing else."""
        return text if self._policy.emails else local_part(text)


def contacts(commits: Iterable[CommitRecord]) -> list[Contact]:
    """Everybody named, each once."""
    return list(dict.fromkeys(contact for commit in commits for contact in commit.people))


def matches(pattern: str, text: str) -> bool:
    """A pattern in which `*` stands for anything, regardless of case; brackets are brackets.

    Each part is looked for once, from where the one before it ended: many stars take no longer.
    """
    first, *rest = pattern.casefold().split("*")
    plain = text.casefold()
    if not rest:
        return plain == first
    *between, last = rest
    if not plain.startswith(first):
        return False
    place, end = len(first), len(plain) - len(last)
    for part in between:
        place = plain.find(part, place)
        if place < 0:
            return False
        place += len(part)
    return place <= end and plain.endswith(last)
