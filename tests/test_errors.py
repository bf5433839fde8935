import pytest

from actionclust.errors import (
    ActionClustError,
    Advice,
    InputError,
    MissingDependencyError,
    SettingError,
    counted,
    did_you_mean,
    listed,
)


@pytest.mark.parametrize(
    ("error", "builtin"),
    [
        (InputError, ValueError),
        (SettingError, ValueError),
        (MissingDependencyError, ImportError),
    ],
)
def test_errors_are_of_one_family_and_of_pythons_own(
    error: type[Exception], builtin: type[Exception]
) -> None:
    assert issubclass(error, ActionClustError)
    assert issubclass(error, builtin)


def test_a_missing_package_comes_with_its_install_line() -> None:
    error = MissingDependencyError("pyarrow", "read Parquet files", "parquet")
    assert str(error) == (
        "pyarrow is needed to read Parquet files and is not installed; "
        'install it with: pip install "actionclust[parquet]"'
    )


def test_advice_stands_in_the_message_and_beside_it() -> None:
    encoding = Advice("encoding", "...")
    error = InputError(f"pass {encoding}", encoding)
    assert str(error) == "pass encoding=..."
    assert error.args == ("pass encoding=...",)
    assert error.advice == (encoding,)
    assert InputError("no advice").advice == ()


@pytest.mark.parametrize(
    ("items", "shown", "text"),
    [
        ([], 8, ""),
        (["a"], 8, "a"),
        (range(8), 8, "0, 1, 2, 3, 4, 5, 6, 7"),
        (range(9), 8, "0, 1, 2, 3, 4, 5, 6, 7 and 1 more"),
        (iter("abc"), 1, "a and 2 more"),
    ],
)
def test_lists_count_what_they_leave_out(items: list[object], shown: int, text: str) -> None:
    assert listed(items, shown) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("LEIDEN", "did you mean 'leiden'?"),
        ("networks", "did you mean 'network' or 'networkx'?"),
        ("zzz", "known: 'Louvain', 'leiden', 'networkx', 'network'"),
        ("louvian", "did you mean 'Louvain'?"),
    ],
)
def test_near_names_are_found_in_any_case(name: str, text: str) -> None:
    assert did_you_mean(name, ["Louvain", "leiden", "networkx", "network"]) == text


def test_of_names_that_differ_in_case_the_first_is_offered() -> None:
    assert did_you_mean("text", ["Text", "TEXT"]) == "did you mean 'Text'?"


@pytest.mark.parametrize("name", ["S5", "s5", "S005"])
def test_zeros_that_fill_up_a_number_do_not_matter(name: str) -> None:
    assert did_you_mean(name, ["S04", "S15", "S05", "S50"]) == "did you mean 'S05'?"


def test_long_lists_of_known_names_are_cut() -> None:
    assert did_you_mean("?", [f"name{n}" for n in range(20)]).endswith("'name7' and 12 more")


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 clusters"), (1, "1 cluster"), (2, "2 clusters")]
)
def test_one_is_in_the_singular(number: int, said: str) -> None:
    assert counted(number, "cluster") == said


def test_a_plural_of_its_own() -> None:
    assert [counted(number, "entry", "entries") for number in (1, 2)] == ["1 entry", "2 entries"]
