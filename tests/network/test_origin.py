from dataclasses import replace

import numpy as np
import pytest

from actionclust import Clustering


def test_equality_is_of_all_values(clustered: Clustering) -> None:
    origin = clustered.to_hierarchy().origin
    assert origin is not None
    assert origin == clustered.to_hierarchy().origin
    assert hash(origin) == hash(clustered.to_hierarchy().origin)
    assert origin != "an origin"


@pytest.mark.parametrize(
    "name",
    [
        *("community", "fit", "strength", "weak", "first", "second", "similarity"),
        *("keywords", "receipt", "copies"),
    ],
)
def test_one_other_value_is_enough(clustered: Clustering, name: str) -> None:
    origin = clustered.to_hierarchy().origin
    assert origin is not None
    value = getattr(origin, name)
    if isinstance(value, np.ndarray):
        other = value.copy()
        other[0] = not other[0] if name == "weak" else other[0] + 1
    else:
        other = type(value)()
    assert replace(origin, **{name: other}) != origin
