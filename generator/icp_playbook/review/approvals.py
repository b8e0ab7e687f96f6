"""Approvals of a change, from the file that a workflow writes of what the forge knows."""

import datetime
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias, get_args

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StrictStr, ValidationError

from icp_playbook.findings import CommandError, Finding
from icp_playbook.model import Function, Settings
from icp_playbook.phrases import series
from icp_playbook.source import read_named
from icp_playbook.values import say_date

State: TypeAlias = Literal["approved", "changes_requested", "dismissed", "commented"]
STATES: tuple[State, ...] = get_args(State)
_FORM = '{"approvals": [{"by": "@mara", "at": "2026-11-30T10:00:00Z", "commit": "<hash>"}]}'


class Approval(BaseModel):
    """What somebody said of a change, of which commit and when. Other keys are the workflow's own."""

    model_config = ConfigDict(frozen=True)

    by: Annotated[StrictStr, Field(min_length=1, max_length=200)]
    """A login, with or without an @ before it, or an e-mail address."""
    at: AwareDatetime
    commit: Annotated[StrictStr, Field(pattern=r"^[0-9a-fA-F]{7,64}$")]
    state: State = "approved"

    @property
    def day(self) -> datetime.date:
        """The day in UTC."""
        return self.at.astimezone(datetime.UTC).date()


class _ApprovalFile(BaseModel):
    approvals: tuple[Approval, ...]


@dataclass(frozen=True, slots=True)
class CountedApproval:
    """An approval with the functions it counts for; `stale` says why it no longer counts, if so."""

    approval: Approval
    functions: tuple[Function, ...]
    stale: str = ""

    @property
    def words(self) -> str:
        """ "@mara, 28 Nov 2026"."""
        return f"{self.approval.by}, {say_date(self.approval.day)}"


def read_approvals(name: str) -> tuple[Approval, ...]:
    """The approvals in a file; - is standard input. Raises CommandError for what is no such file."""
    raw = read_named(name)
    if isinstance(raw, Finding):
        raise CommandError(raw.sentence, f"{raw.help}, or name another file with --approvals")
    try:
        return _ApprovalFile.model_validate(json.loads(raw)).approvals
    except (ValueError, RecursionError) as error:
        raise CommandError(f"`{name}` holds no approvals: {_wrong(error)}", f"write {_FORM}") from error


def _wrong(error: Exception) -> str:
    """What is wrong with the first place that is."""
    if not isinstance(error, ValidationError):
        return "it is no JSON"
    first = error.errors()[0]
    place = ".".join(map(str, first["loc"]))
    if first["type"] == "missing":
        return f"`{place}` is missing"
    if place.endswith(".state"):
        return f"`{place}` is none of {series(STATES)}"
    return f"`{place}` is not as it should be" if place else "it is no mapping"


def counted_approvals(
    approvals: Sequence[Approval],
    settings: Settings,
    on: datetime.date,
    stale: Callable[[str], str],
) -> tuple[CountedApproval, ...]:
    """The last word of everybody up to a day, where it is an approval.

    `settings` say who counts for which function. `stale` says of a commit why an approval of it no longer
    counts, "" where it does.
    """
    last: dict[str, Approval] = {}
    for one in sorted((one for one in approvals if one.day <= on), key=lambda one: one.at):
        if one.state != "commented":
            last[_folded(one.by)] = one
    functions = functions_of(settings, settings.owners)
    return tuple(
        CountedApproval(one, functions.get(by, ()), stale(one.commit))
        for by, one in last.items()
        if one.state == "approved"
    )


def functions_of(settings: Settings, owners: Mapping[str, str]) -> Mapping[str, tuple[Function, ...]]:
    """Login or address → the functions that its approval counts for, as `owners` name people otherwise."""
    also = _same_people(owners)
    found: dict[str, dict[Function, None]] = {}
    for function, people in settings.policy.people.items():
        for name in map(_folded, people):
            for known_as in (name, *also.get(name, ())):
                found.setdefault(known_as, {})[function] = None
    return {name: tuple(functions) for name, functions in found.items()}


def _same_people(owners: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """What `owners` says to be one: an address and the handle it has on the forge."""
    pairs = [(_folded(owner), _folded(handle)) for owner, handle in owners.items()]
    return _grouped([*pairs, *((handle, owner) for owner, handle in pairs)])


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key, value in pairs:
        found[key] = (*found.get(key, ()), value)
    return found


def _folded(name: str) -> str:
    """Forges tell logins apart without regard to case; a login stands with an @."""
    folded = name.strip().casefold()
    return folded if "@" in folded else f"@{folded}"
