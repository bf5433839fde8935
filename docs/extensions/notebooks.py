"""Show the notebooks as pages: they are copied in when the docs are built.

Each notebook stands once in the repository, in notebooks/, where people open it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FOLDER = "tutorial"


def copy_notebooks(app: Sphinx) -> None:
    """Copy the notebooks into the tutorial, those that changed.

    Parameters
    ----------
    app : sphinx.application.Sphinx
        The build.
    """
    target = Path(app.srcdir) / FOLDER
    notebooks = sorted((Path(app.srcdir).parent / "notebooks").glob("*.ipynb"))
    for old in target.glob("*.ipynb"):
        if old.name not in {notebook.name for notebook in notebooks}:
            old.unlink()
    for notebook in notebooks:
        copy = target / notebook.name
        content = notebook.read_bytes()
        # an unchanged page keeps its time, so that it is not built again
        if not copy.exists() or copy.read_bytes() != content:
            copy.write_bytes(content)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.connect("builder-inited", copy_notebooks)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
