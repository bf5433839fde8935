import os
import re
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook

from actionclust.errors import InputError, SettingError
from actionclust.reading.files import READERS, read_table
from tests.reading.workbooks import ods, ods_row, xls, xlsb, xlsb_cell

TEXT = b"id,text\nA1,one\nA2,two\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make one file of each ending with the same two texts."""
    for ending, content in {
        "csv": TEXT,
        "tsv": TEXT.replace(b",", b"\t"),
        "txt": b"one\ntwo\n",
        "json": b'["one", "two"]',
        "jsonl": b'{"text": "one"}\n{"text": "two"}\n',
        "ndjson": b'"one"\n"two"\n',
    }.items():
        (tmp_path / f"actions.{ending}").write_bytes(content)
    book = Workbook()
    for row in (["text"], ["one"], ["two"]):
        book.active.append(row)
    book.save(tmp_path / "actions.xlsx")
    book.save(tmp_path / "actions.xlsm")
    cells = [xlsb_cell(0, text) for text in ("text", "one", "two")]
    (tmp_path / "actions.xlsb").write_bytes(xlsb({row: [cell] for row, cell in enumerate(cells)}))
    (tmp_path / "actions.xls").write_bytes(xls([["text"], ["one"], ["two"]]))
    (tmp_path / "actions.ods").write_bytes(ods("".join(map(ods_row, ("text", "one", "two")))))
    pd.DataFrame({"text": ["one", "two"]}).to_parquet(tmp_path / "actions.parquet")
    return tmp_path


@pytest.mark.parametrize("ending", READERS)
@pytest.mark.parametrize("upper", [False, True])
def test_each_ending_is_read(folder: Path, ending: str, *, upper: bool) -> None:
    path = folder / f"actions{ending}"
    if upper:
        path = path.rename(folder / f"ACTIONS{ending.upper()}")
    for form in (path, str(path)):
        table = read_table(form)
        assert table.frame["text"].tolist() == ["one", "two"]
        assert table.name == path.name


def test_encoding_and_separator_are_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("id;text\nA1;santé\n".encode("cp1252"))
    guess, separator = read_table(path).notes
    assert guess.startswith("encoding cp1252 is a guess, since the bytes are not UTF-8;")
    assert separator == "separator ';'"


def test_options_are_passed_on(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("id^text\n1^santé\n".encode("mac-roman"))
    table = read_table(path, encoding="mac-roman", separator="^", as_text=["id"])
    assert table.frame.to_dict("list") == {"id": ["1"], "text": ["santé"]}


@pytest.mark.parametrize(
    ("ending", "option", "value", "endings"),
    [
        ("csv", "sheet", "One", ".xlsx, .xlsm, .xlsb, .xls, .ods"),
        ("xlsx", "separator", ";", ".csv, .tsv"),
        ("txt", "separator", ";", ".csv, .tsv"),
        ("parquet", "encoding", "utf-8", ".csv, .tsv, .txt, .json, .jsonl, .ndjson"),
    ],
)
def test_options_of_other_files_are_refused(
    folder: Path, ending: str, option: str, value: str, endings: str
) -> None:
    message = re.escape(
        f"{option}={value!r} is for files ending in {endings}; got actions.{ending}; leave "
        f"{option} out"
    )
    with pytest.raises(SettingError, match=message):
        read_table(folder / f"actions.{ending}", **{option: value})


def test_a_missing_file_is_refused_with_the_near_ones(folder: Path) -> None:
    (folder / "acttions.pdf").touch()
    path = folder / "acttions.csv"
    message = re.escape(f"no file {str(path)!r}; in the folder {str(folder)!r}: did you mean ")
    with pytest.raises(InputError, match=f"{message}.*'actions.csv'") as caught:
        read_table(path)
    assert "pdf'" not in str(caught.value)


def test_a_missing_file_in_an_empty_folder_is_refused(tmp_path: Path) -> None:
    message = re.escape(f"the folder {str(tmp_path)!r} holds no .csv, .tsv, .txt")
    with pytest.raises(InputError, match=message):
        read_table(tmp_path / "a.csv")


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    message = re.escape(f"the folder {str(tmp_path / 'no')!r} does not exist or cannot be opened")
    with pytest.raises(InputError, match=message):
        read_table(tmp_path / "no" / "a.csv")


def test_a_folder_is_refused(folder: Path) -> None:
    message = re.escape(
        f"{str(folder)!r} is a folder; pass the path of one file; in the folder {str(folder)!r}: "
    )
    with pytest.raises(InputError, match=message):
        read_table(folder)


def test_a_file_that_may_not_be_read_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", denied)
    message = re.escape(
        "actions.csv cannot be opened: permission denied; close it in other programs, or ask for "
        "the right to read it"
    )
    with pytest.raises(InputError, match=message):
        read_table(folder / "actions.csv")


@pytest.mark.parametrize("name", ["a" * 5000 + ".csv", "a\0b.csv"])
def test_a_name_that_no_file_can_have_is_refused(name: str) -> None:
    with pytest.raises(InputError, match=r"\.csv cannot be opened: "):
        read_table(name)


@pytest.mark.parametrize("content", [b"", b" \r\n\n"])
@pytest.mark.parametrize("ending", READERS)
def test_an_empty_file_is_refused(tmp_path: Path, ending: str, content: bytes) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(content)
    message = f"a{ending}: the file is empty; expected a table or texts"
    with pytest.raises(InputError, match=re.escape(message)):
        read_table(path)


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("a.cvs", "the ending '.cvs' is not understood; did you mean '.csv'?"),
        ("a.xlt", "the ending '.xlt' is not understood; did you mean '.xls"),
        ("a.docx", "the ending '.docx' is not understood; "),
        ("a", "the name has no ending; known: '.csv', '.tsv'"),
    ],
)
def test_other_endings_are_refused(tmp_path: Path, name: str, advice: str) -> None:
    path = tmp_path / name
    path.write_bytes(TEXT)
    with pytest.raises(InputError, match=re.escape(f"{name}: {advice}")) as caught:
        read_table(path)
    assert str(caught.value).endswith(
        "; open it in the program that made it and save it as .xlsx or .csv"
    )


@pytest.mark.parametrize(
    ("content", "ending", "message"),
    [
        ("xlsx", "csv", "is an Excel workbook, although its name ends in '.csv'; name it .xlsx"),
        (
            "parquet",
            "tsv",
            "is a Parquet file, although its name ends in '.tsv'; name it .parquet",
        ),
        ("json", "txt", "is JSON, although its name ends in '.txt'; name it .json"),
        (
            "jsonl",
            "csv",
            "is JSON Lines (one object a line), although its name ends in '.csv'; name it .jsonl",
        ),
        (
            "csv",
            "xlsx",
            "is plain text, although its name ends in '.xlsx'; name it .csv if it is a table",
        ),
        (
            "csv",
            "parquet",
            "is plain text, although its name ends in '.parquet'; name it .csv if it is a table",
        ),
        ("xlsx", "json", "is an Excel workbook, although its name ends in '.json'; name it .xlsx"),
    ],
)
def test_a_file_with_the_wrong_ending_is_refused(
    folder: Path, content: str, ending: str, message: str
) -> None:
    path = (folder / f"actions.{content}").rename(folder / f"wrong.{ending}")
    with pytest.raises(InputError, match=re.escape(f"wrong.{ending} {message}")):
        read_table(path)


@pytest.mark.parametrize("ending", [".csv", ".txt", ".xlsx", ".json"])
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<html><table>", "is a web page or other markup (HTML, XML), although"),
        (b"%PDF-1.7\0", "is a PDF document, although"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "is an Office file with a password, although",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"),
            "is an old Excel workbook (.xls), although",
        ),
    ],
)
def test_a_file_of_another_kind_is_refused(
    tmp_path: Path, ending: str, content: bytes, message: str
) -> None:
    path = tmp_path / f"wrong{ending}"
    path.write_bytes(content)
    with pytest.raises(InputError, match=re.escape(f"wrong{ending} {message}")):
        read_table(path)


def test_a_damaged_workbook_is_refused(folder: Path) -> None:
    path = folder / "actions.xlsx"
    path.write_bytes(path.read_bytes()[:500])
    message = "actions.xlsx is a damaged Excel workbook or zip archive, although its name ends"
    with pytest.raises(InputError, match=message):
        read_table(path)


def test_an_archive_with_a_workbook_in_name_only_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(InputError, match=r"a\.xlsx: the workbook cannot be read"):
        read_table(path)


def test_unknown_bytes_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"\x00\x01\x02")
    message = "a.xlsx is damaged, or of an unknown kind, although its name ends in '.xlsx'; write"
    with pytest.raises(InputError, match=message):
        read_table(path)


# how large, and of what kind


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    with pytest.raises(InputError, match=r"is no regular file but a pipe, a socket or a device"):
        read_table(tmp_path / "a.csv")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no such device")
def test_a_device_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to("/dev/zero")
    with pytest.raises(InputError, match=r"is no regular file but a pipe, a socket or a device"):
        read_table(tmp_path / "a.csv")


def test_a_file_of_more_than_a_gigabyte_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(2**30 + 1)
    message = r"a\.csv has 1,073,741,825 bytes, and at most 1,073,741,824 can be read"
    with pytest.raises(InputError, match=message):
        read_table(path)


WIDE = ",".join(f"c{n}" for n in range(17_000)) + "\n" + "x," * 16_999 + "x\n"


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("wide.csv", WIDE, "17,000"),
        ("keys.json", "[" + ",".join(f'{{"k{n}": "a"}}' for n in range(17_000)) + "]", "17,000"),
        ("cells.json", "[" + ",".join(f'{{"k{n}": "a"}}' for n in range(3000)) + "]", "3,000"),
    ],
)
def test_too_many_columns_or_cells_are_refused(
    tmp_path: Path, name: str, content: str, found: str
) -> None:
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(InputError, match=rf"{found} columns; at most 16,384 columns"):
        read_table(path)


def test_a_key_that_stands_twice_among_many_is_found_fast(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    keys = ",".join(f'"k{n}": 1' for n in range(60_000))
    path.write_text(f'[{{{keys}, "k59999": 2}}]')
    with pytest.raises(InputError, match="an object has the key 'k59999' more than once"):
        read_table(path)


def test_long_ids_beside_a_blank_are_exact(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"n": 900719925474099301}, {"n": null}, {"n": 900719925474099303}]')
    found = read_table(path).frame["n"].tolist()
    assert [found[0], found[2]] == [900719925474099301, 900719925474099303]
