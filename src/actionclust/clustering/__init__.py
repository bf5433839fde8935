"""The result: communities, with the reasons for them and a receipt."""

from actionclust.clustering.cluster import cluster_actions
from actionclust.clustering.result import Clustering

__all__ = ["Clustering", "cluster_actions"]
