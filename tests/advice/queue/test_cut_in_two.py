from dataclasses import replace

import numpy as np
import pytest
import scipy.sparse as sp

import actionclust as ac
from actionclust.advice.homes import home_finder
from actionclust.advice.queue.cut_in_two import two_parts
from actionclust.advice.text_space import text_space
from actionclust.network.refining_space import Space

H = ac.cluster_actions(ac.datasets.load_example(), 40, progress=False).to_hierarchy()
FINDER = home_finder(text_space(H))
ROW = {H.actions.ids[place]: row for row, place in enumerate(FINDER.places.tolist())}


def with_a_table(points: Space, rows: np.ndarray) -> tuple[list[int], float]:
    """Do the same with the likeness of each two texts."""
    few = points.taking(rows)
    alike = (few.words @ few.words.T).toarray() + few.context @ few.context.T
    centre = np.eye(len(rows)) - 1 / len(rows)
    centred = centre @ alike @ centre
    direction = centred[int(alike.mean(axis=0).argmin())]
    for _ in range(30):
        direction = centred @ direction
        direction /= np.linalg.norm(direction)
    side = np.round(direction, 9) > 0
    side = ~side if side.sum() * 2 > len(rows) else side
    small, large = np.flatnonzero(side), np.flatnonzero(~side)
    if min(len(small), len(large)) < 2:
        return [], 0.0
    within = [
        (alike[np.ix_(part, part)].sum() - np.trace(alike[np.ix_(part, part)]))
        / (len(part) * (len(part) - 1))
        for part in (small, large)
    ]
    return small.tolist(), 1 - alike[np.ix_(small, large)].mean() / min(within)


def test_parts_are_those_of_the_table_of_likeness() -> None:
    found = 0
    for members in H.tree.members.values():
        rows = np.array(sorted(ROW[one] for one in members if one in ROW))
        if len(rows) < 6:
            continue
        small, distance = two_parts(FINDER.points, rows)
        expected, apart = with_a_table(FINDER.points, rows)
        assert small == expected
        assert distance == pytest.approx(np.clip(apart, 0, 1), abs=1e-9)
        found += distance > 0.5
    assert found > 5


def test_no_table_of_a_large_group_is_made() -> None:
    # two kinds of texts, so many that the likeness of each two would take 80 GB
    count = 100_000
    kind = (np.arange(count) % 4 == 0).astype(np.int64)
    words = sp.csr_array((np.ones(count), (np.arange(count), kind)), shape=(count, 2))
    points = replace(FINDER.points, words=words, context=np.zeros((count, 1)))
    small, distance = two_parts(points, np.arange(count))
    assert small == np.flatnonzero(kind).tolist()
    assert distance == pytest.approx(1)


def test_texts_that_are_all_alike_have_no_parts() -> None:
    words = sp.csr_array(np.ones((8, 1)))
    points = replace(FINDER.points, words=words, context=np.zeros((8, 1)))
    assert two_parts(points, np.arange(8)) == ([], 0.0)
    assert two_parts(FINDER.points, np.arange(5)) == ([], 0.0)
