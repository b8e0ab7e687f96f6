"""`icp-playbook activate`: files in a folder, what is left out on stderr, and nothing where it cannot run."""

from pathlib import Path

import pytest

from tests.cli.running import run

ROOT = Path(__file__).parents[2]


def activate(*arguments: str) -> tuple[int, str, str]:
    result = run("activate", "--root", str(ROOT), *arguments)
    return result.exit_code, result.stdout, result.stderr


def test_a_new_folder_and_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("empty", "new/one"):
        code, out, err = activate("hubspot", "saas", "-o", str(tmp_path / name))
        assert (code, out) == (0, "")
        assert "saas: 39 of 100 possible points are in it, 61 missing\n" in err
        assert (
            "saas: left out, Recently funded (12 points): no HubSpot property is known for Last funding\n"
            in err
        )
        assert err.endswith(f"5 files written to {tmp_path / name}; read on in README.md there\n")
        assert sorted(path.name for path in (tmp_path / name / "scores").iterdir()) == [
            "saas-at-least.json",
            "saas-at-most.json",
        ]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("hubspot", "sass"), 'there is no ICP "sass"\n  help: did you mean "saas"?'),
        (("hubspot", "saas", "SAAS"), 'there is no ICP "SAAS"'),
    ],
)
def test_an_icp_that_does_not_exist(tmp_path: Path, arguments: tuple[str, ...], error: str) -> None:
    code, out, err = activate(*arguments, "-o", str(tmp_path / "new"))
    assert (code, out) == (2, "")
    assert err.startswith(f"error: {error}")
    assert not (tmp_path / "new").exists()


def test_a_folder_with_something_in_it(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("mine", "utf-8")
    code, out, err = activate("hubspot", "saas", "-o", str(tmp_path))
    assert (code, out) == (2, "")
    assert err == f"error: `{tmp_path}` is not empty\n  help: name a new folder, or empty it first\n"
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
    _, _, err = activate("hubspot", "saas", "-o", str(tmp_path / "kept"))
    assert err == f"error: `{tmp_path / 'kept'}` is a file\n  help: name a folder\n"
    assert (tmp_path / "kept").read_text("utf-8") == "mine"


def test_a_target_there_is_not(tmp_path: Path) -> None:
    code, _, err = activate("pipedrive", "-o", str(tmp_path / "new"))
    assert code == 2
    assert "'pipedrive' is not" in err
    assert activate("hubspot")[0] == 2  # without a folder
