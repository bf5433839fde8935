import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust import EditError
from actionclust.coding import edits
from actionclust.coding.edits import Redo, Undo
from actionclust.coding.log.entry import LogEntry
from actionclust.coding.log.history import History, Recorder
from tests.coding.strategies import edited, edits_of
from tests.coding.studies import study

STUDY = study()
TIME = "2026-01-31T09:30:00+00:00"
RENAME = edits.Rename("S01", "Care")


def recorded(recorder: Recorder, edit: edits.Edit, time: str = TIME) -> LogEntry:
    return recorder.record(edit, time=time, analyst="PV", why="because")


def test_an_entry_tells_all() -> None:
    recorder = Recorder(STUDY.history)
    entry = recorded(recorder, RENAME)
    assert (entry.time, entry.analyst, entry.why, entry.edit) == (TIME, "PV", "because", RENAME)
    (nodes,) = entry.change.nodes.values()
    assert [node.label for node in nodes] == ["Nurses", "Care"]
    assert recorder.history().log == (entry,)


def test_undo_and_redo_append() -> None:
    recorder = Recorder(STUDY.history)
    first, second = recorded(recorder, RENAME), recorded(recorder, edits.Delete("S02"))
    assert recorder.history().next_undo() == Undo(second.id)
    back = recorded(recorder, recorder.history().next_undo())
    assert back.change == second.change.inverse()
    assert recorder.history().next_redo() == Redo(second.id)
    assert recorder.history().next_undo() == Undo(first.id)
    again = recorded(recorder, Redo(second.id))
    assert again.change == second.change
    history = recorder.history()
    assert [entry.edit.kind for entry in history.log] == ["rename", "delete", "undo", "redo"]
    assert (history.done, history.undone) == ((0, 1), ())


def test_a_new_edit_ends_redoing() -> None:
    recorder = Recorder(STUDY.history)
    entry = recorded(recorder, RENAME)
    recorded(recorder, Undo(entry.id))
    recorded(recorder, edits.Delete("S02"))
    with pytest.raises(EditError, match=r"^there is nothing to redo$"):
        recorder.history().next_redo()
    with pytest.raises(EditError, match=r" is not the last edit that was undone$"):
        recorded(recorder, Redo(entry.id))


def test_nothing_to_undo() -> None:
    with pytest.raises(EditError, match=r"^there is nothing to undo$"):
        STUDY.history.next_undo()


@pytest.mark.parametrize("kind", [Undo, Redo])
def test_unknown_entries(kind: type[Undo | Redo]) -> None:
    with pytest.raises(EditError, match=r"^there is no entry 'ff' in the log$"):
        recorded(Recorder(STUDY.history), kind("ff"))


def test_only_the_last_edit_is_undone() -> None:
    recorder = Recorder(STUDY.history)
    first = recorded(recorder, RENAME)
    recorded(recorder, edits.Delete("S02"))
    with pytest.raises(EditError) as caught:
        recorded(recorder, Undo(first.id))
    assert str(caught.value) == (
        f"entry {first.id} is not the last edit that holds; undo those after it first"
    )


@pytest.mark.parametrize(
    ("about", "message"),
    [
        ({"time": "yesterday"}, "got 'yesterday'"),
        ({"time": "2026-01-31T09:30:00"}, "got '2026-01-31T09:30:00'"),
        ({"time": 3}, "time must be a string; got 3 (int)"),
        ({"analyst": None}, "analyst must be a string; got None (NoneType)"),
        ({"why": ["x"]}, "why must be a string; got ['x'] (list)"),
    ],
)
def test_what_is_said_about_an_edit_is_checked(about: dict[str, str], message: str) -> None:
    recorder = Recorder(STUDY.history)
    with pytest.raises(EditError) as caught:
        recorder.record(RENAME, **{"time": TIME, "analyst": "PV", "why": "", **about})
    assert message in str(caught.value)
    assert recorder.history() == STUDY.history


def test_edits_of_wrong_types_are_refused() -> None:
    recorder = Recorder(STUDY.history)
    with pytest.raises(EditError, match=r"^rename: label must be a string; got 5 \(int\)$"):
        recorded(recorder, edits.Rename("S01", 5))
    with pytest.raises(EditError, match=r"^an edit is a value such as edits\.Move; got 'move'"):
        recorded(recorder, "move")
    # lists become tuples, so that the value cannot change later
    entry = recorded(recorder, edits.Move(["A01"], "S02"))
    assert entry.edit == edits.Move(("A01",), "S02")


@given(st.data())
def test_a_failing_edit_changes_nothing(data: st.DataObject) -> None:
    recorder = Recorder(STUDY.history)
    for _ in range(data.draw(st.integers(1, 8))):
        before = recorder.history()
        edit = data.draw(edits_of(before.tree))
        try:
            recorded(recorder, edit)
        except EditError:
            after = recorder.history()
            assert after == before
            assert after.tree.issued == before.tree.issued
            assert (after.tree.members, after.tree.children) == (
                before.tree.members,
                before.tree.children,
            )


@given(st.data())
def test_a_trial_tells_the_change_and_makes_none(data: st.DataObject) -> None:
    start = data.draw(edited(STUDY, 4)).history
    edit = data.draw(edits_of(start.tree))
    recorder = Recorder(start)
    said = ""
    try:
        change = recorder.trial(edit)
    except EditError as error:
        said = str(error)
    assert recorder.history() == start
    assert recorder.history().tree.issued == start.tree.issued
    if said:
        with pytest.raises(EditError, match=f"^{re.escape(said)}$"):
            recorded(recorder, edit)
    else:
        assert recorded(recorder, edit).change == change


def test_a_history_that_was_given_does_not_change_with_the_recorder() -> None:
    recorder = Recorder(STUDY.history)
    recorded(recorder, RENAME)
    first = recorder.history()
    remembered = dict(first.tree.nodes), dict(first.tree.places)
    recorded(recorder, edits.Delete("S01"))
    assert (dict(first.tree.nodes), dict(first.tree.places)) == remembered
    assert first == replace(first)
    assert len(first.log) == 1


def test_a_history_begins_empty() -> None:
    history = History(STUDY.tree, STUDY.tree)
    assert history == STUDY.history
    assert (history.log, history.done, history.undone) == ((), (), ())
