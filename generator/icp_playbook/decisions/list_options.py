"""How a list is compared: against which ICP, and the value at stake, a field summed per kind of move."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from icp_playbook.fields import traits
from icp_playbook.findings import CommandError
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.phrases import did_you_mean, shown
from icp_playbook.values import LOWEST, Interval, say_money

OnProgress: TypeAlias = Callable[[str, float], None]
"""Gets what an engine is doing and how much of all is done, 0…1."""


@dataclass(frozen=True, slots=True)
class Worth:
    """A field of the new side with whole numbers that can be summed, and what reports call it."""

    field: str
    label: str
    currency: str | None = None
    """Of an amount of money."""

    def sum(self, amount: int) -> str:
        """A sum in words: "Revenue €1,200,000"."""
        number = f"{amount:,}" if self.currency is None else say_money(amount, self.currency)
        return f"{self.label} {number}"


@dataclass(frozen=True, slots=True)
class ListOptions:
    """How a list is compared."""

    icp: str | None = None
    """The id that the one ICP to score against has now; None for the best of all."""
    worth: Worth | None = None
    """What to sum."""
    memory: str | None = None
    """What an engine may take, as `4GB`; None for what it takes by itself."""
    named: bool = True
    """Whether accounts are named; else only their rows are."""


DEFAULT = ListOptions()


def nobody_looks(_stage: str, _share: float) -> None:
    """Progress that is not shown."""


def worth_of(name: str, prepared: PreparedPlaybook) -> Worth:
    """The field of that id. Raises CommandError for one that is not there or cannot be summed."""
    own = prepared.catalogue.describing("account")
    summed = {
        id_: one for id_, one in own.fields.items() if traits(one.type).amount and traits(one.type).whole
    }
    if name not in summed:
        cause = "is no amount of money and no count" if name in own.fields else "is no field of accounts"
        raise CommandError(f"`{shown(name)}` {cause}", did_you_mean(name, summed))
    money = traits(summed[name].type).money
    return Worth(name, prepared.words.fields[name].label, prepared.catalogue.currency if money else None)


def amount_of(value: object) -> int | None:
    """A whole number, of a band the low end; None where there is none."""
    found = value.low if isinstance(value, Interval) else value
    return found if isinstance(found, int) and not isinstance(found, bool) and found > LOWEST else None
