import pandas as pd
import pytest

import actionclust as ac
from actionclust.advice.more_texts.further_texts import with_further_texts
from actionclust.advice.more_texts.joined_actions import joined_actions
from tests.advice.more_texts.workshops import SECOND, first_workshop, frame

H = first_workshop().rename("S01", "One").merge(["S02", "S03"]).undo()


def with_second(h: ac.Hierarchy, rows: list[tuple[str, str]]) -> ac.Hierarchy:
    joined = joined_actions(h.actions, ac.read_actions(frame(rows)))
    return with_further_texts(h, joined, {id_: "new" for id_, _ in rows})


def test_the_log_goes_on_as_if_they_had_always_been_there() -> None:
    grown = with_second(H, SECOND)
    assert grown.entries == H.entries
    assert {str(grown.place(id_).reason) for id_, _ in SECOND} == {"new"}  # type: ignore[union-attr]
    assert grown.redo().undo().undo() == grown.history_start
    assert grown.origin is not None
    assert len(grown.origin.community) == len(grown)
    assert not grown.origin.community[-len(SECOND) :].any()


def test_no_id_is_that_of_a_group() -> None:
    split = H.split("S01", [[min(H["S01"].actions)]])
    made = str(split.place(min(H["S01"].actions)))
    for id_ in ("S01", made):
        with pytest.raises(ac.InputError, match=f"{id_} would be the id of an action, and groups"):
            with_second(split, [(id_, "plant trees")])
    # and none would have given a group of the log another id
    with pytest.raises(ac.InputError, match="S99 would be"):
        with_second(split, [("S99", "plant trees")])
    later = with_second(H, [("S99", "plant trees")]).create("New")
    assert later.find("New").id == "S100"


def test_no_further_text_and_more_columns() -> None:
    wide = H.actions.table.assign(size=1)
    same = with_further_texts(H, joined_actions(H.actions, ac.read_actions(wide)), {})
    assert (same.tree, same.history) == (H.tree, H.history)
    assert isinstance(same.actions.table["size"], pd.Series)
