"""What a project holds: the actions, their groups, who works on them, where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from actionclust.errors import SettingError

if TYPE_CHECKING:
    from actionclust.actions import Actions
    from actionclust.coding.log.history import History
    from actionclust.coding.tree.tree import Tree
    from actionclust.network.origin import Origin


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Project:
    """The values of a hierarchy, as they are saved."""

    actions: Actions
    history: History
    analyst: str = ""
    origin: Origin | None = None

    def __post_init__(self) -> None:
        """Check what is written into the log and the project file."""
        if not isinstance(self.analyst, str):
            raise SettingError(
                f"analyst must be a name (str); got {self.analyst!r} "
                f"({type(self.analyst).__name__})"
            )

    @property
    def tree(self) -> Tree:
        """The groups, and the place of every action."""
        return self.history.tree

    def __eq__(self, other: object) -> bool:
        """Compare actions and trees; the log does not count."""
        if not isinstance(other, Project) or type(other) is not type(self):
            return NotImplemented
        return self.tree == other.tree and self.actions == other.actions

    def __hash__(self) -> int:
        """Hash what equal values share."""
        return hash((self.tree, self.actions))
