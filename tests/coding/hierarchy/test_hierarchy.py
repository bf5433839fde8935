import pytest

from actionclust import Hierarchy, SettingError
from tests.coding.studies import study

H = study()


def test_equality_leaves_the_log_out() -> None:
    h = H.rename("S01", "Care").rename("S01", "Nurses")
    assert h == H
    assert hash(h) == hash(H)
    assert H.pin("A01") != H
    assert H != "a hierarchy"


def test_the_start() -> None:
    h = H.rename("S01", "Care").delete("S02")
    assert h.history_start == H
    assert h.history_start.entries == ()


@pytest.mark.parametrize("analyst", [None, 3, ["PV"]])
def test_an_analyst_is_a_name(analyst: object) -> None:
    with pytest.raises(SettingError) as caught:
        H.by(analyst)
    assert str(caught.value) == (
        f"analyst must be a name (str); got {analyst!r} ({type(analyst).__name__})"
    )


def test_a_hierarchy_does_not_change() -> None:
    with pytest.raises(AttributeError):
        H.analyst = "ASL"


def test_every_verb_takes_why() -> None:
    verbs = ("move", "merge", "split", "rename", "describe", "group", "ungroup", "detach")
    verbs += ("set_aside", "restore", "create", "delete", "pin", "undo", "redo", "apply")
    for verb in verbs:
        assert "why : str" in getattr(Hierarchy, verb).__doc__
