"""Which accounts are inside two ICPs, pair by pair, and which are inside one and in none of its segments."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from icp_playbook.boundary import ShownAnswer, account_rows, account_words, both_inside, in_no_segment
from icp_playbook.fields import Catalogue
from icp_playbook.fit import IcpProgram, compile_icp, fields_in
from icp_playbook.phrases import counted, plural, series
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.routes import Link, Place

State: TypeAlias = Literal["shared", "none", "open"]
"""Accounts are inside both; provably none is; it was not decided in time."""
WIDEST = 8
"""ICPs beyond which there is no matrix, and pairs that share accounts are only listed."""
LISTED = 10
"""Pairs whose accounts are listed before the others are counted."""
_IN_CELL = 3
"""Values that a cell names."""


@dataclass(frozen=True, slots=True)
class OverlapCell:
    """What two ICPs share: in a cell few values of an account, and where all of them stand."""

    state: State
    words: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class SharedAccount:
    """An account that is inside two ICPs."""

    anchor: str
    one: Link
    other: Link
    words: str


@dataclass(frozen=True, slots=True)
class Overlaps:
    """The matrix: a row for each ICP but the first, a column for each but the last; none of many ICPs."""

    columns: tuple[Link, ...]
    rows: tuple[tuple[Link, tuple[OverlapCell | None, ...]], ...]
    """A cell for each column; None where the pair stands elsewhere, or is none."""
    sentence: str
    shared: tuple[SharedAccount, ...]
    more: str
    """How many pairs more share accounts, in a sentence; "" for none."""


def overlaps(playbook: Playbook, place: Place) -> Overlaps | None:
    """The matrix of the ICPs that are not retired; None where there are no two of them."""
    ids = [id_ for id_, profile in playbook.profiles.items() if profile.status != "retired"]
    if len(ids) < 2:
        return None
    icps = {id_: compile_icp(playbook, id_).icps[id_] for id_ in ids}
    answers = {
        (one, other): playbook.memo(both_inside, icps[one], icps[other], playbook.catalogue)
        for one, other in itertools.combinations(ids, 2)
    }
    links = {id_: place.entry(playbook, Key("profile", id_)) for id_ in ids}
    shared = [
        SharedAccount(
            _anchor(one, other),
            links[one],
            links[other],
            account_words(answer.shown.account, playbook.catalogue, answer.shown.as_of),
        )
        for (one, other), answer in answers.items()
        if answer.shown is not None
    ]
    rows = tuple(
        (
            links[row],
            tuple(
                _cell(answers[column, row], icps[column], icps[row], playbook.catalogue)
                if (column, row) in answers
                else None
                for column in ids[:-1]
            ),
        )
        for row in ids[1:]
    )
    return Overlaps(
        columns=tuple(links[id_] for id_ in ids[:-1]),
        rows=rows if len(ids) <= WIDEST else (),
        sentence=_sentence([*answers.values()]),
        shared=tuple(shared[:LISTED]),
        more=f"{counted(more, 'pair')} more {plural(more, 'shares', 'share')} accounts."
        if (more := len(shared) - LISTED) > 0
        else "",
    )


def left_over(playbook: Playbook, id_: str) -> str:
    """Whether accounts inside an ICP can be in none of its segments, with one; "" where it has none."""
    icp = compile_icp(playbook, id_).icps[id_]
    if not icp.segments:
        return ""
    answer = playbook.memo(in_no_segment, icp, playbook.catalogue)
    if not answer.decided:
        return "Whether every account inside is in a segment was not decided in time."
    if answer.shown is None:
        return "Every account inside of which enough is known is in a segment. That is proven."
    asked = fields_in(*(row.when for row in icp.segments))
    account = {name: value for name, value in answer.shown.account.items() if name in asked}
    words = account_words(account, playbook.catalogue, answer.shown.as_of)
    return f"An account inside can be in no segment, such as: {words}."


def _anchor(one: str, other: str) -> str:
    return f"both-{one}-{other}"


def _cell(answer: ShownAnswer, one: IcpProgram, other: IcpProgram, catalogue: Catalogue) -> OverlapCell:
    if answer.shown is None:
        return OverlapCell("none" if answer.decided else "open")
    asked = fields_in(*(must.when for icp in (one, other) for must in icp.must))
    account = {name: value for name, value in answer.shown.account.items() if name in asked}
    values = [value for _, value in account_rows(account, catalogue, answer.shown.as_of)]
    return OverlapCell("shared", " · ".join(values[:_IN_CELL]), f"#{_anchor(one.id, other.id)}")


def _sentence(answers: Sequence[ShownAnswer]) -> str:
    """How many pairs share accounts, and who gets those."""
    shared = sum(answer.shown is not None for answer in answers)
    undecided = sum(not answer.decided for answer in answers)
    pairs = counted(len(answers), "pair")
    parts = [f"{shared:,} of {pairs} of ICPs {plural(shared, 'shares', 'share')} accounts"] if shared else []
    if undecided:
        parts.append(f"{undecided:,} {plural(undecided, 'was', 'were')} not decided in time")
    if not shared:
        proven = len(answers) - undecided
        first = "No account can be inside two ICPs" if not undecided else f"{proven:,} of {pairs} share none"
        return f"{series([first, *parts])}. That is proven for every account there can be, not tried on some."
    return (
        f"{series(parts)}. An account inside two goes to the one in which it gets the better tier, then the "
        "higher score; then the order of the playbook decides."
    )
