"""Fields that tell what became of an account because they were filled in afterwards. They are not used."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from icp_playbook.fields import Field
from icp_playbook.fit import Known
from icp_playbook.mining.exact import NOBODY, Share, interval, p_value
from icp_playbook.mining.parts import Observation

LeakKind: TypeAlias = Literal["afterwards", "presence"]
MOSTLY = 0.5
"""The share of an account's values learnt later than its day, from which on a field is not used."""
_SURE = 0.01
_HARDLY = 5
"""An outcome is as good as told where its share is surely below this part of its share among all."""


@dataclass(frozen=True, slots=True)
class Leak:
    """A field that is not used, and why.

    `afterwards`: `left` of `of` accounts have a value that was learnt after the day they are judged by.
    `presence`: whether there is anything tells the outcome; `filled` and `blank` are those with and without.
    """

    field: str
    kind: LeakKind
    left: int = 0
    of: int = 0
    filled: Share = NOBODY
    blank: Share = NOBODY


@dataclass(frozen=True, slots=True)
class Lateness:
    """Of the values of a field, how many were learnt after the day; `dated` have a day at all."""

    late: int
    dated: int
    of: int


def leaks_of(
    fields: Sequence[Field], observations: Sequence[Observation], lateness: Mapping[str, Lateness]
) -> tuple[Leak, ...]:
    """Fields mostly learnt afterwards, and fields of which presence alone tells the outcome.

    Whether they are present does not matter where every value has a day, and it was not after.
    """
    found = []
    for field in fields:
        late = lateness.get(field.id, Lateness(0, 0, 0))
        if late.of and late.late > MOSTLY * late.of:
            found.append(Leak(field.id, "afterwards", late.late, late.of))
        elif late.dated == 0 and (leak := _presence(field.id, observations, len(fields))) is not None:
            found.append(leak)
    return tuple(found)


def _presence(field: str, observations: Sequence[Observation], tried: int) -> Leak | None:
    """A number that is 0 and a list without a value are as nothing: so are activities nobody counted."""
    filled = [one.won for one in observations if not _is_nothing(one.account.get(field))]
    blank = [one.won for one in observations if _is_nothing(one.account.get(field))]
    if not filled or not blank:
        return None
    one, two = Share(sum(filled), len(filled)), Share(sum(blank), len(blank))
    if p_value(one, two, "either") * tried > _SURE:
        return None
    whole = one + two
    lost, all_lost = (_turned(one), _turned(two)), _turned(whole)
    tells = any(_hardly_any(share, whole) for share in (one, two))
    tells = tells or any(_hardly_any(share, all_lost) for share in lost)
    return Leak(field, "presence", filled=one, blank=two) if tells else None


def _hardly_any(share: Share, whole: Share) -> bool:
    """Whether some accounts are surely won far less often than all."""
    return interval(share)[1] * _HARDLY <= whole.rate


def _turned(share: Share) -> Share:
    return Share(share.lost, share.of)


def _is_nothing(known: Known | None) -> bool:
    return known is None or known == frozenset() or (known == 0 and not isinstance(known, bool))
