"""Saving under fire: a process that saves without end is killed at random moments.

After each kill the file must load, and hold every edit that a completed save held. As a control,
the same is done with a plain write, which must break.

``python benchmarks/saves.py 200`` kills so many times; ``make bench`` writes the table.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from actionclust import InputError, cluster_actions, load
from actionclust.coding.project.saving import save, to_document
from actionclust.datasets import load_example
from actionclust.json_document import previous_version

if TYPE_CHECKING:
    from collections.abc import Callable

    from actionclust import Hierarchy

    Save = Callable[[Hierarchy, Path], object]

KILLS = 200
CONTROL_KILLS = 30
PLAIN = "plain write"


@dataclass(frozen=True)
class Outcome:
    """What came of it."""

    kills: int
    completed: int
    interrupted: int
    broken: int
    lost: int


def plain_write(hierarchy: Hierarchy, path: Path) -> None:
    """Write a project as one would without a thought."""
    with path.open("w", encoding="utf-8") as stream:
        json.dump(to_document(hierarchy), stream)


def under_fire(kills: int, saving: Save = save, *, seed: int = 0) -> Outcome:
    """Kill a saving process again and again, and count what breaks; stop when a file does."""
    generator = random.Random(seed)  # noqa: S311 - moments, not secrets
    start = cluster_actions(load_example(), 40, progress=False).to_hierarchy()
    completed = interrupted = lost = 0
    with TemporaryDirectory() as folder:
        path = Path(folder, "study.json")
        save(start, path)
        present = start
        for kill in range(1, kills + 1):
            saved = _killed(present, path, saving, generator.random())
            left = list(path.parent.glob(".*.part"))
            interrupted += bool(left)
            for part in left:
                part.unlink()
            try:
                found = load(path)
                if previous_version(path).exists():
                    load(previous_version(path))
            except InputError:
                return Outcome(kill, completed + saved, interrupted, 1, lost)
            lost += max(len(present.entries) + saved - len(found.entries), 0)
            completed += saved
            present = found
    return Outcome(kills, completed, interrupted, 0, lost)


def _killed(hierarchy: Hierarchy, path: Path, saving: Save, moment: float) -> int:
    """Edit and save in another process, and kill it in its second save or soon after.

    The moment is a share of the time that the first save took. Gives the number of completed
    saves.
    """
    reading, writing = os.pipe()
    began = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.close(reading)
        while True:
            hierarchy = hierarchy.rename("S01", f"label {len(hierarchy.entries)}")
            saving(hierarchy, path)
            os.write(writing, b".")
    os.close(writing)
    first = os.read(reading, 1)
    time.sleep(moment * (time.perf_counter() - began))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as stream:
        return len(first + stream.read())


def tables() -> str:
    """Measure, and write the table in Markdown."""
    lines = [
        "| saving | kills | completed saves | killed while writing | broken files | lost edits |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for name, kills, saving in (
        ("actionclust", KILLS, save),
        (f"{PLAIN}, as a control", CONTROL_KILLS, plain_write),
    ):
        found = under_fire(kills, saving)
        cells = (name, found.kills, found.completed, found.interrupted, found.broken, found.lost)
        lines.append(f"| {' | '.join(map(str, cells))} |")
        print(lines[-1], flush=True)
    return "\n".join(lines)


if __name__ == "__main__":
    outcome = under_fire(int(sys.argv[1]), plain_write if PLAIN in sys.argv else save)
    print(outcome)
    sys.exit(bool(outcome.broken or outcome.lost))
