"""A figure as a file."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack

import matplotlib as mpl

from actionclust.analysis.printable import printable
from actionclust.errors import InputError, SettingError, listed
from actionclust.whole_files import write_whole

if TYPE_CHECKING:
    import os

    from matplotlib.axes import Axes
    from matplotlib.transforms import Bbox
    from matplotlib.typing import ColorType


class FigureOptions(TypedDict, total=False):
    """What `savefig` of matplotlib takes for every kind of file."""

    dpi: float | Literal["figure"]
    transparent: bool
    facecolor: ColorType | Literal["auto"]
    edgecolor: ColorType | Literal["auto"]
    bbox_inches: Bbox | Literal["tight"] | None
    pad_inches: float | Literal["layout"]


def write_figure(
    ax: Axes,
    path: str | os.PathLike[str],
    *,
    overwrite: bool = True,
    **options: Unpack[FigureOptions],
) -> Path:
    """Write the figure that axes stand in, whole or not at all.

    It is as matplotlib's `savefig`, but the same figure gives the same bytes, letters in SVG are
    text, and control characters in labels, which no XML can hold, are left out.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        What a function of `figures` gave.
    path : str or path-like
        The file; its ending says which format, for instance .svg, .pdf or .png.
    overwrite : bool
        Whether to replace a file that is there.
    **options
        Options of `savefig`, for instance ``dpi=300``.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    SettingError
        If matplotlib writes no files with that ending.
    InputError
        If the axes stand in no figure, or the file is there and `overwrite` is not set.
    OutputError
        If the file cannot be written; what was there before is untouched.

    Examples
    --------
    >>> import actionclust as ac
    >>> result = ac.cluster_actions(["train nurses", "train doctors", "share data"], target=1)
    >>> ac.figures.write_figure(ac.figures.tuning(result), "tuning.jpk")
    Traceback (most recent call last):
    actionclust.errors.SettingError: figures are not written as .jpk; known: ...
    """
    figure = ax.get_figure(root=True)
    if figure is None:
        raise InputError("the axes stand in no figure; pass what a function of figures gave")
    file = Path(path)
    known, kind = sorted(figure.canvas.get_supported_filetypes()), file.suffix[1:].lower()
    if kind not in known:
        raise SettingError(
            f"figures are not written as {file.suffix or 'files without an ending'}; "
            f"known: {listed(known, len(known))}"
        )
    metadata = {"Date": None} if kind == "svg" else {"CreationDate": None} if kind == "pdf" else {}
    drawn = io.BytesIO()
    with mpl.rc_context({"svg.hashsalt": "actionclust", "svg.fonttype": "none"}):
        figure.savefig(drawn, format=kind, metadata=metadata, **options)
    content = drawn.getvalue()
    if kind == "svg":
        content = printable(content.decode()).encode()
    write_whole(content, file, overwrite=overwrite)
    return file
