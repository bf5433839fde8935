"""Workbooks written by hand, for what no program would write."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

import xlwt

OFFICE = "http://schemas.openxmlformats.org"
RELATIONS = f'<Relationships xmlns="{OFFICE}/package/2006/relationships">{{}}</Relationships>'
RELATION = (
    f'<Relationship Id="{{}}" Type="{OFFICE}/officeDocument/2006/relationships/{{}}" '
    'Target="{}"/>'
)
WORKBOOK = (
    f'<workbook xmlns="{OFFICE}/spreadsheetml/2006/main" '
    f'xmlns:r="{OFFICE}/officeDocument/2006/relationships">'
    '<sheets><sheet name="Ideas" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
ODS = "urn:oasis:names:tc:opendocument:xmlns"
AUTOMATIC = "<office:automatic-styles>{}</office:automatic-styles>"
TEXT_CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return content.getvalue()


def xlsx(rows: str, *, shared: str = "", sheet: str = "") -> bytes:
    """Pack the XML of a sheet's rows, and of its shared texts."""
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": RELATIONS.format(
                RELATION.format("a", "officeDocument", "xl/workbook.xml")
            ),
            "xl/workbook.xml": WORKBOOK,
            "xl/_rels/workbook.xml.rels": RELATIONS.format(
                RELATION.format("rId1", "worksheet", "worksheets/sheet1.xml")
                + RELATION.format("rId2", "sharedStrings", "sharedStrings.xml")
            ),
            "xl/sharedStrings.xml": shared or f'<sst xmlns="{OFFICE}/spreadsheetml/2006/main"/>',
            "xl/worksheets/sheet1.xml": sheet
            or f'<worksheet xmlns="{OFFICE}/spreadsheetml/2006/main"><sheetData>{rows}</sheetData>'
            "</worksheet>",
        }
    )


def text(place: str, value: str) -> str:
    """Write a cell of .xlsx that holds its text itself."""
    return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'


def ods(
    rows: str, *, manifest: str = "<manifest/>", looks: str = "", styles: str = "<styles/>"
) -> bytes:
    """Pack the XML of a table's rows, of its automatic styles, and of named styles."""
    kinds = ("office", "table", "text", "style", "number")
    names = " ".join(f'xmlns:{name}="{ODS}:{name}:1.0"' for name in kinds)
    return zipped(
        {
            "mimetype": ODS_TYPE,
            "META-INF/manifest.xml": manifest,
            "styles.xml": styles,
            "content.xml": '<?xml version="1.0" encoding="UTF-8"?>'
            f'<office:document-content {names} xmlns:calcext="urn:calcext">'
            f"{looks and AUTOMATIC.format(looks)}"
            "<office:body><office:spreadsheet>"
            f'<table:table table:name="Ideas">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )


def ods_row(*texts: str, repeated: int | str = "") -> str:
    cells = "".join(map(TEXT_CELL.format, texts))
    times = f' table:number-rows-repeated="{repeated}"' if repeated else ""
    return f"<table:table-row{times}>{cells}</table:table-row>"


def record(kind: int, body: bytes = b"") -> bytes:
    """Write a record of .xlsb: its kind and length take a byte for seven bits."""
    written = bytearray()
    for value in (kind, len(body)):
        number = value
        while number > 127:
            written.append(number & 127 | 128)
            number >>= 7
        written.append(number)
    return bytes(written) + body


def wide(value: str) -> bytes:
    return struct.pack("<I", len(value)) + value.encode("utf-16-le")


def xlsb_cell(column: int, value: object, kind: int | None = None, look: int = 0) -> bytes:
    place = struct.pack("<II", column, look)
    if isinstance(value, str):
        return record(6, place + wide(value))
    if isinstance(value, bool):
        return record(4, place + bytes([value]))
    if isinstance(value, bytes):
        return record(3 if kind is None else kind, place + value)
    return record(5, place + struct.pack("<d", value))


def xlsb(
    rows: Mapping[int, Sequence[bytes]],
    *,
    shared: Sequence[str] = (),
    names: bytes = b"",
    relation: str = "rId1",
    before: bytes = b"",
    styles: bytes = b"",
) -> bytes:
    """Pack the cells of a sheet's rows, with records before them, and those of the styles."""
    sheet = record(0x81) + record(0x94, bytes(16)) + before + record(0x91)
    for row, cells in rows.items():
        sheet += record(0, struct.pack("<I", row) + bytes(21)) + b"".join(cells)
    texts = b"".join(record(0x13, b"\0" + wide(value)) for value in shared)
    count = struct.pack("<II", len(shared), len(shared))
    bundle = struct.pack("<II", 0, 1) + wide(relation) + wide("Ideas")
    workbook = record(0x83) + record(0x8F) + record(0x9C, bundle) + record(0x90) + names
    return zipped(
        {
            "xl/workbook.bin": workbook + record(0x9D, bytes(20)) + record(0x84),
            "xl/_rels/workbook.bin.rels": RELATIONS.format(
                RELATION.format("rId1", "worksheet", "worksheets/sheet1.bin")
            ),
            **({"xl/styles.bin": styles} if styles else {}),
            "xl/sharedStrings.bin": record(0x9F, count) + texts + record(0xA0),
            "xl/worksheets/sheet1.bin": sheet + record(0x92) + record(0x82),
            "xl/worksheets/binaryIndex1.bin": record(0x2A, bytes(4)),
        }
    )


def xls(rows: Sequence[Sequence[object]], formats: Mapping[int, str] | None = None) -> bytes:
    """Write an old workbook, in which a column can have a format for numbers."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Ideas")
    looks = {column: xlwt.easyxf(num_format_str=code) for column, code in (formats or {}).items()}
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number, column, value, looks.get(column, xlwt.Style.default_style))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
