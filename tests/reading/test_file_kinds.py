import gzip
import io
import zipfile

import pytest

from actionclust.reading.file_kinds import binary_kind, json_kind
from tests.reading.workbooks import ods

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(member: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(member, "content")
    return content.getvalue()


@pytest.mark.parametrize(
    ("data", "what", "reader"),
    [
        (zipped("xl/workbook.xml"), "an Excel workbook", "excel"),
        (zipped("xl/workbook.bin"), "a binary Excel workbook (.xlsb)", "excel, binary"),
        (zipped("word/document.xml"), "a Word document", ""),
        (zipped("ppt/presentation.xml"), "a PowerPoint presentation", ""),
        (zipped("content.xml"), "an OpenDocument file (.ods, .odt)", ""),
        (ods(""), "an OpenDocument spreadsheet (.ods)", "opendocument"),
        (zipped("actions.csv"), "a zip archive", ""),
        (zipped("actions.csv")[:40], "a damaged Excel workbook or zip archive", ""),
        (OLE + "Workbook".encode("utf-16-le"), "an old Excel workbook (.xls)", "excel, old"),
        (OLE + "Book".encode("utf-16-le"), "a very old Excel workbook (.xls)", "excel, old"),
        (OLE + "WordDocument".encode("utf-16-le"), "an old Word document (.doc)", ""),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "an Office file with a password", ""),
        (OLE, "an old Office file", ""),
        (b"PAR1\x15\x04", "a Parquet file", "parquet"),
        (b"%PDF-1.7", "a PDF document", ""),
        (rb"{\rtf1 one}", "a Rich Text document", ""),
        (gzip.compress(b"text", mtime=0), "a file packed with gzip", ""),
        (b"\xef\xbb\xbf\n<!DOCTYPE html>", "a web page or other markup (HTML, XML)", ""),
        (b"<table><tr>", "a web page or other markup (HTML, XML)", ""),
        ("<html>".encode("utf-16"), "a web page or other markup (HTML, XML)", ""),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_files_are_known_by_their_content(data: bytes, what: str, reader: str) -> None:
    kind = binary_kind(data)
    assert kind is not None
    assert (kind.what, kind.reader) == (what, reader)
    assert kind.advice


@pytest.mark.parametrize(
    "text", ["id,text\nA1,one", "PAR1,text\n1,one", "PK,text\n1,one", "<5 km from home", ""]
)
def test_plain_text_is_none_of_them(text: str) -> None:
    assert binary_kind(text.encode()) is None
    assert json_kind(text) is None


@pytest.mark.parametrize(
    ("text", "reader"),
    [
        ('["one"]', "json"),
        (' {"text": "one"}', "json"),
        ('{"text": "one"}\n{"text": "two"}', "json lines"),
    ],
)
def test_json_is_told_from_text(text: str, reader: str) -> None:
    kind = json_kind(text)
    assert kind is not None
    assert kind.reader == reader


@pytest.mark.parametrize("text", ["[1] one\n[2] two", "[a],[b]\n1,2", "{id};text", "[" * 100_000])
def test_brackets_alone_are_not_json(text: str) -> None:
    assert json_kind(text) is None
