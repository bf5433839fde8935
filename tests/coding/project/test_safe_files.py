import os
import stat
import time
from pathlib import Path

import pytest

from actionclust import InputError
from actionclust.coding.project import safe_files as files
from actionclust.coding.project.safe_files import (
    previous_version,
    read_document,
    version_on_disk,
    write_whole,
)


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


def test_writing(tmp_path: Path) -> None:
    path = tmp_path / "study.json"
    write_whole(b"one", path, like=path)
    write_whole(b"two", path, like=path)
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_who_may_read_it_stays(tmp_path: Path) -> None:
    path, other = tmp_path / "study.json", tmp_path / "study.previous.json"
    path.touch()
    path.chmod(0o640)
    write_whole(b"new", path, like=path)
    write_whole(b"old", other, like=path)
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(other.stat().st_mode) == 0o640


def test_what_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "study.json"
    path.write_bytes(b"old")

    def no_disk(_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", no_disk)
    with pytest.raises(OSError, match=r"^no space left$"):
        write_whole(b"new", path, like=path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_content_reaches_the_disk_before_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []
    flush, replace = os.fsync, Path.replace

    def watched_flush(number: int) -> None:
        happened.append("flush")
        flush(number)

    def watched_replace(self: Path, target: Path) -> Path:
        happened.append("name")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", watched_flush)
    monkeypatch.setattr(Path, "replace", watched_replace)
    path = tmp_path / "study.json"
    write_whole(b"new", path, like=path)
    assert happened == ["flush", "name", "flush"]


def test_what_killed_processes_left_is_tidied(tmp_path: Path) -> None:
    path = tmp_path / "study.json"
    old, young = tmp_path / ".study.json.00.part", tmp_path / ".study.json.01.part"
    others = [tmp_path / ".other.json.00.part", tmp_path / "study.json.00.part"]
    for file in (old, young, *others):
        file.touch()
    long_ago = time.time() - 4_000
    for file in (old, *others):
        os.utime(file, (long_ago, long_ago))
    write_whole(b"new", path, like=path)
    assert set(tmp_path.iterdir()) == {path, young, *others}


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


def test_versions_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "study.json"
    assert version_on_disk(path) is None
    write_whole(b"one", path, like=path)
    first = version_on_disk(path)
    assert first == version_on_disk(path)
    write_whole(b"two", path, like=path)
    assert version_on_disk(path) != first
