"""A page that shows a board as a notebook would, with the real Python side behind it."""

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from actionclust.view.board.board import Board

NOTEBOOK = "<!doctype html><html lang=en><title>A notebook</title><main></main></html>"
BEGIN = """
([code, style, state, height]) => {
  document.head.append(Object.assign(document.createElement("style"), { textContent: style }));
  const heard = [];
  const model = {
    get: (name) => ({ _state: state, _height: height })[name],
    send: (content) => toPython(JSON.stringify(content)).then(window.hear),
    on: (event, callback) => heard.push(callback),
    off: (event, callback) => heard.splice(heard.indexOf(callback), 1),
  };
  window.hear = (messages) =>
    JSON.parse(messages).forEach((message) => [...heard].forEach((callback) => callback(message)));
  const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  window.show = async () => {
    const { default: board } = await import(url);
    const el = document.createElement("div");
    document.querySelector("main").append(el);
    window.end = await board.render({ model, el });
  };
}
"""


class Cell:
    """The output of a cell that shows a board."""

    def __init__(self, page: "Page", board: "Board") -> None:
        self.page = page
        self.board = board
        self.asked: list[dict[str, Any]] = []
        self._answers: list[dict[str, Any]] = []
        board.send = self._keep
        page.expose_function("toPython", self._ask)
        page.set_content(NOTEBOOK)
        state = json.loads(json.dumps(board._state))  # noqa: SLF001 - what a browser is sent
        page.evaluate(BEGIN, [board._esm, board._css, state, board._height])  # noqa: SLF001 - as above
        self.show_again()

    def show_again(self) -> None:
        """Show the board, once more if it is shown."""
        self.page.evaluate("() => window.show()")

    def tell(self) -> None:
        """Tell the page what changed in Python."""
        self.page.evaluate("(messages) => window.hear(messages)", self._told())

    def lose(self) -> None:
        """Lose what was to be told, as a connection does that breaks."""
        self._answers = []

    def end(self) -> None:
        """Take the board away, as when a cell is cleared."""
        self.page.evaluate("() => window.end()")

    def _keep(self, message: dict[str, Any], buffers: object = None) -> None:
        assert buffers is None
        self._answers.append(message)

    def _ask(self, message: str) -> str:
        content = json.loads(message)
        self.asked.append(content)
        self.board._handle_custom_msg(content, [])  # noqa: SLF001 - as a message arrives
        return self._told()

    def _told(self) -> str:
        told, self._answers = json.dumps(self._answers), []
        return told


def drag(page: "Page", source: "Locator", target: "Locator") -> None:
    """Drag something to a place, not faster than the board can follow."""
    source.hover(position={"x": 60, "y": 12})
    page.mouse.down()
    source.hover(position={"x": 72, "y": 12})  # begins before the target is scrolled into sight
    page.get_by_role("region", name="Groups to drop on").wait_for()
    target.hover(position={"x": 60, "y": 12})  # left of the floating shelf
    target.hover(position={"x": 64, "y": 12})
    page.mouse.up()
