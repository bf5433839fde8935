"""The board: editing in Jupyter."""

from actionclust.view.board.board import Board

__all__ = ["Board"]
