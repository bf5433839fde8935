"""What hatch does before it packs: build the front end, where it is missing or old."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from types import ModuleType


class FrontEnd(BuildHookInterface):
    """Build the front end into the package before it is packed.

    An sdist carries the built files, so that installing it takes no Node.js.
    """

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Ask for Node.js from PyPI when there is something to build and no npm."""
        script = self._script()
        if script.up_to_date() or script.has_node():
            return []
        return [script.NODE_FROM_PYPI]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build what is missing or old; `make` does so for editable installations."""
        del build_data
        script = self._script()
        if version != "editable" and not script.up_to_date():
            script.build()

    def _script(self) -> ModuleType:
        path = Path(self.root) / "frontend" / "build.py"
        specification = importlib.util.spec_from_file_location("frontend_build", path)
        if specification is None or specification.loader is None:
            raise FileNotFoundError(path)
        script = importlib.util.module_from_spec(specification)
        specification.loader.exec_module(script)
        return script
