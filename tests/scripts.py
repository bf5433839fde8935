"""Scripts of the repository that are no part of the package, loaded from where they stand."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType


def load_script(path: Path) -> ModuleType:
    name = f"script_{path.stem}"  # as no package is called
    specification = importlib.util.spec_from_file_location(name, path)
    assert specification is not None
    assert specification.loader is not None
    loaded = importlib.util.module_from_spec(specification)
    # dataclasses look their module up
    sys.modules[name] = loaded
    specification.loader.exec_module(loaded)
    return loaded
