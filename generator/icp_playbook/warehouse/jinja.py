"""Text for dbt, which takes every file for a template: what is not meant as one stays as it is."""

import re

from icp_playbook.warehouse.moving_day import DAY_CALL

REFERRED, SOURCED = "stg_icp_accounts__referred", "icp_accounts__sourced"
"""Names of tables that stand for what dbt fills in."""
_OPENS = re.compile(r"\{(?=[{%#])")
_DAY = re.compile(f"'{re.escape(DAY_CALL).replace(re.escape('{}'), '([0-9]+)')}'")
_CALLS = {REFERRED: "{{ ref('stg_icp_accounts') }}", SOURCED: "{{ source('icp', 'accounts') }}"}


def literal(text: str) -> str:
    """A text in which nothing begins a tag of Jinja: the brace of one is written by a tag of its own."""
    return _OPENS.sub("{{ '{' }}", text)


def model_sql(statement: str) -> str:
    """A statement as a model: tables and days that dbt fills in, everything else as it is."""
    text = _DAY.sub(r"'{{ icp_day(\1) }}'", literal(statement))
    for name, call in _CALLS.items():
        text = re.sub(f'(?P<quote>["`]?)\\b{name}\\b(?P=quote)', call, text)
    return f"{text}\n"
