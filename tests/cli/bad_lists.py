"""Lists of accounts that are described in a way that makes no sense."""

from collections.abc import Callable

from tests.cli.bad_input import PLAYBOOK, BadInput
from tests.playbooks.copies import PlaybookCopy


def _listed(share: str = "", file: str = "best.csv") -> Callable[[PlaybookCopy], object]:
    """A playbook with a list in two lines at the end of its settings; the share is in the second."""
    item = (
        f"lists:\n  - {{id: best, label: Best, file: {file}, as_of: 2026-03-01,\n     shares: [{share}]}}\n"
    )

    def break_it(p: PlaybookCopy) -> None:
        p.write("best.csv", "Company,Employees\nKneads,20\n")
        p.write(PLAYBOOK, f"{p.text(PLAYBOOK)}{item}")

    return break_it


def _error(line: int, column: int, sentence: str, rule: str = "account-list") -> str:
    return f"{PLAYBOOK}:{line}:{column}: error[{rule}] {sentence}"


ACCOUNT_LISTS = (
    BadInput(
        "a share of nothing",
        _listed("{at_least: 60}"),
        _error(50, 15, "a share of nothing"),
        "list the `tiers` or `statuses` that count",
    ),
    BadInput(
        "a share that asks nothing",
        _listed("{tiers: [tier-1]}"),
        _error(50, 15, "a share without a floor or a ceiling"),
        "write `at_least` or `at_most`",
    ),
    BadInput(
        "a ceiling below its floor",
        _listed("{tiers: [tier-1], at_least: 60, at_most: 40}"),
        _error(50, 56, "a ceiling of 40% below the floor of 60%"),
        "no list can have both; change one of them",
    ),
    BadInput(
        "two shares of the same accounts",
        _listed("{tiers: [tier-1], at_least: 60}, {tiers: [tier-1], at_most: 90}"),
        _error(50, 48, "two shares are of the same accounts"),
        "write the floor and the ceiling into one",
    ),
    BadInput(
        "a share of a tier that is not there",
        _listed("{tiers: [tier-3], at_least: 60}"),
        _error(50, 24, 'tier "tier-3" does not exist', "unknown-reference"),
        'did you mean "tier-2"?',
    ),
    BadInput(
        "a list outside of the playbook",
        _listed(file="../best.csv"),
        _error(49, 35, "`../best.csv` is not in the folder of the playbook"),
        "keep the list beside the playbook, in `icp/lists/`, and name it from there",
    ),
)


def _capacity(says: str) -> Callable[[PlaybookCopy], object]:
    return lambda p: p.write(PLAYBOOK, f"{p.text(PLAYBOOK)}capacity: {{reps: 2{says}}}\n")


def _freeze(says: str) -> Callable[[PlaybookCopy], object]:
    return lambda p: p.write(PLAYBOOK, f"{p.text(PLAYBOOK)}policy: {{freeze: [{{id: end, {says}}}]}}\n")


FREEZES = (
    BadInput(
        "a freeze that ends before it begins",
        _freeze("from: 2026-12-31, to: 2026-12-01"),
        _error(48, 51, "the freeze ends on 1 Dec 2026, before it begins", "freeze"),
        "write a day from 2026-12-31 on under `to`",
    ),
    BadInput(
        "a freeze that never ends",
        _freeze("last: 90d, of: quarter"),
        _error(
            48,
            35,
            "a freeze of the last 90 days of each quarter never ends: a quarter can have 90 days",
            "freeze",
        ),
        "write fewer days, at most 89d",
    ),
)
CAPACITIES = (
    BadInput(
        "a capacity of nothing",
        _capacity(""),
        _error(48, 1, "`capacity` does not say how many accounts a rep can work", "capacity"),
        "write `accounts_per_rep`, by tier, or `plays`, by play",
    ),
    BadInput(
        "a market of which no list is a sample",
        _capacity(", plays: {pursue: 5}, accounts: 900"),
        _error(48, 41, "`accounts` counts a market of which no list is a sample", "capacity"),
        "name the list under `market`, or remove `accounts`",
    ),
    BadInput(
        "a capacity for a tier that is not there",
        _capacity(", accounts_per_rep: {tier-9: 5}"),
        _error(48, 40, 'tier "tier-9" does not exist', "unknown-reference"),
        'did you mean "tier-2"?',
    ),
    BadInput(
        "a capacity for a play that is not there",
        _capacity(", plays: {persue: 5}"),
        _error(48, 29, 'play "persue" does not exist', "unknown-reference"),
        'did you mean "pursue"?',
    ),
    BadInput(
        "a market that is no list",
        _capacity(", plays: {pursue: 5}, market: control"),
        _error(48, 49, 'account list "control" does not exist', "unknown-reference"),
        "describe it under `lists`",
    ),
)
