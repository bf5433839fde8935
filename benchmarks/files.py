"""Reading and writing files, beside other libraries: each in a process of its own."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import networkx as nx
import pandas as pd

from actionclust.exchange.graphml import write_network
from actionclust.exchange.sheets import write_workbook
from actionclust.reading.files import read_table

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = 50_000
NODES, EDGES = 10_000, 30_000
WORDS = ("train", "nurses", "share", "data", "more", "beds", "wards", "plan", "care", "doctor")


def table() -> pd.DataFrame:
    """Make a table with columns of every type."""
    draw = random.Random(0)  # noqa: S311 - words, not secrets
    return pd.DataFrame(
        {
            "id": [f"A{row}" for row in range(ROWS)],
            "text": [" ".join(draw.choices(WORDS, k=10)) for _ in range(ROWS)],
            "region": [draw.choice("NSWE") for _ in range(ROWS)],
            "group": [f"G{row % 16}" for row in range(ROWS)],
            "votes": [draw.randrange(10) for _ in range(ROWS)],
            "share": [draw.random() for _ in range(ROWS)],
            "flag": [row % 2 == 0 for row in range(ROWS)],
            "day": pd.date_range("2022-01-01", periods=ROWS, freq="h").normalize(),
        }
    )


def network() -> nx.Graph[str]:
    """Make a network of texts."""
    draw = random.Random(0)  # noqa: S311 - as above
    graph: nx.Graph[str] = nx.Graph()
    for number in range(NODES):
        words = " ".join(draw.choices(WORDS, k=10))
        graph.add_node(f"A{number}", text=words, community=number % 9)
    for _ in range(EDGES):
        ends = (f"A{draw.randrange(NODES)}", f"A{draw.randrange(NODES)}")
        graph.add_edge(*ends, weight=draw.random(), kind="similar")
    return graph


def read(path: Path, engine: str | None) -> object:
    """Read the workbook."""
    return read_table(path) if engine is None else pd.read_excel(path, engine=engine)


def write_table(data: pd.DataFrame, path: Path, engine: str | None) -> None:
    """Write the table as a workbook."""
    if engine is None:
        write_workbook({"Actions": data}, path)
    else:
        data.to_excel(path, index=False, engine=engine)


def write_graph(data: nx.Graph[str], path: Path, write: Callable[..., None] | None) -> None:
    """Write the network."""
    if write is None:
        write_network(data.nodes(data=True), data.edges(data=True), path)
    else:
        write(data, path)


# what is done, with what it is made of, the file, and who does it: None is actionclust; what
# was written last is read
OWN = "actionclust"
WORK: dict[str, tuple[Callable[[], Any], str, Callable[..., object], dict[str, Any]]] = {
    f"write {ROWS:,} rows of .xlsx": (
        table,
        "a.xlsx",
        write_table,
        {OWN: None, "pandas with openpyxl": "openpyxl"},
    ),
    f"read {ROWS:,} rows of .xlsx": (
        lambda: None,
        "a.xlsx",
        lambda _, path, engine: read(path, engine),
        {OWN: None, "pandas with openpyxl": "openpyxl"},
    ),
    f"GraphML of {NODES:,} nodes": (
        network,
        "a.graphml",
        write_graph,
        {OWN: None, "networkx": nx.write_graphml_xml},
    ),
    f"GEXF of {NODES:,} nodes": (
        network,
        "a.gexf",
        write_graph,
        {OWN: None, "networkx": nx.write_gexf},
    ),
}


def measure(name: str, subject: str, folder: str) -> float:
    """Measure in a new process, and say how many seconds it took."""
    done = subprocess.run(  # noqa: S603 - this file, with names from the table above
        [sys.executable, __file__, name, subject, folder],
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stdout)


def here(name: str, subject: str, folder: Path) -> float:
    """Measure in this process."""
    make, file, run, subjects = WORK[name]
    data = make()
    start = time.perf_counter()
    run(data, folder / file, subjects[subject])
    return time.perf_counter() - start


def tables() -> str:
    """Measure, and write the table in Markdown."""
    lines = [
        "| work | by | seconds | times actionclust |",
        "| --- | --- | --- | --- |",
    ]
    with TemporaryDirectory() as folder:
        for name, (_, _, _, subjects) in WORK.items():
            own = measure(name, OWN, folder)
            for subject in subjects:
                one = own if subject == OWN else measure(name, subject, folder)
                lines.append(f"| {name} | {subject} | {one:.2f} | {one / own:.1f} |")
                print(lines[-1], flush=True)
    return "\n".join(lines)


if __name__ == "__main__":
    print(here(sys.argv[1], sys.argv[2], Path(sys.argv[3])))
