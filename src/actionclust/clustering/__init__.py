"""The automatic half: from texts to communities, with a receipt of how they came about."""

from actionclust.clustering.cluster import cluster_actions
from actionclust.clustering.result import Clustering

__all__ = ["Clustering", "cluster_actions"]
