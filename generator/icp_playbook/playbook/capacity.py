"""Capacity checked: the tiers, plays and the list it names are there, and it says what to compare."""

from collections.abc import Iterable, Iterator

from icp_playbook.findings import Finding, rules
from icp_playbook.model import Capacity, Settings
from icp_playbook.phrases import did_you_mean
from icp_playbook.source import Document


def incomplete_capacity(settings: Settings, document: Document) -> Iterator[Finding]:
    """A finding for everything in `capacity` that is well-formed but makes no sense."""
    capacity = settings.capacity
    if capacity is None:
        return
    yield from _named(capacity, settings, document)
    if not capacity.accounts_per_rep and not capacity.plays:
        yield rules.CAPACITY.at(
            document.at_key("capacity"),
            "`capacity` does not say how many accounts a rep can work",
            "write `accounts_per_rep`, by tier, or `plays`, by play",
        )
    if capacity.market is None and capacity.accounts is not None:
        yield rules.CAPACITY.at(
            document.at_key("capacity", "accounts"),
            "`accounts` counts a market of which no list is a sample",
            "name the list under `market`, or remove `accounts`",
        )


def _named(capacity: Capacity, settings: Settings, document: Document) -> Iterator[Finding]:
    tiers, plays, lists = settings.tiers, settings.plays, settings.lists
    yield from _unknown(
        "tier", "accounts_per_rep", capacity.accounts_per_rep, [one.id for one in tiers], document
    )
    yield from _unknown("play", "plays", capacity.plays, [one.id for one in plays], document)
    market, known = capacity.market, [one.id for one in lists]
    if market is not None and market not in known:
        yield rules.UNKNOWN_REFERENCE.at(
            document.at("capacity", "market"),
            f'account list "{market}" does not exist',
            did_you_mean(market, known, "describe it under `lists`"),
        )


def _unknown(
    what: str, key: str, names: Iterable[str], known: list[str], document: Document
) -> Iterator[Finding]:
    for name in names:
        if name not in known:
            yield rules.UNKNOWN_REFERENCE.at(
                document.at_key("capacity", key, name),
                f'{what} "{name}" does not exist',
                did_you_mean(name, known, "" if known else f"define the {what} first"),
            )
