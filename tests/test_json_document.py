from pathlib import Path

import pytest

from actionclust import InputError
from actionclust import json_document as files
from actionclust.json_document import previous_version, read_document


def test_reading(tmp_path: Path) -> None:
    path = tmp_path / "study.json"
    path.write_text('{"a": [1, "\u00e9"]}', encoding="utf-8")
    assert read_document(path) == {"a": [1, "\u00e9"]}
    assert read_document(str(path)) == {"a": [1, "\u00e9"]}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"a": [1, ', "study.json is not a whole JSON document (Expecting value: line 1 column"),
        (b"", "study.json is not a whole JSON document (Expecting value: line 1 column 1"),
        (b"[1]", "study.json is not a project file: it holds no JSON object"),
        (b'"a"', "study.json is not a project file: it holds no JSON object"),
        (b"\x80\x04\x95", "study.json is not a text file in UTF-8, so not a project file"),
        (b'{"a": NaN}', "study.json is not a whole JSON document (NaN is not a JSON value)"),
        (b'{"a": 1, "a": 2}', "study.json is not a whole JSON document (a key stands twice in "),
        (b'{"a":' + b"[" * 200_000, "study.json is nested too deeply to be a project file"),
        (b'{"a":' * 200_000, "study.json is nested too deeply to be a project file"),
        (b'{"a": ' + b"9" * 10_000 + b"}", "study.json is not a whole JSON document (Exceeds the"),
    ],
    ids=range(10),
)
def test_what_is_no_document(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "study.json"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_document(path)
    assert str(caught.value).startswith(message)


def test_a_cut_file_points_to_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "study.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match=r"; it may have been cut short$"):
        read_document(path)
    (tmp_path / "study.previous.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_document(path, "a file of moves")
    assert str(caught.value).endswith(
        "; it may have been cut short; the version before it is kept in study.previous.json"
    )


def test_large_files_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 1_000)
    path = tmp_path / "study.json"
    path.write_bytes(b'"' + b" " * 1_000 + b'"')
    with pytest.raises(InputError) as caught:
        read_document(path)
    assert str(caught.value) == "study.json has 1,002 bytes; a project file has 1,000 at most"


def test_missing_files_list_near_ones(tmp_path: Path) -> None:
    (tmp_path / "study.json").touch()
    path = tmp_path / "stdy.json"
    with pytest.raises(InputError) as caught:
        read_document(path)
    assert str(caught.value) == f"there is no file {str(path)!r}; did you mean 'study.json'?"
    for lonely in (tmp_path / "none" / "study.json", tmp_path / "x.txt"):
        with pytest.raises(InputError, match=r"^there is no file '.*'"):
            read_document(lonely)


def test_folders_are_no_files(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r" is a folder, not a project file$"):
        read_document(tmp_path)


@pytest.mark.parametrize(
    ("name", "previous"),
    [
        ("study.json", "study.previous.json"),
        ("study", "study.previous"),
        ("a.b.json", "a.b.previous.json"),
    ],
)
def test_the_version_before(name: str, previous: str) -> None:
    assert previous_version(Path("folder", name)) == Path("folder", previous)


def test_a_mark_of_an_editor_is_no_part_of_it(tmp_path: Path) -> None:
    path = tmp_path / "study.json"
    path.write_bytes(b"\xef\xbb\xbf" + b'{"a": 1}')
    assert read_document(path) == {"a": 1}


def test_names_that_cannot_be_read(tmp_path: Path) -> None:
    loop = tmp_path / "loop.json"
    loop.symlink_to(loop)
    for name in (loop, tmp_path / "a\0b"):
        with pytest.raises(InputError, match=r"^there is no file "):
            read_document(name)
    with pytest.raises(InputError, match=r" cannot be read: File name too long$"):
        read_document(tmp_path / ("s" * 300))
