from hypothesis import given

from actionclust import Actions
from actionclust.analysis.agreement.group_codes import group_codes
from actionclust.coding.tree.levels import GROUP_LEVELS
from actionclust.coding.tree.tree import Aside
from tests.analysis.strategies import coded, statements


@given(statements())
def test_every_action_stands_for_a_group_of_its_path(actions: Actions) -> None:
    h = coded(actions)
    for level in GROUP_LEVELS:
        found = group_codes(h, level, actions.ids)
        assert len(set(found.groups)) == len(found.groups)
        for id_, code in zip(actions.ids, found.codes.tolist(), strict=True):
            path = {node.level: node.id for node in h.path(id_)}
            if isinstance(h.tree.places[id_], Aside):
                assert code == -1
            else:
                assert found.groups[code] == path.get(level, h.tree.places[id_])
        assert set(found.codes.tolist()) <= {-1, *range(len(found.groups))}
        # only groups that have actions are listed
        assert set(range(len(found.groups))) <= set(found.codes.tolist())
