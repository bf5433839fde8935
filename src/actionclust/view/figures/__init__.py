"""Figures for papers and reports, drawn by matplotlib.

Each takes `ax`, where to draw, and gives the axes; without it, a new figure is as wide as the
text of a page (7.1 inches), so that its letters are readable in print. The same study gives the
same figure. `vsm_svg` needs no matplotlib: it gives the text of an SVG file. `write_figure` writes
a figure to a file.

>>> import actionclust as ac
>>> result = ac.cluster_actions(["train nurses", "train doctors", "share data"], target=1)
>>> ac.figures.tuning(result).get_xlabel()
'edges'
"""

from actionclust.view.figures.flow_diagram import links
from actionclust.view.figures.network_figure import network
from actionclust.view.figures.ranking_figure import ranking
from actionclust.view.figures.regions_figure import regions
from actionclust.view.figures.saving_figures import write_figure
from actionclust.view.figures.tuning_and_sizes import sizes, tuning
from actionclust.view.figures.vsm_figure import vsm, vsm_svg

__all__ = [
    "links",
    "network",
    "ranking",
    "regions",
    "sizes",
    "tuning",
    "vsm",
    "vsm_svg",
    "write_figure",
]
