"""Files that cannot be used, as people meet them: one line that says what to do, and no more."""

import json
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.cli.conftest import Told

GUESS = (
    "encoding cp1252 is a guess, since the bytes are not UTF-8; see whether this reads well: "
    "'één'; if not, pass --encoding ..."
)


def workbook(**sheets: list[list[object]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def archive(member: str) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        packed.writestr(member, "")
    return content.getvalue()


ROWS: list[list[object]] = [["id", "text"], ["A1", "train nurses"]]
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)
COUNTS = "id,text,sticker_1,sticker_2,sticker_3\nA1,train nurses,1,{},0\n"

# the name, its content, and how the message begins or goes on, as a regular expression
FILES: list[tuple[str, str | bytes, str]] = [
    # nothing in it
    ("empty.csv", b"", "the file is empty; expected a table or texts"),
    ("blank.csv", " \n\n", "the file is empty; expected a table or texts"),
    ("mark.csv", b"\xef\xbb\xbf", "the file is empty; expected column names and rows"),
    ("header.csv", "id,text\n", "no rows; expected at least one row with a text"),
    ("list.json", "[]", "no rows; expected at least one row with a text"),
    ("book.xlsx", workbook(One=[]), "no sheet has content; expected a table with column names"),
    # no texts, or several
    (
        "numbers.csv",
        "a,b\n1,2\n",
        (
            "no column holds the texts; expected one named 'text', or one column of str that "
            r"plays no other role; found 'a' \(int64\), 'b' \(int64\); name it with --text \.\.\."
        ),
    ),
    (
        "two.csv",
        "note,remark\ntrain nurses,share data\n",
        (
            r"several columns could hold the texts: 'note', 'remark'; say which with "
            r"--text \.\.\. \(the longest are in 'note'\)"
        ),
    ),
    (
        "typed.csv",
        "text\n1\n2\n",
        (
            r"every text in column 'text' must be a str; got row 2: 1 \(int\), row 3: 2 \(int\); "
            r"write them as text, or say which column holds the texts with --text \.\.\."
        ),
    ),
    ("typed.json", '["train", 1]', r"expected a list of texts.*; got a number in item 1"),
    # ids and columns
    (
        "ids.csv",
        "id,text\nA1,train nurses\nA1,share data\n",
        "ids must differ; found more than once: 'A1' in rows 2, 3; correct them, or remove the",
    ),
    ("gap.csv", "id,text\nA1,x\n,y\n", "column 'id' must be filled in every row; blank in row 3"),
    (
        "columns.csv",
        "text,text\nx,y\n",
        r"the names of columns \(and of the index\) must differ; found more than once: 'text'",
    ),
    ("unnamed.csv", "id,,text\nA1,1,x\n", "every column needs a name in row 1, .*; none in colum"),
    (
        "title.xlsx",
        workbook(One=[["The board"], [], *ROWS]),
        "every column needs a name in row 1, .* stand, for example --header-row 3",
    ),
    # separators and quotes
    (
        "ragged.csv",
        "id,text\nA1,train nurses, and more\n",
        (
            "with the separator ',', expected 2 fields in every record, as in the header; line 2 "
            "has 3; put double quotes around fields that hold the separator, pass --separator "
            r"\.\.\. if it is another one, or name the file \.txt if each line is one text"
        ),
    ),
    ("both.csv", "a,b;c\n1,2;3\n", "the separators ',' and ';' fit equally well; pass the right"),
    ("quote.csv", 'id,text\nA1,"train\nA2,share\n', "the record that starts in line 2 cannot be"),
    # encodings
    (
        "nul.csv",
        "id,text\nA1,x\n".encode("utf-16-le"),
        ".* UTF-16 without a mark: then pass --encoding utf-16-le or save it as UTF-8",
    ),
    (
        "bytes.csv",
        b"id,text\nA1,x\x81\x8d\n",
        r"the bytes are not valid cp1252: .*, byte 0x81 in line 2 .byte 13.*; pass --encoding ",
    ),
    # other kinds of files
    ("really.csv", workbook(One=ROWS), r"is an Excel workbook, although .* '\.csv'; name it \.xl"),
    ("page.csv", "<!DOCTYPE html><table></table>", r"is a web page or other markup \(HTML, XML\)"),
    ("page.xlsx", "<html></html>", r"is a web page or other markup .* ends in '\.xlsx'; open it"),
    ("plain.xlsx", "id,text\nA1,x\n", r"is plain text, although .*; name it \.csv if it is a"),
    ("cut.xlsx", workbook(One=ROWS)[:900], "is a damaged Excel workbook or zip archive, although"),
    ("open.csv", archive("content.xml"), r"is an OpenDocument file \(\.ods, \.odt\), although"),
    ("old.csv", OLD_OFFICE, "is an old Office file, although its name ends in '.csv'; open it in"),
    ("paper.csv", b"%PDF-1.7", "is a PDF document, although .*; copy the texts into a table and"),
    ("packed.csv", b"\x1f\x8b\x08", "is a file packed with gzip, .*; unpack it first"),
    ("json.csv", '[{"text": "x"}]', "is JSON, although its name ends in '.csv'; name it .json"),
    ("image.csv", b"\x89PNG\r\n\x1a\n\0\0", "expected text, came bytes that hold NUL characters"),
    (
        "study.json",
        '{"format": "actionclust-project"}',
        "is no table of texts but a file that actionclust wrote .* with actionclust show, and",
    ),
    # endings
    ("a.cvs", "text\nx\n", r"the ending '\.cvs' is not understood; did you mean '\.csv'"),
    (
        "a.xlt",
        OLD_OFFICE,
        r"the ending '\.xlt' is not understood; .*; open it in the program",
    ),
    ("actions", "text\nx\n", "the name has no ending; known: '.csv', '.tsv'"),
    # broken or unexpected JSON
    ("broken.json", '[{"text": "x"},]', "no valid JSON: .* in line 1, column 1.; expected a li"),
    ("one.json", '{"text": "x"}', "expected a list of texts, .*; got an object"),
    ("deep.json", "[" * 100_000, "nested too deeply; expected a list of texts"),
    ("lines.jsonl", '{"text": "x"}\n{"text":\n', "line 2 is no valid JSON: .*; expected one text"),
    # formulas and sheets
    (
        "formula.xlsx",
        workbook(One=[["text"], ["=1/0"]]),
        "formulas without a stored result: A2; open the workbook in Excel and save it, or paste",
    ),
    (
        "sheets.xlsx",
        workbook(One=ROWS, Two=ROWS),
        r"expected one sheet with content, found 2: 'One', 'Two'; pass one of them as --sheet \.",
    ),
    # stickers
    (
        "words.csv",
        COUNTS.format("many"),
        "stickers in column 'sticker_2' must be whole numbers",
    ),
    ("less.csv", COUNTS.format(-1), "stickers in column 'sticker_2' must be whole numbers of at"),
    (
        "some.csv",
        "id,text,sticker_1\nA1,x,1\n",
        r"expected the columns sticker_1, .* or name the columns that there are with --stickers",
    ),
]


@pytest.fixture
def refused(tmp_path: Path, told: Told) -> Callable[..., str]:
    """Give a way to run a command that must fail, and read its one line."""

    def run(*words: object) -> str:
        out = tmp_path / "results"
        code, said, error = told("run", *words, "--out", out)
        assert (code, said) == (1, "")
        assert error.startswith("actionclust: ")
        assert error.endswith("\n")
        assert error.count("\n") == 1
        assert "Traceback" not in error
        assert not out.exists()
        code, said, noise = told("run", *words, "--out", out, "--json")
        assert (code, noise) == (1, "")
        assert " ".join(json.loads(said)["error"].split()) in error
        return error.removeprefix("actionclust: ").rstrip("\n")

    return run


@pytest.mark.parametrize(("name", "content", "message"), FILES, ids=[name for name, _, _ in FILES])
def test_a_file_that_cannot_be_used(
    name: str, content: str | bytes, message: str, tmp_path: Path, refused: Callable[..., str]
) -> None:
    file = tmp_path / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    assert re.match(rf"{re.escape(name)}(:|,)? ?({message}|.*?: {message})", refused(file))


def test_a_missing_file_names_near_ones(tmp_path: Path, refused: Callable[..., str]) -> None:
    (tmp_path / "actions.csv").write_text("text\nx\n", encoding="utf-8")
    said = refused(tmp_path / "action.csv")
    assert said.startswith(f"no file '{tmp_path / 'action.csv'}'; in the folder ")
    assert said.endswith(": did you mean 'actions.csv'?")


def test_a_folder(tmp_path: Path, refused: Callable[..., str]) -> None:
    assert refused(tmp_path).startswith(f"'{tmp_path}' is a folder; pass the path of one file; ")


def test_a_web_address(refused: Callable[..., str]) -> None:
    assert refused("https://example.org/actions.csv") == (
        "'https://example.org/actions.csv' is a web address; download the file and pass its path"
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--text", "Txet"], r"no column 'Txet', asked for with --text .*did you mean 'text'\?"),
        (["--region", "Text"], r"no column 'Text', asked for with --region \.\.\.; did you mean"),
        (
            ["--sheet", "Board"],
            r"sheet='Board' is for files ending in \.xlsx, \.xlsm, \.xlsb, .*; got a\.csv",
        ),
        (["--encoding", "utf-9"], "encoding='utf-9' is not known; did you mean 'utf-8'"),
        (["--encoding", "ascii"], "the bytes are not valid ascii: "),
        (["--separator", ";;"], "--separator must be a single character"),
        (["--stickers", "one", "two", "three"], "no column 'one'"),
        (
            ["--split-values", "txet"],
            "no column 'txet', asked for with --split-values ...; did you",
        ),
        (
            ["--split", "("],
            r'--split must be "lines" or a regular expression .* before a sign takes',
        ),
        (["--target", "9"], "target=9 communities cannot be made of 2 texts; ask for fewer"),
    ],
)
def test_options_that_do_not_fit(
    options: list[str], message: str, tmp_path: Path, refused: Callable[..., str]
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("id,text\nA1,één plan\nA2,twee plannen\n", encoding="utf-8")
    assert re.search(message, refused(file, *options))


def test_a_sheet_that_is_not_there(tmp_path: Path, refused: Callable[..., str]) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(workbook(Board=ROWS))
    assert re.search(
        r"no sheet 'Borad'; did you mean 'Board'\?", refused(file, "--sheet", "Borad")
    )


@pytest.mark.parametrize(
    ("content", "note"),
    [
        ("id,text\nA1,train nurses\nA2,\nA3,  \n", "2 blank texts: rows 3, 4"),
        (
            "id;text\nA1;één plan\n".encode("cp1252"),
            GUESS,
        ),
        (b"\xef\xbb\xbfid,text\nA1,train nurses\n", "encoding utf-8-sig"),
        ("id,text\nA1,train nurses\n".encode("utf-16"), "encoding utf-16"),
        ("id\ttext\nA1\ttrain nurses\n", "separator tab"),
        ("id,text\nA1,train\x07 nurses\x1b[31m\n", "separator ','"),
    ],
    ids=["blank", "cp1252", "mark", "utf-16", "tab", "control"],
)
def test_what_looks_bad_and_is_not(
    content: str | bytes, note: str, tmp_path: Path, told: Told
) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    code, said, noise = told("run", file, "--out", tmp_path / "results", "--quiet")
    assert (code, noise) == (0, "")
    assert f"note: {note}" in said.splitlines()
    assert "\x1b" not in said


def test_a_text_too_long_for_excel_is_no_error_and_is_told(tmp_path: Path, told: Told) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"id,text\nA1,{'word ' * 40_000}\n", encoding="utf-8")
    code, said, noise = told("run", file, "--out", tmp_path / "results", "--quiet")
    assert code == 0
    assert "note: separator ','" in said.splitlines()
    (line,) = noise.splitlines()
    assert line.startswith("actionclust: warning: ")
    assert line.endswith("hole texts")
