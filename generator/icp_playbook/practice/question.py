"""A question of practice: ids of the playbook, the options among them, the one that is right."""

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from icp_playbook.fit import Account, Verdict

Sort: TypeAlias = Literal["judge", "disqualifier", "objection", "committee", "segment"]
SORTS: tuple[Sort, ...] = get_args(Sort)
Judgement: TypeAlias = Literal["fit", "borderline", "wrong", "disqualified"]
JUDGEMENTS: tuple[Judgement, ...] = get_args(Judgement)
NO_SEGMENT = "no segment"
"""The option "no segment"."""


@dataclass(frozen=True, slots=True)
class PracticeCase:
    """An account for practice: an example as it is, or with one field changed."""

    example: str
    account: Account
    verdict: Verdict
    changed: str = ""
    """The field that differs from the example; empty for the example itself."""


@dataclass(frozen=True, slots=True)
class PracticeQuestion:
    """One question about one ICP.

    Options are judgements, disqualifiers, personas, segments (or NO_SEGMENT), or objections written
    segment/objection. `about` is the role of a committee question and the segment/objection of an objection.
    """

    id: str
    sort: Sort
    icp: str
    options: tuple[str, ...]
    answer: str
    about: str = ""
    case: PracticeCase | None = None
