"""Run every notebook, and fail if one does not run or holds outputs.

``python notebooks/run.py`` runs all of them; ``python notebooks/run.py FILE ...`` only some.
Each runs in an empty folder, and the files in this one stay as they are.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER = Path(__file__).parent
SECONDS = 300
"""How long one cell may take."""


def has_outputs(notebook: nbformat.NotebookNode) -> bool:
    """Tell whether a notebook holds outputs, which do not belong in version control."""
    return any(
        cell.outputs or cell.execution_count is not None
        for cell in notebook.cells
        if cell.cell_type == "code"
    )


def run(path: Path) -> str | None:
    """Run a notebook in an empty folder.

    Parameters
    ----------
    path : pathlib.Path
        The notebook.

    Returns
    -------
    str or None
        What went wrong, or None.
    """
    notebook = nbformat.read(path, as_version=4)
    if has_outputs(notebook):
        return 'holds outputs; clear them ("Clear All Outputs" in Jupyter) and save it'
    with TemporaryDirectory(prefix="actionclust-notebook-") as folder:
        client = NotebookClient(
            notebook,
            timeout=SECONDS,
            kernel_name="python3",
            # the kernel's own warnings are not about the notebook
            extra_arguments=["--IPKernelApp.log_level=ERROR"],
            resources={"metadata": {"path": folder}},
        )
        try:
            client.execute()
        except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
            return str(error)
    return None


def main(files: Sequence[str]) -> int:
    """Run the notebooks that are named, or all, and print a line for each."""
    paths = [Path(file) for file in files] or sorted(FOLDER.glob("*.ipynb"))
    if not paths:
        print(f"no notebooks in {FOLDER}")
        return 1
    failed = 0
    for path in paths:
        start = time.perf_counter()
        problem = run(path)
        failed += problem is not None
        told = f"FAILED: {problem}" if problem else f"ran in {time.perf_counter() - start:.0f} s"
        print(f"{path.name}: {told}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
