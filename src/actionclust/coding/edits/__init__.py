"""Edits: one manual change each, as a frozen value with one JSON form.

Calls in Python, clicks on the board and the file that the shared page saves all speak this
grammar, and replay to the same hierarchy.
"""

from actionclust.coding.edits.json_form import edit_from_json, edit_to_json
from actionclust.coding.edits.kinds import (
    Assign,
    Create,
    Delete,
    Describe,
    Detach,
    Edit,
    Group,
    Merge,
    Move,
    Part,
    Pin,
    Redo,
    Reject,
    Rename,
    Restore,
    SetAside,
    Split,
    Undo,
    Ungroup,
)
from actionclust.coding.edits.review_kinds import Agree, Dispute, Note, Review, Settle
from actionclust.coding.tree.placement import Placement

__all__ = [
    "Agree",
    "Assign",
    "Create",
    "Delete",
    "Describe",
    "Detach",
    "Dispute",
    "Edit",
    "Group",
    "Merge",
    "Move",
    "Note",
    "Part",
    "Pin",
    "Placement",
    "Redo",
    "Reject",
    "Rename",
    "Restore",
    "Review",
    "SetAside",
    "Settle",
    "Split",
    "Undo",
    "Ungroup",
    "edit_from_json",
    "edit_to_json",
]
