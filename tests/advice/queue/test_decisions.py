import actionclust as ac
from actionclust.advice.queue.decisions import decisions_of


def test_the_codes_of_a_code_tree_are_decisions() -> None:
    actions = ac.read_actions(["train nurses", "share data", "buy beds"])
    code = {actions.ids[0]: "Staff", actions.ids[1]: "Data"}
    h = ac.from_codebook({"All": ["Staff", "Data"]}, actions, code=code)
    assert decisions_of(h).placed == set(actions.ids[:2])
    assert all(actions.ids[0] not in one.actions for one in ac.suggest(h))
