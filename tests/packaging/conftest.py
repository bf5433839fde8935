"""The scripts that build, loaded from where they stand."""

from pathlib import Path
from types import ModuleType

import pytest

from tests.scripts import load_script

ROOT = Path(__file__).parents[2]


@pytest.fixture
def frontend() -> ModuleType:
    """Give frontend/build.py, anew for each test."""
    return load_script(ROOT / "frontend" / "build.py")


@pytest.fixture
def hook() -> ModuleType:
    """Give hatch_build.py."""
    return load_script(ROOT / "hatch_build.py")
