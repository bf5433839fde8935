"""Project files that the first version of the schema wrote, before a tuning told of all texts."""

from pathlib import Path

import pytest

import actionclust as ac
from actionclust.coding.project.schema import SCHEMA_VERSION
from actionclust.json_document import read_document

FOLDER = Path(__file__).parent / "version_1"
FILES = sorted(FOLDER.glob("*.json"))


def test_there_are_some() -> None:
    assert [file.stem for file in FILES] == ["ballots", "columns", "half_stickers"]
    assert {read_document(file)["version"] for file in FILES} == {1}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_it_loads_with_all_that_it_held(file: Path) -> None:
    written = read_document(file)
    h = ac.load(file)

    assert list(h.actions.ids) == written["actions"]["ids"]
    assert [entry.id for entry in h.entries] == [entry["id"] for entry in written["log"]]
    assert h.origin is not None
    assert h.origin.tuning.unclustered == written["clustering"]["community"].count(0)
    assert h.origin.tuning.reason.endswith("unclustered")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_it_is_saved_as_this_version_writes(file: Path, tmp_path: Path) -> None:
    h = ac.load(file)
    again = h.save(tmp_path / "study.json")

    assert read_document(again)["version"] == SCHEMA_VERSION
    assert ac.load(again) == h
    assert ac.load(again).origin == h.origin
