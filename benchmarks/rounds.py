"""Saving at once: processes that wait at a barrier and then save one project file together.

Each edits the same project in its own way, or saves it for the first time. In each round one save
must be accepted, all others refused, and the file must hold what the accepted one saved. As a
control, the same is done without the lock, which must lose saves.

``python benchmarks/rounds.py 500 3`` does 500 rounds of three processes; ``make bench`` writes the
table.
"""

from __future__ import annotations

import multiprocessing
import sys
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from unittest.mock import patch

from actionclust import Hierarchy, InputError, cluster_actions, load
from actionclust.coding.project import saving
from actionclust.coding.project.saving import save

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.synchronize import Barrier

ROUNDS = 500
CONTROL_ROUNDS = 100
UNLOCKED = "without a lock"

_TEXTS = ("train nurses", "train doctors", "share data", "share more data")


@dataclass(frozen=True)
class Outcome:
    """What came of it."""

    rounds: int
    accepted: int
    refused: int
    lost: int
    broken: int


def at_once(rounds: int, processes: int, *, locked: bool = True) -> Outcome:
    """Let processes save at once, again and again, and count what is lost."""
    start = cluster_actions(list(_TEXTS), 2, progress=False).to_hierarchy()
    context = multiprocessing.get_context("fork")
    barrier = context.Barrier(processes)
    accepted = refused = lost = broken = 0
    with TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number}.json") for number in range(rounds)]
        for path in paths[::2]:  # every other save is a first one
            save(start, path)
        pipes = []
        for number in range(processes):
            ours, theirs = context.Pipe()
            work = (start, paths, number, barrier, theirs, locked)
            context.Process(target=_saver, args=work, daemon=True).start()
            pipes.append(ours)
        for path in paths:
            saved = {number for number, pipe in enumerate(pipes) if pipe.recv()}
            accepted += len(saved)
            refused += processes - len(saved)
            try:
                found = {entry.why for entry in load(path).entries}
            except InputError:
                broken += 1
                continue
            # all began from one state, so that one alone can be in the file
            lost += len(saved - set(map(int, found)))
    return Outcome(rounds, accepted, refused, lost, broken)


def _saver(
    start: Hierarchy,
    paths: list[Path],
    number: int,
    barrier: Barrier,
    pipe: Connection,
    locked: bool,  # noqa: FBT001 - processes take no keywords here
) -> None:
    mine = start.rename("S01", f"label of {number}", why=str(number))
    free = patch.object(saving, "saving_alone", lambda _: nullcontext())
    for path in paths:
        barrier.wait()
        try:
            with nullcontext() if locked else free:
                save(mine, path)
        except InputError:
            pipe.send("")
        else:
            pipe.send("accepted")


def tables() -> str:
    """Measure, and write the table in Markdown."""
    lines = [
        "| saving | processes | rounds | accepted saves | refused | lost | broken files |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, rounds, processes, locked in (
        ("actionclust", ROUNDS, 2, True),
        ("actionclust", ROUNDS, 3, True),
        (f"{UNLOCKED}, as a control", CONTROL_ROUNDS, 2, False),
    ):
        found = at_once(rounds, processes, locked=locked)
        cells = (name, processes, rounds, found.accepted, found.refused, found.lost, found.broken)
        lines.append(f"| {' | '.join(map(str, cells))} |")
        print(lines[-1], flush=True)
    return "\n".join(lines)


if __name__ == "__main__":
    outcome = at_once(int(sys.argv[1]), int(sys.argv[2]), locked=UNLOCKED not in sys.argv)
    print(outcome)
    sys.exit(bool(outcome.broken or outcome.lost))
