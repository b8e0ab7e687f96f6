"""Accounts drawn near the limits of a playbook, with ranges and gaps."""

import datetime
from collections.abc import Iterator
from random import Random

from icp_playbook.decisions import ComparedAccount
from icp_playbook.fields import Field, traits
from icp_playbook.fit import Account, compile_playbook, named_values, tests_in
from icp_playbook.playbook import Playbook
from icp_playbook.values import Interval

DAY = datetime.date(2026, 10, 1)


class DrawAccounts:
    """Accounts of one playbook."""

    def __init__(self, playbook: Playbook, random: Random) -> None:
        self.playbook, self.random = playbook, random
        self.named: dict[str, list[object]] = {}
        for icp in compile_playbook(playbook).icps.values():
            for test in tests_in(*icp.conditions):
                self.named.setdefault(test.field, []).extend(named_values(test))

    def some(self, count: int) -> Iterator[ComparedAccount]:
        """So many of them."""
        for at in range(count):
            account = self.account()
            yield ComparedAccount(f"drawn {at}", f"drawn {at}", account, account, DAY)

    def account(self) -> Account:
        """One of which a part is known."""
        known = self.random.choice((0.5, 0.8, 1.0))
        return {
            name: self._value(self.playbook.catalogue[name], values)  # type: ignore[misc]  # what its field holds
            for name, values in self.named.items()
            if self.playbook.catalogue[name].match is None and self.random.random() < known
        }

    def _value(self, field: Field, values: list[object]) -> object:
        random = self.random
        if field.type == "boolean":
            return random.random() < 0.5
        if field.type == "choices":
            listed = [str(one) for one in values] or list(field.choices)
            return frozenset(random.sample(listed, random.randint(0, min(4, len(listed)))))
        if field.type == "date":
            return DAY - datetime.timedelta(days=random.choice((0, 30, 89, 90, 91, 200, 365, 500, 1000)))
        if field.type == "choice":
            return str(random.choice([*values, *field.choices]))
        if traits(field.type).number:
            bound = random.choice([one for one in values if isinstance(one, int)] or [10])
            near = max(0, bound + random.choice((-1, 0, 0, 1, bound // 2, -(bound // 3))))
            ranged = random.random() < 0.3 and field.type != "year"
            return Interval(near, random.choice((near * 2 + 5, near * 5 + 9, None))) if ranged else near
        return (
            random.choice([*values, "elsewhere"])
            if field.type != "country"
            else random.choice([*values, "BR"])
        )
