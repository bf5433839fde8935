"""A plain page that reports a clustering: one file, no scripts, ready to print."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import matplotlib as mpl
from jinja2 import Environment, PackageLoader
from markupsafe import Markup
from matplotlib.figure import Figure

from actionclust.clustering.plots import plot_tuning
from actionclust.errors import counted
from actionclust.network.outcome import count_communities

if TYPE_CHECKING:
    from pathlib import Path

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
    communities = [
        {
            "number": number,
            **row,
            "members": [(ids[place], texts[place]) for place in clustering.members(number).index],
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
        largest=max([row["size"] for row in communities], default=1),
        unclustered=[
            (ids[place], texts[place], reason)
            for place, reason in zip(outside.index, outside.iloc[:, -1], strict=True)
        ],
        reasons=reasons.items(),
        tuning=_tuning_picture(clustering),
        receipt=clustering.receipt,
    )


def write_report(clustering: Clustering, path: Path) -> Path:
    """Write the report page to a file.

    Parameters
    ----------
    clustering : Clustering
        The result.
    path : pathlib.Path
        The file to write.

    Returns
    -------
    pathlib.Path
        The same path.
    """
    path.write_text(report_page(clustering), encoding="utf-8", errors="replace")
    return path


def _tuning_picture(clustering: Clustering) -> Markup:
    """Draw the tuning as SVG that is the same each time."""
    with mpl.rc_context({"svg.hashsalt": "actionclust", "svg.fonttype": "none"}):
        figure = Figure(figsize=(6.4, 3.6), layout="constrained")
        plot_tuning(clustering.tuning, figure.add_subplot())
        picture = io.StringIO()
        figure.savefig(picture, format="svg", metadata={"Date": None})
    svg = picture.getvalue()
    return Markup(svg[svg.index("<svg") :])  # noqa: S704 - drawn here, from numbers
