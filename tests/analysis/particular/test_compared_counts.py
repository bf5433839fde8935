import numpy as np
import scipy.sparse as sp

from actionclust.analysis.particular.compared_counts import of_one_kind

PRESENT = sp.csr_array([[1, 0, 1], [1, 0, 0], [0, 0, 1], [1, 0, 1]])
MASKS = np.array([[True, True, False, False], [False, True, True, True]])


def test_counts_of_each_value() -> None:
    one = of_one_kind(["a", "b", "c"], "word", PRESENT, MASKS)
    assert one.names == ("a", "c")
    assert one.inside.tolist() == [[2, 1], [2, 2]]
    assert one.everywhere.tolist() == [3, 3]
    assert (one.sizes.tolist(), one.texts) == ([2, 3], 4)


def test_shuffles_keep_what_is_there_and_are_the_same_again() -> None:
    one = of_one_kind(["a", "b", "c"], "word", PRESENT, MASKS)
    shuffled = [inside.tolist() for inside in one.shuffled(20)]
    assert shuffled == [inside.tolist() for inside in one.shuffled(20)]
    assert len({str(inside) for inside in shuffled}) > 1
    for inside in shuffled:
        assert (np.array(inside) <= one.sizes[:, None]).all()
        assert (np.array(inside) <= one.everywhere).all()


def test_nothing_is_compared_with_nothing() -> None:
    one = of_one_kind([], "word", sp.csr_array((4, 0), dtype=np.int64), MASKS)
    assert one.inside.shape == (2, 0)
    assert [inside.shape for inside in one.shuffled(2)] == [(2, 0), (2, 0)]
