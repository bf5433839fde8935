import numpy as np
import pytest

from actionclust.advice.far_from_groups import far_from

NEAR = np.linspace(0.4, 0.8, 101)  # a twentieth of them is below 0.42


def test_strangers_tell_how_far_is_too_far() -> None:
    assert far_from(NEAR, np.full(101, 0.3)) == pytest.approx(0.3)


def test_nearly_all_texts_in_groups_are_nearer() -> None:
    assert far_from(NEAR, np.full(101, 0.6)) == pytest.approx(0.42)


def test_groups_with_nothing_in_common_do_not_take_everything() -> None:
    assert far_from(NEAR, np.zeros(101)) == pytest.approx(0.14)
