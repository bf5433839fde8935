import re
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given

import actionclust as ac
from actionclust import edits
from actionclust.coding.hierarchy.recording import recorded
from actionclust.coding.log.entry import START, MadeBy, entry_id, now
from tests.coding.studies import study
from tests.strategies import any_texts

MOVE = edits.Move(("A01",), "S02")
OTHERS: list[MadeBy] = ["score", "extend", "rerun", "keywords"]


def test_now_is_utc() -> None:
    moment = datetime.fromisoformat(now())
    assert moment.utcoffset() == UTC.utcoffset(None)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00", now())


def test_an_id_depends_on_everything() -> None:
    parts = [START, "2026-01-31T09:30:00+00:00", "PV", "why", MOVE]
    ids = {entry_id(*parts)}
    for place, other in enumerate(["ff", "2027", "ASL", "", edits.Undo("ff")]):
        ids.add(entry_id(*parts[:place], other, *parts[place + 1 :]))
    ids |= {entry_id(*parts, made_by) for made_by in OTHERS}
    assert len(ids) == 10
    assert entry_id(*parts, "person") in ids
    # the same on every machine, since files are compared by it
    assert entry_id(*parts) == "a14ee555cafaf5a2"


@given(any_texts(), any_texts())
def test_any_text_has_an_id(analyst: str, why: str) -> None:
    assert re.fullmatch("[0-9a-f]{16}", entry_id(START, "now", analyst, why, MOVE))


@pytest.mark.parametrize("made_by", OTHERS)
def test_what_made_an_edit_is_kept(made_by: MadeBy, tmp_path: Path) -> None:
    begun = study()
    h = recorded(begun, MOVE, "", made_by)
    again = ac.load(h.save(tmp_path / "study.json"))
    assert again.entries == h.entries
    assert again.log["made_by"].tolist() == [made_by]
    copied = begun.apply(h.entries)
    joined = ac.combine(begun.pin("A09"), h).hierarchy
    replayed = ac.replay(h, on=begun).hierarchy
    for other in (copied, joined, replayed):
        assert [one.made_by for one in other.entries if one.edit == MOVE] == [made_by]


def test_the_log_as_a_table() -> None:
    h = study().move("A01", to="S02", why="about doctors").by("ASL").pin("A09").undo().redo()
    h = h.undo()
    assert list(h.log.columns) == [
        *(
            "entry",
            "time",
            "analyst",
            "edit",
            "what",
            "why",
            "made_by",
            "before",
            "after",
            "holds",
        ),
    ]
    assert h.log["entry"].tolist() == [entry.id for entry in h.entries]
    assert h.log["time"].dtype == pd.DatetimeTZDtype("us", "UTC")
    assert h.log["time"].tolist() == [pd.Timestamp(entry.time) for entry in h.entries]
    assert h.log["analyst"].tolist() == ["PV", "ASL", "ASL", "ASL", "ASL"]
    assert h.log["edit"].tolist() == ["move", "pin", "undo", "redo", "undo"]
    assert h.log["what"].tolist() == [
        "moved A01 ('train nurses') from S01 to S02",
        "pinned A09 ('fund home care')",
        "undid this: pinned A09 ('fund home care')",
        "redid this: pinned A09 ('fund home care')",
        "undid this: pinned A09 ('fund home care')",
    ]
    assert h.log["why"].tolist() == ["about doctors", "", "", "", ""]
    assert h.log["before"].tolist() == [
        "A01 in S01",
        "A09 free",
        "A09 pinned",
        "A09 free",
        "A09 pinned",
    ]
    assert h.log["after"].tolist() == [
        "A01 in S02",
        "A09 pinned",
        "A09 free",
        "A09 pinned",
        "A09 free",
    ]
    assert h.log["holds"].tolist() == [True, False, False, False, False]


def test_an_empty_log_has_the_same_columns() -> None:
    empty, full = study().log, study().pin("A09").log
    assert len(empty) == 0
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()
