"""A project file with one value changed: a clear error at load, or all works.

Values of a saved project are deleted or retyped one at a time, evenly over the whole document,
with a digest that fits, as somebody could who alters a file on purpose. Either loading refuses the
file with one of our errors that names it, or the study can be shown, tabulated, made into a page,
and saved.

``python benchmarks/damages.py 2000`` tries so many.
"""

from __future__ import annotations

import copy
import json
import random
import sys
import tempfile
import traceback
import warnings
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

import actionclust as ac
from actionclust.coding.begin.from_file import from_document
from actionclust.coding.project.saving import digest, to_document

if TYPE_CHECKING:
    from collections.abc import Iterator

Path_ = tuple[str | int, ...]

_DELETED = object()
_RETYPED = ("x", "", -1, 0, 10**6, 0.5, None, True, [], {}, ["x"], {"x": "y"}, "\ud800", "[0]")
_ALIKE = 3  # entries of a list or object of many that are changed: they are alike


def study() -> ac.Hierarchy:
    """Make a small project that has a bit of everything."""
    count = 24
    words = ["nurses", "doctors", "data", "funding", "networks", "patients"]
    frame = pd.DataFrame(
        {
            "id": [f"A{number}" for number in range(count)],
            "text": [
                f"train {words[number % 6]} on {words[number % 4]} {number % 3}"
                for number in range(count)
            ],
            "region": pd.Categorical([["N", "S"][number % 2] for number in range(count)]),
            "group": [f"G{number % 3}" for number in range(count)],
            "dimension": [["D", "E", None][number % 3] for number in range(count)],
            "first": [number % 3 for number in range(count)],
            "second": [number % 2 for number in range(count)],
            "third": [1] * count,
            "when": pd.date_range("2026-01-01", periods=count),
            "share": [None, 0.5] * (count // 2),
        }
    )
    actions = ac.read_actions(frame, stickers=["first", "second", "third"])
    h = ac.cluster_actions(actions, 4, progress=False).to_hierarchy(analyst="PV")
    first, second = [node.id for node in h.tree.in_order()][:2]
    h = h.group([first, second], level="cluster", label="Care").pin("A1").undo()
    h = ac.vsm.assign(h, {first: [("S3", "meso")]})
    return h.set_aside("A2", why="unclear").rename(first, "Training")


def places(part: Any, path: Path_ = ()) -> Iterator[Path_]:  # noqa: ANN401 - any part of a document
    """Give the place of each value, of many alike only a few."""
    if path:
        yield path
    if isinstance(part, dict):
        chosen = list(part)[: 40 if len(path) < 4 else _ALIKE]  # noqa: PLR2004 - the objects of the form
        for key in chosen:
            yield from places(part[key], (*path, key))
    elif isinstance(part, list):
        for place in sorted({0, len(part) // 2, len(part) - 1} if part else ()):
            yield from places(part[place], (*path, place))


def changed(document: dict[str, Any], path: Path_, value: object) -> dict[str, Any]:
    """Change one value of a document, and seal it anew."""
    copied: Any = copy.deepcopy(document)
    part = copied
    for key in path[:-1]:
        part = part[key]
    if value is _DELETED:
        del part[path[-1]]
    else:
        part[path[-1]] = value
    if path != ("digest",):
        copied["digest"] = digest(copied)
    return dict(copied)


def tried(document: dict[str, Any], folder: Path) -> str:
    """Say what comes of a document: refused, works, or the error that it ends in."""
    try:
        h = from_document(document, "study.json")
    except ac.InputError as error:
        return "refused" if "study.json" in str(error) else f"refused without a name: {error}"
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        return f"load: {_where(error)}"
    for name, work in (
        ("show", lambda: (repr(h), h._repr_html_(), h.table, h.groups(), h.log)),
        ("tables", lambda: ac.exchange.study_tables(h)),
        ("page", lambda: ac.explorer(h).html),
        ("save", lambda: h.save(folder / "again.json", overwrite=True)),
    ):
        try:
            work()
        except Exception as error:  # noqa: BLE001 - as above
            return f"{name}: {_where(error)}"
    return "works"


def _where(error: Exception) -> str:
    frames = [
        one for one in traceback.extract_tb(error.__traceback__) if "actionclust" in one.filename
    ]
    last = frames[-1]
    return f"{type(error).__name__}: {error!s:.90} ({Path(last.filename).name}:{last.lineno})"


def changes(document: dict[str, Any], count: int) -> list[tuple[Path_, object]]:
    """Choose the changes, evenly over all that there are."""
    every = [(path, value) for path in places(document) for value in (_DELETED, *_RETYPED)]
    generator = random.Random(0)  # noqa: S311 - a choice, no secret
    return generator.sample(every, min(count, len(every)))


def main(count: int) -> int:
    """Try so many changes, and tell what came."""
    warnings.simplefilter("ignore")
    document = json.loads(json.dumps(to_document(study())))
    found: Counter[str] = Counter()
    examples: dict[str, tuple[Path_, object]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for path, value in changes(document, count):
            came = tried(changed(document, path, value), Path(folder))
            found[came] += 1
            examples.setdefault(came, (path, value))
    for came, number in found.most_common():
        path, value = examples[came]
        what = "deleted" if value is _DELETED else repr(value)
        print(f"{number:5} {came}    {'.'.join(map(str, path))} = {what}")
    return 0 if set(found) <= {"refused", "works"} else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
