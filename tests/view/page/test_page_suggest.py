"""Suggesting moves in the shared page: dragged or by keys, saved, and replayed in Python."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import actionclust as ac
from actionclust import Hierarchy
from tests.view.moving import branch, move_by_keys, named, row, said, saved, tray

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from actionclust.coding.hierarchy.lookup import GroupView

    Open = Callable[..., "Page"]

pytestmark = pytest.mark.browser


def test_moves_by_keys_replay_as_the_same_moves_made_in_code(
    open_study: "Open", worked: Hierarchy, tmp_path: Path, home: "GroupView", other: "GroupView"
) -> None:
    one, two, three = home.actions[:3]
    above = worked.find(home.path[-1]).id
    page = open_study(f"#open={home.id}")
    move_by_keys(page, one, other.id, why="is about software")
    said(page, f"moved {named(worked, one)} from {named(worked, home.id)}")
    expect(row(page, one)).to_have_count(0)
    expect(page.locator("[role=tree] :focus")).to_have_attribute("aria-posinset", "1")

    row(page, two).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("m")
    page.keyboard.type(above)
    page.keyboard.press("Enter")
    said(page, f"moved 2 texts from {named(worked, home.id)}")
    tray(page).get_by_label("Why suggestion 2").fill("they are broader")
    tray(page).get_by_label("Your name").fill("Sam")
    file = saved(page, tmp_path)

    assert file.name == "example-suggestions-sam.json"
    done = ac.replay(file, on=worked)
    by_hand = worked.move(one, to=other.id).move([two, three], to=above)
    assert done.complete, done.report
    assert done.notes == ()
    assert done.hierarchy.tree == by_hand.tree
    assert done.report["analyst"].tolist() == ["Sam", "Sam"]
    log = done.hierarchy.log.tail(2)
    assert log["why"].tolist() == ["is about software", "they are broader"]


def test_dragging_an_action_onto_a_group_moves_it(
    open_study: "Open", worked: Hierarchy, home: "GroupView", tmp_path: Path
) -> None:
    above = worked.find(home.path[-1])
    page = open_study(f"#open={above.id}")
    page.set_viewport_size({"width": 1280, "height": 2400})  # both ends are in sight
    page.get_by_role("button", name="Open all").click()
    source, target = worked[above.id].children[:2]
    id_ = worked[source].actions[0]
    label = worked.find(target).label
    row(page, id_).drag_to(branch(page, label))

    said(page, f"moved {named(worked, id_)} from {named(worked, source)}")
    assert tray(page).locator(".ac-suggestions li").count() == 1
    done = ac.replay(saved(page, tmp_path), on=worked)
    assert done.hierarchy.tree == worked.move(id_, to=target).tree


def test_while_an_action_is_dragged_all_groups_are_there_to_drop_on(
    open_study: "Open", worked: Hierarchy, home: "GroupView", other: "GroupView"
) -> None:
    page = open_study(f"#open={home.id}")
    id_ = home.actions[0]
    start = row(page, id_).bounding_box()
    assert start is not None
    page.mouse.move(start["x"] + 200, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(start["x"] + 220, start["y"] + 30, steps=4)
    shelf = page.get_by_role("region", name="Groups to drop on")
    shelf.wait_for()
    label = other.label
    target = shelf.get_by_text(label, exact=True).last
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 5, steps=4)
    page.mouse.up()

    said(page, f"moved {named(worked, id_)} from {named(worked, home.id)}")
    expect(shelf).to_have_count(0)


def test_setting_aside_by_key_asks_for_a_reason_that_may_be_left_out(
    open_study: "Open", worked: Hierarchy, tmp_path: Path, home: "GroupView"
) -> None:
    page = open_study(f"#open={home.id}")
    id_ = home.actions[0]
    row(page, id_).click()
    page.keyboard.press("x")
    dialog = page.get_by_role("dialog", name=f"Set {named(worked, id_)} aside")
    dialog.get_by_label("Reason").fill("off topic")
    page.keyboard.press("Enter")

    said(page, f"set {named(worked, id_)} aside from {named(worked, home.id)}: off topic")
    done = ac.replay(saved(page, tmp_path), on=worked)
    assert done.hierarchy.tree == worked.set_aside(id_, reason="off topic").tree
    page.get_by_role("button", name="All groups").click()
    aside = page.locator(".ac-row-branch").last
    number = aside.locator(".ac-row-count").inner_text().split()[0]
    assert number == str(len(worked.unclustered) + 1)

    page.keyboard.press("Control+z")
    branch(page, home.path[0]).locator(".ac-row-label").click()
    page.get_by_role("button", name="Open all").click()
    row(page, id_).click()
    page.keyboard.press("x")
    dialog.get_by_role("button", name="Set aside", exact=True).click()
    said(page, "set aside by an analyst")


def test_undo_and_redo_by_keys_and_buttons(
    open_study: "Open", worked: Hierarchy, home: "GroupView", other: "GroupView"
) -> None:
    page = open_study(f"#open={home.id}")
    id_ = home.actions[0]
    move_by_keys(page, id_, other.id)
    said(page, "moved")
    page.keyboard.press("Control+z")
    said(page, f"took back: moved {named(worked, id_)}")
    expect(row(page, id_)).to_have_count(1)
    page.keyboard.press("Control+Shift+z")
    said(page, f"made again: moved {named(worked, id_)}")
    expect(row(page, id_)).to_have_count(0)
    tray(page).get_by_role("button", name="Undo").click()
    expect(row(page, id_)).to_have_count(1)
    assert tray(page).get_by_role("button", name="Undo").is_disabled()
    assert tray(page).get_by_role("button", name="Save suggestions").is_disabled()
    page.keyboard.press("Control+z")
    said(page, "not possible: there is nothing to undo")


def test_what_cannot_be_done_is_said(open_study: "Open", home: "GroupView") -> None:
    page = open_study(f"#open={home.id}")
    page.locator(".ac-row").first.focus()
    page.get_by_role("tab", name="Table").focus()
    page.keyboard.press("m")
    said(page, "select actions first")
    id_ = home.actions[0]
    row(page, id_).focus()
    page.keyboard.press("m")
    page.keyboard.type("zzzz")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("option")).to_have_text(["Create “zzzz”"])
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(row(page, id_)).to_be_focused()


def test_the_dialog_offers_the_groups_of_similar_actions_first(
    open_study: "Open", home: "GroupView"
) -> None:
    page = open_study(f"#open={home.id}")
    id_ = home.actions[1]
    row(page, id_).click()
    detail = page.get_by_role("region", name="Selected actions")
    elsewhere = [
        text.split(" \u00b7 in ")[1]
        for text in detail.locator(".ac-similar-one").all_text_contents()
        if " \u00b7 in " in text and "unclustered" not in text
    ]
    detail.get_by_role("button", name="Move to").click()
    options = page.get_by_role("dialog").get_by_role("option")

    assert len(elsewhere) > 0
    assert options.first.locator(".ac-option-label").inner_text() in elsewhere
    assert "holds similar texts" in options.first.inner_text()
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    field = page.get_by_role("dialog").get_by_role("combobox")
    assert field.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")


def test_suggestions_are_loaded_and_what_does_not_fit_is_said(
    open_study: "Open", tmp_path: Path, home: "GroupView", other: "GroupView"
) -> None:
    one, two = home.actions[:2]
    page = open_study(f"#open={home.id}")
    move_by_keys(page, one, other.id, why="fits")
    tray(page).get_by_label("Your name").fill("Sam")
    file = saved(page, tmp_path)
    document = json.loads(file.read_text(encoding="utf-8"))
    document["edits"].append(
        {"time": document["edits"][0]["time"], "why": "", "edit": {"edit": "undo", "entry": "x"}}
    )
    document["edits"][0]["edit"]["actions"].append(two)
    document["start"] = "0" * 16
    file.write_text(json.dumps(document), encoding="utf-8")

    fresh = open_study(f"#open={other.id}")
    fresh.reload()
    fresh.get_by_role("button", name="Suggestions").click()
    with fresh.expect_file_chooser() as chooser:
        tray(fresh).get_by_role("button", name="Load suggestions").click()
    chooser.value.set_files(file)
    said(fresh, "suggestions loaded: 1 of 2 made")
    said(fresh, "another state of the study")
    said(fresh, "this page does not make: undo")
    assert tray(fresh).get_by_label("Your name").input_value() == "Sam"
    assert tray(fresh).get_by_label("Why suggestion 1").input_value() == "fits"

    wrong = tmp_path / "wrong.json"
    wrong.write_text("{}", encoding="utf-8")
    with fresh.expect_file_chooser() as chooser:
        tray(fresh).get_by_role("button", name="Load suggestions").click()
    chooser.value.set_files(wrong)
    said(fresh, "wrong.json: this is not a file of suggestions")


def test_one_suggestion_is_taken_back_from_the_tray(
    open_study: "Open", worked: Hierarchy, home: "GroupView", other: "GroupView"
) -> None:
    one, two = home.actions[:2]
    page = open_study(f"#open={home.id}")
    move_by_keys(page, one, other.id)
    move_by_keys(page, two, other.id)
    tray(page).get_by_role("button", name="Take suggestion 1 back").click()

    said(page, f"took back: moved {named(worked, one)}")
    expect(row(page, one)).to_have_count(1)
    expect(row(page, two)).to_have_count(0)
    assert page.get_by_role("button", name=re.compile("Suggestions")).inner_text().endswith("1")


def test_suggestions_are_kept_in_the_browser_until_they_are_saved(
    open_study: "Open", tmp_path: Path, home: "GroupView", other: "GroupView"
) -> None:
    page = open_study(f"#open={home.id}")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    one, two = home.actions[:2]
    move_by_keys(page, one, other.id)
    page.reload()
    said(page, "your suggestions were kept in this browser: 1 of 1 made")
    expect(row(page, one)).to_have_count(0)
    move_by_keys(page, two, other.id)
    document = json.loads(saved(page, tmp_path).read_text(encoding="utf-8"))
    assert [item["edit"]["actions"] for item in document["edits"]] == [[one], [two]]
    page.reload()
    expect(row(page, one)).to_have_count(1)
    assert asked == []


def test_where_nothing_can_be_kept_a_page_asks_before_it_is_left(
    open_study: "Open", home: "GroupView", other: "GroupView"
) -> None:
    page = open_study(f"#open={home.id}")
    page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full'); }; }"
    )
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    row(page, home.actions[0]).click()
    move_by_keys(page, home.actions[0], other.id)
    page.reload()
    assert asked == ["beforeunload"]


def test_names_merges_new_groups_and_comments_are_suggested_and_replayed(
    open_study: "Open", worked: Hierarchy, tmp_path: Path, home: "GroupView"
) -> None:
    one, two = home.actions[:2]
    page = open_study(f"#open={home.id}")
    row(page, one).click(button="right")
    page.get_by_role("menuitem", name="Comment").click()
    page.get_by_role("dialog").get_by_label("Memo").fill("who pays for this?")
    page.get_by_role("dialog").get_by_role("button", name="Write it").click()
    said(page, f"wrote on {named(worked, one)}: who pays for this?")
    row(page, one).click()
    row(page, two).click(modifiers=["Shift"])
    page.keyboard.press("n")
    page.keyboard.type("Who pays")
    page.keyboard.press("Enter")
    said(page, "made the sub-cluster “Who pays”; moved 2 texts from")
    page.keyboard.press("F2")
    page.keyboard.type("Digital access")
    page.keyboard.press("Enter")
    said(page, f"renamed {named(worked, home.id)} to “Digital access”")
    page.get_by_role("toolbar", name="Edit Digital access").get_by_text("Merge").click()
    page.keyboard.type("Who pays")
    page.keyboard.press("Enter")
    said(page, "merged “Digital access” into “Who pays”")
    tray(page).get_by_label("Your name").fill("Sam")
    done = ac.replay(saved(page, tmp_path), on=worked)
    assert done.complete, done.report
    kinds = [entry.edit.kind for entry in done.hierarchy.entries[len(worked.entries) :]]
    assert kinds == ["note", "create", "move", "rename", "merge"]
    made = done.hierarchy[done.hierarchy.find("Who pays").id]
    assert set(home.actions) == set(made.actions)
    assert "who pays for this?" in done.hierarchy.memos["memo"].tolist()
