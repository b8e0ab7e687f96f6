"""What a commit has to do with earlier ones, in repositories that git itself reverts, picks and merges in."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from icp_playbook.cli import main
from icp_playbook.history import Revision, read_history
from icp_playbook.playbook import Key
from tests.cli.repository import Repository

SIGNAL = "icp/signals/second-shop.yaml"
RENAMED = "icp/signals/new-shop.yaml"
PERSONA = "personas/owner.yaml"
PROFILE = "icp/profiles/bakeries.yaml"
CALL, TODAY, TOMORROW = "Call within a week.", "Call today.", "Call tomorrow."
HAS_OPENED, IS_OPEN = "A second shop has opened.", "A second shop is open."
SHARE, BAKE = "Two shops share one oven.", "Two shops bake at night."
SLEEP, REST = "goals: [Sleep]", "goals: [Rest]"


class Book(Repository):
    """A repository that is asked what its newest commit has to do with others."""

    def head(self) -> str:
        """The hash of the last commit."""
        asked = ["git", "rev-parse", "HEAD"]
        return subprocess.run(asked, cwd=self.root, check=True, capture_output=True, text=True).stdout.strip()

    def change(self, message: str, *edits: tuple[str, str, str]) -> str:
        """Commits replaced pieces of text, path by path; returns the hash."""
        for path, old, new in edits:
            self.edit(path, old, new)
        self.commit(message)
        return self.head()

    def newest(self) -> Revision:
        """The last commit, as history has it."""
        return next(one for one in read_history(self.root).every if one.commit.hash == self.head())

    def undone(self) -> list[str]:
        """The subjects of what the last commit undoes; nothing else may have changed."""
        newest = self.newest()
        assert all(one.whole for one in newest.undoes)
        assert not newest.besides
        return [one.subject for one in newest.undoes]

    def repeated(self) -> dict[str, list[str]]:
        """Subject → the subjects of what it repeats."""
        every = read_history(self.root).every
        return {
            one.commit.subject: sorted(other.subject for other in one.repeats) for one in every if one.repeats
        }


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal playbook, committed."""
    folder = tmp_path_factory.mktemp("started") / "repository"
    Book.start(folder)
    return folder


@pytest.fixture
def book(started: Path, tmp_path: Path) -> Book:
    """A copy of it."""
    shutil.copytree(started, tmp_path / "repository")
    return Book(tmp_path / "repository/book")


@pytest.mark.parametrize(
    ("broken", "also"),
    [(b"name: \xff\xfe\n", True), (b"name: [Second shop\n", False), (b"- a list\n", False)],
)
def test_a_revert_of_a_commit_that_broke_a_file_names_it(book: Book, broken: bytes, also: bool) -> None:
    book.write(SIGNAL, broken)
    named = book.change("Break", *[(PERSONA, SLEEP, REST)] * also)
    book.change("Between", (PROFILE, "Paper is wrong by midnight.", "Paper is wrong by ten."))
    book.git("revert", "--no-edit", named)
    assert book.undone() == ["Break"]


def test_a_file_that_is_mended_otherwise_undoes_nothing(book: Book) -> None:
    text = book.text(SIGNAL)
    book.write(SIGNAL, "name: [Second shop\n")
    named = book.change("Break")
    book.write(SIGNAL, text.replace(CALL, TODAY))
    book.commit(f"Mend\n\nThis reverts commit {named}.")
    assert book.newest().undoes == ()


def test_a_file_that_was_broken_twice_is_taken_back_from_both(book: Book) -> None:
    text = book.text(SIGNAL)
    book.write(SIGNAL, "name: [Second shop\n").commit("Break")
    book.write(SIGNAL, "name: [Second shop\nsays: [\n").commit("Break more")
    book.write(SIGNAL, text).commit("As it was")
    assert book.undone() == ["Break", "Break more"]


@pytest.mark.parametrize(("formerly", "named"), [(False, True), (True, True), (True, False)])
def test_a_revert_of_a_change_to_an_entry_that_was_renamed_since_names_it(
    book: Book, formerly: bool, named: bool
) -> None:
    change = book.change("Change", (SIGNAL, CALL, TODAY))
    book.git("mv", SIGNAL, RENAMED)
    if formerly:
        book.edit(RENAMED, "category: ", "formerly: [second-shop]\ncategory: ")
    book.edit(PROFILE, "signals: [second-shop]", "signals: [new-shop]").commit("Rename")
    assert read_history(book.root).moved[Key("signal", "second-shop")] == Key("signal", "new-shop")
    book.git("revert", "--no-edit", change)
    if not named:
        book.git("commit", "--amend", "-q", "-m", "Revert the last change of the signal")
    assert book.undone() == ["Change"]


def test_a_rename_that_is_reverted_is_named(book: Book) -> None:
    book.git("mv", SIGNAL, RENAMED)
    rename = book.change("Rename", (PROFILE, "signals: [second-shop]", "signals: [new-shop]"))
    book.change("Change", (RENAMED, CALL, TODAY))
    book.git("revert", "--no-edit", rename)
    assert book.undone() == ["Rename"]


@pytest.mark.parametrize(
    "message",
    [
        "Go back\n\nThis reverts commit {0}.\nThis reverts commit {1}.",
        "Go back\n\nThis reverts commits {0} and {1}.",
        "Revert the last two",
        "Once more from the start",
    ],
)
def test_one_commit_that_reverts_several_names_them_all(book: Book, message: str) -> None:
    first = book.change("First", (SIGNAL, CALL, TODAY), (PERSONA, SLEEP, REST))
    second = book.change("Second", (SIGNAL, TODAY, TOMORROW))
    book.git("revert", "--no-commit", second, first)
    book.commit(message.format(second, first))
    assert book.undone() == ["First", "Second"]


@pytest.mark.parametrize("message", ["This reverts commit {0}.\nThis reverts commit {1}.", "Undo both."])
def test_several_reverted_at_once_are_named_though_files_changed_since(book: Book, message: str) -> None:
    first = book.change("First", (SIGNAL, CALL, TODAY))
    book.change("Between", (SIGNAL, HAS_OPENED, IS_OPEN))
    second = book.change("Second", (SIGNAL, SHARE, BAKE), (PERSONA, SLEEP, REST))
    book.change("After", (PERSONA, "style: Short", "style: Plain"))
    book.git("revert", "--no-commit", second, first)
    book.commit("Go back\n\n" + message.format(second, first))
    assert book.undone() == ["First", "Second"]


def test_a_merge_that_git_reverts_is_named(book: Book) -> None:
    book.git("checkout", "-q", "-b", "side")
    book.change("First", (SIGNAL, CALL, TODAY))
    book.change("Second", (PERSONA, SLEEP, REST))
    book.git("checkout", "-q", "main")
    book.change("Main", (SIGNAL, HAS_OPENED, IS_OPEN))
    book.git("merge", "-q", "--no-ff", "-m", "Merge the side", "side")
    book.change("After", (PERSONA, "style: Short", "style: Plain"))
    book.git("revert", "--no-edit", "-m", "1", "HEAD~1")
    assert book.undone() == ["Merge the side"]
    book.git("revert", "--no-edit", "HEAD")
    assert book.undone() == ['Revert "Merge the side"']


@pytest.mark.parametrize(
    ("body", "squashed"),
    [("Reverts oven/playbook#12", False), ("Reverts #12", True), ("This reverts merge request !12", True)],
)
def test_a_revert_of_a_pull_request_names_what_came_in_with_it(book: Book, body: str, squashed: bool) -> None:
    book.git("checkout", "-q", "-b", "side")
    book.change("First", (SIGNAL, CALL, TODAY))
    book.change("Second", (SIGNAL, SHARE, BAKE))
    book.git("checkout", "-q", "main")
    if squashed:
        book.git("merge", "-q", "--squash", "side")
        book.commit("Call today (#12)")
    else:
        book.git("merge", "-q", "--no-ff", "-m", "Merge pull request #12 from oven/side", "side")
    book.change("After", (SIGNAL, HAS_OPENED, IS_OPEN))
    book.change(f"Not today (#13)\n\n{body}", (SIGNAL, TODAY, CALL), (SIGNAL, BAKE, SHARE))
    assert book.undone() == (["Call today (#12)"] if squashed else ["First", "Second"])


def test_a_revert_of_a_part_says_so_and_one_that_does_more_says_that(book: Book) -> None:
    first = book.change("First", (SIGNAL, CALL, TODAY), (PERSONA, SLEEP, REST))
    second = book.change("Second", (SIGNAL, SHARE, BAKE))
    reverts = f"This reverts commit {first}.\nThis reverts commit {second}."
    book.change(f"Go back\n\n{reverts}", (SIGNAL, TODAY, CALL), (SIGNAL, BAKE, SHARE))
    newest = book.newest()
    assert {one.subject: one.whole for one in newest.undoes} == {"First": False, "Second": True}
    assert not newest.besides
    third = book.change("Third", (SIGNAL, HAS_OPENED, IS_OPEN))
    both = (SIGNAL, IS_OPEN, HAS_OPENED), (PERSONA, "style: Short", "style: Plain")
    book.change(f"Back again\n\nThis reverts commit {third}.", *both)
    newest = book.newest()
    assert [(one.subject, one.whole) for one in newest.undoes] == [("Third", True)]
    assert newest.besides


def test_a_part_that_nothing_names_and_what_another_did_since_are_not_undone(book: Book) -> None:
    first = book.change("First", (SIGNAL, CALL, TODAY), (PERSONA, SLEEP, REST))
    book.change("Revert some", (SIGNAL, TODAY, CALL))
    assert book.newest().undoes == ()
    book.change(f"Nothing of it\n\nThis reverts commit {first}.", (SIGNAL, HAS_OPENED, IS_OPEN))
    assert book.newest().undoes == ()


def test_taking_back_a_later_change_along_with_the_named_one_is_more_than_undoing_it(book: Book) -> None:
    first = book.change("First", (SIGNAL, CALL, TODAY))
    book.change("Second", (SIGNAL, TODAY, TOMORROW), (PERSONA, SLEEP, REST))
    book.change(f"Back\n\nThis reverts commit {first}.", (SIGNAL, TOMORROW, CALL))
    newest = book.newest()
    assert [(one.subject, one.whole) for one in newest.undoes] == [("First", True)]
    assert newest.besides


def test_an_order_that_stays_is_a_part_that_stays(book: Book) -> None:
    first = "  - {role: economic-buyer, persona: owner, wants: Less waste., blocks: A long contract.}\n"
    second = "  - {role: champion, persona: owner, wants: To sleep., blocks: Typing.}\n"
    moved = (PROFILE, first + second, second + first)
    named = book.change("First", moved, (PROFILE, "wants: No change.", "wants: Rest."))
    book.change(f"Back\n\nThis reverts commit {named}.", (PROFILE, "wants: Rest.", "wants: No change."))
    assert [(one.subject, one.whole) for one in book.newest().undoes] == [("First", False)]


def test_an_entry_that_is_removed_after_a_while_is_no_mistake_of_those_who_wrote_it(book: Book) -> None:
    book.copy(SIGNAL, RENAMED).edit(RENAMED, "name: Second shop", "name: New shop").commit("Add")
    book.change("Edit", (RENAMED, CALL, TODAY))
    book.git("rm", "-q", RENAMED)
    book.commit("No new shops any more")
    assert book.newest().undoes == ()
    book.git("commit", "--amend", "-q", "-m", "Revert the new shop")
    assert book.undone() == ["Add", "Edit"]


def test_a_clean_pick_is_the_same_change_though_its_file_differs_elsewhere(book: Book) -> None:
    book.git("checkout", "-q", "-b", "side")
    book.change("Before", (SIGNAL, HAS_OPENED, IS_OPEN))
    picked = book.change("Picked", (SIGNAL, CALL, TODAY), (PERSONA, SLEEP, REST))
    book.git("checkout", "-q", "main")
    book.change("Main", (PERSONA, "style: Short", "style: Plain"))
    book.git("cherry-pick", picked)
    book.git("commit", "--amend", "-q", "-m", "Picked once more")
    book.git("merge", "-q", "-m", "Merge", "side")
    found = book.repeated()
    assert found in ({"Picked": ["Picked once more"]}, {"Picked once more": ["Picked"]})


@pytest.mark.parametrize(("into", "parted"), [("main", True), ("side", True), ("main", False)])
def test_commits_that_are_merged_after_they_were_squashed_are_the_same_change(
    book: Book, into: str, parted: bool
) -> None:
    book.git("checkout", "-q", "-b", "side")
    book.change("First", (SIGNAL, CALL, TODAY))
    book.change("Second", (SIGNAL, TODAY, TOMORROW), (SIGNAL, SHARE, BAKE))
    book.change("Third", (PERSONA, SLEEP, REST))
    book.git("checkout", "-q", "main")
    if parted:
        book.change("Main", (SIGNAL, HAS_OPENED, IS_OPEN))
    book.git("merge", "-q", "--squash", "side")
    book.commit("All of it (#7)")
    book.git("checkout", "-q", "side")
    book.change("Fourth", (PERSONA, "style: Short", "style: Plain"))
    book.git("checkout", "-q", into)
    book.git("merge", "-q", "--no-ff", "-m", "Merge", "side" if into == "main" else "main")
    assert book.repeated() == {"All of it (#7)": ["First", "Second", "Third"]}


def test_what_a_branch_took_back_before_it_was_squashed_is_part_of_the_same(book: Book) -> None:
    book.git("checkout", "-q", "-b", "side")
    book.change("First", (SIGNAL, CALL, TODAY), (PERSONA, SLEEP, REST))
    book.change("Not that", (PERSONA, REST, SLEEP))
    book.git("checkout", "-q", "main")
    book.git("merge", "-q", "--squash", "side")
    book.commit("Squashed")
    book.git("merge", "-q", "--no-ff", "-m", "Merge", "side")
    assert book.repeated() == {"Squashed": ["First", "Not that"]}


def test_what_was_squashed_with_an_edit_is_another_change(book: Book) -> None:
    book.git("checkout", "-q", "-b", "side")
    book.change("First", (SIGNAL, CALL, TODAY))
    book.change("Second", (PERSONA, SLEEP, REST))
    book.git("checkout", "-q", "main")
    book.git("merge", "-q", "--squash", "side")
    book.change("Squashed", (SIGNAL, SHARE, BAKE))
    book.git("merge", "-q", "--no-ff", "-m", "Merge", "side")
    assert book.repeated() == {}


def test_a_commit_of_another_line_is_not_undone(book: Book) -> None:
    book.git("checkout", "-q", "-b", "side")
    named = book.change("Side", (SIGNAL, CALL, TODAY))
    book.git("checkout", "-q", "main")
    book.edit(SIGNAL, CALL, TODAY).edit(PERSONA, SLEEP, REST).commit("Main")
    book.change(f"Back\n\nThis reverts commit {named}.", (SIGNAL, TODAY, CALL))
    last = book.newest()
    assert last.undoes == ()


def test_the_command_says_what_is_undone_and_what_is_repeated(book: Book) -> None:
    first = book.change("First", (SIGNAL, CALL, TODAY), (PERSONA, SLEEP, REST))
    both = (SIGNAL, TODAY, CALL), (PERSONA, "style: Short", "style: Plain")
    book.change(f"Go back\n\nThis reverts commit {first}.", *both)
    book.git("checkout", "-q", "-b", "side", "HEAD~2")
    again = [book.change("One", (SIGNAL, CALL, TODAY)), book.change("Two", (PERSONA, SLEEP, REST))]
    book.git("checkout", "-q", "main")
    book.git("merge", "-q", "-s", "ours", "--no-ff", "-m", "Merge", "side")
    asked = ["history", "--root", str(book.root)]
    lines = CliRunner().invoke(main, asked).stdout.splitlines()
    about = [line for line in lines if line.startswith(("  undoes", "  makes", "  the same"))]
    assert [re.sub(r", \d{4}-\d\d-\d\d \([0-9a-f]{10}\)", "", line) for line in about] == [
        "  undoes: One",  # the merge, which takes what main has
        "  undoes part of: First",
        "  makes other changes as well",
        "  the same change, made on another branch by these together: One; Two",
    ]
    events = json.loads(CliRunner().invoke(main, [*asked, "--format", "json"]).stdout)["events"]
    known = {event["subject"]: event for event in events}
    assert [(one["commit"], one["whole"]) for one in known["Go back"]["undoes"]] == [(first, False)]
    assert known["Go back"]["makes_other_changes"] is True
    assert sorted(one["commit"] for one in known["First"]["repeats"]) == sorted(again)
    assert (known["One"]["undoes"], known["One"]["makes_other_changes"]) == ([], False)
