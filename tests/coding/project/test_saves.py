"""Processes that are killed while they save, and some that save at once: nothing is lost."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[3] / "benchmarks"

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are killed by POSIX")


def measured(script: str, *arguments: str) -> tuple[int, dict[str, int]]:
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-W", "ignore", str(SCRIPTS / script), *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=300,
    )
    found = re.findall(r"(\w+)=(\d+)", done.stdout)
    assert found, done.stderr
    return done.returncode, {name: int(count) for name, count in found}


def test_no_kill_breaks_a_file_or_loses_an_edit() -> None:
    code, counts = measured("saves.py", "15")
    assert code == 0
    assert counts["kills"] == 15
    assert (counts["broken"], counts["lost"]) == (0, 0)


def test_a_plain_write_breaks() -> None:
    # so that the test above can fail
    code, counts = measured("saves.py", "60", "plain write")
    assert code == 1
    assert counts["broken"] == 1


@pytest.mark.parametrize("processes", [2, 3])
def test_of_those_who_save_at_once_one_is_accepted(processes: int) -> None:
    code, counts = measured("rounds.py", "40", str(processes))
    assert code == 0
    assert counts["rounds"] == counts["accepted"] == 40
    assert counts["refused"] == 40 * (processes - 1)
    assert (counts["broken"], counts["lost"]) == (0, 0)


def test_without_a_lock_saves_are_lost() -> None:
    # so that the test above can fail
    code, counts = measured("rounds.py", "60", "2", "without a lock")
    assert code == 1
    assert counts["lost"] > 0
