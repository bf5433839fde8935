import io
import sys
import time
import types

import pytest

from actionclust import progress
from actionclust.progress import progress_bar, watched


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("show", [True, False, None])
def test_the_items_come_through(*, show: bool | None) -> None:
    assert list(progress_bar(iter("abc"), "letters", total=3, show=show)) == ["a", "b", "c"]


@pytest.mark.parametrize("show", [False, None])
def test_nothing_is_shown_to_nobody(monkeypatch: pytest.MonkeyPatch, *, show: bool | None) -> None:
    output = io.StringIO()
    monkeypatch.setattr(sys, "stderr", output)
    monkeypatch.setattr(progress, "DELAY", 0.0)
    assert list(progress_bar(range(3), "counting", show=show)) == [0, 1, 2]
    assert output.getvalue() == ""


def test_a_terminal_sees_slow_work(monkeypatch: pytest.MonkeyPatch) -> None:
    output = Terminal()
    monkeypatch.setattr(sys, "stderr", output)
    monkeypatch.setattr(progress, "DELAY", 0.01)
    for _ in progress_bar(range(3), "counting"):
        time.sleep(0.15)
    assert "counting" in output.getvalue()


def test_quick_work_stays_quiet_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    output = Terminal()
    monkeypatch.setattr(sys, "stderr", output)
    list(progress_bar(range(3), "counting"))
    assert "counting" not in output.getvalue()


def test_who_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    monkeypatch.delitem(sys.modules, "ipykernel", raising=False)
    assert not watched()
    monkeypatch.setitem(sys.modules, "ipykernel", types.ModuleType("ipykernel"))
    assert watched()
    monkeypatch.delitem(sys.modules, "ipykernel")
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert watched()
