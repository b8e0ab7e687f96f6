"""A playbook's own search tests: `check` says which query does not find what it must, and what came first."""

import pytest

from tests.cli.running import check
from tests.playbooks.copies import PlaybookCopy

FORM = "write {typed: what is typed, finds: [kind/id]}, with `finds: []` where nothing is to be found"
FIRST = "# yaml-language-server: $schema=../../../../schemas/playbook.schema.json"
NAMED = "add the words to the aliases of the entry, or of a value in icp/fields.yaml"


def test_queries_that_find_what_they_must_are_silent(minimal: PlaybookCopy) -> None:
    minimal.write(
        "search.yaml",
        "queries:\n"
        "  - {typed: bakeries, finds: [profile/bakeries]}\n"
        "  - {typed: bakereis, finds: [profile/bakeries]}\n"
        "  - {typed: parental leave policy, finds: []}\n",
    )
    assert (check(minimal).stdout, check(minimal).exit_code) == ("", 0)


@pytest.mark.parametrize(
    ("query", "place", "sentence", "help_"),
    [
        (
            "{typed: bakeries, finds: [persona/owner]}",
            13,
            '"bakeries" finds ICP "Bakeries" first, not persona/owner',
            NAMED,
        ),
        (
            "{typed: kubernetes, finds: [persona/owner]}",
            13,
            '"kubernetes" finds nothing close, not persona/owner',
            NAMED,
        ),
        (
            "{typed: bakeries, finds: []}",
            13,
            '"bakeries" finds ICP "Bakeries" first, where nothing is to be found',
            "take the words out of where they mislead, or name the entry under `finds`",
        ),
        (
            "{typed: bakeries, finds: [profile/bakeries], says: submarines}",
            13,
            '"bakeries" finds ICP "Bakeries" first, but does not show "submarines"',
            "word the sentence with what readers type, or correct `says`",
        ),
        ("{typed: bakeries, finds: [persona/ownr]}", 31, '"persona/ownr" is no entry', None),
        ("{finds: []}", 5, "a query has no `typed`", FORM),
        ("{typed: bakeries, find: []}", 5, "a query has no key `find`", FORM),
        ("{typed: bakeries}", 5, '`finds` of "bakeries" is no list of entries', FORM),
    ],
)
def test_a_query_that_misses_is_an_error(
    minimal: PlaybookCopy, query: str, place: int, sentence: str, help_: str | None
) -> None:
    minimal.write("search.yaml", f"queries:\n  - {query}\n")
    result = check(minimal)
    help_ = help_ or 'did you mean "persona/owner"?'
    assert result.stdout == f"search.yaml:2:{place}: error[missed-search] {sentence}\n  help: {help_}\n"
    assert result.exit_code == 1


def test_a_file_without_queries_is_an_error(minimal: PlaybookCopy) -> None:
    minimal.write("search.yaml", "- bakeries\n")
    assert "error[missed-search] search.yaml has no list `queries`" in check(minimal).stdout


def test_an_alias_mends_it(minimal: PlaybookCopy) -> None:
    minimal.write("search.yaml", "queries:\n  - {typed: gaffer, finds: [persona/owner]}\n")
    assert check(minimal).exit_code == 1
    minimal.edit("personas/owner.yaml", "name: Owner\n", "name: Owner\naliases: [gaffer]\n")
    assert check(minimal).exit_code == 0


def test_the_playbook_can_turn_them_down(minimal: PlaybookCopy) -> None:
    minimal.write("search.yaml", "queries:\n  - {typed: bakeries, finds: []}\n")
    minimal.edit("icp/playbook.yaml", FIRST, f"rules: {{missed-search: warning}}\n{FIRST}")
    assert check(minimal).exit_code == 0
