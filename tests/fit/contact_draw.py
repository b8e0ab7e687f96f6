"""Drawn programs of which some fields describe contacts, and accounts with several contacts."""

from collections.abc import Mapping
from typing import Any

from tests.fit.drawn import FIELDS, NUMERIC, Draw, Json


class DrawContacts(Draw):
    """As `Draw`; every condition that tests a field of contacts is asked of any contact, or of all."""

    def program(self) -> Json:
        """A compiled playbook."""
        names = self.random.sample(list(FIELDS), 5)
        self.matches = {name: self.random.choice(["any", "all"]) for name in names}
        return of_contacts(super().program(), self.matches)

    def account(self, as_of: str, share: float = 0.6) -> Json:
        """An account with up to three contacts; now and then one value stands for all of them."""
        count = self.random.randint(1, 3)
        known = super().account(as_of, share)
        return {
            name: {"contacts": [value, *(self._one_contact(name, as_of) for _ in range(count - 1))]}
            if name in self.matches and self.random.random() < 0.8
            else value
            for name, value in known.items()
        }

    def _one_contact(self, name: str, as_of: str) -> Any:
        if self.random.random() < 0.2:
            return None
        type_ = FIELDS[name]
        banded = type_ in NUMERIC and self.random.random() < 0.2
        return self.band(type_) if banded else self.value(type_, as_of)


def of_contacts(program: Json, matches: Mapping[str, str]) -> Json:
    """A program with some fields of contacts: a condition is asked as the first that it tests says."""
    for icp in program["icps"]:
        for part in ("must", "score", "disqualifiers", "signals", "segments"):
            for row in icp[part]:
                for one in row.get("bands", [row]):
                    one["when"] = _asked(one["when"], matches)
        if "enough" in icp:
            icp["enough"] = _asked(icp["enough"], matches)
    return program | {"contacts": matches}


def _asked(when: Json, matches: Mapping[str, str]) -> Json:
    names = [name for name in fields_asked(when) if name in matches]
    return {"contacts": matches[names[0]], "when": when} if names else when


def fields_asked(when: Json) -> list[str]:
    """The fields that a condition tests."""
    parts = when.get("all") or when.get("any") or [when[key] for key in ("not", "when") if key in when]
    return [when["field"]] if "field" in when else [name for part in parts for name in fields_asked(part)]
