"""A directive that runs commands and shows what they print.

.. code-block:: markdown

    ```{commands}
    actionclust run actions.csv --target 40
    ```

The commands of a page run in a folder of their own, where ``actions.csv`` is the example
corpus. A command that fails breaks the build; the option ``:fails:`` says that the last one
must.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from actionclust.datasets import example_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

EXAMPLE = "actions.csv"
COLUMNS = "84"  # characters in a line of help, as wide as a page shows
SECONDS = 300


class Commands(SphinxDirective):
    """Run each line as a command and show it with what it prints."""

    has_content = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {"fails": directives.flag}

    def run(self) -> list[nodes.Node]:
        """Run the commands.

        Returns
        -------
        list of docutils.nodes.Node
            One block with all commands and what they printed.
        """
        folder = _folder(self.env.docname)
        shown = []
        for number, command in enumerate(self.content, start=1):
            done = subprocess.run(  # noqa: S602 - the commands are those of our own pages
                command,
                shell=True,
                cwd=folder,
                env={**os.environ, "COLUMNS": COLUMNS, "NO_COLOR": "1"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                timeout=SECONDS,
                check=False,
            )
            expected = "fails" in self.options and number == len(self.content)
            if bool(done.returncode) != expected:
                raise self.error(f"{command!r} ended with {done.returncode}: {done.stdout}")
            shown += [f"$ {command}", *done.stdout.rstrip().splitlines()]
        text = "\n".join(shown)
        block = nodes.literal_block(text, text, language="console")
        self.set_source_info(block)
        return [block]


_folders: dict[str, TemporaryDirectory[str]] = {}


def _folder(page: str) -> Path:
    """Give the folder in which the commands of a page run; it goes when the build ends."""
    if page not in _folders:
        _folders[page] = TemporaryDirectory(prefix="actionclust-docs-")
        shutil.copy(example_path(), Path(_folders[page].name, EXAMPLE))
    return Path(_folders[page].name)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.add_directive("commands", Commands)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
