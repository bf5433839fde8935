"""What to do next: ready edits with their evidence, in an order that learns from each answer."""
