"""A must that follows from the other musts, or a disqualifier that those before it always forestall."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from icp_playbook.boundary import first_to_hold, impossible_musts, must_decides
from icp_playbook.fields import Catalogue
from icp_playbook.findings import Finding, Location
from icp_playbook.fit import IcpProgram, NamedCondition, compile_icp, fields_in
from icp_playbook.lint.reached_sums import UNDECIDED_HELP
from icp_playbook.lint.rule import LintRule
from icp_playbook.phrases import series
from icp_playbook.playbook import Documents, Key, Playbook, must_label


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each must, or disqualifier, that decides nothing that the others do not."""
    for id_, profile in playbook.profiles.items():
        icp, document = compile_icp(playbook, id_).icps[id_], documents[Key("profile", id_)]
        musts = [must_label(must, playbook.catalogue) for must in profile.fit.must]
        for row in playbook.memo(_implied_musts, icp, playbook.catalogue):
            location = document.at("fit", "must", row.place, "when")
            if row.decided:
                sentence = f'every account that meets {_named(musts, row.by)} meets "{musts[row.place]}" too'
                yield RULE.at(location, sentence, "delete it, or narrow it")
            else:
                yield _undecided(location, musts[row.place])
        outs = [playbook.disqualifiers[out.id].name for out in icp.disqualifiers]
        for row in playbook.memo(_forestalled, icp, playbook.catalogue):
            location = document.at("fit", "disqualifiers", row.place)
            if row.decided:
                sentence = (
                    f'whoever meets "{outs[row.place]}" meets {_named(outs, row.by, "or")} above it too'
                )
                yield RULE.at(
                    location, sentence, "list it higher, so that it is named, or take it off the list"
                )
            else:
                yield _undecided(location, outs[row.place])


def _named(names: Sequence[str], places: Sequence[int], conjunction: str = "and") -> str:
    return series([f'"{names[place]}"' for place in places], conjunction)


def _undecided(location: Location, name: str) -> Finding:
    sentence = f'whether "{name}" follows from others was not decided in time'
    return RULE.at(location, sentence, UNDECIDED_HELP)


@dataclass(frozen=True, slots=True)
class ImpliedRow:
    """A must or a disqualifier that others imply, by their places."""

    place: int
    by: tuple[int, ...]
    decided: bool


def _implied_musts(icp: IcpProgram, catalogue: Catalogue) -> tuple[ImpliedRow, ...]:
    """Musts without which every account is judged the same: the later of two that say one thing."""
    if impossible_musts(icp, catalogue):
        return ()
    left, found = list(icp.must), []
    for place, row in reversed([*enumerate(icp.must)]):
        others = [one for one in left if one is not row]
        by = tuple(icp.must.index(one) for one in others if _share(one, row))
        if by and not (answer := must_decides(row, others, catalogue)).shown:
            left.remove(row)
            found.append(ImpliedRow(place, by, answer.decided))
    return tuple(found[::-1])


def _forestalled(icp: IcpProgram, catalogue: Catalogue) -> tuple[ImpliedRow, ...]:
    """Disqualifiers that are never the first to hold."""
    found = []
    for place, row in enumerate(icp.disqualifiers):
        before = icp.disqualifiers[:place]
        by = tuple(index for index, one in enumerate(before) if _share(one, row))
        if by and not (answer := first_to_hold(row, before, catalogue)).shown:
            found.append(ImpliedRow(place, by, answer.decided))
    return tuple(found)


def _share(one: NamedCondition, other: NamedCondition) -> bool:
    """Whether two rows test a field in common; else neither can follow from the other."""
    return bool(fields_in(one.when) & fields_in(other.when))


RULE = LintRule(
    id="implied-by-others",
    about="No must follows from the other musts, and no disqualifier from those above it.",
    example=(
        'every account that meets "50 to 200 staff" meets "At least 10 staff" too',
        "delete it, or narrow it",
    ),
    check=check,
)
