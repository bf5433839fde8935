"""Clusters and super-clusters, proposed from how alike the groups of texts are."""
