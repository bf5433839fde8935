import actionclust as ac
from actionclust import Clustering, from_codebook
from actionclust.view.payload.whole_payload import payload
from tests.view.payloads import FRAME


def test_loose_texts_are_the_weak_ones_of_the_clustering(clustered: Clustering) -> None:
    found = payload(clustered)
    weak = clustered.table["weak"].fillna(value=False).tolist()

    assert found["actions"]["loose"] == [place for place, one in enumerate(weak) if one]
    assert len(found["actions"]["loose"]) > 0


def test_what_people_decided_is_not_loose(clustered: Clustering) -> None:
    h = clustered.to_hierarchy()
    ids = h.actions.ids
    first, second, third, fourth = (ids[place] for place in payload(h)["actions"]["loose"][:4])
    other = next(group for group in h.groups().index if first not in h[group].actions)
    decided = h.move(first, to=other).set_aside(second, reason="unclear").pin(third)
    loose = {ids[place] for place in payload(decided)["actions"]["loose"]}

    assert loose.isdisjoint({first, second, third})
    assert fourth in loose
    undone = decided.undo().undo().undo()
    assert payload(undone)["actions"]["loose"] == payload(h)["actions"]["loose"]


def test_renaming_and_merging_decide_on_no_text(clustered: Clustering) -> None:
    h = clustered.to_hierarchy()
    merged = h.merge(["S01", "S02"]).rename("S01", "Both")

    assert payload(merged)["actions"]["loose"] == payload(h)["actions"]["loose"]


def test_asking_and_disputing_decide_nothing_and_agreeing_does(clustered: Clustering) -> None:
    h = clustered.to_hierarchy("PV")
    loose = payload(h)["actions"]["loose"]
    first, second = (h.actions.ids[place] for place in loose[:2])
    asked = h.review(actions=[first, second]).dispute(first, why="about funding")

    assert payload(asked)["actions"]["loose"] == loose
    agreed = h.review(actions=[first, second]).agree(second)
    assert payload(agreed)["actions"]["loose"] == [loose[0], *loose[2:]]


def test_groups_of_a_code_tree_have_no_loose_texts() -> None:
    actions = ac.read_actions(FRAME)
    code = dict.fromkeys(actions.ids, "All")
    found = payload(from_codebook({"All": None}, actions, code=code))

    assert found["actions"]["loose"] == []
