import re
from pathlib import Path

from actionclust import Hierarchy
from tests.cli.conftest import Answered, Told


def test_a_line_for_each_edit(h: Hierarchy, tmp_path: Path, told: Told) -> None:
    h = h.by("ASL").move("A5", to="Data", why="two\nlines").undo().redo().undo()
    code, said, noise = told("log", h.save(tmp_path / "study.json"))
    assert (code, noise) == (0, "")
    header, *lines = said.splitlines()
    assert header.split() == ["time", "(UTC)", "analyst", "what", "why"]
    assert len(lines) == len(h.log) == 5
    what = re.escape(h.log["what"][0])
    time = r"20\d\d-\d\d-\d\d \d\d:\d\d"
    assert re.fullmatch(rf"{time}  PV       {what} +says what to do", lines[0])
    assert " ASL " in lines[1]
    assert lines[1].split(" (taken back) ")[1].strip() == "two lines"
    # undoing and redoing are not what is taken back
    assert ["(taken back)" in line for line in lines] == [False, True, False, False, False]


def test_no_edits(h: Hierarchy, tmp_path: Path, told: Told) -> None:
    assert told("log", h.history_start.save(tmp_path / "a.json")) == (0, "no edits\n", "")


def test_json(study: Path, h: Hierarchy, answered: Answered) -> None:
    (entry,) = answered("log", study)["log"]
    assert h.last is not None
    assert entry.pop("time") == h.last.time
    assert [entry] == h.log.drop(columns="time").to_dict("records")
    assert entry["holds"] is True
