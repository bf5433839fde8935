import os
import pickle
import stat
import time
from pathlib import Path

import pytest

from actionclust import InputError, OutputError
from actionclust.whole_files import (
    destination,
    new_folder,
    short_name,
    version_on_disk,
    whole_file,
    whole_files,
    write_whole,
)


def test_writing(tmp_path: Path) -> None:
    path = tmp_path / "study.json"
    write_whole(b"one", path)
    write_whole(b"two", path)
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_who_may_read_it_stays(tmp_path: Path) -> None:
    path, other = tmp_path / "study.json", tmp_path / "study.previous.json"
    path.touch()
    path.chmod(0o640)
    other.touch()
    with whole_files([path, other], like=path) as parts:
        for part in parts:
            part.write_text("new", encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(other.stat().st_mode) == 0o640


def test_what_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "study.json"
    path.write_bytes(b"old")

    def no_disk(_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", no_disk)
    with pytest.raises(OutputError) as caught:
        write_whole(b"new", path)
    assert str(caught.value) == (
        f"{path} could not be written (no space left); what was there before is untouched"
    )
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
    write_whole(b"new", path)
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
    write_whole(b"new", path)
    assert set(tmp_path.iterdir()) == {path, young, *others}


def test_versions_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "study.json"
    assert version_on_disk(path) is None
    write_whole(b"one", path)
    first = version_on_disk(path)
    assert first == version_on_disk(path)
    write_whole(b"two", path)
    assert version_on_disk(path) != first


def test_several_files_take_their_places_together(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("old", encoding="utf-8")
    with pytest.raises(OutputError, match=r"other could not be written \(full\); nothing was "):
        _half_written([one, other])
    assert one.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [one]
    with whole_files([one, other]) as parts:
        for part in parts:
            part.write_text(part.name, encoding="utf-8")
        assert one.read_text(encoding="utf-8") == "old"
    assert {file.name for file in tmp_path.iterdir()} == {"one", "other"}
    assert one.read_text(encoding="utf-8").startswith(".one.")


def _half_written(files: list[Path]) -> None:
    with whole_files(files) as parts:
        parts[0].write_text("new", encoding="utf-8")
        parts[1].write_text("half", encoding="utf-8")
        raise OSError(28, "full", str(parts[1]))


def test_errors_of_libraries_that_hold_one_of_the_system(tmp_path: Path) -> None:
    class LibraryError(Exception):
        pass

    def write(error: Exception) -> None:
        with whole_file(tmp_path / "a.csv") as part:
            part.touch()
            raise error

    with pytest.raises(OutputError, match=r"a\.csv could not be written \(full\)"):
        write(LibraryError(OSError(28, "full")))
    with pytest.raises(LibraryError, match=r"^other$"):
        write(LibraryError("other"))
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_replaced_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_whole(b"one", path, overwrite=False)
    with pytest.raises(InputError) as caught:
        write_whole(b"two", path, overwrite=False)
    assert str(caught.value) == (
        "a.csv is there already; choose another name, or pass overwrite=True to replace it"
    )
    assert path.read_bytes() == b"one"


def test_a_link_stays_and_leads_to_the_new(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "real" / "a.csv")
    write_whole(b"new", link)
    assert link.is_symlink()
    assert link.read_bytes() == b"new"
    assert list((tmp_path / "real").iterdir()) == [tmp_path / "real" / "a.csv"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("a\0b.json", "a file name cannot hold the character NUL; got "),
        ("loop.json", " is a link that leads back to itself; take another name"),
        ("round.json", " is a link that leads back to itself; take another name"),
        ("s" * 256, " is too long: a name has at most 255 bytes"),
        ("\u00e9" * 128, " is too long: a name has at most 255 bytes"),
        ("\ud800.json", " is no name that a file can have: "),
        ("pipe.json", " is a device or a pipe, and only a file can be replaced"),
        ("none/a.json", "there is no folder "),
        ("", " is a folder; say which file in it, such as study.json"),
    ],
)
def test_names_that_no_file_can_have(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "loop.json").symlink_to(tmp_path / "loop.json")
    (tmp_path / "round.json").symlink_to(tmp_path / "back.json")
    (tmp_path / "back.json").symlink_to(tmp_path / "round.json")
    os.mkfifo(tmp_path / "pipe.json")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(InputError) as caught:
        write_whole(b"new", tmp_path / name)
    assert message in str(caught.value)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("name", ["s" * 240, "s" * 255, "\u00e9" * 120, "a b;c.json"])
def test_long_names_work(tmp_path: Path, name: str) -> None:
    write_whole(b"new", tmp_path / name)
    assert (tmp_path / name).read_bytes() == b"new"
    assert destination(tmp_path / name) == tmp_path / name
    assert len(os.fsencode(short_name(tmp_path / name))) <= 100


def test_folders(tmp_path: Path) -> None:
    assert new_folder(tmp_path / "a" / "b").is_dir()
    assert new_folder(tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match=r"file is a file, and files are to be written into it$"):
        new_folder(tmp_path / "file")
    with pytest.raises(OutputError, match=r"could not be made \(Not a directory\)$"):
        new_folder(tmp_path / "file" / "b")
    with pytest.raises(InputError, match=r"^a file name cannot hold the character NUL"):
        new_folder(tmp_path / "a\0b")


def test_the_error_can_be_caught_as_one_of_the_system() -> None:
    error = OutputError("a.csv could not be written")
    assert isinstance(error, OSError)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301 - ours
