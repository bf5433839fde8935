"""What functions take: a hierarchy, or actions."""

from __future__ import annotations

import os

from actionclust.actions import Actions
from actionclust.coding.hierarchy import Hierarchy
from actionclust.errors import InputError


def check_hierarchy(value: object, function: str) -> None:
    """Check that a function was given a hierarchy."""
    if isinstance(value, Hierarchy):
        return
    is_path = isinstance(value, (str, os.PathLike))
    what_to_do = "; load the project file first: actionclust.load(path)" if is_path else ""
    raise InputError(
        f"{function} takes a Hierarchy, for instance what Clustering.to_hierarchy() gives; "
        f"got {type(value).__name__}{what_to_do}"
    )


def check_actions(value: object, function: str) -> None:
    """Check that a function was given actions."""
    if isinstance(value, Actions):
        return
    has_them = isinstance(getattr(value, "actions", None), Actions)
    what_to_do = "pass its .actions" if has_them else "read a table with read_actions first"
    raise InputError(f"{function} takes Actions; got {type(value).__name__}; {what_to_do}")
