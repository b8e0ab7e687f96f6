"""Where the package came from, and what a new playbook asks pip for."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from icp_playbook import __version__
from icp_playbook.starter.origins import PackageOrigin, origin_of
from tests.starter.beginning import init

PLAIN = f"icp-playbook=={__version__}"
WHEEL = f"icp_playbook-{__version__}-py3-none-any.whl"


def noted(path: Path, **hashes: str) -> dict[str, Any]:
    """What pip notes of a file that it was given."""
    return {"url": path.as_uri(), "archive_info": {"hashes": hashes}}


def test_the_wheel_is_copied_beside_the_line_that_asks_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = tmp_path / "of a release" / WHEEL
    wheel.parent.mkdir()
    wheel.write_bytes(b"PK")
    origin = origin_of(noted(wheel, sha256=hashlib.sha256(b"PK").hexdigest()))
    assert origin == PackageOrigin(PLAIN, (WHEEL, b"PK"))
    monkeypatch.setattr("icp_playbook.cli.starting.package_origin", lambda: origin)
    result = init(tmp_path / "new")
    assert "requirements.txt" not in result.stderr
    assert (tmp_path / "new/wheels" / WHEEL).read_bytes() == b"PK"
    lines = (tmp_path / "new/requirements.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == ["--find-links wheels", PLAIN]


def test_a_wheel_that_is_another_by_now_or_gone_is_not_copied(tmp_path: Path) -> None:
    wheel = tmp_path / WHEEL
    assert origin_of(noted(wheel, sha256="0")) == PackageOrigin()
    wheel.write_bytes(b"PK")
    assert origin_of(noted(wheel, sha256="0")) == PackageOrigin()


def test_a_checkout_is_named_with_the_command_that_builds_its_wheel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    origin = origin_of({"url": "file:///my%20code", "dir_info": {"editable": True}})
    assert origin == PackageOrigin(PLAIN, checkout=Path("/my code"))
    monkeypatch.setattr("icp_playbook.cli.starting.package_origin", lambda: origin)
    result = init(tmp_path / "new")
    assert f"pip wheel --no-deps --wheel-dir {tmp_path}/new/wheels '/my code'\n" in result.stderr


@pytest.mark.parametrize(
    ("found", "line"),
    [
        (
            {"url": "https://host.example/x.whl", "archive_info": {"hashes": {"sha256": "ab"}}},
            "icp-playbook @ https://host.example/x.whl#sha256=ab",
        ),
        (
            {"url": "https://host.example/x.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}},
            "icp-playbook @ git+https://host.example/x.git@abc",
        ),
    ],
)
def test_an_address_is_asked_for_again(found: dict[str, Any], line: str) -> None:
    assert origin_of(found) == PackageOrigin(line, elsewhere=True)


def test_from_an_index_a_note_says_what_to_do_if_it_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("icp_playbook.cli.starting.package_origin", PackageOrigin)
    assert (
        "if your package index does not have it, put its wheel into `wheels`" in init(tmp_path / "x").stderr
    )
