"""A directive that draws the rooms of the package, from the imports of its files.

.. code-block:: markdown

    ```{rooms}
    ```

It reads the source each time the docs are built, so it shows what is there. A room stands above
all that it uses; an arrow that follows from two others is left out.
"""

from __future__ import annotations

import ast
import sys
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

import actionclust

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.imports import graph, modules  # noqa: E402 - the path to it is set above

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx

Edges = dict[str, set[str]]

PACKAGE = Path(str(actionclust.__file__)).parent
WIDE, HIGH, GAP = 560, 44, 16  # of a box, in pixels
LANE = 14  # between two arrows that pass boxes by
_SPLIT = "coding"  # the room that has rooms of its own


def room_of(module: str) -> str:
    """Name the room of a module: the first part of its name, and in `coding` the second too."""
    parts = module.split(".")
    return ".".join(parts[: 2 if parts[0] == _SPLIT else 1])


def rooms_of(sources: Mapping[str, str]) -> Edges:
    """Give for each room the rooms that it uses."""
    lists = {"", "__main__", "_version", _SPLIT}  # they hold no code to speak of
    found: Edges = {}
    for module, used in graph(sources).items():
        if module not in lists:
            found.setdefault(room_of(module), set()).update(
                room_of(other) for other in used - lists
            )
    return {room: used - {room} for room, used in found.items()}


def reached(edges: Edges, room: str) -> set[str]:
    """Give all rooms that a room uses, in however many steps."""
    return edges[room].union(*(reached(edges, other) for other in edges[room]))


def direct(edges: Edges) -> Edges:
    """Leave out what follows from other arrows."""
    return {
        room: used - set().union(*(reached(edges, other) for other in used))
        for room, used in edges.items()
    }


def height(edges: Edges, room: str) -> int:
    """Count the steps from a room down to one that uses none."""
    return 1 + max((height(edges, other) for other in edges[room]), default=-1)


def about(room: str) -> str:
    """Give the first line of a room's docstring."""
    path = PACKAGE.joinpath(*room.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return said.partition("\n")[0]


def drawing(sources: Mapping[str, str]) -> str:
    """Draw the rooms as SVG, the last one on top."""
    edges = rooms_of(sources)
    order = sorted(edges, key=lambda room: (-height(edges, room), room))
    top = {room: place * (HIGH + GAP) for place, room in enumerate(order)}
    parts, lanes = [], 0
    for room in order:
        files = [source for module, source in sources.items() if room_of(module) == room]
        size = f"{len(files)} file{'s' * (len(files) != 1)}, {sum(map(_lines, files)):,} lines"
        y = top[room]
        parts.append(
            f'<rect x="0.5" y="{y + 0.5}" width="{WIDE}" height="{HIGH}" rx="6"/>'
            f'<text x="10" y="{y + 18}" class="name">{escape(room)}</text>'
            f'<text x="{WIDE - 10}" y="{y + 18}" text-anchor="end">{size}</text>'
            f'<text x="10" y="{y + 35}">{escape(about(room))}</text>'
        )
    arrows = [(top[room], top[other]) for room, used in direct(edges).items() for other in used]
    # short ones run inside of long ones
    for start, end in sorted(arrows, key=lambda ends: (ends[1] - ends[0], ends)):
        if end - start == HIGH + GAP:
            path = f"M{WIDE / 2} {start + HIGH}V{end - 1}"
        else:
            lanes += 1
            x = WIDE + 6 + LANE * lanes
            path = f"M{WIDE + 1} {start + HIGH / 2}H{x}V{end + HIGH / 2}H{WIDE + 3}"
        parts.append(f'<path d="{path}" marker-end="url(#tip)"/>')
    wide, high = WIDE + 12 + LANE * (lanes + 1), len(order) * (HIGH + GAP)
    return (
        f'<svg class="rooms" viewBox="0 0 {wide} {high}" role="img" '
        'aria-label="The rooms of the package, each above those that it uses">'
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
        'markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" class="tip"/></marker></defs>'
        f"{''.join(parts)}</svg>\n"
    )


def _lines(source: str) -> int:
    return source.count("\n")


class Rooms(SphinxDirective):
    """Show the rooms of the package."""

    def run(self) -> list[nodes.Node]:
        """Draw them.

        Returns
        -------
        list of docutils.nodes.Node
            The drawing, as HTML.
        """
        return [nodes.raw("", drawing(modules(PACKAGE)), format="html")]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.add_directive("rooms", Rooms)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
