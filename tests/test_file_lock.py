"""The lock of a project file, held and left behind."""

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from actionclust import InputError, OutputError
from actionclust import file_lock as module
from actionclust.file_lock import LockLeftWarning, lock_of, saving_alone

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="what is held differs there")

HERE = socket.gethostname()


def take(path: Path) -> None:
    with saving_alone(path):
        assert lock_of(path).is_file()
    assert not lock_of(path).exists()


def left(path: Path, **holder: object) -> Path:
    lock = lock_of(path)
    lock.write_text(json.dumps(holder), encoding="utf-8")
    return lock


def test_a_lock_says_who_holds_it_and_is_given_back(tmp_path: Path) -> None:
    path = tmp_path / "study.json"
    with saving_alone(path):
        holder = json.loads(lock_of(path).read_text(encoding="utf-8"))
        assert holder["pid"] == os.getpid()
        assert holder["host"] == HERE
        with pytest.raises(InputError) as caught:
            take(path)
    assert str(caught.value) == (
        f"study.json is being saved by process {os.getpid()} on this computer since "
        f"{holder['time']}; nothing was written: save again when it is done (if it is not running "
        "any more, remove .study.json.lock)"
    )
    assert list(tmp_path.iterdir()) == []
    take(path)


def test_other_files_have_locks_of_their_own(tmp_path: Path) -> None:
    with saving_alone(tmp_path / "one.json"), saving_alone(tmp_path / "other.json"):
        assert len(list(tmp_path.iterdir())) == 2


def test_an_error_gives_it_back(tmp_path: Path) -> None:
    def fail() -> None:
        with saving_alone(tmp_path / "study.json"):
            raise ValueError("full")

    with pytest.raises(ValueError, match=r"^full$"):
        fail()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [1, 99_999_999, None])
def test_a_process_that_is_gone(tmp_path: Path, number: int | None) -> None:
    # its number may be that of another process by now
    number = number or os.getpid()
    path = tmp_path / "study.json"
    left(path, pid=number, host=HERE, time="2026-01-31T09:30:00+00:00")
    with pytest.warns(LockLeftWarning) as told:
        take(path)
    assert str(told[0].message) == (
        f"process {number} on this computer had begun to save study.json and ended without an "
        "answer; the lock that it left was taken away, and the file itself is whole"
    )


def test_a_process_that_was_killed(tmp_path: Path) -> None:
    path = tmp_path / "study.json"
    program = (
        "import os, signal, sys; from pathlib import Path\n"
        "from actionclust.file_lock import saving_alone\n"
        "with saving_alone(Path(sys.argv[1])): os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", program, str(path)], check=False, timeout=60)  # noqa: S603 - this Python
    assert lock_of(path).exists()
    with pytest.warns(LockLeftWarning, match=r"^process \d+ on this computer had begun to save"):
        take(path)


def test_a_lock_of_another_computer_counts_until_it_is_old(tmp_path: Path) -> None:
    path = tmp_path / "study.json"
    lock = left(path, pid=7, host="elsewhere", time="2026-01-31T09:30:00+00:00")
    with pytest.raises(InputError) as caught:
        take(path)
    assert "is being saved by process 7 on the computer 'elsewhere' since 2026" in str(
        caught.value
    )
    long_ago = time.time() - module.LONGEST_SAVE - 1
    os.utime(lock, (long_ago, long_ago))
    with pytest.warns(LockLeftWarning, match=r"^process 7 on the computer 'elsewhere' had begun"):
        take(path)


@pytest.mark.parametrize("content", ["", "{", "[1]", "{}"])
def test_a_lock_that_does_not_say_whose_it_is(tmp_path: Path, content: str) -> None:
    path = tmp_path / "study.json"
    lock_of(path).write_text(content, encoding="utf-8")
    with pytest.warns(LockLeftWarning, match=r"^another process had begun to save study\.json"):
        take(path)


def test_a_lock_that_cannot_be_made(tmp_path: Path) -> None:
    lock_of(tmp_path / "study.json").mkdir()
    with pytest.raises(OutputError, match=r"study\.json could not be locked for saving \(Is a "):
        take(tmp_path / "study.json")
