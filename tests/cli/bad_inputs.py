"""The whole table of bad input, and the rules it breaks."""

import re

from tests.cli.bad_audience import AUDIENCES
from tests.cli.bad_contacts import CONTACTS
from tests.cli.bad_custom import CUSTOM
from tests.cli.bad_decisions import DECISIONS
from tests.cli.bad_edits import EDITS
from tests.cli.bad_files import FILES
from tests.cli.bad_input import BadInput
from tests.cli.bad_links import LINKS
from tests.cli.bad_lists import ACCOUNT_LISTS, CAPACITIES, FREEZES
from tests.cli.bad_meaning import MEANING
from tests.cli.bad_outcomes import OUTCOMES
from tests.cli.bad_shapes import SHAPE
from tests.cli.bad_signals import SIGNALS
from tests.cli.bad_slips import SLIPS
from tests.cli.bad_yaml import YAML

BAD_INPUTS: tuple[BadInput, ...] = (
    *FILES,
    *YAML,
    *EDITS,
    *SHAPE,
    *SLIPS,
    *LINKS,
    *MEANING,
    *SIGNALS,
    *CONTACTS,
    *AUDIENCES,
    *CUSTOM,
    *DECISIONS,
    *OUTCOMES,
    *ACCOUNT_LISTS,
    *CAPACITIES,
    *FREEZES,
)

RULES: frozenset[str] = frozenset(
    rule for row in BAD_INPUTS for rule in re.findall(r": error\[([a-z0-9-]+)\] ", row.finding)
)
"""The rules that at least one row breaks."""
