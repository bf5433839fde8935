"""Tuning: the number of edges at which Louvain finds the wanted number of communities.

More edges make fewer and looser communities, fewer edges make more and tighter ones. The
number of communities is not a smooth function of the number of edges, so the search first
looks at the whole curve, then narrows a bracket in it by interpolation on logarithmic scales,
and remembers every run.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from actionclust.network.engines import find_communities, modularity
from actionclust.network.outcome import Run
from actionclust.progress import progress_bar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from actionclust.network.graph import EdgeOrder
    from actionclust.settings import Settings

EDGES_PER_TEXT = 3.0
"""Edges per text without a target: the study's rule of 3,000 connections for 1,000 texts (KCE
Report 359, section 4.2)."""

_CURVE = 10  # runs that show the whole curve before the search narrows; they cost little
_LARGE = 50_000  # rows above which a run costs much: the curve is then seen from its end alone,
_LAST = 3  # by this many runs, and more until a bracket holds the wanted number
_EDGE = 0.15  # of a bracket, the least that a run cuts off
_FINEST = 64.0  # times the resolution, the highest that is tried
_NARROW = 1.001  # a bracket of this ratio cannot be told apart any more


@dataclass(frozen=True, slots=True)
class Search:
    """A finished search."""

    runs: tuple[Run, ...]  # every run, in order
    labels: tuple[NDArray[np.int64], ...]  # the communities of each run
    best: int  # the place in `runs` of the one taken


def search_edges(
    order: EdgeOrder,
    wanted: int,
    settings: Settings,
    *,
    enough: int,
    smallest: int,
    tolerance: float,
    progress: bool | None = False,
) -> Search:
    """Search the number of edges that gives a number of communities.

    With cover, if even the fewest edges do not give enough communities, the resolution is raised
    at that number of edges. Of the runs that come nearest, the one with the highest modularity is
    taken.
    """
    runner = _Runner(order, settings, smallest, most=len(order))
    misses = max(tolerance * wanted, 0.0)
    with progress_bar(range(settings.max_runs), "tuning", show=progress) as bar:
        steps = _steps(runner, wanted, enough, misses)
        for _ in bar:
            if next(steps, None) is None:
                break
    runs = runner.runs

    def preference(place: int) -> tuple[float, float, int]:
        miss = abs(runs[place].communities - wanted)
        return max(miss - misses, 0.0), -runs[place].modularity, runs[place].edges

    best = min(range(len(runs)), key=preference)
    return Search(runs=tuple(runs), labels=tuple(runner.labels), best=best)


def single_run(order: EdgeOrder, edges: int, settings: Settings, *, smallest: int) -> Search:
    """Run the engine once, at a given number of edges."""
    runner = _Runner(order, settings, smallest, most=edges)
    runner.run(edges, settings.resolution)
    return Search(runs=tuple(runner.runs), labels=tuple(runner.labels), best=0)


class _Runner:
    """Runs the engine and remembers what came."""

    def __init__(self, order: EdgeOrder, settings: Settings, smallest: int, most: int) -> None:
        self.order = order
        self.network = order.up_to(most)
        self.settings = settings
        self.smallest = smallest
        self.runs: list[Run] = []
        self.labels: list[NDArray[np.int64]] = []

    def run(self, edges: int, resolution: float) -> int:
        network = self.network(edges)
        labels = find_communities(
            network,
            engine=self.settings.engine,
            resolution=resolution,
            seed=self.settings.seed,
        )
        count = int((np.bincount(labels) >= self.smallest).sum())
        quality = modularity(network, labels, resolution)
        self.runs.append(Run(edges, resolution, count, quality))
        self.labels.append(labels)
        return count


def _steps(runner: _Runner, wanted: int, enough: int, misses: float) -> Iterator[Run]:
    """Run after run, until the wanted number is met or cannot be met."""
    order = runner.order
    most = len(order)
    if most == 0:
        runner.run(0, runner.settings.resolution)
        yield runner.runs[-1]
        return
    # without cover, fewer edges than this leave most texts without any
    least = min(order.least or max(order.rows // 2, 1), most)
    # first the whole curve, coarsely: it is not smooth, and it is worth seeing
    places = sorted({round(step) for step in np.geomspace(least, most, _CURVE)})
    large = order.rows > _LARGE
    curve: list[tuple[int, int]] = []
    for edges in reversed(places) if large else places:
        curve.append((edges, runner.run(edges, runner.settings.resolution)))
        yield runner.runs[-1]
        if large and len(curve) >= _LAST and curve[-1][1] >= wanted:
            break
    curve.sort()
    if runner.settings.cover and curve[0][1] < enough:
        yield from _finer(runner, least, enough, misses)
        return
    falls = [(many, few) for many, few in pairwise(curve) if many[1] >= wanted > few[1]]
    if not falls:
        return
    many, few = falls[-1]
    while min(abs(many[1] - wanted), abs(few[1] - wanted)) > misses:
        inside = _between(many, few, wanted)
        if inside is None:
            return
        count = runner.run(inside, runner.settings.resolution)
        yield runner.runs[-1]
        if count >= wanted:
            many = (inside, count)
        else:
            few = (inside, count)


def _between(many: tuple[int, int], few: tuple[int, int], wanted: int) -> int | None:
    """Choose a number of edges inside a bracket, or None when the bracket is too narrow."""
    low, high = many[0], few[0]
    if high - low <= 1 or high / low < _NARROW:
        return None
    # where a straight line on logarithmic scales would meet the wanted number, kept off the
    # ends so that the bracket shrinks for sure
    rise = math.log(many[1] / max(few[1], 1))
    share = min(max(math.log(many[1] / wanted) / rise, _EDGE), 1 - _EDGE)
    edges = round(math.exp(math.log(low) + share * math.log(high / low)))
    return min(max(edges, low + 1), high - 1)


def _finer(runner: _Runner, edges: int, wanted: int, misses: float) -> Iterator[Run]:
    """Raise the resolution at a number of edges that gives too few communities."""
    low, high = 1.0, _FINEST
    while high / low > _NARROW:
        times = math.sqrt(low * high)
        count = runner.run(edges, runner.settings.resolution * times)
        yield runner.runs[-1]
        if abs(count - wanted) <= misses:
            return
        if count < wanted:
            low = times
        else:
            high = times
