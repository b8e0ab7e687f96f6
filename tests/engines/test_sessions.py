"""The engine says how far its queries are, and prints nothing itself."""

import pytest

from icp_playbook.engines import sessions
from icp_playbook.engines.sessions import Stages, session, watched


def test_a_long_query_is_watched_and_the_share_never_falls(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sessions, "_LOOK", 0.002)
    seen: list[float] = []
    with session() as connection:
        connection.execute("CREATE TABLE numbers AS SELECT range AS number FROM range(1_000_000)")
        with watched(connection, seen.append):
            for _ in range(20):  # each begins anew
                connection.execute("SELECT max(md5(number::VARCHAR)) FROM numbers").fetchall()
                if seen:
                    break
            connection.execute("SELECT max(md5(number::VARCHAR)) FROM numbers").fetchall()
    assert seen == sorted(set(seen))
    assert 0 < seen[0] <= seen[-1] <= 1
    assert capfd.readouterr() == ("", "")


def test_a_part_of_a_stage_is_a_part_of_all() -> None:
    seen: list[tuple[str, float]] = []
    stages = Stages({"read": 0.5, "judged": 0.9, "counted": 1.0}, lambda *one: seen.append(one))
    for part in (stages.part("read"), stages.part("judged", 0.5, 1), stages.part("counted")):
        part(0.0)
        part(1.0)
    assert [(name, round(share, 9)) for name, share in seen] == [
        *(("read", 0.0), ("read", 0.5)),
        *(("judged", 0.7), ("judged", 0.9)),
        *(("counted", 0.9), ("counted", 1.0)),
    ]
