from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from actionclust.view.colours import NODES, SEVERAL, contrast, ink, shades, spread

PAPER, NIGHT = "#f6f6f3", "#15171a"
# what a colour becomes for whom (Machado, Oliveira and Fernandes 2009, severity 1), in linear sRGB
VISIONS = {
    "normal": np.eye(3),
    "protan": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deutan": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritan": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
links = st.integers(1, 14).flatmap(
    lambda size: st.lists(
        st.tuples(st.integers(0, size - 1), st.integers(0, size - 1), st.floats(0.1, 9)),
        max_size=30,
    ).map(lambda pairs: (size, pairs))
)


def lab(colour: str, vision: str) -> NDArray[np.float64]:
    """Give a colour as somebody sees it, in CIE L*a*b* (D65)."""
    srgb = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    seen = np.clip(VISIONS[vision] @ linear, 0, 1)
    ratio = XYZ @ seen / np.array([0.95047, 1.0, 1.08883])
    f = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def worst(colours: list[str] | tuple[str, ...]) -> float:
    """Give the smallest difference of two colours (CIE 1976) under any vision."""
    return min(
        float(np.linalg.norm(lab(one, vision) - lab(other, vision)))
        for vision, (one, other) in product(VISIONS, combinations(colours, 2))
    )


def test_the_measure_knows_what_red_and_green_are_to_whom() -> None:
    assert lab("#ffffff", "normal") == pytest.approx([100, 0, 0], abs=0.02)
    assert (
        worst(["#ff0000", "#00ff00"])
        < 80
        < np.linalg.norm(lab("#ff0000", "normal") - lab("#00ff00", "normal"))
    )


@pytest.mark.parametrize(("regions", "least"), [(1, 90), (2, 26), (3, 26), (4, 17)])
def test_regions_can_be_told_apart_by_everyone(regions: int, least: float) -> None:
    for priority in range(1, len(shades(regions)[0])):
        same = [hue[priority] for hue in shades(regions)[:-1]]
        assert len(same) == 1 or worst(same) > least
    assert worst([shade for hue in shades(regions)[:-1] for shade in hue[1:]]) > 17


@pytest.mark.parametrize("regions", range(7))
def test_priorities_go_from_light_to_dark(regions: int) -> None:
    found = shades(regions)

    assert len(found) == regions + 1
    for hue in found:
        light = [lab(shade, "normal")[0] for shade in hue]
        assert light == sorted(light, reverse=True)
        assert min(-np.diff(light)) > 10
        assert worst(hue) > 10


@pytest.mark.parametrize("regions", [1, 2, 3, 4, 5])
def test_several_regions_have_a_colour_of_their_own(regions: int) -> None:
    for hue in shades(regions):
        for one, other in zip(SEVERAL, hue, strict=True):
            assert worst([one, other]) > 9
    light = [lab(shade, "normal")[0] for shade in SEVERAL]
    assert min(-np.diff(light)) > 10


def test_many_regions_are_grey() -> None:
    for hue in shades(5):
        assert all(len({shade[1:3], shade[3:5], shade[5:7]}) == 1 for shade in hue)


def test_text_is_readable_on_every_shade() -> None:
    for hue in [*shades(3), *shades(4), SEVERAL, list(NODES)]:
        for shade in hue:
            assert contrast(shade, ink(shade)) >= 4.4


def test_nodes_can_be_told_apart_and_stand_out() -> None:
    assert worst(NODES) > 19
    assert worst([*NODES[:-1], "#b07a95", NODES[-1]]) < 5  # a near copy is seen
    for node in NODES:
        assert contrast(node, PAPER) >= 3
        assert contrast(node, NIGHT) >= 3


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48)]
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


@given(links)
def test_spread_gives_every_group_a_colour_and_repeats_itself(
    graph: tuple[int, list[tuple[int, int, float]]],
) -> None:
    size, pairs = graph
    neighbours: list[dict[int, float]] = [{} for _ in range(size)]
    for one, other, weight in pairs:
        if one != other:
            neighbours[one][other] = neighbours[other][one] = weight

    given_ = spread(neighbours)
    assert len(given_) == size
    assert set(given_) <= set(range(len(NODES)))
    assert spread(neighbours) == given_
    if size <= len(NODES):
        assert all(given_[a] != given_[b] for a in range(size) for b in neighbours[a])
    assert spread(neighbours, list(given_)) == given_


def test_spread_keeps_colours_and_avoids_them() -> None:
    full: list[dict[int, float]] = [
        {other: 1.0 for other in range(5) if other != group} for group in range(5)
    ]

    assert spread(full, [None, 0, 6, None, None]) == [1, 0, 6, 2, 3]


def test_spread_prefers_the_weakest_clash_when_colours_run_out() -> None:
    size = len(NODES) + 1
    full = [{other: 5.0 for other in range(size) if other != group} for group in range(size)]
    full[-1][3] = full[3][size - 1] = 0.1

    assert spread(full)[-1] == spread(full)[3]
