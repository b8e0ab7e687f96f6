"""Decision tables with known gaps and overlaps, from manuals and papers: the numbers are theirs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from icp_playbook.fields import Catalogue, Conventions, Field
from tests.fit.programs import Json


@dataclass(frozen=True)
class DecisionTable:
    """Rows over some fields, with what is known of them."""

    name: str
    fields: Mapping[str, Any]
    """Field → its type, or the values of a choice."""
    rows: Mapping[str, Json]
    overlaps: frozenset[tuple[str, str]] = frozenset()
    """The pairs of rows that one input can meet."""
    gap: bool = False
    """Whether some input meets no row."""
    within: Json | None = None
    """Where the table is meant to hold."""
    shared: Json | None = None
    """An input that meets two rows."""
    missed: Json | None = None
    """An input that meets none."""

    def __str__(self) -> str:
        return self.name

    @property
    def catalogue(self) -> Catalogue:
        """The fields."""
        return Catalogue(
            tuple(_field(name, type_) for name, type_ in self.fields.items()), Conventions("USD")
        )


def _field(name: str, type_: Any) -> Field:
    values = [] if isinstance(type_, str) else [{"id": value, "label": value} for value in type_]
    kind = type_ if isinstance(type_, str) else "choice"
    return Field.model_validate({"id": name, "label": name, "type": kind, "values": values})


def between(name: str, low: float, high: float) -> Json:
    """[low..high]"""
    return {"field": name, "between": [low, high]}


def below(name: str, bound: float) -> Json:
    """Less than a bound."""
    return {"not": {"field": name, "at_least": bound}}


def above(name: str, bound: float) -> Json:
    """More than a bound."""
    return {"not": {"field": name, "at_most": bound}}


def from_to(name: str, low: float, high: float) -> Json:
    """[low..high)"""
    return {"all": [{"field": name, "at_least": low}, below(name, high)]}


def is_(name: str, value: object) -> Json:
    """Equal to a value."""
    return {"field": name, "is": value}


def rows(*found: Sequence[Json]) -> dict[str, Json]:
    """Rows of cells, numbered from 1."""
    return {str(at): {"all": list(cells)} for at, cells in enumerate(found, 1)}


def pairs(*found: str) -> frozenset[tuple[str, str]]:
    """Pairs of rows, written `1-2`."""
    return frozenset((left, right) for left, _, right in (one.partition("-") for one in found))


# IBM, "Decision table errors and warnings", ibm.com/docs/en/odmoc: ages of customers.
IBM_AGES = [
    DecisionTable(
        "IBM: ages that overlap",
        {"age": "integer"},
        rows([between("age", 17, 30)], [between("age", 29, 40)]),
        overlaps=pairs("1-2"),
        within=between("age", 17, 40),
        shared={"age": 29},
    ),
    DecisionTable(
        "IBM: ages with a gap",
        {"age": "integer"},
        rows([between("age", 17, 30)], [between("age", 32, 40)]),
        gap=True,
        within=between("age", 17, 40),
        missed={"age": 31},
    ),
]


def _minimum_ages(second: int) -> dict[str, Json]:
    new_york = is_("state", "new-york")
    return rows([new_york, from_to("age", 18, 21)], [new_york, from_to("age", second, 25)])


# IBM, ODM 9.6, "Task 4: Correcting an overlapping data error": the minimum age in New York.
IBM_STATES = [
    DecisionTable(
        f"IBM: minimum ages from {second}",
        {"state": ["new-york", "other"], "age": "integer"},
        _minimum_ages(second),
        overlaps=pairs("1-2") if second < 21 else frozenset(),
        within={"all": [is_("state", "new-york"), from_to("age", 18, 25)]},
        shared={"state": "new-york", "age": 20} if second < 21 else None,
    )
    for second in (19, 21)
]

AMOUNTS = (100_000, 300_000, 600_000)


def _insurance(*more: tuple[str, Json]) -> dict[str, Json]:
    amounts = [
        below("amount", AMOUNTS[0]),
        *(from_to("amount", low, high) for low, high in pairwise(AMOUNTS)),
        {"field": "amount", "at_least": AMOUNTS[-1]},
    ]
    cells = [(grade, amount) for grade in "ab" for amount in amounts]
    return rows(*([is_("grade", grade), amount] for grade, amount in (*cells, *more)))


# IBM, "Decision tables" and "Rows and cells", ODM 8: insurance by the grade and the amount of a loan; in the
# second, a row is added to the partition of grade B.
IBM_LOANS = [
    DecisionTable("IBM: insurance of loans", {"grade": ["a", "b"], "amount": "money"}, _insurance()),
    DecisionTable(
        "IBM: insurance of loans, one row more",
        {"grade": ["a", "b"], "amount": "money"},
        _insurance(("b", from_to("amount", 600_000, 800_000))),
        overlaps=pairs("8-9"),
        shared={"grade": "b", "amount": 600_000},
    ),
    DecisionTable(
        "IBM: insurance of loans, a grade more",
        {"grade": ["a", "b", "c"], "amount": "money"},
        _insurance(),
        gap=True,
        missed={"grade": "c", "amount": 0},
    ),
]

# Progress Corticon, "Value ranges that overlap".
CORTICON = DecisionTable(
    "Corticon: ranges that overlap",
    {"value": "number"},
    rows([between("value", 0, 10)], [between("value", 5, 15)]),
    overlaps=pairs("1-2"),
    within=between("value", 0, 15),
    shared={"value": 5},
)

# TIBCO, "Decision Table Analyzer": conditions that are always true, or never.
TIBCO = [
    DecisionTable(
        "TIBCO: more than 10 and less than 5",
        {"value": "number"},
        rows([above("value", 10), below("value", 5)]),
        gap=True,
        missed={"value": 7},
    ),
    DecisionTable(
        "TIBCO: more than 50 or less than 100",
        {"value": "number"},
        {"1": {"any": [above("value", 50), below("value", 100)]}},
    ),
    DecisionTable(
        "TIBCO: one of two ends and the middle",
        {"value": "number"},
        rows([{"any": [above("value", 100), below("value", 50)]}, above("value", 60), below("value", 80)]),
        gap=True,
        missed={"value": 70},
    ),
]


def _risk(last: int) -> dict[str, Json]:
    def three(*cells: Json, low: int, high: int) -> list[list[Json]]:
        credits = (below("credit", low), between("credit", low, high), above("credit", high))
        return [[*cells, credit] for credit in credits]

    new, known = is_("existing", False), is_("existing", True)
    found = rows(
        *three(new, below("risk", 120), low=590, high=610),
        *three(new, between("risk", 120, 130), low=600, high=625),
        [new, above("risk", 130)],
        *three(known, {"field": "risk", "at_most": 100}, low=580, high=600),
        *three(known, above("risk", 100), low=590, high=615),
    )
    return found | {"13": {"all": [known, above("risk", last), above("credit", 615)]}}


# OMG, Decision Model and Notation, the lending example: risk after asking the bureau, hit policy unique. In
# the second, the last row begins above 110 instead of 100, a slip that public copies of the table have.
DMN_LENDING = [
    DecisionTable(
        f"DMN: risk above {last}",
        {"existing": "boolean", "risk": "integer", "credit": "integer"},
        _risk(last),
        gap=last > 100,
        missed={"existing": True, "risk": 105, "credit": 616} if last > 100 else None,
    )
    for last in (100, 110)
]

# github.com/dmn-tck/tck, 0004-simpletable-U, hit policy unique.
DMN_APPROVAL = DecisionTable(
    "DMN: approval",
    {"age": "integer", "risk": ["high", "medium", "low"], "affordable": "boolean"},
    rows(
        [
            {"field": "age", "at_least": 18},
            {"field": "risk", "in": ["medium", "low"]},
            is_("affordable", True),
        ],
        [below("age", 18), {"field": "risk", "in": ["medium", "low"]}, is_("affordable", True)],
        [is_("risk", "high"), is_("affordable", True)],
        [is_("affordable", False)],
    ),
)

# In the manner of Calvanese, Dumas, Laurson, Maggi, Montali and Teinemaa, "Semantics and Analysis of DMN
# Decision Tables" (BPM 2016): the grade of a loan as rectangles of income and size.
LOAN_GRADES = DecisionTable(
    "loan grades as rectangles",
    {"income": "money", "size": "money"},
    rows(
        [between("income", 0, 1000), between("size", 0, 1000)],
        [between("income", 250, 750), between("size", 4000, 5000)],
        [between("income", 500, 1500), between("size", 500, 3000)],
        [between("income", 2000, 2500), between("size", 0, 2000)],
    ),
    overlaps=pairs("1-3"),
    gap=True,
    shared={"income": 500, "size": 1000},
    missed={"income": 1750, "size": 1000},
)

TABLES = [
    *IBM_AGES,
    *IBM_STATES,
    *IBM_LOANS,
    CORTICON,
    *TIBCO,
    *DMN_LENDING,
    DMN_APPROVAL,
    LOAN_GRADES,
]
