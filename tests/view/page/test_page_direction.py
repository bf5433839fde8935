"""Hebrew texts in the shared page and on the board: each has its own direction."""

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from playwright.sync_api import expect

import actionclust as ac
from actionclust import Hierarchy
from actionclust.view.board.board import Board
from tests.view.boards import Cell

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

LABEL = "הכשרה PACS"
TEXTS = {
    "A1": "להכשיר אחיות (PACS).",
    "A2": "להכשיר רופאים בכל אזור",
    "A3": "share the data",
    "A4": "לשתף נתונים",
}
LETTERS = """(texts) => texts.map((text) => {
  const content = text.textContent;
  const x = (letter) => text.getStartPositionOfChar(content.indexOf(letter)).x;
  return [x("ה"), x("P")];
})"""


@pytest.fixture(scope="module")
def h() -> Hierarchy:
    frame = pd.DataFrame({"id": list(TEXTS), "text": list(TEXTS.values())})
    frame["אזור"] = ["צפון", "דרום", "צפון", "דרום"]
    actions = ac.read_actions(frame, text="text", id="id", region="אזור")
    code = dict.fromkeys(("A1", "A2"), LABEL) | {"A3": "Data"}
    h = ac.from_codebook({LABEL: None, "Data": None}, actions, code=code, analyst="PV")
    return h.describe(LABEL, "כל מה שנוגע להכשרה.")


@pytest.fixture
def opened(page: "Page", h: Hierarchy, tmp_path: Path) -> "Page":
    page.goto(Path(ac.explorer(h).save(tmp_path / "study.html")).as_uri())
    page.locator(".actionclust [role=tabpanel]").wait_for()
    return page


def directions(found: "Locator") -> list[str]:
    """Say how the innermost element of each text reads."""
    return [one.evaluate("one => getComputedStyle(one).direction") for one in found.all()]


def test_texts_labels_and_notes_of_the_table(opened: "Page") -> None:
    opened.get_by_role("tab", name="Table").click()
    opened.get_by_role("button", name="Open all").click()
    for text, expected in ((TEXTS["A1"], "rtl"), (TEXTS["A3"], "ltr")):
        assert directions(opened.locator(".ac-row-action").get_by_text(text)) == [expected]
    assert set(directions(opened.locator(".ac-row-label").get_by_text(LABEL))) == {"rtl"}
    assert set(directions(opened.locator(".ac-band-region"))) == {"rtl"}
    opened.locator(".ac-row-label").get_by_text(LABEL).click()
    expect(opened.locator(".ac-head-title")).to_have_text(LABEL)
    for place in (".ac-head-title", ".ac-rule bdi", ".ac-crumbs [aria-current]"):
        assert directions(opened.locator(place)) == ["rtl"], place
    opened.get_by_text(TEXTS["A1"]).click()
    detail = opened.locator(".ac-detail")
    assert directions(detail.locator(".ac-detail-text")) == ["rtl"]
    assert "rtl" in directions(detail.locator("dd"))


def test_names_and_texts_of_what_was_said_and_of_the_list(opened: "Page") -> None:
    assert directions(opened.locator(".ac-theme-name bdi")) == ["rtl", "ltr"]
    assert set(directions(opened.locator(".ac-theme-typical").get_by_text(TEXTS["A2"]))) == {"rtl"}
    opened.get_by_role("tab", name="List").click()
    for text, expected in ((TEXTS["A1"], "rtl"), (TEXTS["A3"], "ltr")):
        assert directions(opened.locator("td.ac-list-text").get_by_text(text)) == [expected]


def test_what_is_typed_and_filtered(opened: "Page") -> None:
    field = opened.get_by_label("Search in the texts")
    field.fill("להכשיר")
    assert directions(field) == ["rtl"]
    assert directions(opened.locator(".ac-chip-value")) == ["rtl"]
    field.fill("data")
    assert directions(field) == ["ltr"]
    field.fill("")
    opened.get_by_role("button", name="Filters").click()
    assert directions(opened.locator(".ac-choice-title").get_by_text("צפון")) == ["rtl"]
    assert directions(opened.locator("legend bdi").get_by_text("אזור")) == ["rtl"]


def test_words_of_pictures_read_from_the_right(opened: "Page") -> None:
    opened.get_by_role("tab", name="Links").click()
    labels = opened.locator("svg text").filter(has_text="PACS")
    expect(labels.first).to_be_visible()
    # the first word of the label stands to the right of its second
    for hebrew, latin in labels.evaluate_all(LETTERS):
        assert hebrew > latin


def test_the_board_has_the_same_directions(page: "Page", h: Hierarchy) -> None:
    cell = Cell(page, Board(h))
    groups = cell.page.locator(".ac-groups .ac-row-label")
    rows = cell.page.locator(".ac-row-action")
    assert set(directions(groups.get_by_text(LABEL))) == {"rtl"}
    groups.get_by_text("Data").click()
    assert directions(rows.get_by_text(TEXTS["A3"])) == ["ltr"]
    groups.get_by_text(LABEL).click()
    assert directions(rows.get_by_text(TEXTS["A2"])) == ["rtl"]
    cell.page.get_by_role("button", name="Rename").click()
    assert directions(cell.page.locator("dialog").get_by_label("Label")) == ["rtl"]
    cell.page.keyboard.press("Escape")
    cell.page.get_by_role("button", name="Rule").click()
    assert directions(cell.page.locator("dialog textarea")) == ["rtl"]
