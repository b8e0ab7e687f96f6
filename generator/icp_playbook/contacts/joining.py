"""Joins contacts to accounts: by id, web domain, name, e-mail domain. As assets/fit/joining.js."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from icp_playbook.contacts.companies import (
    bare_name_key,
    ids_in,
    is_free_mail,
    mail_domains,
    name_key,
    site_domains,
)
from icp_playbook.contacts.contact_columns import ContactPart, Places

JoinWay: TypeAlias = Literal["id", "domain", "name", "email"]
JOIN_WAYS: tuple[JoinWay, ...] = get_args(JoinWay)
"""The surest first: the first that finds an account counts, the others choose among several."""
JOIN_WORDS: Mapping[JoinWay, str] = {
    "id": "account id",
    "domain": "web domain",
    "name": "account name",
    "email": "e-mail domain",
}
JoinCause: TypeAlias = Literal["several", "unknown", "free-mail", "nothing"]
JOIN_CAUSES: Mapping[JoinCause, str] = {
    "unknown": "no account of the list has its id, domain or name",
    "several": "several accounts of the list could be its account",
    "free-mail": "only an address of free mail, which names no company",
    "nothing": "nothing that names its account",
}
"""Why a contact joins no account."""


@dataclass(frozen=True, slots=True)
class AccountJoin:
    """The account a contact joined, as its place among the accounts, and by what; or why it joined none."""

    account: int | None
    way: JoinWay | None = None
    cause: JoinCause | None = None
    several: tuple[int, ...] = ()
    """The accounts it could be of."""


def joining_keys(contacts: Iterable[Sequence[str]], places: Places) -> frozenset[str]:
    """Everything by which some contacts, of which these are the cells, could join an account."""
    keys = [(way, key) for cells in contacts for way, found in _keys(cells, places) for key in found]
    names = {make(key) for way, key in keys if way == "name" for make in (name_key, bare_name_key)}
    return frozenset(names | {key for way, key in keys if way != "name"})


class AccountIndex:
    """The accounts of a list by what names them, as far as it is `wanted`; None: by everything."""

    def __init__(self, places: Places, wanted: frozenset[str] | None = None) -> None:
        self._places, self._wanted = places, wanted
        self._rows: dict[JoinWay, dict[str, list[int]]] = {way: {} for way in JOIN_WAYS}
        self._bare: dict[str, list[int]] = {}

    def add(self, account: int, cells: Sequence[str]) -> bool:
        """An account, by its place in the list; whether anything that names it is wanted."""
        found = False
        for cell in filled(cells, self._places, "id"):
            for one in ids_in(cell):
                found |= self._put(self._rows["id"], one, account)
        for cell in filled(cells, self._places, "domain"):
            for one in site_domains(cell)[:1]:
                found |= self._put(self._rows["domain"], one, account)
        for cell in filled(cells, self._places, "name"):
            found |= self._put(self._rows["name"], name_key(cell), account)
            found |= self._put(self._bare, bare_name_key(cell), account)
        return found

    def join(self, cells: Sequence[str], places: Places) -> AccountJoin:
        """The account of a contact."""
        found: list[int] = []
        by: JoinWay | None = None
        for way, keys in _keys(cells, places):
            here = self._accounts(way, keys)
            if by is None and here:
                found, by = here, way
            elif here:
                found = [one for one in found if one in here] or found
        if by is not None:
            return (
                AccountJoin(found[0], by)
                if len(found) == 1
                else AccountJoin(None, cause="several", several=tuple(found))
            )
        if any(keys for _, keys in _keys(cells, places)):
            return AccountJoin(None, cause="unknown")
        free = any(is_free_mail(cell) for cell in filled(cells, places, "email"))
        return AccountJoin(None, cause="free-mail" if free else "nothing")

    def _put(self, rows: dict[str, list[int]], key: str, account: int) -> bool:
        if not key or (self._wanted is not None and key not in self._wanted):
            return False
        if account not in rows.setdefault(key, []):
            rows[key].append(account)
        return True

    def _accounts(self, way: JoinWay, keys: Sequence[str]) -> list[int]:
        """The accounts of some keys; of domains those of the nearest that any has."""
        if way == "id":
            return sorted({account for key in keys for account in self._rows["id"].get(key, ())})
        if way == "name":
            return next(filter(None, (self._named(key) for key in keys)), [])
        return next((rows for key in keys if (rows := self._rows["domain"].get(key))), [])

    def _named(self, name: str) -> list[int]:
        """The accounts of a name: the same, or the same but for a legal form that one of them leaves out."""
        whole, bare = name_key(name), bare_name_key(name)
        names = self._rows["name"]
        return names.get(whole) or (names.get(bare, []) if bare else self._bare.get(whole, []))


def filled(cells: Sequence[str], places: Places, part: ContactPart) -> Iterator[str]:
    """The cells of a part that hold something."""
    found = (cells[place].strip() for place in places.get(part, ()) if place < len(cells))
    return (cell for cell in found if cell.lower() not in ("", "-", "--", "n/a", "null", "none", "unknown"))


def _keys(cells: Sequence[str], places: Places) -> Iterator[tuple[JoinWay, list[str]]]:
    yield "id", [one for cell in filled(cells, places, "id") for one in ids_in(cell)]
    yield "domain", [one for cell in filled(cells, places, "domain") for one in site_domains(cell)]
    yield "name", [cell for cell in filled(cells, places, "name") if name_key(cell)]
    yield "email", [one for cell in filled(cells, places, "email") for one in mail_domains(cell)]
