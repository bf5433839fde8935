"""Where a hierarchy comes from: communities, a codebook, a file, other actions."""
