"""The fields of contacts, read from the rows of their list and gathered by the accounts that they joined."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from icp_playbook.accounts.reading import AccountReader, RowProblem
from icp_playbook.accounts.row import ListRow
from icp_playbook.accounts.summary import say_empty, wrapped
from icp_playbook.fields import Catalogue, CellValue, recognise, shortened
from icp_playbook.fit import Account, ContactValues, OneKnown
from icp_playbook.phrases import counted

_EXAMPLES = 4


class ContactReader:
    """Reads contacts by the matched columns. What is assumed fills what a contact leaves empty."""

    def __init__(
        self, headers: Sequence[str], catalogue: Catalogue, assumed: Mapping[str, CellValue]
    ) -> None:
        self._catalogue = catalogue.describing("contact")
        self.columns = recognise(headers, self._catalogue)
        own = {name: value for name, value in assumed.items() if name in self._catalogue}
        self._names = [name for name in self._catalogue.fields if name in self.columns.taken or name in own]
        self._assumed = own
        self._reader = AccountReader(self.columns, self._catalogue, own)
        self._contacts: dict[int, list[Mapping[str, OneKnown]]] = {}
        self.problems: dict[int, tuple[RowProblem, ...]] = {}
        """The cells of each row that could not be read."""

    def add(self, row: ListRow, account: int | None) -> None:
        """A contact of an account, by the number of its row; None if it joined none."""
        entry = self._reader.read(row)
        self.problems[row.number] = tuple(one for one in entry.problems if one.field)
        if account is not None and entry.account is not None:
            known = {
                name: value for name, value in entry.account.items() if not isinstance(value, ContactValues)
            }
            self._contacts.setdefault(account, []).append(known)

    def values(self, account: int) -> Account:
        """What is known of the contacts of an account; nothing if it has none."""
        contacts = self._contacts.get(account)
        if contacts is None:
            return {}
        return {name: ContactValues(tuple(one.get(name) for one in contacts)) for name in self._names}

    def labelled(self, row: int) -> Iterator[str]:
        """The problems of a row, each with its field; no address is told."""
        for problem in self.problems.get(row, ()):
            sentence = "an address" if "@" in problem.sentence else problem.sentence
            yield f"{self._catalogue[problem.field].label}: {sentence}"

    def columns_read(self) -> Iterator[str]:
        """Which columns were read as fields."""
        headers = self.columns.headers
        for name, columns in self.columns.taken.items():
            found = ", else ".join(f'"{shortened(headers[column.place])}"' for column in columns)
            yield f"  {self._catalogue[name].label} ← {found}"
        for place, reason in self.columns.unread:
            yield f'  column not read: "{shortened(headers[place])}", because {reason}'

    def silent(self, tested: Sequence[str]) -> Iterator[str]:
        """What empty cells count as, and which of the fields that decide no column holds."""
        yield from say_empty(self.columns, self._assumed, self._catalogue)
        lacking = [
            field.label
            for name, field in self._catalogue.fields.items()
            if name in tested and name not in self._names
        ]
        yield from wrapped("fields of contacts that the ICPs use but no column of theirs holds", lacking)

    def unread(self) -> Iterator[str]:
        """What could not be read, by field, with the most frequent cells; none that may hold an address."""
        texts: dict[str, Counter[str]] = {}
        for problems in self.problems.values():
            for one in problems:
                texts.setdefault(one.field, Counter())[shortened(one.text)] += 1
        for name in self._names:
            if name in texts:
                often = sorted(texts[name].items(), key=lambda item: -item[1])
                quoted = [f'"{text}" ({count:,})' for text, count in often if "@" not in text]
                shown = f": {', '.join(quoted[:_EXAMPLES])}{', …' if len(quoted) > _EXAMPLES else ''}"
                label, cells = self._catalogue[name].label, counted(texts[name].total(), "cell")
                yield f"not read of contacts: {label}, {cells}{shown if quoted else ''}"
