"""The scalar types every entry is made of: ids, text, money, dates, ranges."""

from icp_playbook.values.dates import Date, Days
from icp_playbook.values.intervals import Interval
from icp_playbook.values.money import Money, parse_money, say_money
from icp_playbook.values.parts import Part
from icp_playbook.values.ranges import HeadcountRange, MoneyRange
from icp_playbook.values.texts import Id, Prose, ProseText, Scalar, Text

__all__ = [
    "Date",
    "Days",
    "HeadcountRange",
    "Id",
    "Interval",
    "Money",
    "MoneyRange",
    "Part",
    "Prose",
    "ProseText",
    "Scalar",
    "Text",
    "parse_money",
    "say_money",
]
