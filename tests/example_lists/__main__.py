"""Writes the lists of the example playbook; with --check says whether the files are what it would write."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from icp_playbook.playbook import load
from tests.example_lists.deals import drawn_deals
from tests.example_lists.evaluator import DrawnEvaluator
from tests.example_lists.other_lists import best, control, poor
from tests.example_lists.writing import companies_text, deals_text

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "icp" / "lists"


def example_lists() -> Mapping[str, str]:
    """File name → its text."""
    playbook = load(ROOT).playbook
    if playbook is None:
        raise click.ClickException("the example playbook has errors; run `icp-playbook check`")
    evaluator, catalogue = DrawnEvaluator(playbook), playbook.catalogue
    deals = drawn_deals(evaluator)
    return {
        "deals.csv": deals_text(deals, catalogue),
        "best-customers.csv": companies_text(best(evaluator, deals), catalogue),
        "poor-fits.csv": companies_text(poor(deals), catalogue),
        "control.csv": companies_text(control(evaluator, {deal.name for deal in deals}), catalogue),
    }


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a file differs.")
def main(check: bool) -> None:
    """Draw the deals and lists of the example playbook into icp/lists."""
    differ = []
    for name, text in example_lists().items():
        file = FOLDER / name
        if check and (not file.exists() or file.read_text(encoding="utf-8") != text):
            differ.append(name)
        elif not check:
            FOLDER.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
    if differ:
        click.echo(f"{', '.join(differ)}: not what `python -m tests.example_lists` writes", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
