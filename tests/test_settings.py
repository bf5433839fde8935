import dataclasses
import json
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.errors import SettingError
from actionclust.settings import ENGINES, RECIPES, Settings, recipe_settings

NAMES = [field.name for field in dataclasses.fields(Settings)]


def test_settings_are_frozen_and_compare_by_value() -> None:
    assert Settings() == Settings()
    assert Settings(seed=1) != Settings()
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'seed'"):
        Settings().seed = 1


@pytest.mark.parametrize("recipe", RECIPES)
def test_settings_as_a_dict_are_json_safe_and_complete(recipe: str) -> None:
    values = RECIPES[recipe].as_dict()
    assert list(values) == NAMES
    assert json.loads(json.dumps(values, allow_nan=False)) == values


def test_the_recipe_of_the_study_is_louvain_on_plain_tfidf() -> None:
    changed = {
        name: value
        for name, value in RECIPES["kce359"].as_dict().items()
        if value != RECIPES["default"].as_dict()[name]
    }
    assert changed == {
        "stem": False,
        "tell_apart": False,
        "near_copies": None,
        "shared_phrases": True,
        "bigram_weight": 1.0,
        "bigram_min_texts": 1,
        "sublinear": False,
        "cover": False,
        "pairs_per_text": 30.0,
        "fineness": 1.0,
        "refine": False,
    }


@given(st.permutations(["b", "a", "c"]), st.sampled_from([list, tuple, iter, set]))
def test_stop_words_are_the_same_however_they_are_given(words: list[str], kind: type) -> None:
    assert Settings(stop_words=kind(words)).stop_words == ("a", "b", "c")


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_is_accepted(engine: object) -> None:
    assert Settings(engine=engine).engine == engine


@pytest.mark.parametrize("edges", [None, 0, 7])
def test_edges_may_be_left_open(edges: int | None) -> None:
    assert Settings(edges=edges).edges == edges


@pytest.mark.parametrize("name", ["stem", "bigrams", "sublinear", "cover", "refine"])
@pytest.mark.parametrize("value", [1, None, "yes"])
def test_switches_are_true_or_false(name: str, value: object) -> None:
    message = f"{name} must be True or False; got {value!r} ({type(value).__name__})"
    with pytest.raises(SettingError, match=f"^{re.escape(message)}$"):
        Settings(**{name: value})


@pytest.mark.parametrize("value", [True, 2.0, "3", None, np.float64(3), -1])
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("bigram_min_texts", "a whole number of at least 1"),
        ("edges", "a whole number of at least 0"),
        ("seed", "a whole number of at least 0 and at most 4,294,967,295"),
        ("max_runs", "a whole number of at least 1 and at most 4,294,967,295"),
        ("neighbours", "a whole number of at least 1"),
        ("min_size", "a whole number of at least 1"),
    ],
)
def test_whole_numbers(name: str, expected: str, value: object) -> None:
    if name == "edges" and value is None:
        return
    message = f"{name} must be {expected}; got {value!r} ({type(value).__name__})"
    with pytest.raises(SettingError, match=f"^{re.escape(message)}$"):
        Settings(**{name: value})


@pytest.mark.parametrize(
    "name", ["bigram_min_texts", "edges", "seed", "max_runs", "neighbours", "min_size"]
)
def test_whole_numbers_of_numpy_become_plain_ones(name: str) -> None:
    value = Settings(**{name: np.int64(3)}).as_dict()[name]
    assert (value, type(value)) == (3, int)


@pytest.mark.parametrize("name", ["seed", "max_runs"])
def test_whole_numbers_that_are_too_large_for_a_generator(name: str) -> None:
    assert getattr(Settings(**{name: 2**32 - 1}), name) == 2**32 - 1
    with pytest.raises(SettingError, match=r"at most 4,294,967,295; got 4294967296 \(int\)$"):
        Settings(**{name: 2**32})


@pytest.mark.parametrize("name", ["bigram_min_texts", "max_runs", "neighbours", "min_size"])
def test_whole_numbers_start_at_one(name: str) -> None:
    assert getattr(Settings(**{name: 1}), name) == 1
    with pytest.raises(SettingError, match=rf"^{name} must be a whole number of at least 1"):
        Settings(**{name: 0})


@pytest.mark.parametrize(
    "value", [True, "3", None, 0, -1.5, float("nan"), float("inf"), float("-inf"), 10**400]
)
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("bigram_weight", "a finite number above 0 and at most 1"),
        ("pairs_per_text", "a finite number above 0"),
        ("resolution", "a finite number above 0 and at most 1,000,000,000"),
        ("fineness", "a finite number above 0"),
    ],
)
def test_real_numbers(name: str, expected: str, value: object) -> None:
    message = f"{name} must be {expected}; got {value!r} ({type(value).__name__})"
    with pytest.raises(SettingError, match=f"^{re.escape(message)}$"):
        Settings(**{name: value})


def test_a_bigram_weighs_no_more_than_a_word() -> None:
    assert Settings(bigram_weight=1).bigram_weight == 1
    with pytest.raises(SettingError, match=r"^bigram_weight must be .* at most 1; got 1\.01"):
        Settings(bigram_weight=1.01)


def test_tuning_looks_for_the_target_at_the_least() -> None:
    with pytest.raises(
        SettingError, match=r"^fineness must be a number of at least 1; got 0\.9 \(float\)$"
    ):
        Settings(fineness=0.9)


@pytest.mark.parametrize("name", ["context_weight", "min_fit"])
@pytest.mark.parametrize("value", [-0.1, 1, 1.0, float("nan"), float("inf"), "0.5", None, True])
def test_shares_that_are_never_whole(name: str, value: object) -> None:
    message = (
        f"{name} must be a number of at least 0 and below 1; "
        f"got {value!r} ({type(value).__name__})"
    )
    with pytest.raises(SettingError, match=f"^{re.escape(message)}$"):
        Settings(**{name: value})


@pytest.mark.parametrize("value", [0, 0.0, 0.99])
def test_the_company_of_words_may_be_left_out(value: float) -> None:
    assert Settings(context_weight=value).context_weight == value


@pytest.mark.parametrize(
    ("engine", "message"),
    [
        ("louvain", "engine='louvain' is not known; did you mean 'python-louvain'?"),
        (3, f"engine=3 is not known; known: {', '.join(map(repr, ENGINES))}"),
        (["leiden"], "engine=['leiden'] is not known; did you mean 'leiden'?"),
    ],
)
def test_unknown_engines(engine: object, message: str) -> None:
    with pytest.raises(SettingError, match=f"^{re.escape(message)}$"):
        Settings(engine=engine)


@pytest.mark.parametrize("language", ["", " \t", 3, ["en"]])
def test_a_language_is_a_code_or_a_name(language: object) -> None:
    message = (
        'language must be a code or a name such as "en" or "French"; '
        f"got {language!r} ({type(language).__name__})"
    )
    with pytest.raises(SettingError, match=f"^{re.escape(message)}$"):
        Settings(language=language)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("care", "stop_words must be several words; for one, pass ['care']; got 'care' (str)"),
        (None, "stop_words must be several words; got None (NoneType)"),
        (5, "stop_words must be several words; got 5 (int)"),
        (["care", 5], "stop_words must be words (str); got 5 (int)"),
        (b"care", "stop_words must be words (str); got 99 (int)"),
    ],
)
def test_stop_words_are_several_words(words: object, message: str) -> None:
    with pytest.raises(SettingError, match=f"^{re.escape(message)}$"):
        Settings(stop_words=words)


def test_a_recipe_with_changes() -> None:
    settings = recipe_settings("kce359", {"seed": 5, "stop_words": ["zorg", "care"]})
    assert settings == dataclasses.replace(RECIPES["kce359"], seed=5, stop_words=("care", "zorg"))
    assert recipe_settings("default", {}) == Settings()


@pytest.mark.parametrize(
    ("recipe", "message"),
    [
        ("KCE-359", "recipe='KCE-359' is not known; did you mean 'kce359'?"),
        (None, "recipe=None is not known; known: 'default', 'kce359'"),
        (["default"], "recipe=['default'] is not known; did you mean 'default'?"),
    ],
)
def test_unknown_recipes(recipe: object, message: str) -> None:
    with pytest.raises(SettingError, match=f"^{re.escape(message)}$"):
        recipe_settings(recipe, {})


def test_unknown_settings() -> None:
    with pytest.raises(SettingError, match=r"^'stopwords' is not a setting; did you mean 'stop"):
        recipe_settings("default", {"stopwords": ["care"]})
    with pytest.raises(SettingError, match=r"^'x' is not a setting; known: 'language', 'stop_w"):
        recipe_settings("default", {"x": 1})


def test_changes_are_checked_too() -> None:
    with pytest.raises(SettingError, match=r"^min_size must be a whole number of at least 1;"):
        recipe_settings("kce359", {"min_size": 0})
