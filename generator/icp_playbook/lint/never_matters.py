"""The rule `never-matters`: what can never change a verdict: musts, bands, caps, disqualifiers, `enough`."""

from collections.abc import Iterator

from icp_playbook.boundary import NotDecided, implies, impossible
from icp_playbook.fields import Catalogue
from icp_playbook.findings import Finding
from icp_playbook.fit import CompiledCondition, IcpProgram, compile_playbook, tests_in
from icp_playbook.fit.condition import IsKnown
from icp_playbook.lint.deletion import after_deletion
from icp_playbook.lint.reached_bands import reached_bands
from icp_playbook.lint.reached_sums import UNDECIDED_HELP
from icp_playbook.lint.rule import LintRule
from icp_playbook.model import BandedCriterion, Profile
from icp_playbook.playbook import Documents, Key, Playbook, cap_label, criterion_label, must_label
from icp_playbook.source import Document

_DELETE = "delete it, or fix the condition"


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each part of a profile that provably decides nothing."""
    program = compile_playbook(playbook)
    for id_, icp in program.icps.items():
        document, profile = documents[Key("profile", id_)], playbook.profiles[id_]
        yield from _in_time(_conditions(icp, profile, document, playbook), document)
        yield from _caps(icp, profile, document)


def _conditions(
    icp: IcpProgram, profile: Profile, document: Document, playbook: Playbook
) -> Iterator[Finding]:
    contradictions = list(_musts(icp, profile, document, playbook.catalogue))
    yield from contradictions
    if not contradictions:
        yield from _enough(icp, document, playbook.catalogue)
        yield from _disqualifiers(icp, document, playbook)
        yield from _criteria(icp, profile, document, playbook)


def _in_time(findings: Iterator[Finding], document: Document) -> Iterator[Finding]:
    """Findings, and that there may be more where a question would take too long."""
    try:
        yield from findings
    except NotDecided:
        sentence = "whether every part of this profile can matter was not decided in time"
        yield RULE.at(document.at("fit"), sentence, UNDECIDED_HELP)


def _musts(icp: IcpProgram, profile: Profile, document: Document, catalogue: Catalogue) -> Iterator[Finding]:
    """The first must that cannot hold beside those before it."""
    conditions = [must.when for must in icp.must]
    names = [f'"{must_label(must, catalogue)}"' for must in profile.fit.must]
    for index, condition in enumerate(conditions):
        if not impossible(conditions[: index + 1], catalogue, icp):
            continue
        against = [
            names[other]
            for other in range(index)
            if impossible([conditions[other], condition], catalogue, icp)
        ]
        others = against[0] if against else "the musts before it"
        alone = impossible([condition], catalogue, icp)
        yield RULE.at(
            document.at("fit", "must", index, "when"),
            f"no account can meet {names[index]}"
            if alone
            else f"no account can meet {names[index]} and {others}",
            "widen one of them: as it is, every account is outside" if not alone else _DELETE,
        )
        return


def _enough(icp: IcpProgram, document: Document, catalogue: Catalogue) -> Iterator[Finding]:
    """What must be known, if it never can be of an account that meets the musts, or always is of any."""
    if icp.enough is None:
        return
    musts = [must.when for must in icp.must]
    if impossible([*musts, icp.enough], catalogue, icp):
        yield RULE.at(
            document.at("fit", "enough"),
            "`enough` never holds for an account that meets the musts, so none can fit",
            "ask for less, or fix its condition",
        )
    elif _only_known(icp.enough) and implies([], icp.enough, catalogue):
        sentence = "`enough` holds for every account, whatever is known"
        yield RULE.at(document.at("fit", "enough"), sentence, _DELETE)


def _only_known(enough: CompiledCondition) -> bool:
    """Whether it asks for nothing but what is known, so that it is never unknown itself."""
    return all(isinstance(test, IsKnown) for test in tests_in(enough))


def _disqualifiers(icp: IcpProgram, document: Document, playbook: Playbook) -> Iterator[Finding]:
    given = [must.when for must in icp.must]
    for index, out in enumerate(icp.disqualifiers):
        path = ("fit", "disqualifiers", index)
        name = playbook.disqualifiers[out.id].name
        if impossible([*given, out.when], playbook.catalogue, icp):
            yield RULE.at(
                document.at(*path),
                f'no account that meets the musts can meet the disqualifier "{name}"',
                "take it off the list, or fix its condition or the musts",
            )
        elif implies(given, out.when, playbook.catalogue, icp):
            yield RULE.at(
                document.at(*path),
                f'every account that meets the musts meets the disqualifier "{name}", so none can fit',
                "take it off the list, or fix its condition or the musts",
            )


def _criteria(icp: IcpProgram, profile: Profile, document: Document, playbook: Playbook) -> Iterator[Finding]:
    """Bands no account can reach, and criteria that give every account the same points."""
    catalogue = playbook.catalogue
    of_rows = playbook.memo(reached_bands, icp, catalogue)
    for index, (row, criterion, reached) in enumerate(
        zip(icp.score, profile.fit.score, of_rows, strict=True)
    ):
        bands, name = row.bands, criterion_label(criterion, catalogue)
        if len(reached.by_musts) == 1:
            (only,) = reached.by_musts
            points = 0 if only is None else bands[only].points
            yield RULE.at(
                document.at("fit", "score", index),
                f'"{name}" comes to {points:+d} points for every account that meets the musts'
                if points
                else f'no account that meets the musts can meet "{name}"',
                "it tells no account from another: fix its condition or the musts, or delete it"
                f"{after_deletion(icp, index)}",
            )
            continue
        for place in range(len(bands)):
            path = ("bands", place) if isinstance(criterion, BandedCriterion) else ()
            if place not in reached.anywhere:
                why = "no account can reach it: a band above it applies whenever it would"
                why = (
                    why
                    if not impossible([bands[place].when], catalogue, icp)
                    else "no account can meet its condition"
                )
            elif place not in reached.by_musts:
                why = "no account that meets the musts can reach it"
            elif reached.inside and place not in reached.inside:
                why = "the disqualifiers rule out every account that could reach it"
            else:
                continue
            yield RULE.at(
                document.at("fit", "score", index, *path),
                f'{_ordinal(place, len(bands))} of "{name}" never counts: {why}',
                f"fix the condition, or delete it{after_deletion(icp, index, place)}",
            )


def _caps(icp: IcpProgram, profile: Profile, document: Document) -> Iterator[Finding]:
    """Caps that the criteria cannot exceed."""
    possible = {row.id: row.possible for row in icp.score}
    for cap in icp.caps:
        most = sum(possible[id_] for id_ in cap.criteria)
        if most <= cap.at_most:
            yield RULE.at(
                document.at("fit", "caps", cap.id),
                f'the cap "{cap_label(cap.id, profile.fit.caps[cap.id])}" takes no points off: its criteria '
                f"earn {most} at most",
                f"lower `at_most` below {most}, or delete the cap",
            )


def _ordinal(place: int, count: int) -> str:
    return "the condition" if count == 1 else f"band {place + 1}"


RULE = LintRule(
    id="never-matters",
    about="Every must, band, disqualifier, cap and `enough` can change a verdict.",
    example=("no account can meet two of the musts together", "widen one of them"),
    check=check,
)
