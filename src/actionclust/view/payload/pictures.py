"""The parts of the payload with a picture in them, laid out once: the tuning and the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionclust.analysis.vsm import FUNCTIONS
from actionclust.clustering.tuning_curve import tuning_curve
from actionclust.view.model_picture import HEIGHT, LINES, UNITS, WIDTH, model_shapes, model_words
from actionclust.view.payload.types import (
    Curve,
    DrawnLine,
    DrawnShape,
    DrawnWord,
    FunctionName,
    Model,
    ModelPicture,
    RunPayload,
    TickMark,
    TuningPayload,
)
from actionclust.view.shapes import baseline, path_data

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionclust.clustering.tuning_curve import TuningCurve
    from actionclust.network.outcome import Tuning as Outcome
    from actionclust.view.model_picture import Role

_MODULARITY_DECIMALS = 4


def tuning_part(tuning: Outcome) -> TuningPayload:
    """Give what was asked of the tuning, what came, and its curve."""
    return TuningPayload(
        target=tuning.target,
        communities=tuning.communities,
        reason=tuning.reason,
        runs=[
            RunPayload(
                edges=run.edges,
                resolution=run.resolution,
                communities=run.communities,
                modularity=round(run.modularity, _MODULARITY_DECIMALS),
                taken=place == tuning.taken,
            )
            for place, run in enumerate(tuning.runs)
        ],
        curve=_curve(tuning_curve(tuning)),
    )


def _curve(curve: TuningCurve) -> Curve:
    target, rows = curve.target, curve.communities
    multiplied = " (each step to the right multiplies)" if curve.edges.logarithmic else ""
    return Curve(
        x=[point.x for point in curve.points],
        y=[point.y for point in curve.points],
        words=[point.words for point in curve.points],
        line=list(curve.line),
        edges=[TickMark(place=place, label=label) for place, label in curve.edges.marks],
        edges_title=f"{curve.edges_title}{multiplied}",
        communities=[TickMark(place=place, label=label) for place, label in rows.marks],
        communities_title=curve.communities_title,
        target=None if target is None else rows.place(target),
        target_words=curve.target_words,
        taken_words=curve.taken_words,
        description=curve.description,
    )


def model_part(levels: Sequence[str]) -> Model:
    """Give the functions and levels of the model, and its picture."""
    return Model(
        functions=[
            FunctionName(
                id=one.code,
                name=one.name,
                element=one.element,  # type: ignore[typeddict-item] # one of the three
                does=one.what_it_does,
                question=one.question,
                missing=one.if_missing,
            )
            for one in FUNCTIONS
        ],
        levels=list(levels),
        picture=_model_picture(),
    )


def _model_picture() -> ModelPicture:
    shapes: dict[tuple[Role, str, int, bool], str] = {}
    for one in model_shapes():
        kind = one.role, one.function, one.unit, one.closed
        shapes[kind] = shapes.get(kind, "") + path_data(one.steps, closed=one.closed)
    return ModelPicture(
        width=WIDTH,
        height=HEIGHT,
        units=UNITS,
        lines=[
            DrawnLine(role=one.role, name=one.name, sample="".join(map(path_data, one.sample)))
            for one in LINES
        ],
        shapes=[
            DrawnShape(role=role, function=function, unit=unit, closed=closed, path=path)
            for (role, function, unit, closed), path in shapes.items()
        ],
        words=[
            DrawnWord(
                says=one.says,
                function=one.function,
                unit=one.unit,
                x=float(one.x),
                y=round(baseline(one.y, one.size), 2),
                size=one.size,
            )
            for one in model_words()
        ],
    )
