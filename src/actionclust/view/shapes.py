"""Shapes as steps of a pen, in units of no size, from the top left, downwards.

A shape has one point for its start and for each straight line, three for each curve (Bezier).
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TypeAlias

import numpy as np

Point: TypeAlias = tuple[float, float]
Steps: TypeAlias = tuple[tuple[Point, ...], ...]

_ROUND = 0.5523  # where the control points of a quarter of a circle are


def polygon(*points: Point) -> Steps:
    """Give the steps of straight lines."""
    return tuple((point,) for point in points)


def box(x: float, y: float, width: float, height: float) -> Steps:
    """Give the steps of a rectangle."""
    return polygon((x, y), (x + width, y), (x + width, y + height), (x, y + height))


def circle(x: float, y: float, radius: float) -> Steps:
    """Give the steps of a circle."""
    r, c = radius, radius * _ROUND
    return (
        ((x + r, y),),
        ((x + r, y + c), (x + c, y + r), (x, y + r)),
        ((x - c, y + r), (x - r, y + c), (x - r, y)),
        ((x - r, y - c), (x - c, y - r), (x, y - r)),
        ((x + c, y - r), (x + r, y - c), (x + r, y)),
    )


def cloud(x: float, y: float, width: float, height: float, bumps: int) -> Steps:
    """Give the steps of a cloud."""
    turn = np.linspace(0, 2 * np.pi, 721)
    rim = np.stack(
        [x + width / 2 * (1 + np.sin(turn)), y + height / 2 * (1 - np.cos(turn))], axis=1
    )
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(rim, axis=0).T))])
    ends = np.searchsorted(along, np.linspace(0, along[-1], bumps + 1)[:-1])
    corners = rim[[*ends, 0]]
    steps: list[tuple[Point, ...]] = [((float(corners[0, 0]), float(corners[0, 1])),)]
    for begin, end in pairwise(corners.tolist()):
        across = (end[0] - begin[0], end[1] - begin[1])
        out = (0.75 * across[1], -0.75 * across[0])
        steps.append(
            (
                (begin[0] + out[0], begin[1] + out[1]),
                (end[0] + out[0], end[1] + out[1]),
                (end[0], end[1]),
            )
        )
    return tuple(steps)


def head(start: Point, end: Point, size: float = 1.5) -> Steps:
    """Give the steps of the head of an arrow."""
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    sides = [
        (end[0] - size * math.cos(angle + turn), end[1] - size * math.sin(angle + turn))
        for turn in (0.42, -0.42)
    ]
    return polygon(end, *sides)


def moved(steps: Steps, right: float, down: float) -> Steps:
    """Give the steps of a shape that stands elsewhere."""
    return tuple(tuple((x + right, y + down) for x, y in step) for step in steps)


def path_data(steps: Steps, *, closed: bool = False) -> str:
    """Write the steps of a shape as SVG does.

    >>> path_data(polygon((0, 0), (1, 2.5)))
    'M0.00,0.00L1.00,2.50'
    """
    written = (
        f"{'M' if place == 0 else 'L' if len(step) == 1 else 'C'}"
        f"{' '.join(f'{x:.2f},{y:.2f}' for x, y in step)}"
        for place, step in enumerate(steps)
    )
    return f"{''.join(written)}{'Z' * closed}"


def baseline(middle: float, size: float) -> float:
    """Give where letters stand whose middle is known: for most faces a third below it."""
    return middle + 0.34 * size
