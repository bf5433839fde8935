"""Kernels that begin with the libraries loaded, all from one process.

Loading takes longer than most pages compute. Elsewhere than on Linux, where a process that has
loaded them cannot safely be divided, each kernel loads them itself, as anywhere in Jupyter.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
PLACES = "JUPYTER_PATH"
NAME = "python3"  # as the pages say


@contextmanager
def shared_kernels() -> Iterator[None]:
    """Start the process, let Jupyter ask it for kernels, and end it.

    Raises
    ------
    ChildProcessError
        If the process ends before it can give a kernel; its error stands above.
    """
    if sys.platform != "linux":
        yield
        return
    with TemporaryDirectory(prefix="actionclust-kernels-") as folder:
        address = str(Path(folder, "socket"))
        asks = [sys.executable, "-I", "-S", str(HERE / "kernel_client.py"), address]
        described = {
            "argv": [*asks, "-f", "{connection_file}"],
            "display_name": "Python 3",
            "language": "python",
        }
        place = Path(folder, "kernels", NAME)
        place.mkdir(parents=True)
        place.joinpath("kernel.json").write_text(json.dumps(described), encoding="utf-8")
        before = os.environ.get(PLACES)
        with _served(address):
            os.environ[PLACES] = os.pathsep.join(filter(None, [folder, before]))
            try:
                yield
            finally:
                if before is None:
                    del os.environ[PLACES]
                else:
                    os.environ[PLACES] = before


@contextmanager
def _served(address: str) -> Iterator[None]:
    server = subprocess.Popen(  # noqa: S603 - this Python, with words from here
        [sys.executable, str(HERE / "kernel_server.py"), address],
        stdin=subprocess.PIPE,  # it ends when this one does, whatever happens
        stdout=subprocess.PIPE,
    )
    assert server.stdin is not None  # noqa: S101 - for mypy
    assert server.stdout is not None  # noqa: S101 - for mypy
    try:
        if server.stdout.readline() != b"listening\n":
            raise ChildProcessError(
                "kernel_server.py ended before it gave a kernel; see its error above"
            )
        yield
    finally:
        server.communicate()
