"""A saving process is killed at random moments: no broken file, no edit lost."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[3] / "benchmarks" / "saves.py"

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are killed by POSIX")


def under_fire(*arguments: str) -> tuple[int, dict[str, int]]:
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, str(SCRIPT), *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=300,
    )
    found = re.findall(r"(\w+)=(\d+)", done.stdout)
    assert found, done.stderr
    return done.returncode, {name: int(count) for name, count in found}


def test_no_kill_breaks_a_file_or_loses_an_edit() -> None:
    code, counts = under_fire("15")
    assert code == 0
    assert counts["kills"] == 15
    assert (counts["broken"], counts["lost"]) == (0, 0)


def test_a_plain_write_breaks() -> None:
    # so that the test above can fail
    code, counts = under_fire("60", "plain write")
    assert code == 1
    assert counts["broken"] == 1
