"""A plain page that reports a clustering: one file, no scripts, ready to print."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib as mpl
from jinja2 import Environment, PackageLoader
from markupsafe import Markup
from matplotlib.figure import Figure

from actionclust.clustering.plots import plot_tuning
from actionclust.errors import counted
from actionclust.network.outcome import count_communities
from actionclust.whole_files import write_whole

if TYPE_CHECKING:
    import os

    from actionclust.clustering.result import Clustering


def report_page(clustering: Clustering) -> str:
    """Write a clustering as an HTML page.

    Parameters
    ----------
    clustering : Clustering
        The result.

    Returns
    -------
    str
        A whole page that needs nothing else: summary, tuning, communities with their texts,
        what is unclustered and why, and the receipt.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> page = report_page(cluster_actions(["train nurses", "train <b>doctors</b>"]))
    >>> "train &lt;b&gt;doctors&lt;/b&gt;" in page
    True
    """
    environment = Environment(
        loader=PackageLoader("actionclust.view"), autoescape=True, trim_blocks=True
    )
    ids, texts = clustering.actions.ids, clustering.actions.texts
    weak = clustering.origin.weak
    communities = [
        {
            "number": number,
            **row,
            "members": [
                (ids[place], texts[place], bool(weak[place]))
                for place in clustering.members(number).index
            ],
        }
        for number, row in enumerate(clustering.communities.to_dict("records"), start=1)
    ]
    outside = clustering.unclustered
    reasons = outside.iloc[:, -1].value_counts()
    return environment.get_template("report.html").render(
        clustering=clustering,
        came=count_communities(len(clustering)),
        texts=counted(len(texts), "text"),
        source=clustering.actions.source,
        communities=communities,
        weak=int(weak.sum()),
        largest=max([row["size"] for row in communities], default=1),
        unclustered=[
            (ids[place], texts[place], reason)
            for place, reason in zip(outside.index, outside.iloc[:, -1], strict=True)
        ],
        reasons=reasons.items(),
        tuning=_tuning_picture(clustering),
        receipt=clustering.receipt,
    )


def write_report(
    clustering: Clustering, path: str | os.PathLike[str], *, overwrite: bool = True
) -> Path:
    """Write the report page to a file, whole or not at all.

    Parameters
    ----------
    clustering : Clustering
        The result.
    path : str or path-like
        The file to write.
    overwrite : bool
        Whether to replace a file that is there.

    Returns
    -------
    pathlib.Path
        The same path.

    Raises
    ------
    InputError
        If the file is there and `overwrite` is not set, or cannot have that name.
    OutputError
        If the file cannot be written; what was there before is untouched.
    """
    content = report_page(clustering).encode(errors="replace")
    write_whole(content, path, overwrite=overwrite)
    return Path(path)


def _tuning_picture(clustering: Clustering) -> Markup:
    """Draw the tuning as SVG that is the same each time."""
    with mpl.rc_context({"svg.hashsalt": "actionclust", "svg.fonttype": "none"}):
        figure = Figure(figsize=(6.4, 3.6), layout="constrained")
        plot_tuning(clustering.tuning, figure.add_subplot())
        picture = io.StringIO()
        figure.savefig(picture, format="svg", metadata={"Date": None})
    svg = picture.getvalue()
    return Markup(svg[svg.index("<svg") :])  # noqa: S704 - drawn here, from numbers
