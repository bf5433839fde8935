"""Who did what, when and why; undo and redo."""
