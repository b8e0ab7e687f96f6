"""A short history of the minimal playbook: one commit per step, each with a change to show."""

from pathlib import Path

from tests.history.repositories import Step, repository
from tests.playbooks.copies import MINIMAL

FILES = sorted(path.relative_to(MINIMAL).as_posix() for path in MINIMAL.rglob("*.yaml"))
OUT = "icp/disqualifiers/no-night-shift.yaml"
ICP = "icp/profiles/bakeries.yaml"
STEPS = [
    Step("01-begin", {"copy": {path: path for path in FILES if not path.startswith("mkdocs")}}),
    Step(
        "02-tighten",
        {
            "message": "Turn away small night shifts (#7)\n\nWhy: Below 30 people nobody renews.\n\n"
            "Evidence: 11 of 14 left within a year.\n",
            "edit": {OUT: ["at_least: 3}", "at_least: 30}"]},
        },
    ),
    Step("03-break", {"message": "Reword in a hurry", "edit": {ICP: ["name: Bakeries", "name: [Bakeries"]}}),
    Step(
        "04-mend",
        {
            "message": "Mend, and relax again\n\nWhy: Crumb renewed with 20 people.",
            "edit": {
                ICP: ["name: [Bakeries", "name: Bakeries and patisseries"],
                OUT: ["at_least: 30}", "at_least: 3}"],
            },
        },
    ),
    Step(
        "05-rename",
        {
            "message": "Call the disqualifier what it is",
            "rename": {OUT: "icp/disqualifiers/day-only.yaml"},
            "edit": {ICP: ["disqualifiers: [no-night-shift]", "disqualifiers: [day-only]"]},
        },
    ),
    Step(
        "06-bot",
        {
            "author": "tidy[bot] <bot@oven.example>",
            "edit": {"personas/owner.yaml": ["name: Owner", "name: The owner"]},
        },
    ),
    Step(
        "07-delete",
        {"message": "Drop an example\n\nWhy: It taught nothing.", "remove": ["icp/examples/doughs.yaml"]},
    ),
]


def sample_repository(folder: Path, steps: int = len(STEPS)) -> Path:
    """The playbook after this many steps."""
    return repository(STEPS[:steps], folder / "oven")
