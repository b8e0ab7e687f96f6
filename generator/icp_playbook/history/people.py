"""Who made a commit, by the playbook's settings: .mailmap applied, bots marked, addresses hidden."""

from collections.abc import Iterable, Mapping

from icp_playbook.git import Contact
from icp_playbook.history.addresses import local_part, without_addresses
from icp_playbook.history.record import CommitRecord
from icp_playbook.history.revisions import SHORT, Commit, Person
from icp_playbook.model import HistoryPolicy


class People:
    """Everybody, as .mailmap and the policy have them."""

    def __init__(
        self,
        mapped: Mapping[Contact, Contact],
        policy: HistoryPolicy,
        known: Mapping[str, str] | None = None,
    ) -> None:
        """`known` are the people of the playbook by e-mail address; None names everybody, as git does."""
        self._mapped = mapped
        self._policy = policy
        self._everybody = known is None or policy.names == "all"
        listed = {email.casefold(): name for email, name in policy.people.items()}
        self._listed = listed | {email.casefold(): name for email, name in (known or {}).items()}
        self._known: dict[Contact, tuple[Person | None, bool]] = {}

    def commit(self, record: CommitRecord) -> Commit:
        """The commit as it may be shown."""
        message = record.message
        found = [self._person(contact) for contact in (record.author, *message.co_authors)]
        (author, _), *others = found
        co_authors = dict.fromkeys(person for person, _ in others if person is not None and person != author)
        subject, body = (message.subject, message.body) if message.alone else ("", "")
        why = message.why if message.stated or message.why != subject else None
        return Commit(
            record.hash,
            record.hash[:SHORT],
            record.date,
            record.committed,
            author,
            tuple(co_authors),
            self._shown(subject),
            self._shown(body),
            None if why is None else self._shown(why),
            message.stated,
            tuple(self._shown(line) for line in message.evidence),
            message.pull_request,
            all(bot for _, bot in found),
            message.alone,
        )

    def _person(self, contact: Contact) -> tuple[Person | None, bool]:
        """Who it is, if they may be named, and whether it is a bot."""
        if contact not in self._known:
            self._known[contact] = self._met(contact, self._mapped.get(contact, contact))
        return self._known[contact]

    def _met(self, written: Contact, contact: Contact) -> tuple[Person | None, bool]:
        bot = any(matches(pattern, text) for pattern in self._policy.bots for text in contact)
        name = self._listed.get(contact.email.casefold()) or self._listed.get(written.email.casefold())
        if name is None and not self._everybody:
            return None, bot
        if name is None:
            named = self._shown(contact.name) if " " in contact.name else self._alone(contact.name)
            name = named or self._alone(contact.email) or "unknown"
        return Person(name, (contact.email or None) if self._policy.emails else None), bot

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
