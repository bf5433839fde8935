"""The scripts that build, loaded from where they stand."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


def script(path: Path) -> ModuleType:
    specification = importlib.util.spec_from_file_location(path.stem, path)
    assert specification is not None
    assert specification.loader is not None
    loaded = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(loaded)
    return loaded


@pytest.fixture
def frontend() -> ModuleType:
    """Give frontend/build.py, anew for each test."""
    return script(ROOT / "frontend" / "build.py")


@pytest.fixture
def hook() -> ModuleType:
    """Give hatch_build.py."""
    return script(ROOT / "hatch_build.py")
