"""Run every notebook, and fail if one does not run, or says other words than its kept outputs.

``python notebooks/run.py`` runs all of them; ``python notebooks/run.py FILE ...`` only some. Each
runs in an empty folder, and the files in this one stay as they are. ``--keep`` writes the outputs
into the notebooks, where people read them on the web and in the docs.

Pictures are compared by whether they are there: how they are drawn differs between systems. They
are kept with few colours, so that the files stay small.
"""

from __future__ import annotations

import argparse
import base64
import html
import io
import re
import sys
import time
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

FOLDER = Path(__file__).parent
EXTENSIONS = FOLDER.parent / "docs" / "extensions"
SECONDS = 300
"""How long one cell may take."""
AROUND = 4
"""How many words are shown before the first that differs, and after it."""
COLOURS = 128
"""How many colours a kept picture has."""
WIDGET = "application/vnd.jupyter.widget-view+json"
"""What shows a widget while its kernel runs; a reader of the file sees its text instead."""

# what differs from run to run
_ADDRESS = re.compile(r" at 0x[0-9A-Fa-f]+")
_MOMENT = re.compile(r"\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?")
_DAY = re.compile(r"\b\d{1,2}(?:er)? [^\W\d_]+ 20\d\d\b")  # in words
_STYLED = re.compile(r"\bT_[0-9a-f]{5,}(?=[_\" ])")
_STYLE = re.compile(r"<style.*?</style>", flags=re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


class OutputsDifferError(Exception):
    """A notebook says other words than those kept."""


def run(path: Path) -> nbformat.NotebookNode:
    """Run a notebook in an empty folder.

    Parameters
    ----------
    path : pathlib.Path
        The notebook, which stays as it is.

    Returns
    -------
    nbformat.NotebookNode
        The notebook with its outputs, as they are kept.

    Raises
    ------
    CellExecutionError, CellTimeoutError, DeadKernelError
        If a cell fails, does not end, or ends the kernel.
    """
    notebook = nbformat.read(path, as_version=4)
    described = dict(notebook.metadata)
    with TemporaryDirectory(prefix="actionclust-notebook-") as folder:
        NotebookClient(
            notebook,
            timeout=SECONDS,
            kernel_name="python3",
            record_timing=False,
            store_widget_state=False,
            # the kernel's own warnings are not about the notebook
            extra_arguments=["--IPKernelApp.log_level=ERROR"],
            resources={"metadata": {"path": folder}},
        ).execute()
    notebook.metadata = nbformat.from_dict(described)  # the kernel adds its version
    for cell in code_cells(notebook):
        cell.outputs = [settled(output, cell.id) for output in merged(cell.outputs)]
    return notebook


def code_cells(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    """Give the cells that run, in order."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def merged(outputs: list[nbformat.NotebookNode]) -> list[nbformat.NotebookNode]:
    """Join what was printed to one stream: in how many pieces it came is chance."""
    found: list[nbformat.NotebookNode] = []
    for output in outputs:
        if found and output.get("name") and output.get("name") == found[-1].get("name"):
            found[-1].text += output.text
        else:
            found.append(output)
    return found


def settled(output: nbformat.NotebookNode, cell: str) -> nbformat.NotebookNode:
    """Give an output without what no reader of the file needs and each run makes anew."""
    data = output.get("data", {})
    if "text/plain" in data:
        data.pop(WIDGET, None)
        data["text/plain"] = _ADDRESS.sub("", data["text/plain"])
    if "text/html" in data:
        names = list(dict.fromkeys(_STYLED.findall(data["text/html"])))
        for place, name in enumerate(names):
            data["text/html"] = data["text/html"].replace(name, f"T_{cell}-{place}")
    if "image/png" in data:
        data["image/png"] = smaller(data["image/png"])
    return output


def smaller(picture: str) -> str:
    """Give a PNG picture with few colours; it takes a third of the space."""
    few, content = io.BytesIO(), io.BytesIO(base64.b64decode(picture))
    image = Image.open(content).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    image.save(few, "PNG", optimize=True)
    return base64.b64encode(few.getvalue()).decode("ascii")


def words(output: nbformat.NotebookNode) -> list[str]:
    """Give what a reader sees of an output, word by word; a picture is the name of its kind."""
    data: dict[str, Any] = output.get("data", {})
    pictures = sorted(kind for kind in data if kind.startswith("image/"))
    if "text/html" in data:
        said = html.unescape(_TAG.sub(" ", _STYLE.sub("", data["text/html"])))
    else:
        said = data.get("text/plain", output.get("text", ""))
    return [
        output.get("name", ""),
        *pictures,
        *_DAY.sub("(day)", _MOMENT.sub("(moment)", said)).split(),
    ]


def words_of_cell(cell: nbformat.NotebookNode) -> list[str]:
    """Give what a reader sees below a cell."""
    return [word for output in cell.outputs for word in words(output)]


def compare(kept: nbformat.NotebookNode, now: nbformat.NotebookNode) -> None:
    """See that a notebook says what it said when its outputs were kept.

    Parameters
    ----------
    kept, now : nbformat.NotebookNode
        The notebook with the outputs in the file, and with those of this run.

    Raises
    ------
    OutputsDifferError
        If one cell says something else, or writes to stderr; the message has the first such words.
    """
    pairs = zip(code_cells(kept), code_cells(now), strict=True)
    for number, (before, after) in enumerate(pairs, start=1):
        place = f"code cell {number} ({after.id})"
        warned = [output.text for output in after.outputs if output.get("name") == "stderr"]
        if warned:
            raise OutputsDifferError(f"{place} writes to stderr: {' '.join(warned[0].split())}")
        old, new = words_of_cell(before), words_of_cell(after)
        if old != new:
            raise OutputsDifferError(f"{place} {first_difference(old, new)}")


def first_difference(old: list[str], new: list[str]) -> str:
    """Show the first words that differ, with some around them."""
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    start = max(same - AROUND, 0)
    shown = [" ".join(one[start : same + AROUND + 1]).strip() for one in (old, new)]
    kept, now = (f'"{one}"' if one else "nothing" for one in shown)
    return f"says {now}, where {kept} is kept"


def keep(path: Path, kept: nbformat.NotebookNode, now: nbformat.NotebookNode) -> None:
    """Write a notebook with its new outputs; a cell that shows the same keeps the old ones."""
    for before, after in zip(code_cells(kept), code_cells(now), strict=True):
        if looks(before) == looks(after):
            after.outputs = before.outputs
    nbformat.write(now, path)


def looks(cell: nbformat.NotebookNode) -> tuple[list[str], list[str]]:
    """Give what a reader sees below a cell, pictures and all."""
    pictures = [
        content
        for output in cell.outputs
        for kind, content in output.get("data", {}).items()
        if kind.startswith("image/")
    ]
    return words_of_cell(cell), pictures


def problem_of(path: Path, *, keeping: bool) -> str | None:
    """Run one notebook, compare or keep its outputs, and say what is wrong with it."""
    kept = nbformat.read(path, as_version=4)
    try:
        now = run(path)
        if keeping:
            keep(path, kept, now)
        compare(nbformat.read(path, as_version=4), now)
    except OutputsDifferError as error:
        return f"{error}; if that is right: python notebooks/run.py --keep {path.name}"
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        return str(error)
    return None


def kernels() -> AbstractContextManager[None]:
    """Give where kernels come from: one process that has loaded the libraries, as for the docs."""
    if not EXTENSIONS.is_dir():
        return nullcontext()
    sys.path.insert(0, str(EXTENSIONS))
    from shared_kernels import shared_kernels  # noqa: PLC0415 - stands beside those of the docs

    return shared_kernels()


def main(arguments: Sequence[str]) -> int:
    """Run the notebooks that are named, or all, and print a line for each."""
    parser = argparse.ArgumentParser(description="Run the notebooks and compare their outputs.")
    parser.add_argument("files", nargs="*", type=Path, help="which; all in this folder if none")
    parser.add_argument("--keep", action="store_true", help="write the outputs into the notebooks")
    options = parser.parse_args(arguments)
    paths = [path if path.exists() else FOLDER / path for path in options.files]
    paths = paths or sorted(FOLDER.glob("*.ipynb"))
    if not paths:
        print(f"no notebooks in {FOLDER}")
        return 1
    failed = 0
    with kernels():
        for path in paths:
            start = time.perf_counter()
            problem = problem_of(path, keeping=options.keep)
            failed += problem is not None
            done = "kept" if options.keep else "says what is kept"
            told = f"FAILED: {problem}" if problem else f"{done}, {_since(start)}"
            print(f"{path.name}: {told}", flush=True)
    return 1 if failed else 0


def _since(start: float) -> str:
    return f"{time.perf_counter() - start:.0f} s"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
