from collections.abc import Sequence

import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given
from hypothesis import strategies as st

from actionclust import similar_pairs
from actionclust.network.describe import fit_of
from actionclust.network.graph import edge_order
from actionclust.network.membership import (
    MISFIT,
    NO_EDGE,
    NO_SIMILAR,
    NO_WORDS,
    TOO_SMALL,
    Membership,
    final_membership,
)
from actionclust.network.vectors import Vectors
from tests.network.small import vectors_of
from tests.strategies import corpora


def settled(
    labels: Sequence[int],
    linked: Sequence[bool],
    row_of: Sequence[int],
    ids: Sequence[str],
    min_size: int = 2,
) -> Membership:
    """Settle rows, of which some have edges, and texts that share them."""
    rows = len(labels)
    inside = np.array([row for row in row_of if row >= 0], dtype=np.int64)
    vectors = Vectors(
        matrix=sp.csr_array((rows, 1)),
        terms=("x",),
        words=1,
        row_of=np.array(row_of, dtype=np.int64),
        copies=np.bincount(inside, minlength=rows),
        ordinary=rows,
        original=np.arange(len(row_of)),
        likeness=np.ones(len(row_of)),
        aside=(None,) * len(row_of),
    )
    has_edge = np.array(linked, dtype=np.float64)
    network = sp.csr_array(np.outer(has_edge, has_edge).reshape(rows, rows))
    return final_membership(np.array(labels, dtype=np.int64), network, vectors, ids, min_size)


def test_communities_are_numbered_by_texts_then_first_id() -> None:
    found = settled([0, 0, 1, 1, 2, 2], [True] * 6, [4, 5, 2, 3, 0, 1, 1], "gbcdefa")
    # rows 0 and 1 have three texts; of the others, that with the text "b" comes first
    assert found.labels.tolist() == [0, 0, 2, 2, 1, 1]
    assert found.of_text.tolist() == [1, 1, 2, 2, 0, 0, 0]
    assert found.reasons == (None,) * 7
    assert found.piles == 0


def test_every_reason() -> None:
    found = settled(
        [0, 0, 0, 1, 2], [True, True, True, True, False], [0, 1, 2, 3, 4, -1], "abcdef"
    )
    assert found.of_text.tolist() == [0, 0, 0, -1, -1, -1]
    assert found.reasons == (None, None, None, TOO_SMALL, NO_SIMILAR, NO_WORDS)


def test_a_text_without_an_edge_may_be_similar_to_others() -> None:
    texts = ["train nurses", "train nurses well", "train doctors", "buy beds"]
    vectors = vectors_of(texts)
    order = edge_order(similar_pairs(vectors.matrix), cover=False)
    labels = np.zeros(4, dtype=np.int64)
    found = final_membership(labels, order.network(1), vectors, "abcd", 2)
    assert found.reasons == (None, None, NO_EDGE, NO_SIMILAR)
    found = final_membership(labels, order.network(0), vectors, "abcd", 2)
    assert found.reasons == (NO_EDGE, NO_EDGE, NO_EDGE, NO_SIMILAR)


def test_the_texts_of_the_reasons() -> None:
    assert (NO_WORDS, NO_SIMILAR, NO_EDGE, TOO_SMALL, MISFIT) == (
        "no words left",
        "no similar text",
        "no edge to a similar text",
        "below the minimum size",
        "below the minimum fit",
    )


@pytest.mark.parametrize(("min_size", "communities"), [(1, 3), (2, 2), (3, 1), (4, 0)])
def test_sizes_are_counted_in_different_texts(min_size: int, communities: int) -> None:
    found = settled([0, 0, 0, 1, 1, 2], [True] * 6, [0, 1, 2, 3, 4, 5], "abcdef", min_size)
    assert found.of_text.max(initial=-1) + 1 == communities


@pytest.mark.parametrize(("copies", "community"), [(1, -1), (2, -1), (3, 1), (4, 0)])
def test_copies_of_a_text_in_no_group_are_a_pile(copies: int, community: int) -> None:
    row_of = [0, 1, 2, *[3] * copies]
    ids = "abcdefg"[: len(row_of)]
    found = settled([0, 0, 0, 5], [True, True, True, False], row_of, ids, min_size=3)
    assert found.of_text[3:].tolist() == [community] * copies
    assert found.piles == (community >= 0)


def test_a_pile_of_a_small_group_stays_and_its_neighbour_goes() -> None:
    found = settled([0, 0], [True, True], [0, 0, 0, 1], "abcd", min_size=3)
    assert found.of_text.tolist() == [0, 0, 0, -1]
    assert found.reasons == (None, None, None, TOO_SMALL)
    assert found.piles == 1


@pytest.mark.parametrize("texts", [0, 2])
def test_no_rows(texts: int) -> None:
    found = settled([], [], [-1] * texts, "ab"[:texts])
    assert found.of_text.tolist() == [-1] * texts
    assert found.reasons == (NO_WORDS,) * texts
    assert (len(found.labels), found.piles) == (0, 0)


@given(st.data(), st.integers(1, 5))
def test_every_text_is_in_one_community_or_has_one_reason(
    data: st.DataObject, min_size: int
) -> None:
    linked = data.draw(st.lists(st.booleans(), max_size=8))
    rows = len(linked)
    labels = data.draw(st.lists(st.integers(0, 3), min_size=rows, max_size=rows))
    more = data.draw(st.lists(st.integers(-1, rows - 1), max_size=8))
    row_of = [*range(rows), *more]
    ids = data.draw(st.permutations([f"A{number}" for number in range(len(row_of))]))
    found = settled(labels, linked, row_of, ids, min_size)
    assert [reason is None for reason in found.reasons] == (found.of_text >= 0).tolist()
    for text, row in enumerate(row_of):
        assert found.of_text[text] == (found.labels[row] if row >= 0 else -1)
    sizes = np.bincount(found.of_text[found.of_text >= 0]).tolist()
    firsts = [
        min(id_ for id_, number in zip(ids, found.of_text, strict=True) if number == community)
        for community in range(len(sizes))
    ]
    keys = [(-size, first) for size, first in zip(sizes, firsts, strict=True)]
    assert keys == sorted(keys)
    grouped = [label for label, has_edge in zip(labels, linked, strict=True) if has_edge]
    large = [label for label in labels if grouped.count(label) >= min_size]
    for label in large:
        numbers = {
            int(number)
            for other, number, has_edge in zip(labels, found.labels, linked, strict=True)
            if has_edge and other == label
        }
        assert len(numbers) == 1
        assert min(numbers) >= 0


def left(texts: list[str], groups: list[int], **least: float) -> Membership:
    """Settle groups of texts that are all linked, with a least fit or size."""
    vectors = vectors_of(texts)
    labels = np.zeros(len(vectors.copies), dtype=np.int64)
    labels[vectors.row_of] = groups
    network = sp.csr_array(np.ones((len(labels), len(labels))))
    ids = [f"T{place:02}" for place in range(len(texts))]
    size = int(least.get("min_size", 2))
    return final_membership(labels, network, vectors, ids, size, least.get("min_fit", 0.0))


NURSES = ["train nurses", "train all nurses", "train young nurses", "buy beds"]


def test_texts_that_fit_less_than_asked_for_are_left_out() -> None:
    assert left(NURSES, [0, 0, 0, 0]).of_text.tolist() == [0, 0, 0, 0]
    found = left(NURSES, [0, 0, 0, 0], min_fit=0.2)
    assert found.of_text.tolist() == [0, 0, 0, -1]
    assert found.reasons == (None, None, None, MISFIT)


def test_a_community_without_its_misfits_may_be_too_small() -> None:
    texts = ["train nurses", "train doctors", "buy beds"]
    found = left(texts, [0, 0, 0], min_fit=0.2, min_size=3)
    assert found.of_text.tolist() == [-1, -1, -1]
    assert found.reasons == (TOO_SMALL, TOO_SMALL, MISFIT)


def test_copies_of_a_misfit_are_a_pile() -> None:
    found = left([*NURSES, "buy beds"], [0, 0, 0, 0, 0], min_fit=0.2)
    assert found.of_text.tolist() == [0, 0, 0, 1, 1]
    assert found.piles == 1


@given(corpora(), st.data(), st.floats(0, 0.99))
def test_no_text_is_left_that_fits_less(
    texts: list[str], data: st.DataObject, least: float
) -> None:
    vectors = vectors_of(texts)
    rows = len(vectors.copies)
    labels = np.array(
        data.draw(st.lists(st.integers(0, 3), min_size=rows, max_size=rows)), dtype=np.int64
    )
    network = sp.csr_array(np.ones((rows, rows)))
    ids = [str(place) for place in range(len(texts))]
    found = final_membership(labels, network, vectors, ids, 2, least)
    fit = fit_of(vectors.matrix, found.labels)
    assert (np.round(fit[~np.isnan(fit)], 9) >= least).all()
    for community, reason in zip(found.of_text.tolist(), found.reasons, strict=True):
        assert (community < 0) == (reason is not None)
