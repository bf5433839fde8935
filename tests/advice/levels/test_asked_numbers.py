import numpy as np
import pytest

from actionclust import SettingError
from actionclust.advice.levels.asked_numbers import checked_wanted, wanted_number


@pytest.mark.parametrize("wanted", [None, 0, 7, np.int64(7), 0.5, np.float64(0.25)])
def test_what_may_be_wanted(wanted: float | None) -> None:
    assert checked_wanted("clusters", wanted) == wanted


@pytest.mark.parametrize("wanted", [-1, 1.5, 1.0, 0.0, float("nan"), True, "7", [3]])
def test_what_may_not_be_wanted(wanted: object) -> None:
    with pytest.raises(SettingError, match="clusters must be a whole number from 0 on"):
        checked_wanted("clusters", wanted)


def test_a_share_is_one_of_the_groups_below() -> None:
    assert [wanted_number(share, 10) for share in (0.01, 0.34, 0.99)] == [1, 3, 10]
