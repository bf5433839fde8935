import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust import Clustering, Hierarchy, InputError, edits, read_actions, replay
from actionclust.coding.begin.from_other_actions import NEW_ACTION, restarted
from actionclust.coding.log.history import History
from actionclust.coding.tree.tree import Aside
from tests.coding.strategies import edited
from tests.coding.studies import TEXTS, check_tree, study

H = study()


def texts(*ids: str) -> pd.DataFrame:
    return pd.DataFrame({"id": ids, "text": [TEXTS.get(id_, "late") for id_ in ids]})


def test_the_same_actions_begin_as_before(clustered: Clustering) -> None:
    h = clustered.to_hierarchy(analyst="PV").merge(["S01", "S02"])
    again, notes = restarted(h, h.actions)
    assert again == h.history_start
    assert again.origin is h.origin
    assert (again.entries, notes) == ((), [])


def test_new_and_missing_actions() -> None:
    place = (edits.Placement("S1", "micro"),)
    tree = H.pin(["A01", "A02"]).apply([edits.Assign(id_, place) for id_ in ("C01", "A01", "A02")])
    began = Hierarchy(actions=H.actions, history=History(tree.tree, tree.tree), analyst="PV")
    again, notes = restarted(began, read_actions(texts("B1", "A09", "A01")))
    check_tree(again.tree, ("B1", "A09", "A01"))
    assert again.tree.places == {"B1": Aside(NEW_ACTION), "A09": "SC03", "A01": "S01"}
    assert again.tree.nodes == H.tree.nodes
    assert again.tree.pinned == {"A01"}
    assert again.tree.placements == {"C01": place, "A01": place}
    assert notes == ["1 action is new, and unclustered", "8 actions are not there any more"]


def test_the_clustering_stays_with_its_actions(clustered: Clustering) -> None:
    h = clustered.to_hierarchy()
    again, notes = restarted(h, read_actions(h.actions.table.head(500)))
    assert again.origin is None
    assert notes == [
        "55 actions are not there any more",
        "the clustering is left behind, since it is of other actions",
    ]


def test_an_action_with_the_id_of_a_group() -> None:
    with pytest.raises(InputError) as caught:
        restarted(H, read_actions(texts("A01", "S01", "C02")))
    assert str(caught.value) == (
        "C02, S01 would be the id of an action and of a group; give the actions other ids"
    )


@given(st.data())
def test_a_log_on_its_own_actions_comes_to_the_same(data: st.DataObject) -> None:
    h = data.draw(edited(H))
    result = replay(h, on=h.actions)
    assert result.complete
    assert (result.hierarchy, result.hierarchy.entries) == (h, h.entries)


@given(st.data(), st.sets(st.sampled_from([*TEXTS, "B1", "B2", "S09"]), min_size=1))
def test_a_log_on_any_actions(data: st.DataObject, ids: set[str]) -> None:
    h = data.draw(edited(H))
    result = replay(h, on=read_actions(texts(*sorted(ids))))
    check_tree(result.hierarchy.tree, tuple(sorted(ids)))
    assert len(result.report) == len(h.entries)
