"""Names of months in English, German and French, as spreadsheets and people write them."""

import re
import unicodedata

_NAMES = (
    "jan january januar janner janvier janv",
    "feb february februar fevrier fevr fev",
    "mar march marz maerz mrz mars",
    "apr april avril avr",
    "may mai",
    "jun june juni juin",
    "jul july juli juillet juil",
    "aug august aout",
    "sep sept september septembre",
    "oct october okt oktober octobre",
    "nov november novembre",
    "dec december dez dezember decembre",
)

_ACCENTS = re.compile("[\u0300-\u034e\u0350-\u036f]")
MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
"""Name in lower case, without accents and full stop → number of the month."""


def bare(text: str) -> str:
    """Text in lower case, without accents: März is marz."""
    if text.isascii():
        return text.lower()
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text.lower()))
