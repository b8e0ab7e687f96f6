"""Matches the columns of an account list to fields by their headers."""

from collections.abc import Sequence
from dataclasses import dataclass

from icp_playbook.fields.catalogue import Catalogue, Field
from icp_playbook.fields.folding import folded_header

_CURRENCY = ("hs_annual_revenue_currency_code", "Annual Revenue Currency Code", "CurrencyIsoCode")
"""Columns with the currency of a row's amounts, as HubSpot and Salesforce call them."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """How the headers were matched. Positions count columns from 0.

    `taken` has the column of each field, in the catalogue's order. `passed_over` are columns that
    match a field too, with the header that was taken instead; `ignored` match none.
    """

    headers: tuple[str, ...]
    taken: dict[str, int]
    passed_over: tuple[tuple[int, str], ...]
    ignored: tuple[int, ...]
    currency: int | None = None
    """The column with the currency of the row's amounts."""


def recognise(headers: Sequence[str], catalogue: Catalogue) -> Recognised:
    """Matches headers against the ids, labels and column names of the fields.

    Case, spaces and punctuation do not count. Where two columns match the same field, the field's id goes
    first, then the name that stands earlier in a provider's list, then the column further to the left.
    """
    names = [folded_header(header) for header in headers]
    candidates: dict[str, list[tuple[int, int]]] = {}
    currency = _currency(names)
    for position, name in enumerate(names):
        if name and position != currency and (meant := _meant(name, catalogue)):
            rank, field = meant
            candidates.setdefault(field, []).append((rank, position))
    taken = {field: min(candidates[field])[1] for field in catalogue.fields if field in candidates}
    passed_over = tuple(
        (position, headers[taken[field]])
        for field, found in candidates.items()
        for _, position in found
        if position != taken[field]
    )
    used = {*taken.values(), *(position for position, _ in passed_over), currency}
    ignored = tuple(position for position in range(len(headers)) if position not in used)
    return Recognised(tuple(headers), taken, tuple(sorted(passed_over)), ignored, currency)


def _currency(names: Sequence[str]) -> int | None:
    known = {folded_header(name) for name in _CURRENCY}
    return next((position for position, name in enumerate(names) if name in known), None)


def _meant(name: str, catalogue: Catalogue) -> tuple[int, str] | None:
    """The best rank and its field; fields of equal rank in catalogue order."""
    ranks = [
        (rank, field.id) for field in catalogue.fields.values() if (rank := _rank(name, field)) is not None
    ]
    return min(ranks, key=lambda pair: pair[0]) if ranks else None


def _rank(name: str, field: Field) -> int | None:
    """0 for the id; else the best position in any provider's list; the label comes last."""
    ranks = [0] if name == folded_header(field.id) else []
    columns = field.columns
    for listed in (columns.hubspot, columns.salesforce, columns.apollo, columns.clearbit, columns.other):
        ranks += [place for place, known in enumerate(listed, 1) if folded_header(known) == name]
    if name == folded_header(field.label):
        ranks.append(100)
    return min(ranks, default=None)
