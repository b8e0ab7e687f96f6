"""The account catalogue: what can be known about an account, and how its values are read."""

from icp_playbook.fields.account_schema import RecordCheck, property_schema, record_schema, value_schema
from icp_playbook.fields.catalogue import (
    PROVIDERS,
    Catalogue,
    Choice,
    Columns,
    ContactMatch,
    Field,
    FieldId,
    FieldsFile,
    FieldSubject,
    FieldType,
    Group,
    Moment,
)
from icp_playbook.fields.causes import CAUSES, Cause
from icp_playbook.fields.cell_digits import digit_readings
from icp_playbook.fields.cell_years import FIRST_YEAR, LAST_YEAR
from icp_playbook.fields.cells import NOT_KNOWN, CellValue, cell_reader, listed_words, yes_and_no
from icp_playbook.fields.conventions import (
    DEFAULT_CURRENCY,
    Conventions,
    DateOrder,
    NumberStyle,
    conventions_in,
)
from icp_playbook.fields.countries import common_country_table, country_names, country_table
from icp_playbook.fields.currency_names import currency_meant, is_currency
from icp_playbook.fields.domains import read_domain
from icp_playbook.fields.folding import folded, folded_header, folded_text, plain_text, shortened
from icp_playbook.fields.headers import Column, Recognised, column_names, header_counter, recognise
from icp_playbook.fields.near_words import near_beginnings
from icp_playbook.fields.readings import (
    Misfit,
    Value,
    amount_meant,
    foreign_amount,
    missing_value,
    part_misfit,
    read_value,
)
from icp_playbook.fields.type_traits import Traits, traits
from icp_playbook.fields.words import say_value

__all__ = [
    "CAUSES",
    "DEFAULT_CURRENCY",
    "FIRST_YEAR",
    "LAST_YEAR",
    "NOT_KNOWN",
    "PROVIDERS",
    "Catalogue",
    "Cause",
    "CellValue",
    "Choice",
    "Column",
    "Columns",
    "ContactMatch",
    "Conventions",
    "DateOrder",
    "Field",
    "FieldId",
    "FieldSubject",
    "FieldType",
    "FieldsFile",
    "Group",
    "Misfit",
    "Moment",
    "NumberStyle",
    "Recognised",
    "RecordCheck",
    "Traits",
    "Value",
    "amount_meant",
    "cell_reader",
    "column_names",
    "common_country_table",
    "conventions_in",
    "country_names",
    "country_table",
    "currency_meant",
    "digit_readings",
    "folded",
    "folded_header",
    "folded_text",
    "foreign_amount",
    "header_counter",
    "is_currency",
    "listed_words",
    "missing_value",
    "near_beginnings",
    "part_misfit",
    "plain_text",
    "property_schema",
    "read_domain",
    "read_value",
    "recognise",
    "record_schema",
    "say_value",
    "shortened",
    "traits",
    "value_schema",
    "yes_and_no",
]
