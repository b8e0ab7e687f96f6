"""Values that a cell can say so plainly that staging reads them."""

import datetime

from icp_playbook.fields import NOT_KNOWN, Field
from icp_playbook.warehouse.cell_expressions import SCALES
from icp_playbook.warehouse.folded_words import APART, marks_of

_FIRST_DAY = datetime.date(1970, 1, 2)


def is_plain(field: Field, value: object, scale: str = "") -> bool:
    """Whether it is; `scale` is what the sums of the column are counted in."""
    match value:
        case bool():
            return True
        case int():
            return 0 <= value < 10**15 and value % SCALES.get(scale, 1) == 0
        case float():
            least = 1 if field.type == "percent" else 0
            return least <= value < 10**12 and round(value, 2) == value
        case datetime.date():
            return value >= _FIRST_DAY
        case frozenset():
            listed = all(one in field.choices for one in value)
            return listed and (len(value) == 1 or (len(value) > 1 and APART in marks_of(field)))
        case str():
            known = value.lower() not in NOT_KNOWN or field.type == "choice"
            plain = field.type != "domain" or "--" not in value
            return value.isascii() and value == value.strip() and value.isprintable() and known and plain
        case _:
            return False
