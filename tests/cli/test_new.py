"""`icp-playbook new` writes a blank entry where it belongs, and never overwrites a file."""

from pathlib import Path

import pytest

from icp_playbook.forms import blank, lines
from icp_playbook.model import every_kind, layout
from icp_playbook.playbook import declared_at
from icp_playbook.values import parse_date
from tests.cli.running import check, run
from tests.playbooks.copies import PlaybookCopy


def written_at(kind: str, id_: str, output: str) -> str:
    """Where a new entry is written; the day that the id of some begins with is the one that was printed."""
    if every_kind()[kind].dated:
        day = output.rpartition("/")[2][:10]
        assert parse_date(day) is not None
        id_ = f"{day}-{id_}"
    return layout().entry_path(kind, id_)


@pytest.mark.parametrize("kind", every_kind())
def test_a_new_entry_is_written_where_it_belongs(minimal: PlaybookCopy, kind: str) -> None:
    result = run("new", kind, "first-try", "--root", str(minimal.root))
    place = written_at(kind, "first-try", result.stdout)
    assert (result.stdout, result.exit_code) == (f"{place}\n", 0)
    assert result.stderr == "fill it in, then run `icp-playbook check`\n"
    assert minimal.text(place) == blank(kind, declared_at(minimal.root))
    result = run("new", kind, "second-try", "--all", "--root", str(minimal.root))
    assert result.exit_code == 0
    place = written_at(kind, "second-try", result.stdout)
    assert minimal.text(place) == blank(kind, declared_at(minimal.root), whole=True)


def test_a_decision_keeps_the_day_it_is_given(minimal: PlaybookCopy) -> None:
    id_ = "2025-06-12-clinics-not-hospitals"
    result = run("new", "decision", id_, "--root", str(minimal.root))
    assert result.stdout == f"icp/decisions/{id_}.yaml\n"


def test_check_names_what_is_not_filled_in_yet(minimal: PlaybookCopy) -> None:
    run("new", "persona", "baker", "--root", str(minimal.root))
    result = check(minimal)
    assert result.exit_code == 1
    assert "personas/baker.yaml:7:6: error[wrong-type]" in result.stdout


def test_an_existing_entry_is_not_overwritten(minimal: PlaybookCopy) -> None:
    before = minimal.text("personas/owner.yaml")
    result = run("new", "persona", "owner", "--root", str(minimal.root))
    assert (result.stdout, result.exit_code) == ("", 2)
    assert result.stderr == (
        "error: `personas/owner.yaml` already exists\n  help: choose another id, or edit that file\n"
    )
    assert minimal.text("personas/owner.yaml") == before


def test_the_target_of_a_link_is_not_overwritten(minimal: PlaybookCopy) -> None:
    (minimal.root / "personas/linked.yaml").symlink_to(minimal.root / "nowhere.yaml")
    result = run("new", "persona", "linked", "--root", str(minimal.root))
    assert (result.stdout, result.exit_code) == ("", 2)
    assert "`personas/linked.yaml` already exists" in result.stderr
    assert not (minimal.root / "nowhere.yaml").exists()


def test_without_a_playbook_it_says_how_one_is_begun(tmp_path: Path) -> None:
    result = run("new", "persona", "friend", "--root", str(tmp_path))
    assert (result.stdout, result.exit_code) == ("", 2)
    assert result.stderr == (
        f"error: there is no playbook in `{tmp_path}`\n"
        "  help: begin one with `icp-playbook init .`, or run the command in the folder with icp/, personas/ "
        "and segments/, or set it with --root\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", every_kind())
def test_findings_of_a_blank_entry_speak_of_yaml_and_offer_only_what_helps(
    minimal: PlaybookCopy, kind: str
) -> None:
    run("new", kind, "first-try", "--root", str(minimal.root))
    found = check(minimal).stdout
    assert "None" not in found
    optional = {line.key for line in lines(kind) if line.short and not line.needed}
    for part in found.split("personas/" if kind == "persona" else "first-try.yaml")[1:]:
        named = part.partition("`")[2].partition("`")[0].partition("[")[0]
        assert ("remove the key" in part) <= (named in optional), part


def test_a_folder_that_is_a_link_out_of_the_playbook_is_not_written_to(
    minimal: PlaybookCopy, tmp_path: Path
) -> None:
    minimal.link_out("personas")
    before = sorted(tmp_path.rglob("*"))
    result = run("new", "persona", "friend", "--root", str(minimal.root))
    assert (result.stdout, result.exit_code) == ("", 2)
    assert result.stderr == (
        "error: `personas` is a link that leads out of the playbook\n"
        "  help: make it a folder of the playbook\n"
    )
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_that_cannot_be_written_is_reported(minimal: PlaybookCopy) -> None:
    (minimal.root / "icp/signals/second-shop.yaml").unlink()
    (minimal.root / "icp/signals").rmdir()
    minimal.write("icp/signals", "")
    result = run("new", "signal", "x", "--root", str(minimal.root))
    assert (result.stdout, result.exit_code) == ("", 2)
    assert result.stderr == (
        f"error: `{minimal.root}/icp/signals/x.yaml` cannot be written: Not a directory\n"
        "  help: make sure `icp/signals` is a folder you can write to\n"
    )


@pytest.mark.parametrize("id_", ["Owner", "two--hyphens", "../../up", "a b", "ends-", "x" * 61, "neu\n"])
def test_what_cannot_be_an_id_is_refused(minimal: PlaybookCopy, id_: str) -> None:
    result = run("new", "persona", id_, "--root", str(minimal.root))
    assert (result.stdout, result.exit_code) == ("", 2)
    assert "cannot be an id\n  help: use small letters, digits and single hyphens" in result.stderr


@pytest.mark.parametrize(
    ("kind", "help_"),
    [("segmnet", 'did you mean "segment"?'), ("icp", "use one of profile, disqualifier, signal,")],
)
def test_an_unknown_kind_is_refused(minimal: PlaybookCopy, kind: str, help_: str) -> None:
    result = run("new", kind, "x", "--root", str(minimal.root))
    assert (result.stdout, result.exit_code) == ("", 2)
    assert f'error: there is no kind of entry "{kind}"\n  help: {help_}' in result.stderr


@pytest.mark.parametrize(("kind", "place"), layout().singles.items())
def test_a_missing_settings_file_is_begun_without_an_id(minimal: PlaybookCopy, kind: str, place: str) -> None:
    result = run("new", kind, "--root", str(minimal.root))
    assert (result.stdout, result.exit_code) == ("", 2)
    assert result.stderr == f"error: `{place}` already exists\n  help: edit that file\n"
    minimal.remove(place)
    result = run("new", kind, "mine", "--root", str(minimal.root))
    assert (result.stdout, result.exit_code) == ("", 2)
    assert f"leave the id out: icp-playbook new {kind}" in result.stderr
    result = run("new", kind, "--root", str(minimal.root))
    assert (result.stdout, result.exit_code) == (f"{place}\n", 0)
    assert minimal.text(place) == blank(kind)
    assert f"{place}:" in check(minimal).stdout


def test_a_missing_id_is_asked_for(minimal: PlaybookCopy) -> None:
    result = run("new", "persona", "--root", str(minimal.root))
    assert (result.stdout, result.exit_code) == ("", 2)
    assert "the id of the new entry is missing" in result.stderr
