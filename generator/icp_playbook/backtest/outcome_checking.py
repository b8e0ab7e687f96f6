"""The lists of outcomes as `check` compares them with the playbook."""

from collections.abc import Iterator, Sequence
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
from icp_playbook.playbook import Documents, Key, Playbook


def checked_outcomes(playbook: Playbook, documents: Documents, root: Path) -> ReadOutcomes:
    """What the lists of the settings tell; `root` is the folder that their files start from.

    Raises CommandError where the playbook names none, and without scipy.
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
        tuple(_problems(lists, documents)),
        drifted_shares(lists, prepared),
        differing_rates(playbook, prepared, lists),
    )


def _problems(lists: Sequence[OutcomeList], documents: Documents) -> Iterator[ListProblem]:
    """What stops a list or a row of it, at the file or at the first row that has it."""
    document = documents[Key("playbook", "playbook")]
    for place, listed in enumerate(lists):
        for one in listed.problems:
            if one.rows and one.left_out:
                yield ListProblem(Location(one.where, one.rows[0]), one.sentence, one.remedy)
            elif one.fatal:
                yield ListProblem(document.at("outcomes", place, "file"), one.line, one.remedy)
