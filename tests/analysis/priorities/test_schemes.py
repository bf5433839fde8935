import math
import re

import numpy as np
import pytest

from actionclust.analysis.priorities.schemes import SCHEMES, scheme_of, weights_in_words
from actionclust.errors import SettingError

EXPECTED = (
    "a weighting scheme is a name or three weights for first, second and third stickers, each 0 "
    "or from 0.000001 to 1,000,000 and at least one above 0, such as (5, 3, 1); got "
)


def test_the_schemes() -> None:
    assert dict(SCHEMES) == {
        "study": (3, 2, 1),
        "reciprocal": (1, 1 / 2, 1 / 3),
        "equal": (1, 1, 1),
    }
    for name, weights in SCHEMES.items():
        assert (scheme_of(name).name, scheme_of(name).weights) == (name, weights)
        assert str(scheme_of(name)) == f"{weights_in_words(weights)} ({name})"


def test_schemes_cannot_be_changed() -> None:
    with pytest.raises(TypeError, match="does not support item assignment"):
        SCHEMES["study"] = (1.0, 1.0, 1.0)  # type: ignore[index]  # the point of the test


@pytest.mark.parametrize(
    ("given", "name", "weights"),
    [
        ((5, 3, 1), "(5, 3, 1)", (5, 3, 1)),
        ([1, 0.5, 0], "(1, 0.5, 0)", (1, 0.5, 0)),
        ((np.float64(2), np.int64(1), 1e6), "(2, 1, 1e+06)", (2, 1, 1e6)),
    ],
)
def test_other_weights_are_called_by_what_they_are(
    given: tuple[float, ...], name: str, weights: tuple[float, ...]
) -> None:
    scheme = scheme_of(given)
    assert (scheme.name, scheme.weights) == (name, weights)
    assert all(type(weight) is float for weight in scheme.weights)
    assert f"({scheme})" == name


def test_an_unknown_name_lists_near_ones() -> None:
    with pytest.raises(
        SettingError,
        match=r"^there is no weighting scheme 'equals'; did you mean 'equal'\?; or pass three "
        r"weights, such as \(5, 3, 1\)$",
    ):
        scheme_of("equals")


@pytest.mark.parametrize(
    "weights",
    [
        (),
        (1, 2),
        (3, 2, 1, 0),
        (0, 0, 0),
        (-1, 2, 3),
        (1, math.nan, 1),
        (1, math.inf, 1),
        (1, 1e-7, 1),
        (2e6, 1, 1),
        (True, 1, 1),
        ("3", 2, 1),
        {3, 2, 1},
        3,
        None,
    ],
)
def test_weights_that_cannot_be_used_are_refused(weights: object) -> None:
    with pytest.raises(SettingError, match=re.escape(f"{EXPECTED}{weights!r}")):
        scheme_of(weights)  # type: ignore[arg-type]  # the point of the test


def test_weights_are_written_short() -> None:
    assert weights_in_words((3.0, 2.0, 1.0)) == "3, 2, 1"
    assert weights_in_words((1.0, 1 / 2, 1 / 3)) == "1, 0.5, 0.333333"
