"""Which rows of lists of outcomes are of one company, and shares of which the interval knows it.

A list of deals names a company as often as it had a deal. What became of these is hardly independent: a rate
counts every deal, its interval and its tests count as many as are independent at the least.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from icp_playbook.backtest.intervals import Share, effective_sample, share
from icp_playbook.backtest.outcome import Outcome, OutcomeList
from icp_playbook.fields import folded

_NAMELESS = "row "
RowKey: TypeAlias = tuple[str, int]
"""The id of a list, and the number of a row."""


def companies_of(lists: Sequence[OutcomeList]) -> Mapping[RowKey, str]:
    """The company of each row: its domain, else its name, without regard to case and accents.

    A name without a domain is of the company that is so called where only one domain has that name. A row
    with neither is a company by itself.
    """
    domains: dict[str, set[str]] = defaultdict(set)
    for listed in lists:
        for outcome in listed.outcomes:
            if outcome.domain is not None and outcome.named:
                domains[folded(outcome.label)].add(outcome.domain)
    found: dict[RowKey, str] = {}
    for listed in lists:
        for outcome in listed.outcomes:
            key = listed.id, outcome.row
            if outcome.domain is not None:
                found[key] = f"domain {outcome.domain}"
            elif not outcome.named:
                found[key] = f"{_NAMELESS}{listed.id} {outcome.row}"
            else:
                name = folded(outcome.label)
                own = domains.get(name, set())
                found[key] = f"domain {next(iter(own))}" if len(own) == 1 else f"name {name}"
    return found


def first_created(listed: OutcomeList) -> tuple[Outcome, ...]:
    """Of each company the row that was created first; rows of no day count where there is no other."""
    companies = companies_of([listed])
    found: dict[str, Outcome] = {}
    for outcome in sorted(listed.outcomes, key=lambda one: one.created or datetime.date.max):
        found.setdefault(companies[listed.id, outcome.row], outcome)
    first = {outcome.row for outcome in found.values()}
    return tuple(outcome for outcome in listed.outcomes if outcome.row in first)


@dataclass(frozen=True, slots=True)
class CompanyCount:
    """Of how many companies the rows of a back-test are."""

    companies: int
    repeated: int
    """Those of which there are several rows."""
    rows_of_repeated: int
    nameless: int
    """Rows with neither a name nor a domain, each of which counts as a company."""

    @classmethod
    def of(cls, companies: Iterable[str]) -> "CompanyCount":
        """Counted from the company of each row."""
        sizes = Counter(companies)
        several = [size for size in sizes.values() if size > 1]
        nameless = sum(company.startswith(_NAMELESS) for company in sizes)
        return cls(len(sizes), len(several), sum(several), nameless)


NO_COMPANIES = CompanyCount(0, 0, 0, 0)


def company_share(answers: Iterable[tuple[str, bool]]) -> Share | None:
    """The share of those that answer yes, each with its company; None of nobody."""
    pairs = list(answers)
    sizes = Counter(company for company, _ in pairs)
    return share(sum(answer for _, answer in pairs), len(pairs), effective_sample(sizes.values()))
