from functools import partial

import pytest

from actionclust import SettingError
from actionclust import named_functions as module
from actionclust.named_functions import (
    check_named_by_file,
    find_function,
    function_name,
    is_found_by_name,
    remember,
)


@pytest.fixture(autouse=True)
def _nothing_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_GIVEN", {})


class Model:
    def __init__(self, factor: int) -> None:
        self.factor = factor

    def encode(self, texts: list[str]) -> list[list[int]]:
        return [[self.factor * len(text)] for text in texts]

    def __call__(self, texts: list[str]) -> list[list[int]]:
        return self.encode(texts)


def mine(texts: list[str]) -> list[list[int]]:
    return [[len(text)] for text in texts]


@pytest.mark.parametrize(
    ("function", "found"),
    [
        (mine, True),
        (str.split, True),
        (lambda texts: texts, False),
        (partial(mine), False),
        (Model(1).encode, False),
        (Model(1), False),
    ],
)
def test_some_functions_are_told_from_all_others_by_their_name(
    function: object, *, found: bool
) -> None:
    assert is_found_by_name(function) is found


def test_what_the_user_named_or_gave_may_be_called_for_a_file() -> None:
    name = f"{__name__}:mine"
    with pytest.raises(SettingError, match=r"encoder='.*:mine', a function that only its file"):
        check_named_by_file("encoder", name)
    assert find_function("encoder", name) is mine
    check_named_by_file("encoder", name)


def test_what_was_given_may_be_called_for_a_file() -> None:
    remember(mine)
    check_named_by_file("tokens", function_name(mine))


@pytest.mark.parametrize("named", [None, "words", "use", "jieba:lcut"])
def test_what_is_known_may_be_called_for_a_file(named: str | None) -> None:
    check_named_by_file("tokens", named)


@pytest.mark.parametrize("named", ["os:system", "subprocess:call", "builtins:print"])
def test_what_a_file_names_is_not_called(named: str) -> None:
    with pytest.raises(SettingError, match=r"a file may name any; .*Settings\(tokens=FUNCTION\)"):
        check_named_by_file("tokens", named)
