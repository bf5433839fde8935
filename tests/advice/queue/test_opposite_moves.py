import numpy as np
import pytest

import actionclust as ac
from actionclust.advice.homes import home_finder
from actionclust.advice.queue import queue as queue_module
from actionclust.advice.queue.learner import Learned
from actionclust.advice.queue.opposite_moves import turned_back
from actionclust.advice.text_space import text_space

H = ac.cluster_actions(
    ac.datasets.load_example().table.head(250), target=20, progress=False
).to_hierarchy()
QUEUE = ac.suggest(H)
MOVES = {one.rank: one for one in QUEUE if one.kind == "move"}


def test_moves_turn_back_where_the_old_group_is_likelier() -> None:
    assert len(MOVES) > 2
    groups = tuple(sorted(H.tree.members))
    row_of = H.actions.row_of
    chances = np.zeros((len(row_of), len(groups)))
    back = set(list(MOVES)[::2])
    for rank, one in MOVES.items():
        for name in one.actions:
            chances[row_of[name], groups.index(one.source[0])] = 0.4
            chances[row_of[name], groups.index(str(one.target))] = 0.3 if rank in back else 0.5
    finder = home_finder(text_space(H))
    learned = Learned(finder, groups, chances, chances, np.ones(5), (None, None))
    assert turned_back(MOVES, learned, row_of) == back


def test_what_turns_back_is_left_out_of_what_is_taken_unread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sure = QUEUE.sure(0)
    left_out = iter([frozenset(sure[:1]), frozenset(sure[1:2]), frozenset()])
    monkeypatch.setattr(queue_module, "turned_back", lambda *_: next(left_out))
    h = QUEUE.accept(score=0)
    first, second, third = (QUEUE[rank - 1] for rank in sure[:3])
    assert h.place(third.actions[0]) == third.target
    for one in (first, second):
        assert all(h.place(name) == H.place(name) for name in one.actions)
