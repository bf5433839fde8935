import re
import sys
import threading
from collections.abc import Iterator
from contextvars import ContextVar, copy_context
from importlib import import_module
from typing import Any

import pytest

from actionclust import ActionClustError, Hierarchy, InputError, cluster_actions
from actionclust.view.board.board import Board
from actionclust.view.board.session import Session
from tests.view.payload.test_patch import applied

ASKED = "a board is asked to make, undo, redo, sign, open, or for homes, why, memos, ask; got"
TEXTS = ["train nurses", "train doctors", "train all nurses well", "share data", "share more data"]


@pytest.fixture
def start() -> Hierarchy:
    return cluster_actions(TEXTS, target=2).to_hierarchy(analyst="PV")


class Browser:
    """What a browser does: it keeps the payload, and speaks with the board by messages."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.got: list[dict[str, Any]] = []
        self.state: dict[str, Any] = board._state  # noqa: SLF001 - what a browser is sent
        board.send = self.receive

    def receive(self, message: dict[str, Any], buffers: object = None) -> None:
        assert buffers is None
        self.got.append(message)
        if message["kind"] == "state":
            self.state = message["state"]
        if message["kind"] == "patch":
            patch = message["patch"]
            assert patch["revision"] == self.state["revision"] + 1
            self.state = {
                "revision": patch["revision"],
                "undo": patch["undo"],
                "redo": patch["redo"],
                "payload": applied(self.state["payload"], patch),
            }

    def say(self, **message: object) -> None:
        self.board._handle_custom_msg(message, [])  # noqa: SLF001 - as a message arrives

    def make(self, *edits: dict[str, Any], why: str = "") -> dict[str, Any]:
        self.say(kind="make", id=7, edits=list(edits), why=why)
        return self.got[-1]


def rename(label: str, group: str = "S01") -> dict[str, Any]:
    return {"edit": "rename", "group": group, "label": label}


def test_an_edit_in_the_browser_is_in_the_log(start: Hierarchy) -> None:
    board = Board(start)
    browser = Browser(board)
    answer = browser.make(rename("Training"), why="says what to do")
    assert answer == {
        "kind": "made",
        "id": 7,
        "said": "renamed “train, nurses, doctors” to “Training”",
    }
    entry = board.hierarchy.entries[-1]
    assert (entry.analyst, entry.why) == ("PV", "says what to do")
    assert board.hierarchy["S01"].label == "Training"
    assert [message["kind"] for message in browser.got] == ["patch", "made"]
    assert browser.state["payload"]["groups"][0]["label"] == "Training"
    assert (browser.state["undo"], browser.state["redo"]) == (True, False)


def test_undo_and_redo_in_the_browser(start: Hierarchy) -> None:
    board = Board(start)
    browser = Browser(board)
    browser.make(rename("Training"))
    browser.say(kind="undo", id=8)
    assert board.hierarchy == start
    assert (browser.state["undo"], browser.state["redo"]) == (False, True)
    browser.say(kind="redo", id=9)
    assert board.hierarchy["S01"].label == "Training"
    browser.say(kind="redo", id=10)
    assert browser.got[-1] == {"kind": "refused", "id": 10, "message": "there is nothing to redo"}


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ({"kind": "make", "edits": [rename("x", "S09")]}, "there is no group 'S09'; did you mean"),
        ({"kind": "make", "edits": []}, "there is no edit to make"),
        ({"kind": "make", "edits": [rename("x")], "why": 3}, "why must be a string; got 3 (int)"),
        (
            {"kind": "make", "edits": "all"},
            f"{ASKED} {{",
        ),
        (
            {"kind": "fly"},
            f"{ASKED} {{'kind': 'fly'",
        ),
        ({}, f"{ASKED} {{"),
    ],
)
def test_what_cannot_be_done_is_refused_and_changes_nothing(
    start: Hierarchy, message: dict[str, object], told: str
) -> None:
    board = Board(start)
    browser = Browser(board)
    browser.say(**message, id=3)
    (answer,) = browser.got
    assert (answer["kind"], answer["id"]) == ("refused", 3)
    assert answer["message"].startswith(told)
    assert board.hierarchy is start


def test_edits_in_python_reach_the_browser_and_observers(start: Hierarchy) -> None:
    board = Board(start)
    browser = Browser(board)
    seen: list[Hierarchy] = []
    board.observe(lambda change: seen.append(change["new"]), "hierarchy")
    board.hierarchy = board.hierarchy.rename("S01", "Training")
    board.change(lambda h: h.rename("S02", "Data"))
    browser.make(rename("Sharing", "S02"))
    assert [h["S02"].label for h in seen][1:] == ["Data", "Sharing"]
    assert seen[-1] is board.hierarchy
    labels = [group["label"] for group in browser.state["payload"]["groups"]]
    assert labels == ["Training", "Sharing"]
    assert browser.state["revision"] == 3


def test_an_older_hierarchy_is_refused(start: Hierarchy) -> None:
    board = Board(start)
    Browser(board).make(rename("Training"))
    kept = board.hierarchy
    with pytest.raises(InputError, match=r"^this hierarchy does not continue the one on the "):
        board.hierarchy = start.rename("S02", "Data")
    assert board.hierarchy is kept


def test_boards_on_one_hierarchy_agree(start: Hierarchy) -> None:
    one, two = Board(start), Board(start, title="The same")
    third = Board(one)
    browsers = [Browser(board) for board in (one, two, third)]
    browsers[0].make(rename("Training"))
    browsers[1].make(rename("Data", "S02"))
    third.hierarchy = third.hierarchy.create("New")
    assert one.hierarchy is two.hierarchy is third.hierarchy
    states = [browser.state for browser in browsers]
    assert [state["revision"] for state in states] == [3, 3, 3]
    assert states[0]["payload"] == states[2]["payload"]
    assert states[1]["payload"]["title"] == "The same"
    assert states[1]["payload"]["groups"] == states[0]["payload"]["groups"]


def test_a_board_made_later_begins_with_what_was_done(start: Hierarchy) -> None:
    first = Board(start)
    Browser(first).make(rename("Training"))
    later = Board(first)
    assert later.hierarchy is first.hierarchy
    assert later._state["revision"] == 1  # noqa: SLF001 - what a browser is sent
    assert Board(start).hierarchy is start


def test_a_browser_that_missed_something_asks_for_all(start: Hierarchy) -> None:
    board = Board(start)
    browser = Browser(board)
    browser.make(rename("Training"))
    late = Browser(board)
    late.say(kind="open", id=1, revision=0)
    assert [message["kind"] for message in late.got] == ["state", "made"]
    assert late.state == browser.state
    late.say(kind="open", id=2, revision=1)
    assert [message["kind"] for message in late.got] == ["state", "made", "made"]


def test_a_clustering_can_be_shown() -> None:
    board = Board(cluster_actions(TEXTS, target=2), height="20rem")
    assert len(board.hierarchy) == len(TEXTS)
    assert board._height == "20rem"  # noqa: SLF001 - what a browser is sent


def test_something_else_cannot_be_shown() -> None:
    with pytest.raises(
        InputError,
        match=r"^a board shows a Hierarchy, a Clustering, or what another board shows; got str$",
    ):
        Board("study.json")  # type: ignore[arg-type]


def test_edits_from_all_sides_at_once_are_all_made(start: Hierarchy) -> None:
    boards = [Board(start), Board(start)]
    browsers = [Browser(board) for board in boards]
    times = 6

    def click(side: int) -> None:
        for time in range(times):
            label = f"{side}-{time}"
            browsers[side].say(
                kind="make",
                id=time,
                edits=[{"edit": "create", "level": "sub-cluster", "label": label}],
            )

    def program() -> None:
        for time in range(times):
            boards[0].change(lambda h, time=time: h.create(f"program-{time}"))  # type: ignore[misc]

    threads = [threading.Thread(target=click, args=(side,)) for side in (0, 1)]
    threads.append(threading.Thread(target=program))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(boards[0].hierarchy.tree.nodes) == 2 + 3 * times
    assert boards[0].hierarchy is boards[1].hierarchy
    assert browsers[0].state == browsers[1].state
    assert browsers[0].state["revision"] == 3 * times


def test_a_board_that_is_gone_no_longer_listens(start: Hierarchy) -> None:
    board = Board(start)
    session = Session.showing(start)
    gone = Board(board)
    got = Browser(gone).got
    gone.close()
    session.make([rename("Training")])
    assert [message["kind"] for message in got] == []


@pytest.fixture
def _without_anywidget(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "anywidget", None)
    module = sys.modules.pop("actionclust.view.board.board")
    yield
    sys.modules["actionclust.view.board.board"] = module


@pytest.mark.usefixtures("_without_anywidget")
def test_without_anywidget_the_error_says_how_to_install_it() -> None:
    with pytest.raises(
        ActionClustError,
        match=re.escape(
            "anywidget is needed to show a board in a notebook and is not installed; install it "
            'with: pip install "actionclust[jupyter]"'
        ),
    ):
        import_module("actionclust.view.board.board")


def test_changes_in_python_are_told_as_answers_to_the_browser(start: Hierarchy) -> None:
    """A kernel hears the browser on the thread that told it last: never on one that runs cells."""
    board = Board(start)
    parent = ContextVar("parent", default="a cell")
    told: list[tuple[str, str]] = []
    board.send = lambda message, buffers=None: told.append((message["kind"], parent.get()))  # noqa: ARG005 - as that of a widget

    def hear() -> None:
        parent.set("the browser")
        board._handle_custom_msg({"kind": "open", "id": 1, "revision": 0}, [])  # noqa: SLF001 - as a message arrives

    copy_context().run(hear)
    board.change(lambda h: h.rename("S01", "Training"))
    assert told == [("made", "the browser"), ("patch", "the browser")]


def fallback(board: Board) -> tuple[str, str]:
    """Give what a saved notebook shows of a board: plain text, and HTML."""
    shown = board._repr_mimebundle_()
    assert shown is not None
    data = shown[0]
    widget = data["application/vnd.jupyter.widget-view+json"]
    assert widget["model_id"] == board.model_id
    return data["text/plain"], data["text/html"]


def test_a_saved_notebook_keeps_words_for_the_board(start: Hierarchy) -> None:
    plain, page = fallback(Board(start, title="What we heard"))
    first, second = plain.splitlines()
    assert first == (
        "<Board of What we heard: 0 super-clusters, 0 clusters, 2 sub-clusters; 5 actions, "
        "0 unclustered>"
    )
    assert "Run this cell again" in second
    assert "Board(load(FILE))" in second
    assert page == f'<p dir="auto">{first[1:-1]}</p><p>{second}</p>'


def test_the_words_follow_the_study(start: Hierarchy) -> None:
    board = Board(start, title="T")
    board.change(lambda h: h.group(["S01", "S02"], level="cluster", label="All"))
    assert "1 cluster, 2 sub-clusters; 5 actions" in fallback(board)[0]
    other = Board(board)
    other.change(lambda h: h.set_aside(start.actions.ids[0]))
    assert "4 actions" not in fallback(board)[0]
    assert "5 actions, 1 unclustered" in fallback(board)[0]


def test_the_words_name_the_source_without_a_title(start: Hierarchy) -> None:
    board = Board(start)
    assert repr(board).startswith(f"<Board of {board._payload['title']}: ")  # noqa: SLF001


def test_a_hostile_title_is_text(start: Hierarchy) -> None:
    plain, page = fallback(Board(start, title="<script>alert(1)</script>&"))
    assert plain.startswith("<Board of <script>alert(1)</script>&: ")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;" in page


def test_a_closed_board_still_says_what_it_showed(start: Hierarchy) -> None:
    board = Board(start, title="T")
    board.close()
    assert repr(board).startswith("<Board of T: ")


def test_a_second_coding_has_the_same_beginning() -> None:
    texts = ["train nurses", "train doctors"]
    h = cluster_actions(texts).to_hierarchy("PV")
    with pytest.raises(
        InputError, match=r"^combine takes two hierarchies that began from the same"
    ):
        Board(h, other=cluster_actions([*texts, "share data"]).to_hierarchy("ASL"))
    with pytest.raises(InputError, match=r"^combine takes "):
        Board(h, other=3)  # type: ignore[arg-type]
    both = Board(h.rename("S01", "Care"), other=h.by("ASL").describe("S01", "all"))
    assert [entry.analyst for entry in both.hierarchy.entries] == ["ASL", "PV"]
