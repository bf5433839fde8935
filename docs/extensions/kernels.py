"""The kernels of all pages come from one process, for as long as the build lasts."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from shared_kernels import shared_kernels
from sphinx.errors import ExtensionError

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def start(app: Sphinx) -> None:
    """Start the process, to be ended with the build.

    Parameters
    ----------
    app : sphinx.application.Sphinx
        The build.

    Raises
    ------
    ExtensionError
        If the process cannot give a kernel.
    """
    until_the_end = ExitStack()
    try:
        until_the_end.enter_context(shared_kernels())
    except ChildProcessError as error:
        raise ExtensionError(str(error)) from error
    app.connect("build-finished", lambda _app, _exception: until_the_end.close())


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.connect("builder-inited", start)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
