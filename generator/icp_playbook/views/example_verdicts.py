"""The example accounts scored: the playbook's program and each verdict, computed once per build."""

from collections.abc import Mapping
from dataclasses import dataclass

from icp_playbook.fit import Program, Verdict, compile_playbook, example_verdicts
from icp_playbook.playbook import Playbook
from icp_playbook.views.labels import SHOWS_LABELS


@dataclass(frozen=True)
class ExampleVerdicts:
    """A program with the verdict it gives every example of its playbook."""

    program: Program
    verdicts: Mapping[str, Verdict]


def evaluate_examples(playbook: Playbook) -> ExampleVerdicts:
    """The examples of a playbook, scored."""
    program = compile_playbook(playbook)
    return ExampleVerdicts(program, example_verdicts(playbook))


def examples_of(playbook: Playbook, icp: str) -> tuple[str, ...]:
    """The examples of an ICP: the great fit first, the wrong one last."""
    own = [(id_, example.shown) for id_, example in playbook.examples_of(icp).items()]
    return tuple([id_ for kind in SHOWS_LABELS for id_, shows in own if shows == kind])
