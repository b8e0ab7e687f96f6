"""Programs with accounts that every engine is asked about: drawn, of the vectors, and of the example."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from icp_playbook.engines import ENGINE_COLUMNS
from icp_playbook.fit import Account, Program, WordList, program_record, word_list_record
from tests.engines.parity import Row, by_python
from tests.fit import example
from tests.fit.drawn import Draw, words_record
from tests.fit.programs import program_of, words_of
from tests.fit.ranged import AS_OF, DrawRanges
from tests.fit.vectors import (
    Vector,
    account_of,
    condition_vectors,
    one_must,
    ranking_vectors,
    record_of,
    verdict_vectors,
)

Json = dict[str, Any]
SOME = ("rank", "status", "potential", "why", "reasons", "next_question", "segment", "intent", "certain")
VECTOR_COLUMNS = tuple(f"icp_{name}" for name in (*SOME, "expected"))


@dataclass(frozen=True)
class Case:
    """A program, its words and accounts of it as JSON has them; `icp` is empty where the ICPs are ranked."""

    name: str
    program: Json
    words: Json
    accounts: list[Json]
    as_of: str
    icp: str
    columns: Sequence[str] = ENGINE_COLUMNS
    all_ranged: bool = False

    @property
    def day(self) -> datetime.date:
        """The day of the verdicts."""
        return datetime.date.fromisoformat(self.as_of)

    def typed(self) -> tuple[Program, WordList, list[Account]]:
        """The three as Python has them."""
        accounts = [account_of(self.program, one) for one in self.accounts]
        return program_of(self.program), words_of(self.words), accounts

    def by_python(self) -> list[Row]:
        """What Python says of each account."""
        return by_python(*self.typed(), self.day, self.icp or None, self.columns)

    def of(self, columns: Sequence[str]) -> "Case":
        """The same, asked for these columns."""
        return replace(self, columns=tuple(columns))


def expect_the_same(case: Case, found: Sequence[Row], wanted: Sequence[Row]) -> None:
    """Every column of every account, and the order of all."""
    assert len(found) == len(wanted), case.name
    for account, one, other in zip(case.accounts, wanted, found, strict=True):
        assert other == one, f"{case.name}, {account}"


def drawn_case(seed: int, accounts: int) -> Case:
    """A program of everything, and so many accounts."""
    random = Random(seed)  # noqa: S311  # the same in every run
    draw = Draw(random, assumed=True)
    data, as_of = draw.program(), draw.as_of()
    drawn = [draw.account(as_of, random.choice([0.2, 0.6, 1])) for _ in range(accounts)]
    return Case(
        *(f"program {seed}", data, words_record(data), drawn, as_of, _judging(data)),
        all_ranged=random.random() < 0.5,
    )


def ranged_case(seed: int, accounts: int) -> Case:
    """A program whose rows ask one range in several places."""
    random = Random(seed)  # noqa: S311  # the same in every run
    draw = DrawRanges(random)
    data = draw.program()
    (icp,) = data["icps"]
    if random.random() < 0.5:
        icp["enough"] = draw.program()["icps"][0]["score"][0]["bands"][0]["when"]
    missed = {"unknown": "missed"}
    icp["score"] = [row | (missed if random.random() < 0.4 else {}) for row in icp["score"]]
    drawn = [draw.account() for _ in range(accounts)]
    return Case(f"ranges {seed}", data, words_record(data), drawn, AS_OF, "")


def example_case(accounts: int) -> Case:
    """The example playbook with its own accounts, and so many of them with gaps."""
    named = [example.account_of(one) for one in example.playbook().examples.values()]
    random = Random(1)  # noqa: S311  # the same in every run
    gaps = (example.with_gaps(random.choice(named), random) for _ in range(accounts))
    program, words = example.program(), example.words()
    found = [record_of(one) for one in (*named, *gaps)]
    return Case("the example", program_record(program), word_list_record(words), found, AS_OF, "")


def verdict_cases() -> Iterator[Case]:
    """The vectors of whole verdicts and of rankings, those of one program together; none asks contacts."""
    together: dict[str, list[Vector]] = {}
    for vector in (*verdict_vectors(), *ranking_vectors()):
        if not vector.program.get("contacts"):
            together.setdefault(f"{vector.program}{vector.icp}{vector.as_of}", []).append(vector)
    for first, *others in together.values():
        data, accounts = first.program, [first.account, *(one.account for one in others)]
        case = Case(
            first.name, data, words_record(data), accounts, first.as_of, first.icp, columns=VECTOR_COLUMNS
        )
        if first.icp or not _judging(data):
            yield case


def condition_cases() -> Iterator[Case]:
    """The vectors of conditions, all of a day as musts of one program."""
    by_day: dict[str, list[Vector]] = {}
    for vector in condition_vectors():
        by_day.setdefault(vector.as_of, []).append(vector)
    for as_of, vectors in by_day.items():
        data = one_must({}, vectors[0].program["fields"])
        musts = {str(must): must for one in vectors for must in one.program["icps"][0]["must"]}
        rows = [must | {"id": f"must-{at}"} for at, must in enumerate(musts.values())]
        data["icps"][0]["must"] = rows
        accounts = [one.account for one in vectors]
        yield Case(f"conditions, {as_of}", data, words_record(data), accounts, as_of, "", ("icp_reasons",))


def _judging(data: Json) -> str:
    """The first ICP where none is in use, else empty."""
    used = any(icp.get("operational", True) for icp in data["icps"])
    return "" if used else str(data["icps"][0]["id"])
