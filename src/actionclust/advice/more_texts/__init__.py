"""What happens when texts or columns come after the work: placing, clustering anew, joining."""
