"""The scalar types every entry is made of: ids, text, money, dates, ranges."""

from icp_playbook.values.dates import DATE_PATTERN, Date, Days, days_after, parse_date, say_date
from icp_playbook.values.intervals import LOWEST, Interval
from icp_playbook.values.markers import (
    NAMED,
    SUGGESTED,
    Lists,
    Names,
    NamesAudience,
    NamesEntry,
    NamesPart,
    Naming,
    SharesIds,
    Suggests,
)
from icp_playbook.values.mistyped import (
    as_number,
    as_range,
    cut_number,
    cut_thousands,
    plain_count,
    short_number,
)
from icp_playbook.values.money import (
    AMOUNT_STARTS,
    MAX_MONEY,
    MONEY_PATTERN,
    SIGNED_MONEY_PATTERN,
    Money,
    foreign_sign,
    parse_money,
    parse_signed_money,
    say_money,
)
from icp_playbook.values.parts import Part
from icp_playbook.values.percentages import PERCENT_PATTERN, parse_percent
from icp_playbook.values.ranges import HeadcountRange, MoneyRange, Period
from icp_playbook.values.texts import ID_PATTERN, EntryName, Id, Prose, ProseText, Scalar, Text
from icp_playbook.values.waivers import Waiver
from icp_playbook.values.written_numbers import Unit, WrittenNumber, WrittenValue

__all__ = [
    "AMOUNT_STARTS",
    "DATE_PATTERN",
    "ID_PATTERN",
    "LOWEST",
    "MAX_MONEY",
    "MONEY_PATTERN",
    "NAMED",
    "PERCENT_PATTERN",
    "SIGNED_MONEY_PATTERN",
    "SUGGESTED",
    "Date",
    "Days",
    "EntryName",
    "HeadcountRange",
    "Id",
    "Interval",
    "Lists",
    "Money",
    "MoneyRange",
    "Names",
    "NamesAudience",
    "NamesEntry",
    "NamesPart",
    "Naming",
    "Part",
    "Period",
    "Prose",
    "ProseText",
    "Scalar",
    "SharesIds",
    "Suggests",
    "Text",
    "Unit",
    "Waiver",
    "WrittenNumber",
    "WrittenValue",
    "as_number",
    "as_range",
    "cut_number",
    "cut_thousands",
    "days_after",
    "foreign_sign",
    "parse_date",
    "parse_money",
    "parse_percent",
    "parse_signed_money",
    "plain_count",
    "say_date",
    "say_money",
    "short_number",
]
