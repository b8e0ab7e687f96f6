"""Amounts with the sign of a currency that is not the playbook's."""

from collections.abc import Iterator

from icp_playbook.fields import DEFAULT_CURRENCY
from icp_playbook.findings import Finding, rules
from icp_playbook.playbook.linked import Documents, Key
from icp_playbook.source import Data, Document, Memo, Path
from icp_playbook.values import AMOUNT_STARTS, foreign_sign


def currency_of(documents: Documents) -> str | None:
    """The currency of the playbook as far as its file can be read; None if it cannot."""
    document = documents.get(Key("playbook", "playbook"))
    data = document.data if document is not None else None
    currency = data.get("currency", DEFAULT_CURRENCY) if isinstance(data, dict) else None
    return currency if isinstance(currency, str) else None


def foreign_amounts(documents: Documents, currency: str, memo: Memo) -> Iterator[Finding]:
    """One finding for each amount whose sign is not that of the currency: it would be read as if it were."""
    for document in documents.values():
        yield from memo(_foreign_amounts_in, document, currency)


def _foreign_amounts_in(document: Document, currency: str) -> tuple[Finding, ...]:
    if AMOUNT_STARTS.isdisjoint({text[:1] for text in document.texts}):
        return ()
    return tuple(
        rules.FOREIGN_CURRENCY.at(
            document.at(*path),
            f"`{value}` is not in {currency}, the currency of the playbook",
            f"convert it and write it without a sign, such as {str(value).replace(sign, '', 1)}",
        )
        for path, value in _leaves(document.data, ())
        if (sign := foreign_sign(value, currency)) is not None
    )


def _leaves(data: Data, path: Path) -> Iterator[tuple[Path, Data]]:
    match data:
        case dict():
            for key, value in data.items():
                yield from _leaves(value, (*path, key))
        case list():
            for index, item in enumerate(data):
                yield from _leaves(item, (*path, index))
        case _:
            yield path, data
