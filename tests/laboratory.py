"""A real JupyterLab or Notebook, on this machine only, for tests that need one."""

import json
import os
import secrets
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

SECONDS = 240
"""How long the server may take to answer, and a cell to run."""

LAB, NOTEBOOK = "jupyterlab", "notebook"
"""What shows notebooks: JupyterLab, and Notebook from version 7 on."""

_PATHS = {LAB: "lab/tree/{name}?reset&", NOTEBOOK: "notebooks/{name}?"}
_SETTINGS = """
c.LabApp.expose_app_in_browser = True
c.JupyterNotebookApp.expose_app_in_browser = True
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
c.ServerApp.ip = "127.0.0.1"
c.ServerApp.open_browser = False
c.ServerApp.allow_root = True
c.ServerApp.terminals_enabled = False
c.ServerApp.shutdown_no_activity_timeout = 600
"""
_NEWS = "@jupyterlab/apputils-extension/notification.jupyterlab-settings"
_IDLE = """(name) => {
    const { context, sessionContext } = window.jupyterapp?.shell.currentWidget ?? {};
    return context?.path === name && sessionContext?.session?.kernel?.status === "idle";
}"""
_OPEN = """async (path) => {
    const kernel = { name: "python3" };
    await window.jupyterapp.commands.execute("docmanager:open", { path, kernel });
}"""
_CLOSE = """async () => {
    const notebook = window.jupyterapp.shell.currentWidget;
    await notebook.context.save();  // or it would ask
    await notebook.sessionContext.shutdown();
    notebook.dispose();
}"""


@contextmanager
def laboratory(folder: Path, application: str = LAB) -> Iterator[str]:
    """Start JupyterLab or Notebook in a folder, and stop it at the end; gives its address."""
    private = {
        name: str(folder / f".{name.lower()}")
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    }
    for place in private.values():
        Path(place).mkdir()
    unasked = Path(private["JUPYTER_CONFIG_DIR"]) / "lab" / "user-settings" / _NEWS
    unasked.parent.mkdir(parents=True)
    unasked.write_text('{"fetchNews": "false"}', encoding="utf-8")
    config = Path(private["JUPYTER_CONFIG_DIR"]) / "jupyter_config.py"
    config.write_text(_SETTINGS, encoding="utf-8")
    port, token = _free_port(), secrets.token_hex(8)
    words = [
        sys.executable,
        "-m",
        application,
        f"--port={port}",
        f"--IdentityProvider.token={token}",
    ]
    with (folder / "server.log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(  # noqa: S603 - this Python, with words from here
            words, cwd=folder, env={**os.environ, **private}, stdout=log, stderr=log
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/api?token={token}", server, folder / "server.log")
            yield f"http://127.0.0.1:{port}/{_PATHS[application]}token={token}"
        finally:
            server.terminate()
            server.wait(timeout=SECONDS)


class Notebook:
    """A notebook that is open in a page, the only one there."""

    def __init__(self, page: "Page", address: str, folder: Path, cells: Sequence[str]) -> None:
        self._name = f"{secrets.token_hex(4)}.ipynb"
        content = {
            "cells": [_code_cell(cell) for cell in cells],
            "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}},
            "nbformat": 4,
            "nbformat_minor": 4,
        }
        (folder / self._name).write_text(json.dumps(content), encoding="utf-8")
        self.page = page
        self._address = address.format(name=self._name)
        if page.evaluate("() => 'jupyterapp' in window"):  # to load it takes longer than to use it
            page.evaluate(_OPEN, self._name)
        else:
            page.goto(self._address)
        self._wait_until_idle()

    def close(self) -> None:
        """Save and close the notebook, and end its kernel; the page can show another one."""
        self.page.evaluate(_CLOSE)

    def load_again(self) -> None:
        """Save the notebook, and load the page again; the kernel goes on."""
        self.page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
        self.page.goto(self._address)
        self._wait_until_idle()

    def kinds(self) -> list[str]:
        """Give the type of each cell."""
        kinds: list[str] = self.page.evaluate(
            "() => window.jupyterapp.shell.currentWidget.content.widgets"
            ".map(({ model }) => model.type)"
        )
        return kinds

    def run(self, cell: int) -> None:
        """Begin to run one cell."""
        self.page.evaluate(
            "(place) => { const notebook = window.jupyterapp.shell.currentWidget.content;"
            " notebook.activeCellIndex = place; notebook.deselectAll();"
            " window.jupyterapp.commands.execute('notebook:run-cell'); }",
            cell,
        )

    def prompt(self, cell: int) -> "Locator":
        """Give what stands before a cell: its number, or an asterisk while it runs."""
        return self.page.locator(".jp-Notebook .jp-Cell").nth(cell).locator(".jp-InputPrompt")

    def output(self, cell: int) -> "Locator":
        """Give what a cell shows."""
        return (
            self.page.locator(".jp-Notebook .jp-Cell").nth(cell).locator(".jp-OutputArea-output")
        )

    def _wait_until_idle(self) -> None:
        self.page.wait_for_function(_IDLE, arg=self._name, timeout=SECONDS * 1000)


def _code_cell(source: str) -> dict[str, object]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "outputs": [],
        "source": source,
    }


def _free_port() -> int:
    with socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _wait_for(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - the server above
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise RuntimeError(f"the server did not answer: {log.read_text(encoding='utf-8')[-2000:]}")
