"""What a file really is, told from its first bytes and not from its ending."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from dataclasses import dataclass

_AS_TABLE = "copy the texts into a table and save it as .xlsx or .csv"
_FROM_SPREADSHEET = "open it in a spreadsheet program and save it as .xlsx"
_HEAD = 2000
_MARKUP = ("<!doctype", "<html", "<?xml", "<table", "<head", "<body", "<meta")
# one member that only this kind of zip archive has
_IN_ZIP = (
    ("xl/workbook.xml", "excel", "an Excel workbook", "name it .xlsx"),
    ("xl/workbook.bin", "excel, binary", "a binary Excel workbook (.xlsb)", "name it .xlsb"),
    ("word/document.xml", "", "a Word document", _AS_TABLE),
    ("ppt/presentation.xml", "", "a PowerPoint presentation", _AS_TABLE),
    ("content.xml", "", "an OpenDocument file (.ods, .odt)", _FROM_SPREADSHEET),
)
# one stream that only this kind of OLE file has, with its name as the file spells it
_IN_OLE = (
    (
        "EncryptedPackage",
        "",
        "an Office file with a password",
        "open it in Excel, remove the password and save it as .xlsx",
    ),
    ("Workbook", "excel, old", "an old Excel workbook (.xls)", "name it .xls"),
    ("WordDocument", "", "an old Word document (.doc)", _AS_TABLE),
    ("Book", "excel, old", "a very old Excel workbook (.xls)", "name it .xls"),
)


@dataclass(frozen=True, slots=True)
class Kind:
    """What the content of a file shows it to be."""

    # the reader that takes it, by the name that it has in `files.READERS`, or "" when none does
    reader: str
    what: str  # what it is, in words
    advice: str  # what to do with it when its ending says something else


_MARKS = (
    # with the byte that follows, because a column can be named PAR1
    (b"PAR1\x15", Kind("parquet", "a Parquet file", "name it .parquet")),
    (b"%PDF", Kind("", "a PDF document", _AS_TABLE)),
    (b"{\\rtf", Kind("", "a Rich Text document", _AS_TABLE)),
    (b"\x1f\x8b", Kind("", "a file packed with gzip", "unpack it first")),
)
_ODS = Kind("opendocument", "an OpenDocument spreadsheet (.ods)", "name it .ods")
_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"


def binary_kind(data: bytes) -> Kind | None:
    """Tell what a file is if it is no plain text.

    >>> binary_kind(b"%PDF-1.7").what
    'a PDF document'
    >>> binary_kind(b"id,text") is None
    True
    """
    if data.startswith(b"PK\x03\x04"):
        return _zip_kind(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _ole_kind(data)
    for mark, kind in _MARKS:
        if data.startswith(mark):
            return kind
    # without NULs, UTF-16 shows its markup too
    head = data[:_HEAD].replace(b"\0", b"").decode("latin-1").lstrip("\xef\xbb\xbf\xff\xfe \r\n\t")
    if head.lower().startswith(_MARKUP):
        return Kind("", "a web page or other markup (HTML, XML)", _FROM_SPREADSHEET)
    return None


def json_kind(text: str) -> Kind | None:
    """Tell whether a text is JSON, or has one JSON object a line.

    >>> json_kind('["Train nurses"]').advice
    'name it .json'
    >>> json_kind("[1] Train nurses") is None
    True
    """
    if not text.lstrip().startswith(("[", "{")):
        return None
    if _json_type(text) in {dict, list}:
        return Kind("json", "JSON", "name it .json")
    if _json_type(text.lstrip().splitlines()[0]) is dict:
        return Kind("json lines", "JSON Lines (one object a line)", "name it .jsonl")
    return None


def _ole_kind(data: bytes) -> Kind:
    for stream, reader, what, advice in _IN_OLE:
        if stream.encode("utf-16-le") in data:
            return Kind(reader, what, advice)
    return Kind("", "an old Office file", _FROM_SPREADSHEET)


def _zip_kind(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = set(archive.namelist())
            if "mimetype" in members and archive.open("mimetype").read(_HEAD).startswith(
                _ODS_TYPE
            ):
                return _ODS
    # a password is a RuntimeError here, an unknown way of packing NotImplementedError
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
        return Kind("", "a damaged Excel workbook or zip archive", "save or copy it again")
    for member, reader, what, advice in _IN_ZIP:
        if member in members:
            return Kind(reader, what, advice)
    return Kind("", "a zip archive", "unpack it first")


def _json_type(text: str) -> type | None:
    try:
        return type(json.loads(text))
    except (ValueError, RecursionError):
        return None
