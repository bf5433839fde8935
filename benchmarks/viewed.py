"""The studies that the page and the board are measured on, and their table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import corpora

from actionclust import cluster_actions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from actionclust import Hierarchy

EDGES_PER_TEXT = 3


def studies() -> Iterator[tuple[str, Hierarchy]]:
    """Give a small and a large study, with three edges a text; the large one if it is there."""
    yield "555 action points", study(corpora.example())
    if corpora.have_evaluation():
        yield "10,000 petitions", study(corpora.petitions(10_000))


def study(texts: list[str]) -> Hierarchy:
    """Cluster some texts."""
    edges = EDGES_PER_TEXT * len(texts)
    found = cluster_actions(texts, edges=edges, progress=False, language="en")
    return found.to_hierarchy(analyst="PV")


def table(title: str, columns: Mapping[str, Mapping[str, float]]) -> str:
    """Write what was measured of each study in Markdown."""
    first = next(iter(columns.values()))
    lines = [f"| {title} | {' | '.join(columns)} |", "| --- " * (len(columns) + 1) + "|"]
    lines += [
        f"| {what} | {' | '.join(f'{column[what]:.3g}' for column in columns.values())} |"
        for what in first
    ]
    return "\n".join(lines)
