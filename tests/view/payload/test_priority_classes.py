from collections import Counter

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from actionclust import Actions, priorities, read_actions
from actionclust.view.payload.priority_classes import CLASSES, class_rule, priority_classes


def voted(stickers: list[int | None]) -> Actions:
    texts = [f"text {place}" for place in range(len(stickers))]
    frame = pd.DataFrame({"text": texts, "one": stickers, "two": 0, "three": 0})
    return read_actions(frame, stickers=["one", "two", "three"])


@given(st.lists(st.integers(0, 9), min_size=1, max_size=40))
def test_classes_follow_shares(stickers: list[int]) -> None:
    classes = priority_classes(priorities.score(voted(list(stickers))))

    assert ((classes == 0) == (np.array(stickers) == 0)).all()
    for one, other in ((a, b) for a in range(len(stickers)) for b in range(len(stickers))):
        if stickers[one] == stickers[other]:
            assert classes[one] == classes[other]
        if stickers[one] > stickers[other]:
            assert classes[one] >= classes[other]
    if any(stickers):
        assert classes[int(np.argmax(stickers))] == len(CLASSES) - 1


def test_without_ties_classes_are_thirds() -> None:
    classes = priority_classes(priorities.score(voted([*range(1, 31), 0, 0])))

    assert Counter(classes.tolist()) == {0: 2, 1: 10, 2: 10, 3: 10}
    assert classes[20:30].tolist() == [3] * 10


def test_not_voted_is_none() -> None:
    assert priority_classes(priorities.score(voted([3, None, 0]))).tolist() == [3, 0, 0]


def test_the_rule_counts_the_actions_with_points(example: Actions) -> None:
    found = priorities.score(example)
    chosen = int((priority_classes(found) > 0).sum())

    assert f"Of the {chosen} actions with points, the third" in class_rule(found)
