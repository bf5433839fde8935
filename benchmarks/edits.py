"""Editing: each verb on small and large studies, and a long log replayed, saved and loaded."""

from __future__ import annotations

import random
import statistics
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pandas as pd

from actionclust import EditError, edits, from_codebook, load, read_actions, replay
from actionclust.coding.log.history import Recorder

if TYPE_CHECKING:
    from collections.abc import Callable

    from actionclust import Hierarchy
    from actionclust.coding.edits import Edit

SIZES = (10_000, 100_000)
IN_A_GROUP = 20  # actions in a sub-cluster
TENS = 10  # sub-clusters in a cluster, and clusters in a super-cluster
REPEATS = 101
EDITS = 10_000
LONG_REPEATS = 3


def study(size: int) -> Hierarchy:
    """Make a study of three levels."""
    ids = [f"A{number:06d}" for number in range(size)]
    frame = pd.DataFrame({"id": ids, "text": [f"text of {id_}" for id_ in ids]})
    labels = [f"sub-cluster {number}" for number in range(size // IN_A_GROUP)]
    table = pd.DataFrame(
        [
            (f"super-cluster {number // TENS**2}", f"cluster {number // TENS}", label)
            for number, label in enumerate(labels)
        ],
        columns=["super_cluster", "cluster", "sub_cluster"],
    )
    codes = {id_: labels[number % len(labels)] for number, id_ in enumerate(ids)}
    return from_codebook(table, read_actions(frame), code=codes, analyst="PV")


def verbs(h: Hierarchy) -> dict[str, Callable[[], Hierarchy]]:
    """Give each verb with arguments, and the worst cases."""
    generator = random.Random(0)  # noqa: S311 - choices, not secrets
    ids = h.actions.ids
    subs, clusters = (list(h.groups(level).index) for level in ("sub-cluster", "cluster"))
    some = generator.sample(ids, 100)
    group = h["S07"]
    merged, undone = h.merge(subs[:3]), h.rename("S05", "x").undo()
    settled, one = h.pin(ids), h.merge(subs)
    return {
        "move one action": lambda: h.move(ids[0], to="S07"),
        "move 100 actions": lambda: h.move(some, to="S07"),
        "merge three sub-clusters": lambda: h.merge(subs[:3]),
        "merge two clusters": lambda: h.merge(clusters[:2]),
        "split a sub-cluster": lambda: h.split("S07", [group.actions[:5]]),
        "rename": lambda: h.rename("S07", "another label"),
        "rename, by the label": lambda: h.rename("sub-cluster 7", "another label"),
        "describe": lambda: h.describe("S07", "what belongs in it"),
        "group": lambda: h.group(subs[:3], level="cluster", label="new"),
        "ungroup": lambda: h.ungroup("C03"),
        "set aside": lambda: h.set_aside(ids[0]),
        "create": lambda: h.create("new", parent="C03"),
        "delete": lambda: h.delete("S07"),
        "pin 100 actions": lambda: h.pin(some),
        "undo a merge": merged.undo,
        "redo": undone.redo,
        "free one action where all are pinned": lambda: settled.pin(ids[0], pinned=False),
        "move one out of a group that holds all": lambda: one.move(ids[0], to="C01"),
    }


def milliseconds(call: Callable[[], object], repeats: int = REPEATS) -> float:
    """Measure the median of processor time."""
    taken = []
    for _ in range(repeats):
        start = time.process_time()
        call()
        taken.append(time.process_time() - start)
    return 1_000 * statistics.median(taken)


def long_log(start: Hierarchy, count: int = EDITS) -> Hierarchy:
    """Make many drawn edits."""
    generator = random.Random(1)  # noqa: S311 - as above
    ids = start.actions.ids
    subs = list(start.groups("sub-cluster").index)
    recorder = Recorder(start.history)
    made = 0
    while made < count:
        (kind,) = generator.choices(("move", "rename", "set_aside", "describe"), (6, 2, 1, 1))
        edit: Edit
        if kind == "move":
            few = generator.choice([1, 1, 1, 2, 5, 20])
            edit = edits.Move(tuple(generator.sample(ids, few)), generator.choice(subs))
        elif kind == "rename":
            edit = edits.Rename(generator.choice(subs), f"label {made}")
        elif kind == "set_aside":
            edit = edits.SetAside((generator.choice(ids),), "off topic")
        else:
            edit = edits.Describe(generator.choice(subs), f"rule {made}")
        try:
            recorder.record(
                edit, time="2026-01-31T09:30:00+00:00", analyst="PV", why="for a reason"
            )
        except EditError:
            continue
        made += 1
    return replace(start, history=recorder.history())


def tables() -> str:
    """Measure, and write the tables in Markdown."""
    studies = {size: study(size) for size in SIZES}
    lines = [
        f"| one edit, milliseconds | {' | '.join(f'{size:,} actions' for size in SIZES)} |",
        "| --- " * (1 + len(SIZES)) + "|",
    ]
    columns = [verbs(h) for h in studies.values()]
    for name in columns[0]:
        cells = [f"{milliseconds(column[name]):.2f}" for column in columns]
        lines.append(f"| {name} | {' | '.join(cells)} |")
        print(lines[-1], flush=True)
    start = studies[SIZES[0]]
    h = long_log(start)
    lines += ["", f"| {EDITS:,} edits on {len(start):,} actions | seconds |", "| --- | --- |"]
    with TemporaryDirectory() as folder:
        path = h.save(Path(folder, "study.json"))
        size = path.stat().st_size / 1e6
        long: dict[str, Callable[[], object]] = {
            "make and log them": lambda: long_log(start),
            "replay the log, with a report": lambda: replay(h, on=start),
            "apply the log": lambda: start.apply(h.entries),
            f"save a project of {size:.1f} MB": lambda: h.save(path, overwrite=True),
            "save it where it is already": lambda: h.save(path),
            "load it": lambda: load(path),
            "the log as a table": lambda: h.log,
        }
        for name, call in long.items():
            lines.append(f"| {name} | {milliseconds(call, LONG_REPEATS) / 1_000:.2f} |")
            print(lines[-1], flush=True)
    return "\n".join(lines)


if __name__ == "__main__":
    print(tables())
