"""What a list of contacts came to, in lines: joins, personas, committees.

No e-mail address is in any of them. The page /fit/ gives the same lines, in assets/fit/contactlines.js.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from icp_playbook.contacts.committee import role_words
from icp_playbook.contacts.contact_columns import PART_LABELS, ContactPart, Places
from icp_playbook.contacts.joining import JOIN_CAUSES, JOIN_WAYS, JOIN_WORDS
from icp_playbook.contacts.roster import ListedContact, RoleTally
from icp_playbook.contacts.titles import TITLE_CAUSES
from icp_playbook.fields import shortened
from icp_playbook.phrases import counted, series

_EXAMPLES = 4
_BY: tuple[ContactPart, ...] = ("id", "domain", "name")
TIED = "a title of several personas"
"""Why a contact that has some persona has no certain one."""


def columns_read(
    headers: Sequence[str], places: Places, ways: Places, accounts: Sequence[str]
) -> Iterator[str]:
    """Which columns were read, of the contacts and, by `ways`, of the accounts that they are joined to."""
    for part, label in PART_LABELS.items():
        if places[part]:
            yield f"  {label} ← {', else '.join(_quoted(headers[place]) for place in places[part])}"
    named = [
        f"{PART_LABELS[part]} ← {series([_quoted(accounts[one]) for one in ways[part]])}"
        for part in _BY
        if ways[part]
    ]
    yield f"  joined to accounts by {'; '.join(named)}" if named else "  no column names an account to join"


def contact_lines(
    contacts: Sequence[tuple[int, ListedContact]],
    tallies: Mapping[str, RoleTally],
    personas: Mapping[str, str],
    icps: Mapping[str, str],
) -> Iterator[str]:
    """The counts, with examples by row; `personas` and `icps` are names by id, in the playbook's order."""
    joined = [contact for _, contact in contacts if contact.join.account is not None]
    ways = Counter(contact.join.way for contact in joined)
    how = ", ".join(f"{ways[way]:,} by {JOIN_WORDS[way]}" for way in JOIN_WAYS if ways[way])
    to = len({contact.join.account for contact in joined})
    none = len(contacts) - len(joined)
    at = f" to {counted(to, 'account')} ({how})" if joined else ""
    yield f"{counted(len(contacts), 'contact')}: {len(joined):,} joined{at}, {none:,} not"
    for cause, words in JOIN_CAUSES.items():
        rows = [_example(row, one.company) for row, one in contacts if one.join.cause == cause]
        if rows:
            yield f"  {words}: {len(rows):,} ({', '.join(rows[:_EXAMPLES])}{_more(rows)})"
    counts = Counter(contact.persona[0] for _, contact in contacts if contact.persona is not None)
    found = [f"{name} {counts[id_]:,}" for id_, name in personas.items() if counts[id_]]
    without = len(contacts) - counts.total()
    yield f"personas: {series(found, '') or 'none'}; {without:,} without"
    for cause_words, titles in _without(contacts):
        often = sorted(titles.items(), key=lambda item: -item[1])
        quoted = [f'"{title}" ({count:,})' for title, count in often if title and "@" not in title]
        shown = f": {', '.join(quoted[:_EXAMPLES])}{_more(quoted)}" if quoted else ""
        yield f"  {cause_words}: {titles.total():,}{shown}"
    for icp, name in icps.items():
        if (tally := tallies.get(icp)) is not None:
            yield _committee_line(name, tally)


def _without(contacts: Sequence[tuple[int, ListedContact]]) -> Iterator[tuple[str, Counter[str]]]:
    """Each cause of no persona that there is, with how often each title has it."""
    for cause, words in TITLE_CAUSES.items():
        titles = Counter(shortened(one.title) for _, one in contacts if one.match.cause == cause)
        if titles:
            yield words, titles
    tied = Counter(
        shortened(one.title) for _, one in contacts if one.persona is None and one.match.cause is None
    )
    if tied:
        yield TIED, tied


def _committee_line(name: str, tally: RoleTally) -> str:
    if not tally.roles:
        return f"committee of {name}: it names none"
    missing = [
        f"{role_words(role)} at {tally.missing[role]:,}" for role in tally.roles if tally.missing[role]
    ]
    lead = f"committee of {name}, {counted(tally.accounts, 'account')} in or open"
    return f"{lead}: not yet known: {series(missing, '')}" if missing else f"{lead}: every role is known"


def _example(row: int, company: str) -> str:
    return f"row {row} {_quoted(company)}" if company and "@" not in company else f"row {row}"


def _more(items: Sequence[str]) -> str:
    return ", …" if len(items) > _EXAMPLES else ""


def _quoted(text: str) -> str:
    return f'"{shortened(text)}"'
