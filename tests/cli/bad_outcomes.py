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


def _measured(query: str) -> Callable[[PlaybookCopy], object]:
    """A playbook with a list of outcomes and a figure that is measured by it, in one line."""
    profile = "icp/profiles/bakeries.yaml"
    figure = "      sample: 30\n      date: 2026-01-15\n"
    return lambda p: _listed("outcome: Stage, created: Day")(p).edit(  # type: ignore[attr-defined]
        profile, figure, f"{figure}      measured: [{{id: all, {query}, sample: 30}}]\n"
    )


def _figure(column: int, sentence: str, rule: str = "measured-figure") -> str:
    return f"icp/profiles/bakeries.yaml:121:{column}: error[{rule}] {sentence}"


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
    BadInput(
        "a measured figure of a list that is not there",
        _measured("outcomes: deal, what: won, value: 40%"),
        _figure(38, 'list of outcomes "deal" does not exist', "unknown-reference"),
        'did you mean "deals"?',
    ),
    BadInput(
        "a measured figure of a column that is not named",
        _measured("outcomes: deals, what: renewed, value: 40%"),
        _figure(45, "`deals` does not name the column `renewed`, which this needs"),
        "name it under `columns` of the outcomes `deals`",
    ),
    BadInput(
        "a measured figure in another unit",
        _measured("outcomes: deals, what: won, value: 40d"),
        _figure(63, "`won` is not measured in what 40d is written in"),
        "write a share, such as 34%",
    ),
    BadInput(
        "a measured figure that is no number",
        _measured("outcomes: deals, what: won, value: four of ten"),
        _figure(63, '`value` is "four of ten"', "bad-value"),
        "write a share such as 34%, days such as 31d, or an amount",
    ),
    BadInput(
        "a measured figure of days that the list has not seen",
        _measured("outcomes: deals, what: won, value: 40%, created: [2026-01-01, 2026-03-02]"),
        _figure(90, "`deals` was taken on 2026-03-01, before 2026-03-02"),
        "end on that day or sooner",
    ),
    BadInput(
        "days that run backwards",
        _measured("outcomes: deals, what: won, value: 40%, created: [2026-01-02, 2026-01-01]"),
        _figure(77, "the range `created` runs from 2026-01-02 down to 2026-01-01", "inverted-range"),
        "write the lower end first",
    ),
    BadInput(
        "a measured figure of a tier that is not there",
        _measured("outcomes: deals, what: won, value: 40%, tiers: [tier-9]"),
        _figure(76, 'tier "tier-9" does not exist', "unknown-reference"),
        'did you mean "tier-2"?',
    ),
    BadInput(
        "a measured figure of people",
        lambda p: _measured("outcomes: deals, what: won, value: 40%, when: {field: margin, at_least: 3}")(
            p.edit(
                "icp/fields.yaml",
                "{id: margin, label: Margin, type: percent}",
                "{id: margin, label: Margin, type: percent, of: contact, match: any}",
            )
        ),
        _figure(74, "`margin` is of contacts, and people are not read from a list of outcomes"),
        "ask for a field of accounts",
    ),
)
