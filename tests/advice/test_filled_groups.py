from actionclust.advice.filled_groups import filled_groups
from tests.coding.studies import study


def test_groups_with_actions_in_order_and_where_each_action_is() -> None:
    h = study().set_aside("A01").create("Empty")
    found = filled_groups(h.tree, h.actions.ids)
    assert found.groups == tuple(sorted(g for g, held in h.tree.members.items() if held))
    for id_, place in zip(h.actions.ids, found.own.tolist(), strict=True):
        home = h.tree.places[id_]
        assert (found.groups[place] if place >= 0 else None) == (
            home if isinstance(home, str) else None
        )
    assert found.own[h.actions.row_of["A01"]] == -1


def test_actions_that_the_tree_does_not_have_are_in_none() -> None:
    assert filled_groups(study().tree, ["A01", "elsewhere"]).own.tolist()[1] == -1
