"""Companies that do not exist: a name from a first part, an ending and a trade."""

from tests.example_lists.dice import Dice

_FIRST = """
    Ald Ash Bar Beck Birch Blay Bram Brook Cald Carr Cham Clay Cold Corv Dal Dene Dray Dunn Elder Esk
    Fal Fen Fern Flax Garth Glen Gor Hal Harl Hask Hazel Hollow Hurst Ib Keld Kest Kirn Lam Lark Lin
    Lock Mal Marl Mere Mill Mort Nor Oak Old Orm Oth Pad Pell Pen Quarr Rad Raven Rook Rush Sal Sedge
    Shaw Sker Stan Swan Tarn Thorn Till Trent Ull Wains Wal Wen Whin Wist Wyre Yar
"""
_SECOND = """
    bourne bridge bury by combe cote croft dale den field ford gate ham hithe holm hurst ing land ley
    low mere moor ness over ridge shaw stead sty thorpe ton wade wick with worth
"""
TRADES = {
    "saas": ("Analytics", "Software", "Cloud", "Desk", "Labs", "Metrics", "Systems", "HR", "Apps", "Data"),
    "ecommerce": (
        "Goods",
        "Outdoors",
        "Home",
        "Coffee",
        "Skincare",
        "Supply",
        "Kitchen",
        "Paper",
        "Wear",
        "Tea",
    ),
    "manufacturing": (
        "Valve",
        "Castings",
        "Pumps",
        "Tooling",
        "Resins",
        "Coatings",
        "Conveyor",
        "Machine",
        "Gear",
    ),
    "healthcare": (
        "Dental",
        "Clinics",
        "Eye Care",
        "Orthopaedics",
        "Dermatology",
        "Health",
        "Physio",
        "Vision",
    ),
    "logistics": (
        "Freight",
        "Haulage",
        "Transport",
        "Warehousing",
        "Cartage",
        "Carriers",
        "Logistics",
        "Lines",
    ),
    "": (
        "Partners",
        "Council",
        "Energy",
        "Media",
        "Retail",
        "Insurance",
        "Builders",
        "College",
        "Consulting",
    ),
}
"""ICP → what stands behind the name; "" for a company that is of none."""


class Register:
    """Hands out names, each once."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = {name.casefold() for name in taken}
        self._firsts, self._seconds = _FIRST.split(), _SECOND.split()

    def name(self, dice: Dice, icp: str) -> str:
        while True:
            first, second = dice.pick(self._firsts), dice.pick(self._seconds)
            name = f"{first}{second} {dice.pick(TRADES[icp])}"
            if first[-1] != second[0] and name.casefold() not in self._taken:
                self._taken.add(name.casefold())
                return name
