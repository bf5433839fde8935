import io
import json
import subprocess
import sys
import threading
import time
import types
from contextlib import suppress

import pytest

from actionclust import progress
from actionclust.progress import Clock, first_use, progress_bar, watched


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
    kernel, terminal = types.SimpleNamespace(kernel=1), types.SimpleNamespace()
    for shell, watches in ((None, False), (terminal, False), (kernel, True)):
        loaded = types.SimpleNamespace(get_ipython=lambda shell=shell: shell)
        monkeypatch.setitem(sys.modules, "IPython", loaded)
        assert watched() is watches
    monkeypatch.delitem(sys.modules, "IPython")
    assert not watched()
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert watched()


class Watch:
    """A clock that goes on when it is told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """Give the clock that is read in place of the real one."""
    watch = Watch()
    monkeypatch.setattr(progress.time, "perf_counter", watch)  # type: ignore[attr-defined]
    return watch


def test_loading_a_library_counts_for_no_stage(watch: Watch) -> None:
    clock = Clock()
    with clock.stage("first"):
        watch.now += 2
        with first_use():
            watch.now += 30
        with first_use():
            watch.now += 50
    with clock.stage("second"):
        watch.now += 3
    assert clock.seconds == {"first": 2, "second": 3}


def test_loading_before_a_stage_takes_nothing_from_it(watch: Watch) -> None:
    clock = Clock()
    with first_use():
        watch.now += 30
    with clock.stage("first"):
        watch.now += 2
    assert clock.seconds == {"first": 2}


def test_loading_that_fails_is_left_out_too(watch: Watch) -> None:
    clock = Clock()
    with clock.stage("first"):
        watch.now += 2
        with suppress(ImportError), first_use():
            watch.now += 30
            raise ImportError
    assert clock.seconds == {"first": 2}


def test_what_another_thread_loads_is_left_in(watch: Watch) -> None:
    def load() -> None:
        with first_use():
            watch.now += 30

    clock = Clock()
    with clock.stage("first"):
        other = threading.Thread(target=load)
        other.start()
        other.join()
    assert clock.seconds == {"first": 30}


SLOW_IMPORTS = """
import json, sys, time
from importlib.abc import MetaPathFinder

now = 0.0
time.perf_counter = lambda: now

class Slow(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        global now
        now += name.partition(".")[0] != "actionclust"

import actionclust as ac
texts = ac.read_actions(["train the nurses", "train all nurses", "share data", "more data"])
before = now
sys.meta_path.insert(0, Slow())
seconds = [
    ac.cluster_actions(texts, 2, language="en", **json.loads(sys.argv[1])).receipt["seconds"]
    for _ in range(2)
]
assert now > before, "nothing was imported"
print(json.dumps(seconds))
"""


@pytest.mark.parametrize(
    "choices",
    [
        {},
        {"engine": "leiden"},
        {"engine": "python-louvain"},
        {"tokens": "nltk.tokenize:wordpunct_tokenize"},
    ],
    ids=str,
)
def test_the_first_run_of_a_process_counts_no_import(choices: dict[str, str]) -> None:
    # the clock of this process goes on with imports only
    done = subprocess.run(  # noqa: S603 - this Python, and a program from here
        [sys.executable, "-c", SLOW_IMPORTS, json.dumps(choices)],
        capture_output=True,
        text=True,
        check=True,
    )
    first, second = json.loads(done.stdout)
    assert first == second == dict.fromkeys(first, 0.0)
