"""Every kind of workbook, as `read_actions` takes it: what it holds, and what none should hold."""

import io
import re
import struct
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from actionclust import InputError, read_actions
from actionclust.reading.files import read_table
from actionclust.reading.spreadsheets import bounds
from tests.reading.workbooks import (
    ods,
    ods_row,
    record,
    text,
    wide,
    xls,
    xlsb,
    xlsb_cell,
    xlsx,
    zipped,
)

HEAD = f'<row r="1">{text("A1", "text")}</row>'
FIRST, SECOND = f'<row r="2">{text("A2", "one")}</row>', f'<row r="3">{text("A3", "two")}</row>'


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """Write a file, and give its path."""

    def write(ending: str, data: bytes) -> Path:
        path = tmp_path / f"a{ending}"
        path.write_bytes(data)
        return path

    return write


Written = Callable[[str, bytes], Path]


def of_openpyxl() -> bytes:
    book = Workbook()
    for row in (
        ["text", "n", "share", "flag", "day", "note"],
        ["one", 3, 0.25, True, datetime(2022, 3, 1), "#N/A"],  # noqa: DTZ001 - Excel has no time zones
        ["two\nlines", 4, 1, False, datetime(2022, 3, 2), None],  # noqa: DTZ001 - as above
    ):
        book.active.append(row)
    book.active.title = "Ideas"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def of_records() -> bytes:
    names = ("text", "n", "share", "flag", "day", "note")
    one = struct.pack("<II", 1, 0) + struct.pack("<i", 3 << 2 | 2)
    error = struct.pack("<BHI", 0x2A, 0, 0)
    return xlsb(
        {
            0: [xlsb_cell(column, name) for column, name in enumerate(names)],
            1: [
                record(7, struct.pack("<III", 0, 0, 0)),
                record(2, one),
                *(xlsb_cell(*cell) for cell in ((2, 0.25), (3, True), (4, 44621))),
                xlsb_cell(5, error, 11),
            ],
            2: [
                xlsb_cell(column, value)
                for column, value in enumerate(["two\nlines", 4, 1, False, 44622])
            ],
        },
        shared=["one"],
    )


def of_opendocument() -> bytes:
    def row(words: str, number: int, share: float, flag: str, day: int, note: str) -> str:
        return (
            f'<table:table-row><table:table-cell office:value-type="string">{words}'
            f'</table:table-cell><table:table-cell office:value-type="float" '
            f'office:value="{number}"/><table:table-cell office:value-type="percentage" '
            f'office:value="{share}"/><table:table-cell office:value-type="boolean" '
            f'office:boolean-value="{flag}"/><table:table-cell office:value-type="date" '
            f'office:date-value="2022-03-0{day}"/>{note}</table:table-row>'
        )

    error = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" '
        'office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p>'
        "</table:table-cell>"
    )
    return ods(
        ods_row("text", "n", "share", "flag", "day", "note")
        + row("<text:p>one</text:p>", 3, 0.25, "true", 1, error)
        + row("<text:p>two<text:line-break/>lines</text:p>", 4, 1, "false", 2, "")
        + '<table:table-row table:number-rows-repeated="1048573">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )


def of_xlwt() -> bytes:
    data = xls(
        [
            ["text", "n", "share", "flag", "day", "note"],
            ["one", 3, 0.25, True, 44621, True],
            ["two\nlines", 4, 1, False, 44622],
        ],
        {4: "YYYY-MM-DD"},
    )
    # xlwt writes no errors: the second of both truths becomes one
    truth = struct.pack("<HH", 0x205, 8) + struct.pack("<HH", 1, 5)
    place = data.index(truth) + len(truth) + 2
    return data[:place] + bytes([0x2A, 1]) + data[place + 2 :]


@pytest.mark.parametrize(
    ("ending", "made"),
    [
        (".xlsx", of_openpyxl),
        (".xlsm", of_openpyxl),
        (".xlsb", of_records),
        (".ods", of_opendocument),
        (".xls", of_xlwt),
    ],
)
def test_every_kind_of_workbook_gives_the_same_table(
    ending: str, made: Callable[[], bytes], written: Written
) -> None:
    table = read_table(written(ending, made()))
    assert table.notes == ("sheet 'Ideas'", "cells with an Excel error, kept as text: F2 #N/A")
    frame = table.frame
    assert frame["text"].tolist() == ["one", "two\nlines"]
    assert frame["n"].tolist() == [3, 4]
    assert frame["n"].dtype == "int64"
    assert frame["share"].tolist() == [0.25, 1]
    assert frame["flag"].tolist() == [True, False]
    if ending == ".xlsb":  # without styles, days are numbers
        assert frame["day"].tolist() == [44621, 44622]
    else:
        assert [str(day) for day in frame["day"]] == ["2022-03-01 00:00:00", "2022-03-02 00:00:00"]
    assert frame["note"].iloc[0] == "#N/A"
    assert frame["note"].isna().tolist() == [False, True]


FAR = (
    "the sheet reaches to row {} and column {}, with {} cells filled; at most 1,048,576 rows, 16,3"
)
TEXTS = '<sst uniqueCount="{}"><si><t>{}</t></si></sst>'
SHARED = "".join(
    f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 1001)
)
REFUSED = {
    "a row of a billion": (
        ".xlsx",
        xlsx(HEAD + f'<row r="1000000000">{text("A1000000000", "far")}</row>'),
        FAR.format("1,000,000,000", "A", 2),
    ),
    "a row that no number holds": (
        ".xlsx",
        xlsx(HEAD + f'<row r="4294967298">{text("A4294967298", "far")}</row>'),
        FAR.format("4,294,967,298", "A", 2),
    ),
    "a column that no number holds": (
        ".xlsx",
        xlsx(HEAD + f'<row r="2">{text("AAAAAAAAAAAAA2", "far")}</row>'),
        FAR.format("2", "AAAA", 2),
    ),
    "two far corners": (
        ".xlsx",
        xlsx(HEAD + f'<row r="1048576">{text("XFD1048576", "far")}</row>'),
        FAR.format("1,048,576", "XFD", 2),
    ),
    "far corners in quotes of another kind, with a prefix": (
        ".xlsx",
        xlsx("", sheet="<x:worksheet><x:sheetData><x:row r = '1048576'><x:c r='XFD1048576'>"
        "<x:v>1</x:v></x:c><x:c r='A1'><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"),
        FAR.format("1,048,576", "XFD", 2),
    ),
    "cells that stand after a far one": (
        ".xlsx",
        xlsx(f'{HEAD}<row r="1048576"><c r="XFD1048576"/><c x=" r="><v>1</v></c></row>'),
        "the sheet reaches to row",
    ),
    "a row twice": (".xlsx", xlsx(HEAD + FIRST + FIRST), "row 2 stands twice in the file"),
    "a cell twice": (
        ".xlsx",
        xlsx(HEAD + f'<row r="2">{text("A2", "one") * 2}</row>'),
        "A2 stands twice in the file",
    ),
    "a long text a thousand times": (
        ".xlsx",
        xlsx(SHARED, shared=TEXTS.format(1, "x" * 600_000)),
        "the sheets unpack to 600,019,000 bytes or more, and at most 536,870,912 can be read",
    ),
    "no archive": (".xlsx", b"\0 nothing", "damaged, or of an unknown kind"),
    "half an archive": (".xlsx", xlsx(HEAD)[:400], "a damaged Excel workbook or zip archive"),
    "a far column of .xlsb": (
        ".xlsb",
        xlsb({0: [xlsb_cell(0, "text")], 1: [xlsb_cell(2**32 - 1, "far")]}),
        FAR.format("2", "MWLQKWV", 2),
    ),
    "a far row of .xlsb": (
        ".xlsb",
        xlsb({0: [xlsb_cell(0, "text")], 2**32 - 1: [xlsb_cell(0, "far")]}),
        FAR.format("4,294,967,296", "A", 2),
    ),
    "a cell twice in .xlsb": (
        ".xlsb",
        xlsb({0: [xlsb_cell(0, "text")], 1: [xlsb_cell(0, "one"), xlsb_cell(0, "two")]}),
        "A2 stands twice in the file",
    ),
    "a long text a thousand times in .xlsb": (
        ".xlsb",
        xlsb(
            {row: [record(7, struct.pack("<III", 0, 0, 0))] for row in range(1000)},
            shared=["x" * 300_000],
        ),
        "the sheets unpack to 600",
    ),
    "a cell of .xlsb cut short": (
        ".xlsb",
        xlsb({0: [record(5, bytes(8))]}),
        "the workbook cannot be read (ValueError: a cell of row 1 is cut short)",
    ),
    "a record of .xlsb cut short": (
        ".xlsb",
        xlsb({0: [b"\x05\x7f"]}),
        "the workbook cannot be read (ValueError: a record is cut short)",
    ),
    "a sheet of .xlsb that leads nowhere": (
        ".xlsb",
        xlsb({0: [xlsb_cell(0, "text")]}, relation="rId9"),
        "the workbook cannot be read (ValueError: the sheet 'Ideas' is nowhere in the archive)",
    ),
    "a billion rows of .ods": (
        ".ods",
        ods(ods_row("text") + ods_row("one", repeated=999_999_999)),
        FAR.format("1,000,000,000", "A", "1,000,000,000"),
    ),
    "more columns of .ods than a sheet has": (
        ".ods",
        ods(
            ods_row("text").replace(
                "cell ", 'cell table:number-columns-repeated="20000" '
            )
        ),
        FAR.format("1", "ACOF", "20,000"),
    ),
    "repeats that are no number": (
        ".ods",
        ods(ods_row("text", repeated="&#49;0")),
        "the workbook cannot be read (ValueError: '&#49;0' is no number of repeats)",
    ),
    "a long text of .ods a thousand times": (
        ".ods",
        ods(ods_row("text") + ods_row("x" * 600_000, repeated=1000)),
        "the sheets unpack to 600",
    ),
    "a million spaces, a thousand times": (
        ".ods",
        ods(ods_row("text") + ods_row('a<text:s text:c="900000000"/>b')),
        "the sheets unpack to 900",
    ),
    "a table of .ods within a table": (
        ".ods",
        ods(ods_row("text") + "<table:table>" + ods_row("one")),
        "the workbook cannot be read (ValueError: a table stands within a table)",
    ),
    "comments in .ods": (
        ".ods",
        ods("<!-- </table:table> -->" + ods_row("text")),
        "the workbook cannot be read (ValueError: its XML holds comments or declarations)",
    ),
    "a formula of .ods without a result": (
        ".ods",
        ods(
            ods_row("text")
            + '<table:table-row><table:table-cell table:formula="of:=1"/></table:table-row>'
        ),
        "formulas without a stored result: A2",
    ),
    "a password of .ods": (
        ".ods",
        ods(ods_row("text"), manifest="<manifest:encryption-data/>"),
        "is a workbook with a password; open it",
    ),
    "half of .xls": (".xls", xls([["text"], ["one"]])[:1000], "is an old Office file, although"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_nobody_can_read_is_refused(
    name: str, written: Written, capfd: pytest.CaptureFixture[str]
) -> None:
    ending, data, message = REFUSED[name]
    with pytest.raises(InputError, match=rf"^a\{ending}.*{re.escape(message)}"):
        read_actions(written(ending, data))
    capfd.readouterr()  # a panic leaves a trace there


def test_what_an_old_workbook_states_of_its_size_is_not_believed(written: Written) -> None:
    data = bytearray(xls([["text"], ["one"]]))
    place = data.index(struct.pack("<HH", 0x200, 14))
    data[place + 4 : place + 18] = struct.pack("<IIHHH", 0, 2**32 - 1, 0, 2**16 - 1, 0)
    assert read_actions(written(".xls", bytes(data))).texts == ("one",)


def test_a_cell_of_an_old_workbook_beyond_any_sheet_is_refused(written: Written) -> None:
    data = bytearray(xls([["text"], [12.5]]))
    place = data.index(struct.pack("<HHHH", 0x27E, 10, 1, 0))
    data[place + 4 : place + 8] = struct.pack("<HH", 2**16 - 1, 2**16 - 1)
    with pytest.raises(InputError, match=r"^a\.xls: the workbook cannot be read"):
        read_actions(written(".xls", bytes(data)))


def test_an_old_workbook_with_a_password_is_refused(written: Written) -> None:
    data = xls([["text"], ["one"]])
    # after the first record, which says that a workbook begins
    place = data.index(struct.pack("<HH", 0x809, 16)) + 20
    locked = struct.pack("<HHHHH", 0x2F, 6, 0, 1, 2)
    with pytest.raises(InputError, match=r"^a\.xls is a workbook with a password; open it"):
        read_actions(written(".xls", data[:place] + locked + data[place + len(locked) :]))


@pytest.mark.parametrize("ending", [".xlsx", ".xlsb", ".ods"])
def test_what_unpacks_to_too_much_is_refused(
    ending: str, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = {
        ".xlsx": xlsx(HEAD + " " * 100_000),
        ".xlsb": xlsb({0: [xlsb_cell(0, "x" * 50_000)]}),
        ".ods": ods(" " * 100_000),
    }[ending]
    assert len(data) < 5000
    monkeypatch.setattr(bounds, "BYTES", 50_000)
    message = r"the sheets unpack to 50,001 bytes or more, and at most 50,000 can be read; delete"
    with pytest.raises(InputError, match=rf"^a\{ending}: {message}"):
        read_actions(written(ending, data))


def test_the_size_that_an_archive_states_is_not_believed(written: Written) -> None:
    data = xlsx(HEAD + FIRST)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = struct.pack("<I", archive.getinfo("xl/worksheets/sheet1.xml").file_size)
    with pytest.raises(InputError, match=r"^a\.xlsx: the workbook cannot be read \(BadZipFile"):
        read_actions(written(".xlsx", data.replace(size, struct.pack("<I", 10))))


@pytest.mark.parametrize("ending", [".xlsx", ".xlsb", ".ods", ".xls"])
def test_a_file_cut_anywhere_is_refused_or_read(ending: str, written: Written) -> None:
    data = {
        ".xlsx": xlsx(HEAD + FIRST),
        ".xlsb": xlsb({0: [xlsb_cell(0, "text")], 1: [xlsb_cell(0, "one")]}),
        ".ods": ods(ods_row("text") + ods_row("one")),
        ".xls": xls([["text"], ["one"]]),
    }[ending]
    for end in range(8, len(data) - 1, len(data) // 9):
        try:
            assert read_actions(written(ending, data[:end])).texts == ("one",)
        except InputError as error:
            assert str(error).startswith(f"a{ending}")  # noqa: PT017 - either will do


READ = {
    "a look alone in the last column": xlsx(
        f'<row r="1">{text("A1", "text")}<c r="XFD1" s="1"/></row>'
        + "".join(f'<row r="{n}">{text(f"A{n}", "one")}</row>' for n in range(2, 2002))
    ),
    "empty rows to the end": xlsx(
        HEAD + FIRST + '<row r="1048576" ht="15"><c r="XFD1048576" s="1"></c></row>'
    ),
    "a count of texts that no memory holds": xlsx(
        f'{HEAD}<row r="2"><c r="A2" t="s"><v>0</v></c></row>',
        shared=TEXTS.format(2**62, "one"),
    ),
    "no references at all": xlsx(
        f"<row>{text('', 'text')}</row><row>{text('', 'one')}</row>".replace(' r=""', "")
    ),
    "prefixes": xlsx(
        "",
        sheet="<x:worksheet><x:sheetData><x:row r='1'><x:c r='A1' t='str'><x:v>text</x:v></x:c>"
        "</x:row><x:row r='2'><x:c r='A2' t='str'><x:v>one</x:v></x:c></x:row></x:sheetData>"
        "</x:worksheet>",
    ),
    "rows in another order": xlsx(FIRST + HEAD),
}


@pytest.mark.parametrize("name", READ)
def test_a_strange_file_is_read(name: str, written: Written) -> None:
    assert set(read_actions(written(".xlsx", READ[name])).texts) == {"one"}


def test_repeated_rows_are_read_as_often_as_they_stand_there(written: Written) -> None:
    data = ods(ods_row("text") + ods_row("one", repeated=100_000) + ods_row("two"))
    frame = read_table(written(".ods", data)).frame
    assert frame["text"].value_counts().to_dict() == {"one": 100_000, "two": 1}


def test_a_million_repeated_rows_are_within_bounds(written: Written) -> None:
    data = ods(ods_row("text") + ods_row("one", repeated=1_000_000))
    assert len(read_table(written(".ods", data)).frame) == 1_000_000


def test_blank_cells_between_those_with_content_are_kept(written: Written) -> None:
    blank = '<table:table-cell table:number-columns-repeated="2"/>'
    middle = ods_row("one", "x").replace("</table:table-cell>", f"</table:table-cell>{blank}", 1)
    table = read_table(written(".ods", ods(ods_row("text", "b", "c", "d") + middle)))
    assert table.frame.iloc[0].dropna().to_dict() == {"text": "one", "d": "x"}


def test_numbers_longer_than_a_fraction_holds_are_whole(written: Written) -> None:
    long = 900_719_925_474_099_301
    rows = f'{HEAD.replace("</row>", text("B1", "id") + "</row>")}<row r="2">{text("A2", "one")}'
    for cell in (f'<c r="B2"><v>{long}</v></c>', f'<c r="B2" t="n" s="0"><v>{long}</v></c>'):
        assert read_table(written(".xlsx", xlsx(f"{rows}{cell}</row>"))).frame["id"][0] == long


def test_errors_that_excel_has_learnt_since_are_kept(written: Written) -> None:
    cell = "<c r='A2' t='e'><f>SEQUENCE(2)</f><v>#SPILL!</v></c>"
    table = read_table(written(".xlsx", xlsx(f"{HEAD}<row r='2'>{cell}</row>")))
    assert table.notes[1:] == ("cells with an Excel error, kept as text: A2 #SPILL!",)
    assert table.frame["text"].tolist() == ["#SPILL!"]


def test_names_in_xlsb_are_passed_over(written: Written) -> None:
    # calamine would join them, each to those that use it
    named = record(0x27, bytes(9) + wide("n" * 1000) + struct.pack("<I", 0))
    data = xlsb({0: [xlsb_cell(0, "text")], 1: [xlsb_cell(0, "one")]}, names=named)
    assert read_actions(written(".xlsb", data)).texts == ("one",)


@pytest.mark.parametrize(
    ("ending", "data", "what"),
    [
        (".xlsx", xlsb({}), r"a binary Excel workbook \(.xlsb\), .*; name it .xlsb"),
        (".xls", ods(""), r"an OpenDocument spreadsheet \(.ods\), .*; name it .ods"),
        (".ods", xls([["text"]]), r"an old Excel workbook \(.xls\), .*; name it .xls"),
        (".xls", xlsx(""), r"an Excel workbook, .*; name it .xlsx"),
    ],
)
def test_a_workbook_with_the_ending_of_another_is_refused(
    ending: str, data: bytes, what: str, written: Written
) -> None:
    with pytest.raises(InputError, match=rf"^a\{ending} is {what}$"):
        read_actions(written(ending, data))


def test_a_number_of_thousands_of_digits_is_refused(written: Callable[[str, bytes], Path]) -> None:
    file = written(".xlsx", xlsx(HEAD + f'<row r="2"><c r="A2"><v>{"9" * 5_000}</v></c></row>'))
    with pytest.raises(InputError, match=r"^a\.xlsx: the workbook cannot be read \(ValueError: "):
        read_actions(file)


@pytest.mark.parametrize("member", ["xl/workbook.bin", "xl/_rels/workbook.bin.rels"])
def test_a_damaged_xlsb_leaves_no_trace_of_another_library(
    written: Written, member: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with zipfile.ZipFile(io.BytesIO(xlsb({0: [xlsb_cell(0, "text")]}))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    whole = members[member]
    for place in range(0, len(whole), 7):
        members[member] = whole[:place] + b"\xff" + whole[place + 1 :]
        with pytest.raises(InputError):
            read_actions(written(".xlsb", zipped(members)))
    assert capfd.readouterr().err == ""
