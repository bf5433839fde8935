"""A project file of the second version of the schema, which held no reviews and no memos."""

import shutil
from pathlib import Path

import actionclust as ac
from actionclust.coding.project.schema import SCHEMA_VERSION
from actionclust.json_document import read_document

FILE = Path(__file__).parent / "version_2" / "edited.json"


def test_it_loads_with_all_that_it_held() -> None:
    written = read_document(FILE)
    assert written["version"] == 2
    assert "reviews" not in written["now"]
    h = ac.load(FILE)
    assert [entry.id for entry in h.entries] == [entry["id"] for entry in written["log"]]
    assert [entry.edit.kind for entry in h.entries] == [
        *("rename", "move", "undo", "group", "pin", "set_aside", "assign")
    ]
    assert h.reviews.empty
    assert h.memos.empty
    assert h["S01"].label == "Staff"


def test_it_goes_on_and_replaces_the_old_file(tmp_path: Path) -> None:
    file = Path(shutil.copy(FILE, tmp_path / "study.json"))
    h = ac.load(file).review("ASL").agree("A01").note("S01", "ask")
    h.save(file)
    assert read_document(file)["version"] == SCHEMA_VERSION == 3
    assert (ac.load(file), ac.load(file).entries) == (h, h.entries)
    assert (tmp_path / "study.previous.json").read_bytes() == FILE.read_bytes()
