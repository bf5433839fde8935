"""The curve of a tuning, laid out once: a figure and a page only paint it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from actionclust.network.outcome import Run, Tuning

_WIDE = 5  # how many times the fewest edges go into the most, for a logarithmic scale
_AROUND = 1.3  # a logarithmic scale begins and ends that many times beyond the runs
_MARGIN = 0.05  # part of a plain scale that is empty before and after the runs
_NEAREST = 0.085  # ticks of edges are no nearer than this part of the scale
_STEPS = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis: where it begins and ends, and the numbers on it."""

    first: float
    last: float
    ticks: tuple[int, ...]
    logarithmic: bool = False

    def place(self, value: float) -> float:
        """Give where a value stands, from 0 at the beginning to 1 at the end.

        >>> Scale(10, 1000, (), logarithmic=True).place(100), Scale(0, 40, ()).place(10)
        (0.5, 0.25)
        """
        first, last, at = self.first, self.last, value
        if self.logarithmic:
            first, last, at = math.log(first), math.log(last), math.log(value)
        return round((at - first) / (last - first), 4)

    @property
    def marks(self) -> tuple[tuple[float, str], ...]:
        """Where the numbers stand, and how they are written."""
        return tuple((self.place(tick), f"{tick:,}") for tick in self.ticks)


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """A run: where it stands, from 0 to 1 to the right and upwards, and what it is in words."""

    x: float
    y: float
    run: Run
    words: str


@dataclass(frozen=True, slots=True)
class TuningCurve:
    """How many communities each run found, by its number of edges; points as the runs are.

    `line` has the places of those that a line joins, which have the resolution of the first run.
    """

    points: tuple[CurvePoint, ...]
    line: tuple[int, ...]
    taken: int
    target: int | None
    edges: Scale
    communities: Scale
    title: str
    edges_title: str
    communities_title: str
    taken_words: str
    target_words: str
    description: str


def tuning_curve(tuning: Tuning) -> TuningCurve:
    """Lay out the curve of a tuning."""
    runs, target = tuning.runs, tuning.target
    counts = [run.edges for run in runs]
    edges = _edge_scale(min(counts), max(counts))
    communities = _scale_from_0(max(target or 0, *(run.communities for run in runs), 1))
    taken = runs[tuning.taken]
    found = f"{taken.communities} at {_several(taken.edges, 'edge')}"
    if taken.resolution != runs[0].resolution:
        found += f", resolution {taken.resolution:.3g}"
    asked, said = "no number was asked for", ""
    if target is not None:
        asked, said = f"{target} were asked for", f"asked for: {target}"
        if tuning.merged is not None:
            said += ", after merging the nearest"
    along = [place for place, run in enumerate(runs) if run.resolution == runs[0].resolution]
    return TuningCurve(
        points=tuple(
            CurvePoint(
                edges.place(run.edges), communities.place(run.communities), run, _words(run)
            )
            for run in runs
        ),
        line=tuple(sorted(along, key=lambda place: runs[place].edges)),
        taken=tuning.taken,
        target=target,
        edges=edges,
        communities=communities,
        title="More edges, fewer communities"
        if min(counts) < max(counts)
        else "Communities found",
        edges_title="edges",
        communities_title="communities found",
        taken_words=f"taken: {found}",
        target_words=said,
        description=f"Communities by edges in {_several(len(runs), 'run')} of the tuning; "
        f"{asked}. {tuning.reason}",
    )


def _edge_scale(least: int, most: int) -> Scale:
    """Let the runs stand apart: the search goes up by factors, not by steps."""
    if least == most:
        return Scale(least - 1, most + 1, (least,))
    if least == 0 or _WIDE * least > most:
        margin = _MARGIN * (most - least)
        first, last = least - margin, most + margin
        step = _round_step(most - least, 5)
        return Scale(
            first, last, tuple(range(math.ceil(first / step) * step, int(last) + 1, step))
        )
    first, last = least / _AROUND, most * _AROUND
    close = math.log10(2) / math.log10(last / first) < _NEAREST
    numbers = [
        number * 10**power
        for power in range(int(math.log10(first)), int(math.log10(last)) + 1)
        for number in ((1,) if close else _STEPS[:-1])
    ]
    within = tuple(number for number in numbers if first <= number <= last)
    return Scale(first, last, within, logarithmic=True)


def _scale_from_0(most: int) -> Scale:
    """Give an axis from 0 to a round number that is not below the most."""
    step = _round_step(most, 5)
    ticks = tuple(range(0, most + step, step))
    return Scale(0, ticks[-1], ticks)


def _round_step(length: int, about: int) -> int:
    """Give a round whole step that goes into a length about as many times as asked.

    >>> [_round_step(length, 5) for length in (3, 117, 4_000)]
    [1, 50, 1000]
    """
    rough = max(length / about, 1)
    power = int(10 ** int(math.log10(rough)))
    return next(number * power for number in _STEPS if number * power >= rough)


def _words(run: Run) -> str:
    return (
        f"{_several(run.edges, 'edge')}, {_several(run.communities, 'community', 'communities')}"
    )


def _several(number: int, name: str, several: str | None = None) -> str:
    return f"{number:,} {name if number == 1 else several or f'{name}s'}"
