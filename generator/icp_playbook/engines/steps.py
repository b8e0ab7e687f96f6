"""A statement as named steps, each a relation over the one before it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import ibis.expr.types as ir


@dataclass(frozen=True, slots=True)
class QueryStep:
    """One step. Its relation reads a table that is named as the step before it, the first the accounts."""

    name: str
    about: str
    """What it does, in a sentence."""
    relation: ir.Table
    comments: Mapping[str, str] = field(default_factory=dict)
    """Column → why it is there: of a criterion its label and its why."""
