import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust import InputError, edits
from actionclust.coding.project.moves_file import (
    Moves,
    Suggestion,
    fingerprint,
    read_moves,
    write_moves,
)
from tests.coding.strategies import edits_of
from tests.coding.studies import study
from tests.strategies import any_texts

H = study()
TIME = "2026-01-31T09:30:00.000+00:00"
MOVE = {"edit": "move", "actions": ["A01"], "to": "S02"}
DOCUMENT: dict[str, Any] = {
    "format": "actionclust-moves",
    "version": 1,
    "start": fingerprint(H.tree),
    "analyst": "KC",
    "edits": [{"time": TIME, "why": "about doctors", "edit": MOVE}],
}


def written(document: object, path: Path) -> Path:
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_reading_what_a_page_saves(tmp_path: Path) -> None:
    moves = read_moves(written(DOCUMENT, tmp_path / "moves.json"))
    assert moves == Moves(
        fingerprint(H.tree),
        (Suggestion(edits.Move(("A01",), "S02"), TIME, "KC", "about doctors"),),
    )


@given(st.data(), any_texts(), any_texts())
def test_moves_come_back(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, analyst: str, why: str
) -> None:
    changes = data.draw(st.lists(edits_of(H.tree), min_size=1, max_size=3))
    moves = Moves("ff", tuple(Suggestion(edit, TIME, analyst, why) for edit in changes))
    path = tmp_path_factory.mktemp("moves") / "moves.json"
    assert read_moves(write_moves(moves, path)) == moves


def test_writing_the_moves_of_one_reader(tmp_path: Path) -> None:
    two = tuple(Suggestion(edits.Move(("A01",), "S02"), TIME, who, "") for who in ("KC", "PV"))
    with pytest.raises(InputError) as caught:
        write_moves(Moves("ff", two), tmp_path / "moves.json")
    assert str(caught.value) == "a file of moves is that of one reader; got KC, PV"
    empty = write_moves(Moves("ff", ()), tmp_path / "moves.json")
    assert read_moves(empty) == Moves("ff", ())


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": "other"}, "is not a file of moves: its format is 'other'"),
        ({"format": None}, "is not a file of moves: its format is None"),
        ({"version": 2}, "is of version 2; this actionclust reads up to 1: upgrade with: pip"),
        ({"version": 0}, "has the version 0, which there never was"),
        ({"version": True}, "has the version True, which there never was"),
        ({"version": "1"}, "has the version '1', which there never was"),
        ({"start": 3}, "lacks its start, its analyst or its edits"),
        ({"analyst": None}, "lacks its start, its analyst or its edits"),
        ({"edits": {}}, "lacks its start, its analyst or its edits"),
    ],
)
def test_what_is_no_file_of_moves(tmp_path: Path, change: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_moves(written(DOCUMENT | change, tmp_path / "moves.json"))
    assert str(caught.value).startswith(f"moves.json {message}")


@pytest.mark.parametrize(
    ("item", "message"),
    [
        (3, "an edit has the entries time, why and edit; got 3"),
        ({"time": TIME}, "an edit has the entries time, why and edit; got {'time': "),
        ({"edit": MOVE, "time": 3}, "time and why are texts; got 3 and ''"),
        ({"edit": MOVE, "why": []}, "time and why are texts; got '' and []"),
        ({"edit": {"edit": "drop"}}, "'drop' is not an edit; did you mean 'group'?"),
        ({"edit": {"edit": "move", "to": "S01"}}, "move lacks 'actions'"),
    ],
)
def test_what_is_no_move(tmp_path: Path, item: object, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_moves(written(DOCUMENT | {"edits": [item]}, tmp_path / "moves.json"))
    assert str(caught.value).startswith(f"moves.json: {message}")


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff", b'{"a":' * 100_000])
def test_hostile_files(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "moves.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"^moves\.json is n(ot|ested too deeply)"):
        read_moves(path)


def test_a_fingerprint_is_of_groups_and_places() -> None:
    assert fingerprint(H.tree) == fingerprint(study().tree)
    there_and_back = H.create("x").delete("x").rename("S01", "Care").undo()
    assert fingerprint(there_and_back.tree) == fingerprint(H.tree)
    others = [H.rename("S01", "Care"), H.move("A01", to="S02"), H.pin("A01"), H.detach("S01")]
    assert len({fingerprint(other.tree) for other in (H, *others)}) == 5
