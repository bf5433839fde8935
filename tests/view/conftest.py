"""The page of the worked example, in a browser."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import actionclust as ac
from actionclust import Hierarchy
from actionclust.coding.hierarchy.lookup import GroupView

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOME, OTHER = "Provide digital access to patients", "Ensure interoperability of digital tools"
"""Two sub-clusters of the study, by the beginning of their labels."""


@pytest.fixture(scope="session")
def study_file(worked: Hierarchy, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the shared page of the worked example, saved as a file."""
    return Path(ac.explorer(worked).save(tmp_path_factory.mktemp("page") / "study.html"))


@pytest.fixture
def open_study(page: "Page", study_file: Path) -> Callable[..., "Page"]:
    """Give what opens that page from disk, at a fragment."""

    def opened(fragment: str = "") -> "Page":
        page.goto(study_file.as_uri() + fragment)
        page.locator(".actionclust [role=tabpanel]").wait_for()
        return page

    return opened


@pytest.fixture(scope="session")
def home(worked: Hierarchy) -> GroupView:
    """Give a sub-cluster with several actions, in a cluster of several sub-clusters."""
    return _called(worked, HOME)


@pytest.fixture(scope="session")
def other(worked: Hierarchy) -> GroupView:
    """Give another sub-cluster, with a rule and a place in the model."""
    return _called(worked, OTHER)


def _called(h: Hierarchy, beginning: str) -> GroupView:
    groups = h.groups()
    return h[str(groups.index[groups["label"].str.startswith(beginning)][0])]
