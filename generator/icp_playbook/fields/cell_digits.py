"""What digits with separators can mean: `1,000` `1.000,50` `1 250 000,50` `12,34,567` `1.25E+07`."""

import re
from dataclasses import dataclass
from decimal import Decimal

from icp_playbook.fields.conventions import NumberStyle

_PLAIN = re.compile(r"[0-9]+")
_SCIENTIFIC = re.compile(r"[0-9]+(?:[.,][0-9]+)?e\+?[0-9]{1,2}")
_SPACED = re.compile(r"[0-9]{1,3}(?:[ '’][0-9]{3})+(?:[.,][0-9]+)?")
"""Swiss, French and Polish thousands leave both marks for decimals."""
_UNDERSCORED = re.compile(r"[0-9]{1,3}(?:_[0-9]{3})+(?:\.[0-9]+)?")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_GROUPED = {
    "point": re.compile(
        r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,3}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?"
    ),
    "comma": re.compile(
        r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?"
    ),
}
_DECIMAL = {"point": re.compile(r"[0-9]+\.[0-9]+"), "comma": re.compile(r"[0-9]+,[0-9]+")}


@dataclass(frozen=True, slots=True)
class Readings:
    """What digits mean to who writes a decimal point, and to who writes a decimal comma; None for nothing."""

    point: Decimal | None
    comma: Decimal | None

    def by(self, style: NumberStyle) -> Decimal | None:
        """The reading in a style; where it has none, the only one there is."""
        first, second = (self.comma, self.point) if style == "comma" else (self.point, self.comma)
        return second if first is None else first

    @property
    def certain(self) -> bool:
        """Whether there is one reading, or none."""
        return self.point is None or self.comma is None or self.point == self.comma


def digit_readings(digits: str) -> Readings:
    """What digits with separators can mean."""
    if _PLAIN.fullmatch(digits) or _UNDERSCORED.fullmatch(digits):
        return _both(digits.replace("_", ""))
    if _SCIENTIFIC.fullmatch(digits):
        return _both(digits.replace(",", "."))
    if _SPACED.fullmatch(digits):
        return _both(re.sub("[ '’]", "", digits).replace(",", "."))
    if _INDIAN.fullmatch(digits):
        return Readings(Decimal(digits.replace(",", "")), None)
    return Readings(_in_style(digits, "point", ",", "."), _in_style(digits, "comma", ".", ","))


def _both(digits: str) -> Readings:
    number = Decimal(digits)
    return Readings(number, number)


def _in_style(digits: str, style: NumberStyle, group: str, mark: str) -> Decimal | None:
    if _GROUPED[style].fullmatch(digits) or _DECIMAL[style].fullmatch(digits):
        return Decimal(digits.replace(group, "").replace(mark, "."))
    return None
