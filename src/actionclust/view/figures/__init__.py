"""Figures for papers and reports, drawn by matplotlib.

Each takes `ax`, where to draw, and gives the axes; without it, a new figure is as wide as the
text of a page (7.1 inches), so that its letters are readable in print. The same study gives the
same figure. `vsm_svg` needs no matplotlib: it gives the text of an SVG file.

>>> import actionclust as ac
>>> result = ac.cluster_actions(["train nurses", "train doctors", "share data"], target=1)
>>> ac.figures.tuning(result).get_xlabel()
'edges'
"""

from actionclust.view.figures.automatic import sizes, tuning
from actionclust.view.figures.flow_diagram import links
from actionclust.view.figures.networks import network
from actionclust.view.figures.ranked import ranking
from actionclust.view.figures.regional import regions
from actionclust.view.figures.viable import vsm, vsm_svg

__all__ = ["links", "network", "ranking", "regions", "sizes", "tuning", "vsm", "vsm_svg"]
