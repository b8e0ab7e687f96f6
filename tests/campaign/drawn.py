"""Conditions and accounts drawn near their limits, over fields that every target has a column for."""

import datetime
from typing import Any, assert_never

from hypothesis import strategies as st

from icp_playbook.conditions.operators import OperatorKey, operators_for
from icp_playbook.fields import Catalogue, Choice, Columns, Conventions, Field
from icp_playbook.fit import Account, Program, as_account
from icp_playbook.fit.logic import holds
from tests.fit.programs import condition_of, program_of, types_of

Json = dict[str, Any]
AS_OF = datetime.date(2026, 11, 22)
_DAYS = [str(AS_OF - datetime.timedelta(days=days)) for days in (-1, 0, 1, 30, 31, 90, 91)]


def _columns(name: str) -> Columns:
    return Columns(
        hubspot=(f"hs_{name}", name), salesforce=(f"{name.capitalize()}__c", name), zoho=(name.capitalize(),)
    )


CATALOGUE = Catalogue(
    (
        Field(id="people", label="People", type="integer", columns=_columns("people")),
        Field(id="revenue", label="Revenue", type="money", columns=_columns("revenue")),
        Field(
            id="trade",
            label="Trade",
            type="choice",
            values=tuple(
                Choice(id=name, label=name.capitalize(), synonyms=(f"{name.upper()}_TRADE",))
                for name in ("bread", "wine", "coal")
            ),
            columns=_columns("trade"),
        ),
        Field(
            id="tools",
            label="Tools",
            type="choices",
            values=tuple(Choice(id=name, label=name.capitalize()) for name in ("slack", "excel", "new-crm")),
            columns=_columns("tools"),
        ),
        Field(id="country", label="Country", type="country", columns=_columns("country")),
        Field(id="debts", label="Debts", type="boolean", columns=_columns("debts")),
        Field(id="share", label="Share", type="number", columns=_columns("share")),
        Field(id="growth", label="Growth", type="percent", columns=_columns("growth")),
        Field(id="since", label="Since", type="year", columns=_columns("since")),
        Field(id="site", label="Site", type="domain", columns=_columns("site")),
        Field(id="title", label="Title", type="text", columns=_columns("title")),
        Field(id="opened", label="Opened", type="date", columns=_columns("opened")),
    ),
    Conventions("USD"),
)
_NUMBERS = st.sampled_from([0, 9, 10, 11, 50, 51])
_VALUES: dict[str, st.SearchStrategy[Any]] = {
    "people": _NUMBERS,
    "revenue": _NUMBERS,
    "growth": st.sampled_from([-3, -0.5, 0, 8]),
    "since": st.sampled_from([1999, 2000, 2015]),
    "site": st.sampled_from(["clock.com", "a.org", "müller.de"]),
    "share": st.sampled_from([0, 0.5, 9.5, 10]),
    "trade": st.sampled_from(["bread", "wine", "coal"]),
    "country": st.sampled_from(["GB", "NO", "US"]),
    "debts": st.booleans(),
    "title": st.sampled_from(["a", "A", "o'clock", "", 'say "x"']),
    "opened": st.sampled_from(_DAYS),
}
_TOOLS = st.lists(st.sampled_from(["slack", "excel", "new-crm"]), unique=True)


@st.composite
def field_tests(draw: st.DrawFn, fields: tuple[str, ...]) -> Json:
    """One compiled field test."""
    name = draw(st.sampled_from(fields))
    if draw(st.integers(0, 9)) == 0:
        return {"field": name, "known": draw(st.booleans())}
    key = draw(st.sampled_from([key for key in operators_for(CATALOGUE[name].type) if key != "known"]))
    return {"field": name, key: draw(operand(name, key))}


def operand(name: str, key: OperatorKey) -> st.SearchStrategy[Any]:
    """What an operator takes, for a field that it suits."""
    values = _VALUES.get(name, st.nothing())
    match key:
        case "is" | "at_least" | "at_most":
            return values
        case "in":
            return st.lists(values, min_size=1, max_size=3, unique=True)
        case "between":
            return st.tuples(values, values).map(sorted)
        case "has_any" | "has_all" | "has_none":
            return _TOOLS.filter(bool)
        case "contains_any" | "starts_with" | "ends_with":
            return st.lists(st.sampled_from(["a", "clock", '"']), min_size=1, max_size=2, unique=True)
        case "within":
            return st.sampled_from([1, 30, 90])
        case "known":
            return st.booleans()
        case _:
            assert_never(key)


def conditions(fields: tuple[str, ...] = tuple(CATALOGUE.fields)) -> st.SearchStrategy[Json]:
    """A compiled condition."""
    return st.recursive(
        field_tests(fields),
        lambda inner: st.one_of(
            st.builds(lambda parts: {"all": parts}, st.lists(inner, min_size=1, max_size=3)),
            st.builds(lambda parts: {"any": parts}, st.lists(inner, min_size=1, max_size=3)),
            st.builds(lambda part: {"not": part}, inner),
        ),
        max_leaves=6,
    )


def accounts() -> st.SearchStrategy[Json]:
    """An account as JSON, with gaps."""
    return st.fixed_dictionaries({}, optional={**_VALUES, "tools": _TOOLS})


def account_of(record: Json) -> Account:
    """A record as evaluators take it."""
    return as_account(record, CATALOGUE)


def belongs(must: Json, out: Json, account: Account) -> bool:
    """Whether the evaluator lets an account in: an unknown value fails a must and passes a disqualifier."""
    types = types_of(CATALOGUE)
    met, applies = (holds(condition_of(record, types), account, AS_OF) for record in (must, out))
    return met is True and applies is not True


def program(musts: list[Json], outs: list[Json] | None = None, catalogue: Catalogue = CATALOGUE) -> Program:
    """A program of one ICP, "icp", with these musts and disqualifiers."""
    return program_of(
        {
            "fields": types_of(catalogue),
            "icps": [
                {
                    "id": "icp",
                    "must": [{"id": f"must-{n}", "when": when} for n, when in enumerate(musts)],
                    "disqualifiers": [{"id": f"out-{n}", "when": when} for n, when in enumerate(outs or [])],
                }
            ],
        }
    )
