import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given
from hypothesis import strategies as st

from actionclust import Clustering, Hierarchy
from actionclust.view.payload.typical import TYPICAL, actions_of_rows, most_central
from actionclust.view.payload.whole_payload import payload


class Rows:
    """What `most_central` takes of vectors."""

    def __init__(self, matrix: sp.csr_array) -> None:
        self.matrix = matrix


@given(st.data())
def test_the_most_central_rows_are_those_of_the_centroid(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 12))
    seed = data.draw(st.integers(0, 1000))
    numbers = np.random.default_rng(seed)
    dense = numbers.random((count, 4)) * (numbers.random((count, 4)) > 0.5)
    labels = np.array(data.draw(st.lists(st.integers(0, 2), min_size=count, max_size=count)))
    _, labels = np.unique(labels, return_inverse=True)
    found = most_central(Rows(sp.csr_array(dense)), labels, most=3)  # type: ignore[arg-type]

    assert len(found) == labels.max() + 1
    for label, rows in enumerate(found):
        inside = np.flatnonzero(labels == label)
        near = np.round(dense @ dense[inside].sum(axis=0), 9)
        expected = sorted(inside.tolist(), key=lambda row: (-near[row], row))[:3]
        assert list(rows) == expected


def test_no_group_has_no_central_row() -> None:
    assert most_central(Rows(sp.csr_array((2, 3))), np.array([-1, -1])) == ()  # type: ignore[arg-type]


def test_of_copies_the_first_by_id_stands_for_the_text() -> None:
    places = np.array([3, 1, 2])

    assert actions_of_rows(places, np.array([0, 0, 1]), ["z", "b", "c", "a"]) == {0: 3, 1: 2}


@pytest.mark.parametrize("kind", ["clustered", "worked"])
def test_typical_texts_are_in_their_group_and_differ(
    kind: str, clustered: Clustering, worked: Hierarchy
) -> None:
    found = payload(clustered if kind == "clustered" else worked)
    actions, groups = found["actions"], found["groups"]
    for place, group in enumerate(groups):
        typical = group["typical"]
        assert 0 < len(typical) <= TYPICAL
        assert len({actions["text"][one] for one in typical}) == len(typical)
        for one in typical:
            home = actions["group"][one]
            while home not in {place, -1}:
                home = groups[home]["parent"]
            assert home == place


def test_the_first_typical_text_is_the_example_of_a_community(clustered: Clustering) -> None:
    found = payload(clustered)
    table = clustered.communities
    ids = [found["actions"]["id"][group["typical"][0]] for group in found["groups"]]

    assert ids == table["example_id"].tolist()
