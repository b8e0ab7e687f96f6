"""The drawing of the house, on a small one."""

from pathlib import Path

import pytest

from tests import house

SMALL = {
    "__init__.py": '"""The house."""',
    "roof.py": '"""What stands on top."""\nfrom small import cellar, hall\nfrom small.hall import table',
    "shed.py": '"""Nobody gave it a floor."""',
    "hall/__init__.py": '"""Where people meet.\n\nAnd eat."""\nfrom small.hall.table import LEGS',
    "hall/table.py": '"""What they sit at."""\nfrom small.cellar import POTATOES\nLEGS = 4',
    "cellar/__init__.py": '"""What is kept."""\nPOTATOES = 3',
}


def test_a_house_is_drawn_from_the_top_down_with_its_arrows_and_doors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in SMALL.items():
        (tmp_path / "small" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "small" / name).write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    rooms = house.rooms("small", tmp_path / "small", house.order_of(["roof", "(attic) | hall", "cellar"]))
    assert list(house.drawn(rooms)) == [
        "roof (1 module): What stands on top.",
        "  → hall 2, cellar 1",
        "  past the door of hall: table 1",
        "hall (2 modules): Where people meet.",
        "  → cellar 1",
        "cellar (1 module): What is kept.",
        "shed (1 module): Nobody gave it a floor.",
        "4 rooms, 3 arrows, 4 imports from room to room, 1 of them past a door",
    ]


def test_every_room_of_the_generator_says_what_it_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    house.main()
    *rooms, last = capsys.readouterr().out.splitlines()
    assert rooms[0].startswith("__main__ (1 module): ")
    assert [line for line in rooms if line.endswith(": ")] == []
    assert " rooms, " in last
