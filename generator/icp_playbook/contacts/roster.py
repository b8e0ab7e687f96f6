"""The contacts of a list by the accounts they joined, with the personas of their titles."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from icp_playbook.contacts.committee import (
    CommitteeCoverage,
    Committees,
    committees_of,
    covered,
    find_words,
    known_words,
    missing_words,
    persona_at,
)
from icp_playbook.contacts.contact_columns import Places
from icp_playbook.contacts.joining import AccountIndex, AccountJoin, filled
from icp_playbook.contacts.titles import TitleMatch, TitleReader, known_titles
from icp_playbook.fit import IN, OPEN, Membership, Verdict
from icp_playbook.model import Role
from icp_playbook.playbook import Playbook

ROLE_COLUMNS = ("icp_roles_known", "icp_roles_missing", "icp_find")
"""What contacts add to a list of accounts."""


@dataclass(frozen=True, slots=True)
class PersonaCatalogue:
    """What a playbook knows of people: the titles of its personas, the committees of its ICPs."""

    titles: TitleReader
    committees: Committees

    @classmethod
    def of(cls, playbook: Playbook) -> "PersonaCatalogue":
        """That of a linked playbook."""
        return cls(TitleReader(known_titles(playbook.personas)), committees_of(playbook))


@dataclass(slots=True)
class ListedContact:
    """A contact: the text of its title, the personas of that, the account it joined, and who it is there."""

    title: str
    company: str
    """The name of its account as its list gives it, "" if it does not."""
    match: TitleMatch
    join: AccountJoin
    persona: tuple[str, str] | None = None
    """The persona and its title that matched."""
    icp: str | None = None
    roles: tuple[Role, ...] = ()


@dataclass(slots=True)
class RoleTally:
    """Of the accounts of an ICP that are in or may be: how many, and how many know nobody for a role."""

    roles: tuple[Role, ...]
    accounts: int = 0
    missing: Counter[Role] = field(default_factory=Counter)


class Roster:
    """The contacts, in the order of their list. They are read before accounts are judged."""

    def __init__(self, people: PersonaCatalogue, index: AccountIndex, places: Places) -> None:
        self._people, self._index, self._places = people, index, places
        self._by_account: dict[int, list[ListedContact]] = {}
        self._matches: dict[str, TitleMatch] = {}
        self.tallies: dict[str, RoleTally] = {}
        """By ICP."""

    def add(self, cells: Sequence[str]) -> ListedContact:
        """A contact, read from the cells of its row."""
        title = next(filled(cells, self._places, "title"), "")
        if title not in self._matches:
            self._matches[title] = self._people.titles.read(title)
        match = self._matches[title]
        company = next(filled(cells, self._places, "name"), "")
        contact = ListedContact(
            title, company, match, self._index.join(cells, self._places), persona_at(match, {})
        )
        if contact.join.account is not None:
            self._by_account.setdefault(contact.join.account, []).append(contact)
        return contact

    def cells(
        self, account: int, verdict: Verdict | None, membership: Membership | None
    ) -> dict[str, str | int | None]:
        """The added cells of an account, by its place in the list; empty ones if it is in no ICP.

        Its contacts become who they are on the committee of its ICP.
        """
        cells: dict[str, str | int | None] = dict.fromkeys(ROLE_COLUMNS)
        if verdict is None or (membership not in IN and membership not in OPEN):
            return cells
        coverage = self._seat(account, verdict.icp, self._people.committees.roles[verdict.icp])
        return self._counted(verdict.icp, coverage, 1)

    def cells_without_contacts(self, icp: str, accounts: int) -> dict[str, str | int | None]:
        """The added cells of so many accounts that are in an ICP, or may be, and have no contacts."""
        return self._counted(icp, covered(self._people.committees.roles[icp], Counter()), accounts)

    def _counted(self, icp: str, coverage: CommitteeCoverage, accounts: int) -> dict[str, str | int | None]:
        roles, personas = self._people.committees.roles[icp], self._people.committees.personas
        tally = self.tallies.setdefault(icp, RoleTally(tuple(roles)))
        tally.accounts += accounts
        for role in coverage.missing:
            tally.missing[role] += accounts
        return {
            "icp_roles_known": known_words(coverage, personas) or None,
            "icp_roles_missing": missing_words(coverage) or None,
            "icp_find": find_words(coverage, roles, personas) or None,
        }

    def _seat(self, account: int, icp: str, roles: Mapping[Role, tuple[str, ...]]) -> CommitteeCoverage:
        held: Counter[str] = Counter()
        for contact in self._by_account.get(account, ()):
            contact.icp = icp
            contact.persona = persona_at(contact.match, roles)
            if contact.persona is not None:
                id_ = contact.persona[0]
                held[id_] += 1
                contact.roles = tuple(role for role, personas in roles.items() if id_ in personas)
        return covered(roles, held)
