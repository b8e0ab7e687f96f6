"""The lists of outcomes as `check` compares them with the playbook."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from icp_playbook.backtest.base_rates import differing_rates
from icp_playbook.backtest.drift import drifted_shares
from icp_playbook.backtest.figure_measuring import asked_fields, measured_figures
from icp_playbook.backtest.intervals import expect_statistics
from icp_playbook.backtest.outcome import OutcomeList
from icp_playbook.backtest.outcome_reading import read_outcome_list
from icp_playbook.findings import CommandError, Location
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.lint import ListProblem, ReadOutcomes
from icp_playbook.model import OutcomeSource
from icp_playbook.playbook import Documents, Key, Playbook


def absent_outcomes(playbook: Playbook, root: Path) -> tuple[OutcomeSource, ...]:
    """The lists whose files are not there; `root` is the folder that they start from."""
    return tuple(source for source in playbook.settings.outcomes if not _is_there(root, source))


def checked_outcomes(
    playbook: Playbook, documents: Documents, root: Path, absent: Collection[OutcomeSource] = ()
) -> ReadOutcomes:
    """What the lists of the settings tell; `root` is the folder that their files start from.

    Of those in `absent` nothing is told, not even that they cannot be read. Raises CommandError where the
    playbook names none, and without scipy.
    """
    expect_statistics()
    if not playbook.settings.outcomes:
        raise CommandError(
            "the playbook names no list of outcomes",
            "name one under `outcomes` in icp/playbook.yaml; docs/outcomes.md shows how",
        )
    prepared = PreparedPlaybook.of(playbook)
    lists = [
        read_outcome_list(source, prepared, root, asked_fields(playbook, source.id))
        for source in playbook.settings.outcomes
    ]
    return ReadOutcomes(
        tuple(measured_figures(playbook, prepared, lists)),
        tuple(_problems(lists, documents, {source.id for source in absent})),
        drifted_shares(lists, prepared),
        differing_rates(playbook, prepared, lists),
    )


def _is_there(root: Path, source: OutcomeSource) -> bool:
    try:
        return (root / source.file.partition("::")[0]).exists()
    except (OSError, ValueError):
        return False


def _problems(
    lists: Sequence[OutcomeList], documents: Documents, absent: Collection[str]
) -> Iterator[ListProblem]:
    """What stops a list or a row of it, at the file or at the first row that has it."""
    document = documents[Key("playbook", "playbook")]
    for place, listed in enumerate(lists):
        for one in listed.problems if listed.id not in absent else ():
            if one.rows and one.left_out:
                yield ListProblem(Location(one.where, one.rows[0]), one.sentence, one.remedy)
            elif one.fatal:
                yield ListProblem(document.at("outcomes", place, "file"), one.line, one.remedy)
