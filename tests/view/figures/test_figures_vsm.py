import re
from xml.etree import ElementTree as ET

import matplotlib.pyplot as plt
import pytest
from hypothesis import given
from hypothesis import strategies as st

import actionclust as ac
from actionclust import Hierarchy, SettingError, figures
from actionclust.datasets import worked_example
from actionclust.view.figures.panels import shared_out
from actionclust.view.figures.scene import Line, Scene, TextMark, draw, svg
from actionclust.view.figures.vsm_figure import vsm_scene
from actionclust.view.shapes import circle, polygon

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def h() -> Hierarchy:
    return worked_example()


def small() -> Hierarchy:
    texts = ["train nurses", "train doctors", "share data", "share more data", "why"]
    h = ac.cluster_actions(ac.read_actions(texts), target=2).to_hierarchy()
    return h.rename("S01", "Train <them> & us")


def texts(h: Hierarchy, level: str | None = None) -> list[str]:
    root = ET.fromstring(figures.vsm_svg(h, level=level))  # noqa: S314 - ours
    return ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]


def test_the_svg_says_what_the_matrix_says(h: Hierarchy) -> None:
    counts = ac.vsm.matrix(h)
    points = ac.vsm.matrix(h, "priority")

    for level in ac.vsm.LEVELS:
        shown = texts(h, level)
        for function in ac.vsm.FUNCTIONS:
            number, share = counts.loc[function.code, level], points.loc[function.code, level]
            code = "" if function.code == "E" else f"{function.code}  "
            said = (
                f"{number} actions, {100 * share / 14:.1f}% of points"
                if number
                else "nothing here"
            )
            assert f"{code}{function.name}: {said}" in shown


def test_every_placed_group_is_listed_or_counted(h: Hierarchy) -> None:
    shown = texts(h, "meso")

    table = ac.vsm.tables(h)["meso"]
    heads = [
        place for place, text in enumerate(shown) if re.match(r"(S[1-5]\*?  |Env)\w+: ", text)
    ]
    for begin, end in zip(heads, [*heads[1:], len(shown)], strict=True):
        code = shown[begin].split("  ")[0]
        listed = [t for t in shown[begin + 1 : end] if re.search(r" \(\d+\)$", t)]
        more = [
            int(m[1]) for t in shown[begin + 1 : end] if (m := re.match(r"and (\d+) more$", t))
        ]
        assert len(listed) + sum(more) == (table["function"] == code).sum()


def test_empty_functions_are_dashed_and_say_so() -> None:
    scene = vsm_scene(small(), level="meso", levels=ac.vsm.LEVELS)
    outlines = [item for item in scene.items if isinstance(item, Line) and item.closed]
    written = [item.text for item in scene.items if isinstance(item, TextMark)]

    assert sum(item.dash == "dashed" for item in outlines) == 8  # S1 has two parts
    assert written.count("empty") == 7
    assert sum("nothing here" in text for text in written) == 7

    placed = ac.vsm.assign(small(), {"S01": ("S4", "meso")})
    scene = vsm_scene(placed, level="meso", levels=ac.vsm.LEVELS)
    solid = [
        item
        for item in scene.items
        if isinstance(item, Line)
        and item.closed
        and item.dash == "solid"
        and item.stroke != "none"
    ]
    assert len(solid) == 2  # the frame, and S4


def test_units_of_operations_are_drawn_as_far_as_there_is_room(h: Hierarchy) -> None:
    for level, circles in (("micro", 3), ("meso", 3)):
        scene = vsm_scene(h, level=level, levels=ac.vsm.LEVELS)
        found = [i for i in scene.items if isinstance(i, Line) and len(i.steps) == 5]
        assert len(found) == circles
    placed = ac.vsm.assign(small(), {"S01": ("S1", "micro"), "S02": ("S1", "micro")})
    scene = vsm_scene(placed, level="micro", levels=ac.vsm.LEVELS)
    assert len([i for i in scene.items if isinstance(i, Line) and len(i.steps) == 5]) == 2


def test_suggested_places_and_single_actions_are_marked() -> None:
    h = small()
    place = {"function": "S2", "level": "macro", "suggested": True}
    h = ac.vsm.assign(h, {"S02": place, h.actions.ids[0]: ("S2", "macro")})

    shown = texts(h, "macro")
    assert any(text.endswith("? (2)") for text in shown)
    assert "train nurses (1)" in shown
    assert "S2  Coordination: 3 actions" in shown


def test_levels_are_panels(h: Hierarchy) -> None:
    one, every = (figures.vsm_svg(h, level=level) for level in ("meso", None))

    assert every.count("level</text>") == 3
    assert one.count("level</text>") == 1
    heights = [float(re.search(r'viewBox="0 0 220 (\d+)"', s)[1]) for s in (one, every)]  # type: ignore[index]
    assert heights[1] > 2.5 * heights[0]
    with pytest.raises(SettingError, match=r"^'mezo' is not a level.*did you mean 'meso'"):
        figures.vsm_svg(h, level="mezo")


def test_levels_with_other_names() -> None:
    levels = ("ward", "hospital")
    h = ac.vsm.assign(small(), {"S01": ("S3", "ward")}, levels=levels)

    assert "Hospital level" in figures.vsm_svg(h, levels=levels)
    with pytest.raises(SettingError, match=r"^there are places at 'ward'"):
        figures.vsm_svg(h)


def test_the_svg_is_a_picture_with_words_for_all(h: Hierarchy) -> None:
    found = figures.vsm_svg(h)

    assert found == figures.vsm_svg(h)
    root = ET.fromstring(found)  # noqa: S314 - ours
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "Viable System Model: micro, meso, macro levels"
    description = root.findtext(f"{SVG}desc")
    assert description is not None
    assert "Micro level: S5 Identity: nothing here; " in description
    for element in root.iter():
        assert not [name for name in element.attrib if name.startswith("on") or "href" in name]


def test_hostile_labels_are_text() -> None:
    h = small().rename("S02", "</text><script>alert(1)</script>\x00\ud800 $x$")
    h = ac.vsm.assign(h, {"S01": ("S3", "meso"), "S02": ("S3", "meso")})

    found = figures.vsm_svg(h)
    found.encode()
    assert "<script" not in found
    assert "</text><script>alert(1)</script>\ufffd\ufffd $x$ (2)" in texts(h)
    assert "Train <them> & us (2)" in texts(h)


@pytest.mark.usefixtures("_pictures")
def test_matplotlib_draws_the_same_texts(h: Hierarchy) -> None:
    ax = figures.vsm(h, level="macro")

    assert [text.get_text() for text in ax.texts] == texts(h, "macro")
    width, height = ax.figure.get_size_inches()  # type: ignore[union-attr]
    scene = vsm_scene(h, level="macro", levels=ac.vsm.LEVELS)
    assert width / height == pytest.approx(scene.width / scene.height)


@pytest.mark.usefixtures("_pictures")
def test_letters_fit_the_axes_that_they_are_drawn_on(h: Hierarchy) -> None:
    small, large = plt.figure(figsize=(4, 4)), plt.figure(figsize=(16, 16))

    sizes = [
        figures.vsm(h, level="meso", ax=figure.add_axes((0, 0, 1, 1))).texts[0].get_fontsize()
        for figure in (small, large)
    ]
    assert sizes[1] == pytest.approx(4 * sizes[0])


def test_paths_are_written_as_svg() -> None:
    scene = Scene(
        10,
        5,
        (
            Line(polygon((0, 0), (1, 2.5)), dash="dotted"),
            Line(circle(5, 2, 1), fill="#ff0000", closed=True),
            TextMark(1, 2, "a & b", 3.0, "middle", bold=True),
        ),
        "t <",
        "d",
    )
    line = 'stroke="#1c1f23" stroke-width="0.3" stroke-linejoin="round"'
    curves = (
        "M6.00,2.00C6.00,2.55 5.55,3.00 5.00,3.00C4.45,3.00 4.00,2.55 4.00,2.00"
        "C4.00,1.45 4.45,1.00 5.00,1.00C5.55,1.00 6.00,1.45 6.00,2.00Z"
    )
    dots = 'stroke-dasharray="0.35 0.8" stroke-linecap="round"'
    text = 'font-size="3" text-anchor="middle" fill="#1c1f23" font-weight="bold"'
    assert svg(scene).splitlines()[1:] == [
        "<title>t &lt;</title>",
        "<desc>d</desc>",
        '<rect width="10" height="5" fill="#ffffff"/>',
        f'<path d="M0.00,0.00L1.00,2.50" fill="none" {line} {dots}/>',
        f'<path d="{curves}" fill="#ff0000" {line}/>',
        f'<text x="1.00" y="3.02" {text} unicode-bidi="plaintext">a &amp; b</text>',
        "</svg>",
    ]


@pytest.mark.usefixtures("_pictures")
def test_paths_are_drawn_by_matplotlib() -> None:
    ax = plt.figure().add_axes((0, 0, 1, 1))
    draw(Scene(10, 5, (Line(circle(5, 2, 1), closed=True), TextMark(1, 2, "a")), "", ""), ax)

    (patch,) = ax.patches
    box = patch.get_path().get_extents()
    assert (box.x0, box.y0, box.x1, box.y1) == pytest.approx((4, 1, 6, 3), abs=0.01)
    assert ax.get_ylim() == (5, 0)


@given(st.lists(st.integers(0, 30), max_size=9), st.integers(0, 60))
def test_rows_are_shared_out(wanted: list[int], rows: int) -> None:
    given_ = shared_out(wanted, rows)

    assert sum(given_) == min(sum(wanted), rows)
    assert all(0 <= got <= want for got, want in zip(given_, wanted, strict=True))
    cut = [got for got, want in zip(given_, wanted, strict=True) if got < want]
    assert not cut or max(given_) - min(cut) <= 1
