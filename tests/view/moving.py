"""What people do to move actions; the same in the shared page and on the board."""

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from actionclust import Hierarchy

_BEGINNING = 40  # characters of a text in what is said


def named(h: "Hierarchy", id_: str) -> str:
    """Give the beginning of a text, or the label of a group, as what is said has it."""
    if id_ not in h.actions.ids:
        return f"“{h[id_].label}”"
    text = h.actions.texts[h.actions.ids.index(id_)]
    short = text if len(text) <= _BEGINNING else f"{text[: _BEGINNING - 1].rstrip()}…"
    return f"“{short}”"


def row(page: "Page", id_: str) -> "Locator":
    """Give the row of an action."""
    return page.locator(".ac-row-action").filter(has=page.get_by_text(id_, exact=True))


def branch(page: "Page", label: str) -> "Locator":
    """Give the row of a group."""
    return page.locator(".ac-row-branch").filter(has=page.get_by_text(label, exact=True))


def said(page: "Page", text: str) -> None:
    expect(page.get_by_role("status")).to_contain_text(text)


def move_by_keys(page: "Page", id_: str, to: str, why: str = "") -> None:
    """Move an action with the keyboard alone."""
    row(page, id_).focus()
    move_chosen(page, "“", to, why)


def move_chosen(page: "Page", name: str, to: str, why: str = "") -> None:
    """Move what is chosen, whose name begins so, with the keyboard alone."""
    page.keyboard.press("m")
    dialog = page.get_by_role("dialog", name=f"Move {name}")
    expect(dialog.get_by_role("combobox")).to_be_focused()
    page.keyboard.type(to)
    if why:
        page.keyboard.press("Tab")
        expect(dialog.get_by_label("Why (optional)")).to_be_focused()
        page.keyboard.type(why)
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)


def set_aside_chosen(page: "Page", name: str, reason: str) -> None:
    """Give the reason for which what is chosen is set aside, with the keyboard alone."""
    dialog = page.get_by_role("dialog", name=f"Set {name} aside")
    dialog.get_by_label("Reason").fill(reason)
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)


def tray(page: "Page") -> "Locator":
    """Give the list of suggestions, which the page alone has."""
    return page.get_by_role("region", name="Suggestions")


def saved(page: "Page", folder: "Path") -> "Path":
    """Press the button that saves the suggestions, and give the file."""
    with page.expect_download() as download:
        tray(page).get_by_role("button", name="Save suggestions").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file
