import re

from actionclust.analysis.vsm import FUNCTIONS
from actionclust.view.model_picture import (
    HEIGHT,
    LINES,
    UNITS,
    WIDTH,
    model_shapes,
    model_words,
)
from actionclust.view.payload.pictures import model_part
from actionclust.view.shapes import cloud, head, moved, polygon


def test_each_function_has_a_symbol_and_its_words() -> None:
    symbols = [shape for shape in model_shapes() if shape.role == "symbol"]
    words = model_words()

    assert {one.function for one in symbols} == {one.code for one in FUNCTIONS}
    for function in FUNCTIONS:
        said = {word.says for word in words if word.function == function.code}
        assert "count" in said
        assert ("code" in said) == (function.code != "E")
        assert bool(said & {"name", "caption"}) == (function.code != "S1")
    for unit in range(UNITS):
        assert sum(one.function == "S1" and one.unit == unit for one in symbols) == 2
        assert sum(one.function == "S1" and one.unit == unit for one in words) == 2


def test_everything_is_inside_the_picture() -> None:
    for shape in model_shapes():
        for step in shape.steps:
            for x, y in step:
                assert 0 <= x <= WIDTH
                assert 0 <= y <= HEIGHT


def test_each_kind_of_line_is_drawn_and_has_a_name() -> None:
    drawn = {shape.role for shape in model_shapes()} - {"frame", "symbol"}

    assert {line.role for line in LINES} == drawn
    assert len({line.name for line in LINES}) == len(LINES)
    for unit in range(1, UNITS):
        more = {one.role for one in model_shapes() if one.unit == unit} - {"symbol"}
        assert more == drawn - {"resources", "balance"}


def test_the_payload_has_the_same_shapes() -> None:
    picture = model_part(("meso",))["picture"]

    points = sum(len(step) for shape in model_shapes() for step in shape.steps)
    written = "".join(shape["path"] for shape in picture["shapes"])
    assert len(re.findall(r"[\d.]+,[\d.]+", written)) == points
    assert written.count("M") == len(model_shapes())
    assert written.count("Z") == sum(shape.closed for shape in model_shapes())
    assert len(picture["words"]) == len(model_words())
    kinds = [(s["role"], s["function"], s["unit"], s["closed"]) for s in picture["shapes"]]
    assert len(set(kinds)) == len(kinds)


def test_a_cloud_ends_where_it_began() -> None:
    steps = cloud(5, 5, 130, 410, 22)

    assert len(steps) == 23
    assert steps[-1][-1] == steps[0][0]


def test_shapes_can_stand_elsewhere_and_heads_point_to_the_end() -> None:
    assert moved(polygon((0, 1), (2, 3)), 10, 20) == polygon((10, 21), (12, 23))
    across = [x for step in head((0, 0), (5, 0)) for x, _ in step]
    assert across[0] == 5
    assert max(across[1:]) < 5
