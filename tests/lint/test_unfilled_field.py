"""With a list given, `check` names the fields that criteria ask for and no account has."""

from tests.cli.running import check
from tests.lint.weak_playbooks import PROFILE
from tests.playbooks.copies import PlaybookCopy

HEADER = "Company,Employees,Revenue,Tools,Own oven"
HELP = "  help: name its column under `columns`, fill it from another source, or stop asking for it\n"


def _found(minimal: PlaybookCopy, text: str) -> tuple[str, str]:
    """Both outputs of `check` with a list, in which the list has a short name."""
    minimal.write("leads.csv", text)
    path = str(minimal.root / "leads.csv")
    result = check(minimal, "--accounts", path)
    return result.stdout.replace(path, "leads.csv"), result.stderr


def test_a_list_with_a_value_of_each_field_is_fine(minimal: PlaybookCopy) -> None:
    rows = "Kneads,20,,,\nLoaf,,2M,Paper,yes\n"
    assert _found(minimal, f"{HEADER},Stage\n{rows}") == ("", "no findings\n")
    assert check(minimal).stdout == ""


def test_a_field_without_a_column_or_a_value_is_named(minimal: PlaybookCopy) -> None:
    output, counts = _found(minimal, "Company,Employees,Revenue,Own oven\nKneads,20,,yes\nLoaf,5,,no\n")
    assert output == (
        'icp/fields.yaml:6:5: warning[unfilled-field] no account has a value in "Revenue", '
        f"which 1 ICP asks for\n{HELP}"
        'icp/fields.yaml:16:5: warning[unfilled-field] no column of leads.csv is "Tools", '
        f"which 1 ICP asks for\n{HELP}"
    )
    assert counts == "2 warnings\n"


def test_a_list_without_accounts_or_a_retired_icp_says_nothing(minimal: PlaybookCopy) -> None:
    assert _found(minimal, "Company,Employees\n") == ("", "no findings\n")
    minimal.edit(PROFILE, "status: operational", "status: retired")
    assert "unfilled-field" not in _found(minimal, "Company,Employees\nKneads,20\n")[0]


def test_what_an_empty_cell_stands_for_is_a_value(minimal: PlaybookCopy) -> None:
    minimal.edit("icp/fields.yaml", "type: money, minimum: 1}", "type: money, minimum: 0, missing: 0}")
    assert "Revenue" not in _found(minimal, f"{HEADER}\nKneads,20,,Paper,yes\n")[0]


def test_it_is_waived_in_the_fields_file_and_not_called_unused_without_a_list(minimal: PlaybookCopy) -> None:
    path = "icp/fields.yaml"
    reason = "waive: [{rule: unfilled-field, because: Ada asks for these on the first call.}]"
    minimal.write(path, f"{minimal.text(path)}{reason}\n")
    assert _found(minimal, "Company,Employees\nKneads,20\n") == ("", "no findings, 3 waived\n")
    assert check(minimal).stderr == "no findings\n"


def test_a_list_that_cannot_be_read_stops_the_command(minimal: PlaybookCopy) -> None:
    result = check(minimal, "--accounts", str(minimal.root / "none.csv"))
    assert result.exit_code == 2
    minimal.write("icp/profiles/broken.yaml", "name: [\n")
    assert check(minimal, "--accounts", str(minimal.root / "none.csv")).exit_code == 1
