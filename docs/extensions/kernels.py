"""Kernels that begin with the libraries loaded: those of all pages come from one process.

Loading takes longer than most pages compute. Elsewhere than on Linux, where a process that has
loaded them cannot safely be divided, each kernel loads them itself, as anywhere in Jupyter.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from sphinx.errors import ExtensionError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

HERE = Path(__file__).parent
PLACES = "JUPYTER_PATH"
NAME = "python3"  # as the pages say


def start(app: Sphinx) -> None:
    """Start the process, and let Jupyter ask it for kernels.

    Parameters
    ----------
    app : sphinx.application.Sphinx
        The build.
    """
    folder = TemporaryDirectory(prefix="actionclust-kernels-")
    address = str(Path(folder.name, "socket"))
    asks = [sys.executable, "-I", "-S", str(HERE / "kernel_client.py"), address]
    described = {
        "argv": [*asks, "-f", "{connection_file}"],
        "display_name": "Python 3",
        "language": "python",
    }
    place = Path(folder.name, "kernels", NAME)
    place.mkdir(parents=True)
    place.joinpath("kernel.json").write_text(json.dumps(described), encoding="utf-8")
    server = subprocess.Popen(  # noqa: S603 - this Python, with words from here
        [sys.executable, str(HERE / "kernel_server.py"), address],
        stdin=subprocess.PIPE,  # it ends when this one does, whatever happens
        stdout=subprocess.PIPE,
    )
    assert server.stdin is not None  # noqa: S101 - for mypy
    assert server.stdout is not None  # noqa: S101 - for mypy
    if server.stdout.readline() != b"listening\n":
        raise ExtensionError("kernel_server.py ended before it gave a kernel; see its error above")
    before = os.environ.get(PLACES)
    os.environ[PLACES] = os.pathsep.join(filter(None, [folder.name, before]))
    app.connect("build-finished", _ending(server, folder, before))


def _ending(
    server: subprocess.Popen[bytes], folder: TemporaryDirectory[str], before: str | None
) -> Callable[[Sphinx, Exception | None], None]:
    def end(_app: Sphinx, _exception: Exception | None) -> None:
        server.communicate()
        folder.cleanup()
        if before is None:
            del os.environ[PLACES]
        else:
            os.environ[PLACES] = before

    return end


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    if sys.platform == "linux":
        app.connect("builder-inited", start)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
