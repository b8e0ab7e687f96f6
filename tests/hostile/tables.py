"""Lists of accounts that are broken, huge, or made to be misread."""

from collections.abc import Callable, Iterator

from tests.drawing import times
from tests.hostile.attack import Attack
from tests.hostile.world import World

LIST = "list.csv"
SCORE = ("icp-playbook", "score", LIST, "--as-of", "2026-03-20")
_HEADER = "name,employees,revenue,stage,tools,has_oven,last_opening,country\n"
_ROW = "Crumb,20,2M,grown,paper,true,2026-03-10,DK\n"
MANY = 20_000 if times() > 1 else 4_000
"""Rows of a long list: more than any buffer or cache holds."""

WHOLE: dict[str, tuple[str | bytes, tuple[int, ...]]] = {
    "nothing": ("", (2,)),
    "a line break": ("\n", (2,)),
    "a byte order mark alone": ("\ufeff", (2,)),
    "a header alone": (_HEADER, (0, 2)),
    "no known column": ("a,b\n1,2\n", (0, 2)),
    "the same column twice": ("name,name\nCrumb,Rye\n", (0, 2)),
    "empty names of columns": (",,,\n1,2,3,4\n", (0, 2)),
    "too many cells": (_HEADER + "x," * 50 + "\n", (0, 2)),
    "too few cells": (_HEADER + "Crumb\n", (0, 2)),
    "a quote that never ends": (_HEADER + '"' + _ROW * 1_000, (0, 2)),
    "a quote that never ends, two megabytes": (_HEADER + '"' + "x" * 2_000_000, (2,)),
    "a note of 140,000 letters": (
        _HEADER.replace("\n", ",note\n") + _ROW.replace("\n", f",{'n' * 140_000}\n"),
        (0,),
    ),
    "a cell of two megabytes": (_HEADER + "x" * 2_000_000 + _ROW, (0, 2)),
    "a NUL late": (_HEADER + _ROW * MANY + "Cr\0umb,1,1,,,,,\n", (2,)),
    "Windows-1252 late": ((_HEADER + _ROW * MANY).encode() + b"Caf\xe9,1,1,,,,,\n", (2,)),
    "UTF-16": ((_HEADER + _ROW).encode("utf-16"), (0, 2)),
    "half of UTF-16": ((_HEADER + _ROW).encode("utf-16")[:-1], (2,)),
    "a zip": (b"PK\x03\x04" + bytes(range(256)) * 40, (2,)),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000), (2,)),
    "a million zeros": (bytes(1_000_000), (2,)),
    "10,000 columns": (",".join(f"c{n}" for n in range(10_000)) + "\n" + "," * 9_999 + "\n", (0, 2)),
    "a header of two megabytes": (",".join(f"column {n}" for n in range(150_000)) + "\n", (0, 2)),
    "one name of two megabytes": ("n" * 2_000_000 + "\n1\n", (0, 2)),
    "carriage returns": ((_HEADER + _ROW).replace("\n", "\r"), (0, 2)),
    "line separators in a cell": (_HEADER + "Cr\u2028umb,1,1,,,,,\n", (0,)),
    "thousands of rows": (_HEADER + _ROW * MANY, (0,)),
    "thousands of empty rows": (_HEADER + ",,,,,,,\n" * MANY, (0,)),
    "thousands of ways to be wrong": (
        _HEADER + "".join(f"x{n},y{n},z{n},s{n},t{n},u{n},v{n},w{n}\n" for n in range(MANY)),
        (0,),
    ),
    "JSON": ('[{"name": "Crumb"}]\n', (0, 2)),
    "HTML": ("<html><table><tr><td>name</td></tr></table></html>\n", (0, 2)),
    "a separator line": ("sep=;\nname;employees\nCrumb;20\n", (0, 2)),
    "columns of ours": ("name,icp_status,icp_score\nCrumb,fit,100\n", (0, 2)),
    "columns by the words of JavaScript": ("__proto__,constructor\nx,y\n", (0, 2)),
}
"""Content of the file, and the exit codes that are right."""

CELLS: dict[str, str] = {
    "100,000 digits": "9" * 100_000,
    "100,000 digits and a letter": "9" * 100_000 + "M",
    "100,000 zeros before": "0" * 100_000 + "1",
    "a fraction without end": "0." + "3" * 100_000,
    "an exponent": "1e999999999",
    "a negative exponent": "1e-999999999",
    "1,200 brackets": "[" * 1_200 + "]" * 1_200,
    "1,200 braces": '{"a":' * 1_200 + "1" + "}" * 1_200,
    "100,000 brackets": "[" * 100_000,
    "100,000 separators": ";" * 100_000,
    "100,000 spaces": " " * 100_000 + "x",
    "100,000 minus signs": "-" * 100_000,
    "100,000 commas": '"' + "1," * 50_000 + '"',
    "not a number": "NaN",
    "an infinity": "Infinity",
    "digits of Arabia": "\u0661\u0662\u0663",
    "a superscript": "1\u00b2",
    "a Roman number": "\u2167",
    "a full-width number": "\uff11\uff10",
    "a currency nobody has": "\u00a45M",
    "a date of the year 0": "0000-00-00",
    "a date of the year 99999": "99999-01-01",
    "the 31st of February": "2026-02-31",
    "a right-to-left override": "\u202e5M",
    "zero-width spaces": "2\u200b0",
    "an escape character": "\x1b[2Jx",
    "a formula": '=HYPERLINK("http")'.replace('"', '""'),
    "a script": "<script>alert(1)</script>",
    "a hundred accents": "e" + "\u0301" * 100,
    "words of JavaScript": "__proto__",
    "a Python format": "{0.__class__}",
}
_COLUMNS = _HEADER.strip().split(",")


def _listed(content: str | bytes) -> Callable[[World], object]:
    return lambda world: world.write(LIST, content)


def attacks() -> Iterator[Attack]:
    """Whole files, then a row that holds the cell in every column."""
    for name, (content, exits) in WHOLE.items():
        yield Attack(f"a list: {name}", _listed(content), SCORE, exits)
    for name, cell in CELLS.items():
        quoted = f'"{cell}"' if "," in cell and not cell.startswith('"') else cell
        rows = "".join(
            ",".join(quoted if place == column else "" for place in range(len(_COLUMNS))) + "\n"
            for column in range(len(_COLUMNS))
        )
        yield Attack(f"a cell: {name}", _listed(_HEADER + rows), SCORE, (0,))
    for name in ("1,200 brackets", "100,000 digits", "an exponent", "words of JavaScript"):
        for field in ("tools", "employees", "country"):
            line = (*SCORE, "--assume", f"{field}={CELLS[name]}")
            yield Attack(f"assumed {field}: {name}", _listed(_HEADER + _ROW), line, (0, 2))
