"""Colours that people with any colour vision can tell apart.

Regions differ in hue and priorities in lightness. The shades were found by a search over
lightness, chroma and hue that keeps the smallest difference between any two as large as
possible under normal vision and three simulated deficiencies. Above four categories hues
cannot be told apart by everyone: names and grey shades take over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_THREE = (
    ("#fcdfd5", "#f7a989", "#bf5429", "#7d2c0b"),
    ("#e1e4ff", "#abb7fe", "#4470d6", "#124391"),
    ("#ede2ea", "#ceb4c6", "#8e6983", "#5a3e52"),
)
_FOUR = (
    ("#eee3e1", "#d5b4ad", "#976960", "#603e37"),
    ("#fcdfd5", "#f7a989", "#bf5429", "#7d2c0b"),
    ("#dce5fc", "#98bcfd", "#1177cc", "#0d487e"),
    ("#e6e4ed", "#beb8d1", "#777093", "#48435e"),
)
SEVERAL = ("#b4f5ac", "#52d45c", "#1c8428", "#1c3c1b")
"""Shades of what is in several categories at once, none of theirs."""

_GREY = ("#ececec", "#c3c3c3", "#757575", "#3f3f3f")
_LINEAR = 0.04045  # below it, sRGB is linear
_DARK_INK, _LIGHT_INK = "#1b1b1b", "#ffffff"

# found by a search over calm colours that stand out on white and on near-black (WCAG 2.2: 3:1):
# the smallest difference of two (CIE 1976) is 19 in normal vision and each simulated deficiency
NODES = (
    "#2d96d2",
    "#f05a69",
    "#1e783c",
    "#878700",
    "#a53c96",
    "#5a5ac3",
    "#b47896",
)
"""Colours of the nodes of a network, given out so that neighbouring groups differ."""


def shades(categories: int) -> list[list[str]]:
    """Give the shades of each category, and of what is in none.

    >>> shades(2)[0]
    ['#fcdfd5', '#f7a989', '#bf5429', '#7d2c0b']
    >>> shades(7)[0] == shades(7)[6] == shades(2)[-1]
    True
    """
    hues: tuple[tuple[str, ...], ...] = (_GREY,) * categories
    if categories <= len(_THREE):
        hues = _THREE[:categories]
    elif categories == len(_FOUR):
        hues = _FOUR
    return [list(hue) for hue in (*hues, _GREY)]


def ink(background: str) -> str:
    """Choose the colour of text on a background, by contrast (WCAG 2.2).

    >>> ink("#fcdfd5"), ink("#124391")
    ('#1b1b1b', '#ffffff')
    """
    light, dark = (contrast(background, colour) for colour in (_LIGHT_INK, _DARK_INK))
    return _LIGHT_INK if light > dark else _DARK_INK


def contrast(one: str, other: str) -> float:
    """Measure the contrast of two colours (WCAG 2.2).

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def spread(
    neighbours: Sequence[Mapping[int, float]], kept: Sequence[int | None] | None = None
) -> list[int]:
    """Give groups colours so that those with the most links between them differ.

    Of colours that fit equally well, the one that was given least often comes first.

    >>> spread([{1: 2.0}, {0: 2.0}, {}])
    [0, 1, 2]
    >>> spread([{1: 2.0}, {0: 2.0}, {}], [None, 0, None])
    [1, 0, 2]
    """
    given = {group: one for group, one in enumerate(kept or ()) if one is not None}
    used = [list(given.values()).count(colour) for colour in range(len(NODES))]
    for group, links in enumerate(neighbours):
        if group in given:
            continue
        clash = [0.0] * len(NODES)
        for other, weight in links.items():
            if other in given:
                clash[given[other]] += weight
        best = min((clash[colour], used[colour], colour) for colour in range(len(NODES)))[-1]
        used[best] += 1
        given[group] = best
    return [given[group] for group in range(len(neighbours))]


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
