"""The files of the package, and the folder they are written to."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from icp_playbook.findings import CommandError, Finding
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.outputs import begin
from icp_playbook.phrases import shown
from icp_playbook.playbook import Playbook
from icp_playbook.source import MAX_BYTES, read_bytes, to_yaml
from icp_playbook.warehouse.model_files import Warehouse
from icp_playbook.warehouse.package_readme import read_me
from icp_playbook.warehouse.properties import exposures, model_properties, source_properties
from icp_playbook.warehouse.source_columns import source_of
from icp_playbook.warehouse.unit_tests import unit_tests

PROJECT = "dbt_project.yml"
MARK = "# Written by `icp-playbook sql --dbt`; the next run replaces this folder.\n"
TODAY = "today"
_DAY_MACRO = """\
{# The day so many days before the as-of day, as text: 2026-10-01. #}
{% macro icp_day(days) -%}
{%- set as_of = var('icp_as_of') | string -%}
{%- if as_of == 'today' -%}{%- set day = run_started_at.date() -%}
{%- else -%}{%- set day = modules.datetime.date.fromisoformat(as_of) -%}{%- endif -%}
{{ modules.datetime.date.fromordinal([1, day.toordinal() - days] | max).isoformat() }}
{%- endmacro %}
"""


@dataclass(frozen=True, slots=True)
class PackageRequest:
    """What is asked for. Without headers, columns go by the first name that a field lists."""

    dialect: str
    headers: Sequence[str] | None = None
    key: str | None = None
    as_of: datetime.date | None = None
    """The day that `icp_as_of` has by default; None for the day of each run."""


def dbt_package(playbook: Playbook, request: PackageRequest) -> Mapping[str, str]:
    """Path → text. The same playbook and request give the same texts.

    Raises CommandError for a header without a known column or the key, and for what no statement can say.
    """
    prepared = PreparedPlaybook.of(playbook)
    source = source_of(playbook.catalogue, prepared.program.fields, request.headers, request.key)
    warehouse = Warehouse(prepared, source, request.dialect)
    models = dict(warehouse.models())
    names = [PurePosixPath(path).stem for path in models]
    tests = unit_tests(warehouse, playbook)
    as_of = request.as_of.isoformat() if request.as_of else TODAY
    files = {
        PROJECT: MARK + to_yaml(_project(as_of)),
        "README.md": read_me(warehouse, names, sum(map(len, tests.values())), as_of),
        "macros/icp_day.sql": _DAY_MACRO,
        "models/sources.yml": to_yaml(source_properties(warehouse)),
        "models/schema.yml": to_yaml(model_properties(warehouse, playbook, names)),
        "models/exposures.yml": to_yaml(exposures(playbook, names)),
        **models,
    }
    for model, listed in tests.items():
        files[f"models/unit_tests/{model}.yml"] = to_yaml({"version": 2, "unit_tests": listed})
    return dict(sorted(files.items()))


def _project(as_of: str) -> dict[str, object]:
    return {
        "name": "icp_playbook",
        "version": "1.0.0",
        "config-version": 2,
        "profile": "icp_playbook",
        "require-dbt-version": ">=1.8.0",
        "model-paths": ["models"],
        "macro-paths": ["macros"],
        "vars": {"icp_as_of": as_of, "icp_table": "accounts"},
        "models": {
            "icp_playbook": {
                "+materialized": "view",
                "icp_ranking": {"+materialized": "table"},
                "staging": {"stg_icp_accounts": {"+materialized": "table"}},
            }
        },
    }


def write_package(folder: Path, files: Mapping[str, str]) -> None:
    """Writes the package, at once; in place of one that was written before.

    Raises CommandError if the folder holds something else, or cannot be written.
    """
    if folder.is_dir() and any(folder.iterdir()):
        before = read_bytes(folder, PROJECT, MAX_BYTES)
        if isinstance(before, Finding) or not before.startswith(MARK.encode()):
            raise CommandError(
                f"`{shown(folder)}` is not empty and holds no package of this command",
                "name an empty or a new folder",
            )
    with begin(folder) as new:
        for path, text in files.items():
            new.write(path, text.encode())
        new.swap()
