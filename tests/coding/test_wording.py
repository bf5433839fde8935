import pytest

from actionclust.coding.wording import counted


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 clusters"), (1, "1 cluster"), (2, "2 clusters")]
)
def test_one_is_in_the_singular(number: int, said: str) -> None:
    assert counted(number, "cluster") == said


def test_a_plural_of_its_own() -> None:
    assert [counted(number, "entry", "entries") for number in (1, 2)] == ["1 entry", "2 entries"]
