"""The models: staging, one of each ICP, and the ranking."""

from collections.abc import Iterator
from dataclasses import dataclass

from icp_playbook.engines import ENGINE_COLUMNS, AccountTable, QueryStep, compiled_steps, statement
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.warehouse.jinja import REFERRED, SOURCED, model_sql
from icp_playbook.warehouse.moving_day import steps_as_of_any_day
from icp_playbook.warehouse.source_columns import AccountSource
from icp_playbook.warehouse.staging import Staging

STAGED, RANKING, KEY = "stg_icp_accounts", "icp_ranking", "account_id"
ICP_COLUMNS = tuple(name for name in ENGINE_COLUMNS if name != "icp_rank")


@dataclass(frozen=True, slots=True)
class Warehouse:
    """The program over a table of accounts in a dialect."""

    prepared: PreparedPlaybook
    source: AccountSource
    dialect: str

    @property
    def table(self) -> AccountTable:
        """The table that the models read."""
        program = self.prepared.program
        own = [name for name in program.fields if name not in program.contacts]
        fields = frozenset(name for name in own if name in self.source.fields)
        return AccountTable(fields, name=REFERRED, key=KEY, key_is_number=False)

    def models(self) -> Iterator[tuple[str, str]]:
        """Path and text of each model."""
        yield f"models/staging/{STAGED}.sql", self._sql(self._staging(), "Accounts as the ICPs read them.")
        for icp, words in self.prepared.words.icps.items():
            yield (
                f"models/icp/{model_of(icp)}.sql",
                self._sql(self._judged(icp), f"Accounts against {words.name}."),
            )
        if any(icp.operational for icp in self.prepared.program.icps.values()):
            head = "Accounts against the ICP that comes first for each, ranked."
            yield f"models/{RANKING}.sql", self._sql(self._judged(None), head)

    def _staging(self) -> list[QueryStep]:
        prepared = self.prepared
        return Staging(prepared.program, prepared.catalogue, self.source, self.table, SOURCED).steps()

    def _judged(self, icp: str | None) -> list[QueryStep]:
        program, words = self.prepared.program, self.prepared.words
        columns = ENGINE_COLUMNS if icp is None else ICP_COLUMNS
        return steps_as_of_any_day(
            program, lambda day: compiled_steps(program, words, self.table, day, icp, columns)
        )

    def _sql(self, steps: list[QueryStep], head: str) -> str:
        return model_sql(statement(steps, self.dialect, head=head))


def model_of(icp: str) -> str:
    """The name of the model of an ICP."""
    return f"icp_{icp.replace('-', '_')}"
