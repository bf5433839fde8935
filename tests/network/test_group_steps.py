import numpy as np
import pandas as pd
import pytest
import scipy.sparse as sp

import actionclust as ac
from actionclust.network.group_steps import steps_of
from actionclust.network.membership import Membership


def network(rows: int, alone: tuple[int, ...] = ()) -> sp.csr_array:
    """Link each row with the next one that is linked at all."""
    linked = [row for row in range(rows) if row not in alone]
    marks = np.zeros((rows, rows))
    for one, other in zip(linked, [*linked[1:], linked[0]], strict=True):
        marks[one, other] = marks[other, one] = 1
    return sp.csr_array(marks)


def membership(labels: list[int], row_of: list[int]) -> Membership:
    numbers = np.array(labels)
    of_text = np.array([numbers[row] if row >= 0 else -1 for row in row_of])
    return Membership(numbers, of_text, (None,) * len(row_of), piles=0)


def test_merged_and_moved_rows_are_told_apart() -> None:
    found = np.array([2, 2, 2, 0, 0, 1, 1])
    joined = np.array([0, 0, 0, 0, 0, 1, 1])
    settled = np.array([0, 0, 0, 0, 1, 1, 1])
    row_of = np.arange(7)
    final = membership([1, 1, 1, 1, 0, 0, 0], row_of.tolist())
    steps = steps_of(found, joined, settled, network(7), row_of, final)
    assert steps.found.tolist() == [1, 1, 1, 2, 2, 3, 3]
    assert steps.joined.tolist() == [2, 2, 2, 2, 2, 1, 1]


def test_texts_without_words_links_or_network_have_no_steps() -> None:
    labels = np.array([0, 0, 0, 0])
    row_of = np.array([-1, 0, 1, 2, 3, 4])
    final = membership([0, 0, 1, -1, 2], row_of.tolist())
    steps = steps_of(labels, labels, labels, network(4, alone=(2, 3)), row_of, final)
    assert steps.found.tolist() == [0, 1, 1, 0, 0, 0]
    assert steps.joined.tolist() == [0, 1, 1, 0, 0, 0]


def test_a_group_that_ended_has_a_number_of_its_own() -> None:
    joined = np.array([0, 0, 1, 1, 2, 2])
    settled = np.array([0, 0, 0, 0, 2, 2])
    row_of = np.arange(6)
    final = membership([0, 0, 0, 0, 1, 1], row_of.tolist())
    steps = steps_of(joined, joined, settled, network(6), row_of, final)
    assert steps.joined.tolist() == [1, 1, 3, 3, 2, 2]


def test_a_pile_left_over_by_a_small_group_has_no_steps() -> None:
    joined = np.array([0, 0, 0, 1, 1])
    row_of = np.arange(5)
    final = membership([0, 0, 0, 1, -1], row_of.tolist())
    steps = steps_of(joined, joined, joined, network(5), row_of, final)
    assert steps.joined.tolist() == [1, 1, 1, 0, 3]


@pytest.mark.parametrize("target", [5, 40])
def test_as_many_texts_moved_as_the_tuning_says(target: int) -> None:
    origin = (
        ac.cluster_actions(ac.datasets.load_example(), target=target, progress=False)
        .to_hierarchy()
        .origin
    )
    assert origin is not None
    assert origin.found is not None
    assert origin.joined is not None
    grouped = origin.community > 0
    assert (origin.joined != origin.community)[grouped].sum() == origin.tuning.moved
    assert len(np.unique(origin.found[origin.found > 0])) >= origin.tuning.found
    # each part of the network was merged as a whole
    parts = pd.DataFrame({"found": origin.found, "joined": origin.joined})[origin.found > 0]
    assert parts.groupby("found")["joined"].nunique().max() == 1


def test_the_order_of_the_rows_changes_nothing() -> None:
    table = ac.datasets.load_example().table
    found = [
        ac.cluster_actions(rows, target=40, progress=False)
        for rows in (table, table.sample(frac=1, random_state=1))
    ]
    where = [found[1].actions.row_of[id_] for id_ in found[0].actions.ids]
    for name in ("found", "joined"):
        one, other = (getattr(result.origin, name) for result in found)
        assert one.tolist() == other[where].tolist()


def test_without_refining_all_is_the_network() -> None:
    result = ac.cluster_actions(
        ac.datasets.load_example(), target=20, recipe="kce359", progress=False
    )
    origin = result.origin
    assert origin.joined is not None
    inside = (origin.community > 0) & (origin.joined > 0)
    assert inside.sum() > 300
    assert (origin.joined[inside] == origin.community[inside]).all()
