"""What the tests of engines share: a program's statement, made once for all lists of the same columns."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from icp_playbook.engines import AccountTable, QueryStep, compiled_steps, statement
from icp_playbook.engines import judged_list as judged
from icp_playbook.fit import Program, WordList


class StatementMemo:
    """Steps and statements made before, by what they were made of. What it was is kept, so that ids stay."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], tuple[Program, WordList, list[QueryStep]]] = {}
        self._texts: dict[int, str] = {}

    def steps(
        self,
        program: Program,
        words: WordList,
        table: AccountTable,
        as_of: datetime.date,
        icp: str | None,
        columns: Sequence[str],
        *,
        arrays: bool,
    ) -> list[QueryStep]:
        """What `compiled_steps` gives."""
        key = (id(program), id(words), table, as_of, icp, tuple(columns), arrays)
        if key not in self._made:
            found = compiled_steps(program, words, table, as_of, icp, columns, arrays=arrays)
            self._made[key] = (program, words, found)
        return self._made[key][2]

    def text(self, steps: list[QueryStep], dialect: str) -> str:
        """What `statement` gives, for steps that were made here."""
        if not any(steps is made for _, _, made in self._made.values()):
            return statement(steps, dialect)
        if id(steps) not in self._texts:
            self._texts[id(steps)] = statement(steps, dialect)
        return self._texts[id(steps)]


@pytest.fixture(scope="session", autouse=True)
def statements_made_once() -> Iterator[None]:
    """Lists that are judged by one program are judged by one statement."""
    memo: Any = StatementMemo()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(judged, "compiled_steps", memo.steps)
        patch.setattr(judged, "statement", memo.text)
        yield
