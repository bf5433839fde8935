"""Pictures of the page, as they are saved, and its tables of numbers."""

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

SVG = "{http://www.w3.org/2000/svg}"


def save(page: "Page", title: str, ending: str, folder: "Path") -> "Path":
    """Save a picture by its button, and give its file."""
    page.get_by_role("button", name="Save \u2026").click()
    dialog = page.get_by_role("dialog")
    with page.expect_download() as download:
        dialog.get_by_role("button", name=f"{title} as {ending}", exact=True).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    dialog.get_by_role("button", name="Close").click()
    return file


def parsed(file: "Path") -> ET.Element:
    """Read a picture, which must be well-formed and stand alone."""
    text = file.read_text(encoding="utf-8")
    assert "var(--" not in text
    assert "href" not in text
    assert "class=" not in text
    root = ET.fromstring(text)  # noqa: S314 - our own page wrote it
    assert root.tag == f"{SVG}svg"
    assert "sans-serif" in root.attrib["font-family"]
    return root


def words(root: ET.Element) -> list[str]:
    """Give the texts of a picture."""
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def size_of_png(file: "Path") -> tuple[int, int]:
    """Give the width and the height of a PNG file, which stand in its header."""
    head = file.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    return int.from_bytes(head[16:20]), int.from_bytes(head[20:24])


def size_of_svg(root: ET.Element) -> tuple[int, int]:
    """Give the width and the height of a picture."""
    return round(float(root.attrib["width"])), round(float(root.attrib["height"]))


def beginning(label: str) -> re.Pattern[str]:
    """Give what the name of a part with a label begins with; a slash would end the pattern."""
    return re.compile(f"^{re.escape(label)}: ".replace("/", r"\/"))


def rows(page: "Page", title: str) -> list[list[str]]:
    """Unfold the table of a picture, and give its rows."""
    part = page.locator("details").filter(has=page.get_by_text(title, exact=True))
    part.locator("summary").click()
    expect(part.locator("table")).to_be_visible()
    for button in part.get_by_role("button", name="Show all").all():
        button.click()
    return part.locator("tbody tr").evaluate_all(
        "rows => rows.map((row) => [...row.cells].map((cell) => cell.textContent))"
    )
