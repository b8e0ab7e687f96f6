"""The panel on /fit/ as a visitor uses it: fields by their labels, the verdict as shown."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Locator, Page

from icp_playbook.fields import Field
from icp_playbook.fields.countries import country_names
from icp_playbook.fit import (
    Account,
    Program,
    Reason,
    Verdict,
    WordList,
    build_word_list,
    compile_playbook,
    domains_of,
    note,
    to_reach,
)
from icp_playbook.model import Example
from icp_playbook.playbook import Playbook, load
from icp_playbook.values import money
from icp_playbook.views.fit.verdict import points_words, state_word

ROOT = Path(__file__).parents[2]


@cache
def playbook() -> Playbook:
    """The example playbook that the site under test was built from."""
    loaded = load(ROOT).playbook
    assert loaded is not None
    return loaded


@cache
def program() -> Program:
    """Its program."""
    return compile_playbook(playbook())


@cache
def words() -> WordList:
    """Its words."""
    return build_word_list(playbook(), program())


class Panel:
    """The panel of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, address: str) -> "Panel":
        """Opens the panel's own page at the playbook's address."""
        self.page.goto(f"{address}fit/")
        self.line.wait_for()
        return self

    @property
    def line(self) -> Locator:
        """The verdict in a line."""
        return self.page.locator(".fit-line")

    @property
    def ask(self) -> Locator:
        """The question to ask next."""
        return self.page.get_by_role("region", name="Ask next")

    @property
    def note(self) -> str:
        """The note for the CRM, without the link that ends it."""
        return self._note[0]

    @property
    def link(self) -> str:
        """The link that ends the note."""
        return self._note[2]

    @property
    def _note(self) -> tuple[str, str, str]:
        text = self.page.get_by_label("Note for the CRM").text_content() or ""
        return text.rpartition("\n")

    @property
    def reasons(self) -> list[tuple[str, str]]:
        """State and points of every reason, in the order of the page."""
        found: list[list[str]] = self.page.locator(".fit-reason").evaluate_all(
            """rows => rows.map((row) => [".pb-state", ".fit-reason__points"].map(
                (part) => row.querySelector(part)?.textContent.trim() ?? ""))"""
        )
        return [(state, points) for state, points in found]

    def field(self, field_id: str) -> Locator:
        """The control of a field with its label and hints."""
        return self.page.locator(f'[data-field="{field_id}"]')

    def start_from(self, example_id: str) -> None:
        """Chooses an example account."""
        self.page.get_by_label("Start from an example").select_option(example_id)

    def clear(self) -> None:
        """Clears the panel."""
        self.page.locator(".fit-bar").first.get_by_role("button", name="Clear").click()

    def score_against(self, icp: str) -> None:
        """Chooses an ICP, or none for the best match."""
        self.page.get_by_label("Score against").first.select_option(icp)

    def type_account(self, example: Example) -> None:
        """Enters an example account field by field."""
        self.page.get_by_label("As of").first.fill(example.as_of.isoformat())
        for name, value in example.account.items():
            if name == "name":
                self.page.get_by_label("Company").fill(str(value))
            elif self.field(name).count():
                self._enter(playbook().catalogue[name], value)
        self.score_against(example.icp)

    def _enter(self, field: Field, value: object) -> None:
        control = self.field(field.id)
        match field.type:
            case "boolean":
                control.get_by_label("Yes" if value else "No", exact=True).check()
            case "choice":
                control.locator("select").select_option(str(value))
            case "choices":
                listed = value if isinstance(value, tuple) else (value,)
                labels = [field.choices[str(one)].label for one in listed] or ["None of these"]
                for label in labels:
                    control.get_by_label(label, exact=True).check()
            case "country":
                control.locator("input").fill(country_names()[str(value)])
            case "money":
                amount = money.parse_money(value)
                assert amount is not None
                control.locator("input").fill(f"${amount:,}")
            case _:
                control.locator("input").fill(str(value))


def note_on(verdict: Verdict, account: Account) -> str:
    """Python's note on an account, with what would make the verdict better."""
    fields = domains_of(playbook().catalogue)
    reaches = to_reach(program(), fields, verdict.icp, account, verdict.as_of)
    return note(verdict, words(), reaches)


def shown(verdict: Verdict) -> list[tuple[str, str]]:
    """State and points of every reason as the page must show them: musts, disqualifiers, criteria."""
    order = {"must": 0, "disqualifier": 1, "score": 2}
    return [_row(reason) for reason in sorted(verdict.reasons, key=lambda reason: order[reason.kind])]


def _row(reason: Reason) -> tuple[str, str]:
    points = points_words(reason.low, reason.high, reason.possible) if reason.kind == "score" else ""
    return state_word(reason)[1], points
