"""The drawing of the house, tried on a small one."""

from pathlib import Path

import grimp
import pytest

from tests import house
from tests.doors import DoorsContract

SMALL = {
    "__init__.py": '"""The house."""',
    "roof.py": '"""What stands on top."""\nfrom small import cellar, hall\nfrom small.hall import table',
    "shed.py": '"""Nobody gave it a floor."""',
    "hall/__init__.py": '"""Where people meet.\n\nAnd eat."""\nfrom small.hall.table import LEGS',
    "hall/table.py": '"""What they sit at."""\nfrom small.cellar import POTATOES\nLEGS = 4',
    "cellar/__init__.py": '"""What is kept."""\nPOTATOES = 3',
}


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the small house, which can be imported."""
    for name, text in SMALL.items():
        (tmp_path / "small" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "small" / name).write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path / "small"


def doors_contract(**options: list[str]) -> tuple[bool, list[str], list[str]]:
    """Whether the contract holds for the small house; imports past a door; names that are not modules."""
    contract = DoorsContract("doors", {"root_packages": ["small"]}, options)
    check = contract.check(grimp.build_graph("small", cache_dir=None), verbose=False)
    metadata = check.metadata or {}
    return check.kept, metadata["bypasses"], metadata["missing"]


def test_an_import_past_a_door_breaks_the_contract(small: Path) -> None:
    assert doors_contract() == (False, ["small.roof -> small.hall.table"], [])
    assert doors_contract(vocabularies=["small.hall.table"]) == (True, [], [])
    (small / "roof.py").write_text("from small import hall")
    assert doors_contract() == (True, [], [])


def test_the_rooms_of_a_wing_have_doors_of_their_own(small: Path) -> None:
    (small / "hall/pantry").mkdir()
    (small / "hall/pantry/__init__.py").write_text("from small.hall import table")
    (small / "hall/pantry/shelf.py").write_text("JARS = 2")
    (small / "roof.py").write_text("from small.hall.pantry.shelf import JARS")
    assert doors_contract(wings=["small.hall"]) == (False, ["small.roof -> small.hall.pantry.shelf"], [])
    assert doors_contract(wings=["small.attic"])[2] == ["small.attic"]


def test_a_house_is_drawn_from_the_top_down_with_its_arrows_and_doors(small: Path) -> None:
    rooms = house.rooms("small", small, house.order_of(["roof", "(attic) | hall", "cellar"]))
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
