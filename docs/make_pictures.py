"""Draw the picture of the first page of the documentation: the example corpus in 40 communities.

``python docs/make_pictures.py`` writes one SVG file for light pages and one for dark ones, the
same bytes each time.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from dataclasses import dataclass
from html import escape
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

import actionclust as ac

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from actionclust.clustering.result import Clustering

FOLDER = Path(__file__).parent / "_static"
TARGET = 40
COLUMNS = 6
CELL = 150  # width of a community's place, in pixels
HEADER = 48
SPACING = 8.6  # between dots
DOT = 3.7
GAP = 26  # between the dots and their label
LINE = 16  # height of a line of a label
LABEL = (20, 2)  # characters in a line of a label, and lines
BELOW = 14  # between a row of communities and the next
KEYWORDS = 3
LEGEND = 100  # width of a region's place in the legend
GOLDEN = math.pi * (3 - math.sqrt(5))


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a picture; the regions differ in lightness and in hue."""

    ink: str
    line: str
    regions: Mapping[str, str]


THEMES = {
    "light": Colours(
        ink="#3d3d3d",
        line="#9a9a9a",
        regions={"Brussels": "#7d2c0b", "Flanders": "#4470d6", "Wallonia": "#f0a07c"},
    ),
    "dark": Colours(
        ink="#d6d6d6",
        line="#8a8a8a",
        regions={"Brussels": "#bf5429", "Flanders": "#7f9cf5", "Wallonia": "#fcdfd5"},
    ),
}


@dataclass(frozen=True, slots=True)
class Disc:
    """Where a community stands, and how large the largest one of its row is."""

    x: float
    y: float
    radius: float


def draw(result: Clustering, colours: Colours) -> str:
    """Draw each community as a disc of dots, one for each action, with its keywords.

    Parameters
    ----------
    result : Clustering
        Communities of actions that have a region.
    colours : Colours
        The colours.

    Returns
    -------
    str
        The picture as SVG.
    """
    discs, height = _discs(result)
    places = _places(result, discs)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {COLUMNS * CELL} {height:.0f}" '
        f'font-family="system-ui, sans-serif" font-size="13" fill="{colours.ink}" role="img">'
    )
    edges = f'<path d="{"".join(_edges(result, places))}" stroke="{colours.line}" fill="none"/>'
    title = f"<title>{len(result.actions)} action points in {len(result)} communities</title>"
    labels = ['<g text-anchor="middle">', *_labels(result, discs), "</g>"]
    dots = _dots(result, places, colours)
    legend = _legend(result, colours)
    return "\n".join([head, title, *legend, edges, *dots, *labels, "</svg>"]) + "\n"


def _discs(result: Clustering) -> tuple[dict[int, Disc], float]:
    """Put the communities in rows, each row as high as its largest one needs."""
    discs = {}
    top = float(HEADER)
    numbers = list(result.communities.index)
    for start in range(0, len(numbers), COLUMNS):
        row = numbers[start : start + COLUMNS]
        radius = SPACING * math.sqrt(result.communities.loc[row, "size"].max())
        for column, number in enumerate(row):
            discs[number] = Disc((column + 0.5) * CELL, top + radius, radius)
        top += 2 * radius + GAP + (LABEL[1] - 1) * LINE + BELOW
    return discs, top


def _places(result: Clustering, discs: Mapping[int, Disc]) -> dict[str, tuple[float, float]]:
    """Put the actions of each community on a spiral, those that fit best in the middle."""
    places = {}
    for number, disc in discs.items():
        for turn, id_ in enumerate(result.members(number)[result.actions.columns["id"]]):
            radius, angle = SPACING * math.sqrt(turn + 0.2), turn * GOLDEN
            places[id_] = (
                disc.x + radius * math.cos(angle),
                disc.y + radius * math.sin(angle),
            )
    return places


def _edges(result: Clustering, places: Mapping[str, tuple[float, float]]) -> Iterator[str]:
    """Draw the edges that stay inside a community."""
    community = {id_: node["community"] for id_, node in result.network.nodes(data=True)}
    for one, other in sorted(result.network.edges):
        if community[one] == community[other] and one in places:
            (x, y), (u, v) = places[one], places[other]
            yield f"M{x:.1f} {y:.1f}L{u:.1f} {v:.1f}"


def _dots(
    result: Clustering, places: Mapping[str, tuple[float, float]], colours: Colours
) -> Iterator[str]:
    dots = defaultdict(list)
    for id_, region in zip(result.actions.ids, result.actions.column("region"), strict=True):
        if id_ in places:
            x, y = places[id_]
            dots[region].append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{DOT}"/>')
    for region, colour in colours.regions.items():
        yield from (f'<g fill="{colour}">', *dots[region], "</g>")


def _labels(result: Clustering, discs: Mapping[int, Disc]) -> Iterator[str]:
    for number, disc in discs.items():
        keywords = str(result.communities.loc[number, "keywords"]).split(", ")[:KEYWORDS]
        while len(lines := wrap(", ".join(keywords), LABEL[0])) > LABEL[1]:
            keywords.pop()
        for line, text in enumerate(lines):
            y = disc.y + disc.radius + GAP + LINE * line
            yield f'<text x="{disc.x:g}" y="{y:.1f}">{escape(text)}</text>'


def _legend(result: Clustering, colours: Colours) -> Iterator[str]:
    inside = len(result.actions) - len(result.unclustered)
    text = f"{inside} action points in {len(result)} communities; lines join similar ones"
    yield f'<text x="12" y="24" font-size="16">{text}</text>'
    left = COLUMNS * CELL - LEGEND * len(colours.regions)
    for number, (region, colour) in enumerate(colours.regions.items()):
        x = left + LEGEND * number
        yield f'<circle cx="{x}" cy="19" r="6" fill="{colour}"/>'
        yield f'<text x="{x + 12}" y="24" font-size="16">{escape(region)}</text>'


def main(folder: Path = FOLDER) -> int:
    """Write the pictures to a folder."""
    result = ac.cluster_actions(ac.datasets.load_example(), target=TARGET)
    for theme, colours in THEMES.items():
        path = folder / f"communities-{theme}.svg"
        path.write_text(draw(result, colours), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
