"""Workbooks written part by part, so that a test says what is in each cell, and how it is formatted."""

import io
import zipfile
from dataclasses import dataclass, field

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_RELS = "application/vnd.openxmlformats-package.relationships+xml"
_LINKS = f'<Relationships xmlns="{_PACKAGE}/relationships">'
FORMATS = {"General": 0, "0%": 9, "0.00%": 10, "m/d/yyyy": 14, "m/d/yy h:mm": 22, "h:mm": 20}
"""Number formats that every reader knows by their number; others have a number of the workbook's own."""
OWN = ("yyyy-mm-dd", '0.0" d"', "[$€-407] #,##0.00", "[h]:mm", "dd\\.mm\\.yyyy")


@dataclass
class Workbook:
    """Sheets by title: the XML of their rows. `hidden` are not shown."""

    sheets: dict[str, str]
    hidden: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    since_1904: bool = False
    extra: dict[str, bytes] = field(default_factory=dict)
    prolog: str = ""
    """What stands before the shared texts."""

    def data(self) -> bytes:
        """The bytes of the file."""
        titles = list(self.sheets)
        sheets = "".join(
            f'<sheet name="{title}" sheetId="{at}" r:id="rId{at}"'
            f"{' state=' + chr(34) + 'hidden' + chr(34) if title in self.hidden else ''}/>"
            for at, title in enumerate(titles, 1)
        )
        links = "".join(
            f'<Relationship Id="rId{at}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>'
            for at in range(1, len(titles) + 1)
        )
        links += f'<Relationship Id="rId90" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        links += f'<Relationship Id="rId91" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        formats = [*FORMATS.values(), *range(164, 164 + len(OWN))]
        own = "".join(
            f'<numFmt numFmtId="{164 + at}" formatCode="{code.replace(chr(34), "&quot;")}"/>'
            for at, code in enumerate(OWN)
        )
        styles = "".join(f'<xf numFmtId="{number}" applyNumberFormat="1"/>' for number in formats)
        overrides = "".join(
            f'<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
            for at in range(1, len(titles) + 1)
        )
        parts = {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="{_RELS}"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/>'
            f"{overrides}</Types>",
            "_rels/.rels": f"{_LINKS}"
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
            "</Relationships>",
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
            f'<workbookPr date1904="{int(self.since_1904)}"/><sheets>{sheets}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f"{_LINKS}{links}</Relationships>",
            "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><numFmts count="{len(OWN)}">{own}</numFmts>'
            '<fonts><font><sz val="11"/></font></fonts><fills><fill>'
            '<patternFill patternType="none"/></fill></fills>'
            "<borders><border/></borders>"
            f'<cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs>{styles}</cellXfs></styleSheet>',
            "xl/sharedStrings.xml": f'{self.prolog}<sst xmlns="{_MAIN}">'
            f"{''.join(f'<si>{text}</si>' for text in self.shared)}</sst>",
            **{
                f"xl/worksheets/sheet{at}.xml": _sheet(rows)
                for at, rows in enumerate(self.sheets.values(), 1)
            },
        }
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in parts.items():
                archive.writestr(name, (_HEAD + text).encode())
            for name, content in self.extra.items():
                archive.writestr(name, content)
        return stream.getvalue()


def _sheet(rows: str) -> str:
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def style(code: str) -> int:
    """The number of the style that has a format."""
    known = [*FORMATS, *OWN]
    return known.index(code)


def row(number: int, *cells: str) -> str:
    """A row of a sheet; cells stand from column A on, "" for none. A text without a tag is an inline text."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    written = "".join(
        (cell if cell.startswith("<c") else f'<c t="inlineStr"><is><t>{cell}</t></is></c>').replace(
            "<c", f'<c r="{letters[at]}{number}"', 1
        )
        for at, cell in enumerate(cells)
        if cell
    )
    return f'<row r="{number}">{written}</row>'


def value(text: str, code: str = "General", kind: str = "n", formula: str = "") -> str:
    """A cell that holds a number, an error, a truth or a formula's last value."""
    made = f"<f>{formula}</f>" if formula else ""
    return f'<c s="{style(code)}" t="{kind}">{made}<v>{text}</v></c>'


HEADER = (
    "Company name",
    "Industry",
    "Number of Employees",
    "Annual Revenue",
    "Last funding",
    "Growth",
    "Notes",
)
CELLS = Workbook(
    {
        "Cover": row(1, "Our accounts"),
        "Accounts": row(2, "", "Account List")
        + row(4, *HEADER)
        + row(
            5,
            "A",
            "Software",
            value("120"),
            value("12000000.5"),
            value("45962", "yyyy-mm-dd"),
            value("0.45", "0%"),
        )
        + row(
            6,
            '<c t="s"><v>0</v></c>',
            '<c t="s"><v>1</v></c>',
            value("0.1", formula="0.3-0.2"),
            value("1E9", "[$€-407] #,##0.00"),
            value("45962.4375", "m/d/yy h:mm"),
            value("0.1234", "0.00%"),
            value("1", kind="b"),
        )
        + row(
            8,
            "C",
            value("#N/A", kind="e"),
            value("1.1000000000000001"),
            value("#REF!", kind="e"),
            "12/25/2026",
        )
        + row(9, "D", "", value("3", '0.0" d"'), "", value("2", "dd\\.mm\\.yyyy"), "", value("0.5", "h:mm"))
        + row(
            10, "E", value("Dental", kind="str", formula="A1"), value("5E-3"), value("-5"), "", "", "a&#10;b"
        )
        + row(12, "Total", "", value("125"))
        + row(13, "Copyright 2026"),
        "Archive": row(1, *HEADER) + row(2, "Old", "Software"),
    },
    hidden=("Archive",),
    shared=(
        "<r><t>B </t></r><r><rPr><b/></rPr><t>Ltd</t></r><rPh sb='0' eb='1'><t>x</t></rPh>",
        "<t xml:space='preserve'>Software</t>",
    ),
)
"""A list with a cell of every sort, below a title and above a total, between a cover and a hidden sheet."""
