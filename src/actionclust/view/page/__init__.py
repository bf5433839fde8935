"""The pages to share: a study to explore, and (in `report`, with matplotlib) one to print."""

from actionclust.view.page.explorer import Explorer, explorer

__all__ = ["Explorer", "explorer"]
