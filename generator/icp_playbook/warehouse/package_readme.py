"""The README of the package: how it is run, which column stands for what, and what staging does not read."""

from collections.abc import Iterator, Sequence

from icp_playbook.phrases import counted
from icp_playbook.warehouse.model_files import KEY, RANKING, STAGED, Warehouse
from icp_playbook.warehouse.staging import UNREAD

_UNREAD = (
    'bands of numbers, such as "51-200" or "10M+"',
    'amounts with a currency, words or marks between thousands, such as "$5M" or "1,250,000"',
    "amounts in another currency than the playbook's",
    "dates that are not written year first, such as 03/04/2026",
    "names of countries in other languages than English",
    "values that are not listed; in a list of values, one unknown name leaves the whole cell unread, in an"
    " open list one that may be meant for a listed value",
    "texts beyond plain ASCII, except listed names as they are listed",
    "numbers below zero, and numbers with three or more digits behind the point",
)


def read_me(warehouse: Warehouse, models: Sequence[str], tests: int, as_of: str) -> str:
    """The README as Markdown."""
    return "\n".join(_lines(warehouse, models, tests, as_of)) + "\n"


def _lines(warehouse: Warehouse, models: Sequence[str], tests: int, as_of: str) -> Iterator[str]:
    words, source = warehouse.prepared.words, warehouse.source
    yield f"# {words.playbook} in {warehouse.dialect}"
    yield ""
    yield "Written by `icp-playbook sql --dbt`, for dbt 1.8 or later. The next run replaces this folder: keep"
    yield "`profiles.yml` and your own models elsewhere."
    yield ""
    yield f"* `{STAGED}`: the accounts of the source, read; `{UNREAD}` counts the cells that were not."
    icps = len(models) - 1 - (RANKING in models)
    yield f"* {counted(icps, 'model')} `icp_…`, one for each ICP: every account against it."
    if RANKING in models:
        yield f"* `{RANKING}`: every account against the ICP that comes first for it, ranked."
    yield f"* {counted(tests, 'unit test')}: each ICP at its bounds, and the example accounts."
    yield ""
    yield "## Run it"
    yield ""
    yield "```bash"
    yield "dbt build --vars '{icp_schema: crm, icp_table: accounts}'"
    yield "```"
    yield ""
    yield "| variable | is | default |"
    yield "| --- | --- | --- |"
    yield "| `icp_schema` | the schema of the table of accounts | that of the target |"
    yield "| `icp_table` | its name | `accounts` |"
    yield f"| `icp_as_of` | the day signals are counted back from, or `today` (UTC) | `{as_of}` |"
    yield ""
    yield "## Columns"
    yield ""
    if not source.recognised:
        yield "Each column below has to exist: the name is the first that `icp/fields.yaml` lists. To go by"
        yield "the columns that you have, write the package with `--header accounts.csv`."
        yield ""
    yield "| field | column |"
    yield "| --- | --- |"
    yield f"| `{KEY}` | {_code(source.key)} |"
    for field in warehouse.prepared.program.fields:
        names = ", then ".join(_code(one.name) for one in source.columns.get(field, ()))
        yield f"| `{field}` | {names or 'none: not known of any account'} |"
    yield ""
    yield "## What staging does not read"
    yield ""
    yield f"It is null, and counted in `{UNREAD}`; `icp-playbook score` reads more of it:"
    yield ""
    yield from (f"* {one}" for one in _UNREAD)


def _code(text: str) -> str:
    return f"`{text.replace('`', ' ').replace('|', ' ')}`"
