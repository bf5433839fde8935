"""The Python side of the board: making it, its state, and edits as a browser sends them."""

from __future__ import annotations

import json
import random
import statistics
import time
from typing import TYPE_CHECKING, Any

import viewed

from actionclust import Board

if TYPE_CHECKING:
    from collections.abc import Callable

    from actionclust import Hierarchy

REPEATS = 31
LONG_LOG = 1_000


class Asked:
    """A board, and the messages that it answers a browser with."""

    def __init__(self, h: Hierarchy) -> None:
        self.board = Board(h)
        self.board.send = self._keep
        self._sent: list[str] = []

    def ask(self, **content: object) -> float:
        """Send a message, and give the kB that come back."""
        self._sent = []
        self.board._handle_custom_msg({"id": "1", "why": "", **content}, [])  # noqa: SLF001 - as a message arrives
        if '"refused"' in self._sent[-1]:
            raise RuntimeError(f"the board refused {content}: {self._sent[-1]}")
        return sum(map(len, self._sent)) / 1_000

    def _keep(self, message: dict[str, Any], buffers: object = None) -> None:
        del buffers  # a board sends none
        self._sent.append(json.dumps(message))


def timed(call: Callable[[], object]) -> float:
    """Measure milliseconds of processor time."""
    start = time.process_time()
    call()
    return 1_000 * (time.process_time() - start)


def requests(h: Hierarchy) -> dict[str, dict[str, object]]:
    """Give the edits that are measured, in the grammar of the browser."""
    ids = h.actions.ids
    subs = list(h.groups("sub-cluster").index)
    one = next(id_ for id_ in ids if id_ not in h.members(subs[3]))
    some = random.Random(0).sample(ids, 100)  # noqa: S311 - choices, not secrets
    return {
        "move one action": {"edit": "move", "actions": [one], "to": subs[3]},
        "move 100 actions": {"edit": "move", "actions": some, "to": subs[3]},
        "merge two sub-clusters": {"edit": "merge", "groups": subs[1:2], "into": subs[0]},
        "rename": {"edit": "rename", "group": subs[4], "label": "another label"},
        "group three sub-clusters": {
            "edit": "group",
            "groups": subs[:3],
            "level": "cluster",
            "label": "new",
        },
    }


def measured(h: Hierarchy) -> dict[str, float]:
    """Make a board, and edit on it as people do, each edit many times."""
    start = time.process_time()
    asked = Asked(h)
    found = {"make the board, s": time.process_time() - start}
    state = asked.board._state  # noqa: SLF001 - what a browser is sent
    found["its state, MB"] = len(json.dumps(state)) / 1e6
    found["its state as JSON, ms"] = statistics.median(
        timed(lambda: json.dumps(state)) for _ in range(REPEATS)
    )
    sizes: dict[str, float] = {}
    undone: list[float] = []
    slowest = 0.0
    for name, edit in requests(h).items():
        taken = []
        for _ in range(REPEATS):
            taken.append(timed(lambda edit=edit: asked.ask(kind="make", edits=[edit])))  # type: ignore[misc] # bound now
            undone.append(timed(lambda: asked.ask(kind="undo")))
        found[f"{name}, ms"] = statistics.median(taken)
        slowest = max(slowest, *taken)
        sizes[name] = asked.ask(kind="make", edits=[edit])
        asked.ask(kind="undo")
    found["undo, ms"] = statistics.median(undone)
    found[f"the slowest of {len(sizes) * REPEATS} edits, ms"] = slowest
    found |= {f"message after “{name}”, kB": size for name, size in sizes.items()}
    return found


def tables() -> str:
    """Measure, and write the table in Markdown."""
    columns: dict[str, dict[str, float]] = {}
    for name, h in viewed.studies():
        columns[name] = measured(h)
        print(name, columns[name], flush=True)
    return viewed.table("board in Python", columns)


if __name__ == "__main__":
    print(tables())
