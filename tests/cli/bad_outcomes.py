"""Lists of outcomes that are described in a way that makes no sense."""

from collections.abc import Callable

from tests.cli.bad_input import PLAYBOOK, BadInput
from tests.playbooks.copies import PlaybookCopy

_GOOD = "outcome: Stage"
_VALUES = "won: [Won], lost: [Lost]"


def _listed(columns: str = _GOOD, values: str = _VALUES) -> Callable[[PlaybookCopy], object]:
    """A playbook with a list of outcomes in two lines at the end of its settings."""
    head = "id: deals, label: Deals, file: deals.csv, source: CRM, date: 2026-03-01"
    rest = f", {values}" if values else ""
    item = f"outcomes:\n  - {{{head}{rest},\n     columns: {{{columns}}}}}\n"
    return lambda p: p.write(PLAYBOOK, f"{p.text(PLAYBOOK)}{item}")


def _error(line: int, column: int, sentence: str, rule: str = "outcomes") -> str:
    return f"{PLAYBOOK}:{line}:{column}: error[{rule}] {sentence}"


OUTCOMES = (
    BadInput(
        "outcomes of which no column tells",
        _listed("created: Day", ""),
        _error(50, 6, "`columns` names no outcome"),
        "name the column under `outcome`, with its values under `won` and `lost`; "
        "or a column of yes and no under `won`",
    ),
    BadInput(
        "two columns that tell the outcome",
        _listed("outcome: Stage, won: Is won", ""),
        _error(50, 32, "`outcome` and `won` both say what became of an account"),
        "keep one of the two",
    ),
    BadInput(
        "values of an outcome that is yes or no",
        _listed("won: Is won", "lost: [Lost]"),
        _error(49, 79, "`lost` lists values of the column `outcome`, which is not named"),
        "remove `lost`, or name the column under `outcome` instead of `won`",
    ),
    BadInput(
        "an outcome without values for lost",
        _listed(values="won: [Won]"),
        _error(49, 5, "no value of `Stage` says lost"),
        "list the values under `lost:`, such as Closed Lost",
    ),
    BadInput(
        "a value that says won and lost",
        _listed(values="won: [Won], lost: [Lost, won]"),
        _error(49, 104, '"won" says won already'),
        "keep the value in one of the lists",
    ),
    BadInput(
        "a stage in two places of the funnel",
        _listed("outcome: Stage, stage: Furthest", f"{_VALUES}, stages: [Demo, Offer, demo]"),
        _error(49, 127, '"demo" stands in `stages` twice'),
        "let each stage stand where it belongs",
    ),
    BadInput(
        "stages of no column",
        _listed(values=f"{_VALUES}, stages: [Demo]"),
        _error(49, 105, "`stages` lists values of the column `stage`, which is not named"),
        "name the column under `columns`, or remove `stages`",
    ),
    BadInput(
        "a column that says two things",
        _listed("outcome: Stage, created: Day, closed: day"),
        _error(50, 54, 'the column "day" is `created` already'),
        "let a column say one thing",
    ),
    BadInput(
        "days of a field that is not there",
        _listed("outcome: Stage, known_on: {employes: Day}"),
        _error(50, 43, 'field "employes" is not declared', "unknown-field"),
        'did you mean "employees"?',
    ),
    BadInput(
        "days of what is known of people",
        lambda p: _listed("outcome: Stage, known_on: {margin: Day}")(
            p.edit(
                "icp/fields.yaml",
                "{id: margin, label: Margin, type: percent}",
                "{id: margin, label: Margin, type: percent, of: contact, match: any}",
            )
        ),
        _error(50, 43, "`margin` is of contacts, and people are not read from a list of outcomes"),
        "remove it",
    ),
)
