"""A project file with one value changed is refused by name, or all works."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from actionclust import InputError, cluster_actions
from actionclust.coding.begin.from_file import from_document
from actionclust.coding.project.saving import digest, to_document

SCRIPT = Path(__file__).parents[3] / "benchmarks" / "damages.py"
TEXTS = ["train nurses", "train all nurses", "share data", "share more data"]


def test_deleted_and_retyped_values() -> None:
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-W", "ignore", str(SCRIPT), "150"],
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = {what: int(count) for count, what in re.findall(r" *(\d+) (\w+) ", done.stdout)}
    assert found.keys() == {"refused", "works"}
    assert sum(found.values()) == 150


def changed(path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    h = cluster_actions(TEXTS, 2, progress=False).to_hierarchy()
    document: Any = json.loads(json.dumps(to_document(h)))
    part = document
    for key in path[:-1]:
        part = part[key]
    if value is None:
        del part[path[-1]]
    else:
        part[path[-1]] = value
    return {**document, "digest": digest(document)}


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("recipe",), None, "the receipt of the clustering is not complete: Object missing requi"),
        (("notes",), 7, "the receipt of the clustering is not complete: Expected `array`, got `i"),
        (("data", "sha256"), None, "the receipt of the clustering is not complete: Object missin"),
        (("versions",), [], "the receipt of the clustering is not complete: Expected `object`, g"),
        (("settings", "stem"), "yes", "the settings of the receipt cannot be: stem must be True "),
        (("settings", "stop_words"), {"of": "x"}, "the receipt does not write the setting 'stop_"),
        (("settings", "min_sise"), 3, "the receipt names 'min_sise', which is no setting of this"),
    ],
)
def test_receipts(path: tuple[str, ...], value: object, message: str) -> None:
    with pytest.raises(InputError) as caught:
        from_document(changed(("clustering", "receipt", *path), value), "study.json")
    assert str(caught.value).startswith(f"study.json: {message}")


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("edges",), -1, "edges of the tuning is below 0"),
        (("runs", 0, "edges"), -1, "runs[0].edges of the tuning is below 0"),
        (("taken",), 999, "the tuning has no run 999, which it says it took"),
        (("communities",), 7, "the tuning came to 7 communities, and 2 have keywords"),
    ],
)
def test_tunings(path: tuple[str | int, ...], value: object, message: str) -> None:
    with pytest.raises(InputError) as caught:
        from_document(changed(("clustering", "tuning", *path), value), "study.json")
    assert str(caught.value) == f"study.json: {message}"


def test_what_a_newer_receipt_adds_is_kept() -> None:
    document = changed(("clustering", "receipt", "more"), "x")
    h = from_document(document, "study.json")
    assert h.origin is not None
    assert h.origin.receipt["more"] == "x"
