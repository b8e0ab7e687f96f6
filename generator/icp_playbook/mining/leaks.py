"""Fields that tell what became of an account because they were filled in afterwards. They are not used."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from icp_playbook.backtest import GAP, share
from icp_playbook.fields import Field
from icp_playbook.fit import Known
from icp_playbook.mining.exact import NOBODY, WonShare, interval, p_value
from icp_playbook.mining.parts import Observation

LeakKind: TypeAlias = Literal["afterwards", "presence"]
MOSTLY = 0.5
"""The share of an account's values learnt later than its day, from which on a field is not used."""
_SURE = 0.01
_HARDLY = 5
"""An outcome is as good as told where its share is surely below this part of its share among all."""


@dataclass(frozen=True, slots=True)
class MinedLeak:
    """A field that is not used, and why.

    `afterwards`: `left` of `of` accounts have a value that was learnt after the day they are judged by.
    `presence`: whether there is anything tells the outcome; `filled` and `blank` are those with and without.
    """

    field: str
    kind: LeakKind
    left: int = 0
    of: int = 0
    filled: WonShare = NOBODY
    blank: WonShare = NOBODY


@dataclass(frozen=True, slots=True)
class Lateness:
    """Of the values of a field, how many were learnt after the day; `dated` have a day at all."""

    late: int
    dated: int
    of: int


def leaks_of(
    fields: Sequence[Field], observations: Sequence[Observation], lateness: Mapping[str, Lateness]
) -> tuple[MinedLeak, ...]:
    """Fields mostly learnt afterwards, and fields of which presence alone tells the outcome.

    A number that is 0 counts as absent where no day says that it was known before.
    """
    found = []
    for field in fields:
        late = lateness.get(field.id, Lateness(0, 0, 0))
        if late.of and late.late > MOSTLY * late.of:
            found.append(MinedLeak(field.id, "afterwards", late.late, late.of))
        elif (leak := _presence(field.id, observations, len(fields), dated=late.dated > 0)) is not None:
            found.append(leak)
    return tuple(found)


def _presence(
    field: str, observations: Sequence[Observation], tried: int, *, dated: bool
) -> MinedLeak | None:
    """A leak where a value is known of won and of lost accounts differently, or hardly any without is won."""
    known, unknown = _apart(observations, lambda one: field in one.account)
    if _one_sided(known, unknown):
        return MinedLeak(field, "presence", filled=known, blank=unknown)
    filled, blank = _apart(observations, lambda one: not _is_nothing(one.account.get(field)))
    if dated or not filled.of or not blank.of or p_value(filled, blank, "either") * tried > _SURE:
        return None
    whole, lost = filled + blank, (_turned(filled), _turned(blank))
    tells = any(_hardly_any(one, whole) for one in (filled, blank))
    tells = tells or any(_hardly_any(one, _turned(whole)) for one in lost)
    return MinedLeak(field, "presence", filled=filled, blank=blank) if tells else None


def _apart(
    observations: Sequence[Observation], test: Callable[[Observation], bool]
) -> tuple[WonShare, WonShare]:
    """Those of which something holds, and the others."""
    met = [one.won for one in observations if test(one)]
    won = sum(one.won for one in observations)
    return WonShare(sum(met), len(met)), WonShare(won - sum(met), len(observations) - len(met))


def _one_sided(known: WonShare, unknown: WonShare) -> bool:
    """Whether it is known of won and of lost accounts so differently that `backtest` says so too."""
    won = share(known.won, known.won + unknown.won)
    lost = share(known.lost, known.lost + unknown.lost)
    if won is None or lost is None:
        return False
    low, high = sorted((won, lost), key=lambda one: one.value)
    return high.low - low.high >= GAP


def _hardly_any(share: WonShare, whole: WonShare) -> bool:
    """Whether some accounts are surely won far less often than all."""
    return interval(share)[1] * _HARDLY <= whole.rate


def _turned(share: WonShare) -> WonShare:
    return WonShare(share.lost, share.of)


def _is_nothing(known: Known | None) -> bool:
    return known is None or known == frozenset() or (known == 0 and not isinstance(known, bool))
