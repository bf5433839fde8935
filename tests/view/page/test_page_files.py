"""What the shared page saves and prints: tables as CSV, and a report on paper."""

import io
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from playwright.sync_api import expect

import actionclust as ac
from actionclust import Hierarchy
from actionclust.view.payload.whole_payload import payload

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from actionclust.coding.hierarchy.lookup import GroupView

    Open = Callable[..., "Page"]

pytestmark = pytest.mark.browser

NURSE = r"\bnurs(?:e|es|ed|ing)\b"  # what the search takes "nurse" for
TEXT = "{http://www.w3.org/2000/svg}text"


def saved(page: "Page", name: str, folder: "Path") -> bytes:
    """Save a table by its button, and give the bytes of the file."""
    page.get_by_role("button", name="Save \u2026").click()
    with page.expect_download() as download:
        page.get_by_role("dialog").get_by_role("button", name=f"{name} as CSV").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    return file.read_bytes()


def read(content: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(content), encoding="utf-8-sig", keep_default_na=False)


def test_actions_are_saved_with_their_columns_and_groups(
    open_study: "Open", worked: Hierarchy, tmp_path: "Path"
) -> None:
    content = saved(open_study("#view=table"), "Actions with their groups", tmp_path)
    frame = read(content).set_index("id")
    table = worked.table.set_index("id")
    scores = ac.priorities.score(worked.actions).table.set_index("id")

    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in content
    assert frame.index.tolist() == table.index.tolist()
    for column in ("text", "region", "group", "dimension"):
        assert frame[column].tolist() == table[column].fillna("").tolist(), column
    for ours, theirs in (
        ("sub-cluster", "sub_cluster (actionclust)"),
        ("cluster", "cluster"),
        ("super-cluster", "super_cluster"),
        ("reason", "reason"),
    ):
        assert frame[ours].tolist() == table[theirs].fillna("").tolist(), ours
    share = pd.to_numeric(frame["share"], errors="coerce")
    assert (share - scores["share"]).abs().max() < 1e-6
    assert share.isna().tolist() == scores["share"].isna().tolist()


def test_a_table_holds_what_the_filters_show(
    open_study: "Open", worked: Hierarchy, tmp_path: "Path"
) -> None:
    page = open_study("#search=nurse&filter.column:region=Flanders")
    frame = read(saved(page, "Actions with their groups", tmp_path))
    table = worked.table
    hits = table["text"].str.contains(NURSE, case=False) & (table["region"] == "Flanders")
    groups = read(saved(page, "Groups of all levels", tmp_path)).set_index("id")

    assert frame["id"].tolist() == table.loc[hits, "id"].tolist()
    assert groups.index.tolist() == worked.groups().index.tolist()
    for id_, row in groups.iterrows():
        inside = set(worked[str(id_)].actions) & set(frame["id"])
        assert row["actions"] == row["Flanders"] == len(inside)
        assert row["Brussels"] == 0


def test_selected_actions_and_the_log_are_saved(
    open_study: "Open", worked: Hierarchy, tmp_path: "Path"
) -> None:
    page = open_study("#selected=A005&selected=A002")
    selected = read(saved(page, "Selected actions", tmp_path))
    log = read(saved(page, "Log of the edits", tmp_path))

    assert selected["id"].tolist() == ["A005", "A002"]
    assert log["id"].tolist() == [entry.id for entry in worked.entries]
    assert log["why"].tolist() == [entry.why for entry in worked.entries]
    assert set(log["holds"]) == {"yes"}


def test_formulas_are_saved_as_texts(page: "Page", tmp_path: "Path") -> None:
    texts = [
        "=1+1",
        '=HYPERLINK("https://example.org")',
        "+1 nurse",
        "-1 nurse",
        "@nurse",
        "nurse",
    ]
    h = ac.cluster_actions(texts).to_hierarchy()
    page.goto(ac.explorer(h).save(tmp_path / "formulas.html").as_uri())
    frame = read(saved(page, "Actions with their groups", tmp_path))

    assert frame["text"].tolist() == [f"'{text}" for text in texts[:-1]] + ["nurse"]


def test_print_makes_a_report_of_all_that_is_shown(open_study: "Open", worked: Hierarchy) -> None:
    page = open_study("#view=table")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    report = page.locator(".ac-report")

    assert page.locator("#actionclust").is_hidden()
    assert report.is_visible()
    ids = report.locator(".ac-report-actions li > span:last-child > code").all_text_contents()
    assert len(ids) == 555
    assert set(ids) == set(worked.actions.ids)
    loose = report.locator(".ac-report-actions li").filter(has_text="perhaps misplaced")
    assert loose.count() == len(payload(worked)["actions"]["loose"])
    contents = report.locator(".ac-contents li")
    wide = worked.groups("super-cluster")
    entries = contents.all_text_contents()
    for label, number in zip(wide["label"], wide["actions"], strict=True):
        assert f"{label}{number}" in entries
    linked = contents.locator("a").evaluate_all("all => all.map((one) => one.hash.slice(1))")
    assert all(page.locator(f"[id='{anchor}']").count() == 1 for anchor in linked if anchor)
    band = report.locator(".ac-band").first
    assert len(band.inner_text().split()) == 3  # region, "priority" and which
    assert report.get_by_text("How this was made").is_visible()

    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(report).to_have_count(0)
    assert page.locator("#actionclust").is_visible()


def test_a_printed_report_of_a_part_says_which(open_study: "Open", worked: Hierarchy) -> None:
    page = open_study("#search=nurse&filter.column:region=Flanders&filter.column:region=Brussels")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    report = page.locator(".ac-report")
    table = worked.table
    hits = table["text"].str.contains(NURSE, case=False) & (table["region"] != "Wallonia")

    narrowed = "search: \u201cnurse\u201d; region: Brussels or Flanders"
    said = f"This report shows a part: {hits.sum()} of 555 actions ({narrowed})"
    assert said in report.inner_text()
    assert report.locator(".ac-report-actions li").count() == hits.sum()


@pytest.mark.parametrize("group", ["", "home"], ids=["top", "group"])
def test_the_table_is_saved_as_a_picture(
    open_study: "Open", worked: Hierarchy, home: "GroupView", tmp_path: "Path", group: str
) -> None:
    page = open_study(f"#open={home.id}" if group else "#view=table")
    page.get_by_role("button", name="Save \u2026").click()
    for ending in ("SVG", "PNG"):
        with page.expect_download() as download:
            page.get_by_role("dialog").get_by_role("button", name=f"as {ending}").first.click()
        download.value.save_as(tmp_path / f"table.{ending}")
    svg = (tmp_path / "table.SVG").read_text(encoding="utf-8")
    root = ET.fromstring(svg)  # noqa: S314 - our own page wrote it
    words = " ".join("".join(one.itertext()) for one in root.iter(TEXT))

    expected = home.actions if group else worked.groups("super-cluster")["actions"].astype(str)
    assert all(one in words for one in expected)
    assert "<script" not in svg
    png = (tmp_path / "table.PNG").read_bytes()
    assert png.startswith(b"\x89PNG")
    width = int.from_bytes(png[16:20], "big")
    assert width == 2 * int(root.attrib["width"])


def test_the_report_is_printed_on_pages(open_study: "Open", tmp_path: "Path") -> None:
    page = open_study("#view=table")
    content = page.pdf(path=tmp_path / "report.pdf", format="A4")

    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") > 20
