"""The picture of the Viable System Model, one panel for each level."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import matplotlib.pyplot as plt

from actionclust.analysis.priorities import score
from actionclust.analysis.vsm import LEVELS
from actionclust.analysis.vsm.functions_and_levels import checked_levels, system_level_named
from actionclust.analysis.vsm.model_tables import cells_of, count_actions
from actionclust.analysis.vsm.placing import elements
from actionclust.coding.hierarchy.hierarchy import check_hierarchy
from actionclust.view.figures.drawing import WIDTH, one_line
from actionclust.view.figures.panels import (
    FOOT,
    HIGH,
    LETTERS,
    NAMES,
    WIDE,
    DrawnCell,
    lists,
    model_legend,
    panel,
)
from actionclust.view.figures.scene import Scene, TextMark, draw, svg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes

    from actionclust.analysis.vsm.model_tables import Cell as Placed
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.view.figures.scene import Line

_HEAD = 5.0  # above each panel, in units
_PAPER = "#ffffff"
_PALE, _DEEP = (232, 241, 248), (24, 95, 150)  # of functions with few and with many actions
_ORDER = ("S5", "S4", "S3", "S3*", "S2", "S1", "E")


def vsm(
    h: Hierarchy,
    *,
    level: str | None = None,
    levels: Sequence[str] = LEVELS,
    ax: Axes | None = None,
) -> Axes:
    """Draw which functions of the Viable System Model the groups serve.

    Parameters
    ----------
    h : Hierarchy
        A hierarchy with places in the model (see `actionclust.vsm.assign`).
    level : str or None
        Only this level; None draws all, one panel each.
    levels : sequence of str
        The levels of the system, from the narrowest to the widest.
    ax : matplotlib.axes.Axes or None
        Where to draw; None makes a new figure.

    Returns
    -------
    matplotlib.axes.Axes
        The usual picture of the model, darker where more actions are, and a list of what is
        placed in each function. A function without anything is dashed and says so; that is no
        proof of weakness, since people propose actions where they feel a need.

    Raises
    ------
    InputError
        If it is not a hierarchy, or something is placed in a function that the model does not
        have.
    SettingError
        If there is no such level, or something is placed at another level.

    See Also
    --------
    actionclust.vsm.matrix : The numbers.

    References
    ----------
    "Towards integrated care in Belgium", KCE Report 359, Belgian Health Care Knowledge Centre
    (KCE), 2022: Figure 12 and Tables 51-53.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> from actionclust.analysis.vsm import assign
    >>> h = cluster_actions(["train nurses", "train doctors"]).to_hierarchy()
    >>> ax = vsm(assign(h, {"S01": ("S3", "meso")}), level="meso")
    >>> "S3  Management: 2 actions" in [text.get_text() for text in ax.texts]
    True
    """
    scene = vsm_scene(h, level=level, levels=levels)
    if ax is None:
        figure = plt.figure(figsize=(WIDTH, WIDTH * scene.height / scene.width))
        ax = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    draw(scene, ax)
    return ax


def vsm_svg(h: Hierarchy, *, level: str | None = None, levels: Sequence[str] = LEVELS) -> str:
    """Write the picture of the Viable System Model as SVG.

    Parameters
    ----------
    h : Hierarchy
        A hierarchy with places in the model.
    level : str or None
        Only this level; None draws all, one panel each.
    levels : sequence of str
        The levels of the system, from the narrowest to the widest.

    Returns
    -------
    str
        The text of an SVG file, whose letters stay text; the same study gives the same.

    Raises
    ------
    InputError
        If it is not a hierarchy, or something is placed in a function that the model does not
        have.
    SettingError
        If there is no such level, or something is placed at another level.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> h = cluster_actions(["train nurses", "train doctors"]).to_hierarchy()
    >>> vsm_svg(h, level="meso").splitlines()[1]
    '<title>Viable System Model: meso level</title>'
    """
    return svg(vsm_scene(h, level=level, levels=levels))


def vsm_scene(h: Hierarchy, *, level: str | None, levels: Sequence[str]) -> Scene:
    """Give the picture of the model as a value."""
    check_hierarchy(h, "figures.vsm")
    names = checked_levels(levels)
    shown = names if level is None else (system_level_named(level, names),)
    inside = cells_of(elements(h, names), names, primary_only=False)
    most = max(count_actions(cell.elements) for cell in inside.values())
    shares, texts = _shares(h), dict(zip(h.actions.ids, h.actions.texts, strict=True))
    items: list[Line | TextMark] = []
    said = []
    for place, name in enumerate(shown):
        top = place * (_HEAD + HIGH)
        cells = [_cell(h, code, inside[code, name], most, shares, texts) for code in _ORDER]
        items.append(TextMark(0, top + 2.2, f"{name.capitalize()} level", 3.8, bold=True))
        items.extend(panel({cell.code: cell for cell in cells}, top + _HEAD))
        items.extend(lists(cells, top + _HEAD))
        counts = (f"{cell.code} {NAMES[cell.code]}: {cell.count}" for cell in cells)
        said.append(f"{name.capitalize()} level: {'; '.join(counts)}.")
    bottom = len(shown) * (_HEAD + HIGH)
    items.extend(model_legend(bottom))
    which = f"{shown[0]} level" if len(shown) == 1 else f"{', '.join(shown)} levels"
    title = f"Viable System Model: {which}"
    return Scene(WIDE, bottom + FOOT, tuple(items), title, " ".join(said))


def _cell(
    h: Hierarchy,
    code: str,
    placed: Placed,
    most: int,
    shares: Mapping[str, float] | None,
    texts: Mapping[str, str],
) -> DrawnCell:
    """Describe what stands in a function at a level."""
    some, unsure = placed.elements, {one.id for one in placed.suggested}
    labels = []
    for one in some:
        node = h.tree.nodes.get(one.id)
        name = texts[one.id] if node is None else node.label or node.id
        mark = " ?" if one.id in unsure else ""
        labels.append(one_line(name, LETTERS - len(mark)) + mark)
    points = [] if shares is None else [shares[id_] for one in some for id_ in one.actions]
    return DrawnCell(
        code=code,
        labels=tuple(labels),
        sizes=tuple(len(one.actions) for one in some),
        share=None if shares is None else math.fsum(points),
        fill=_shade(count_actions(some), most) if some else _PAPER,
    )


def _shares(h: Hierarchy) -> dict[str, float] | None:
    """Give the part of each action in the sticker points, where each group counts the same."""
    if h.actions.stickers is None:
        return None
    scored = score(h.actions)
    voted = max(int((scored.groups["scored"] > 0).sum()), 1)
    shares = scored.table["share"].fillna(0.0) / voted
    return dict(zip(scored.table["id"], shares, strict=True))


def _shade(actions: int, most: int) -> str:
    part = math.sqrt(actions / max(most, 1))  # so that a few differ from none
    mixed = [round(a + (b - a) * part) for a, b in zip(_PALE, _DEEP, strict=True)]
    return "#{:02x}{:02x}{:02x}".format(*mixed)
