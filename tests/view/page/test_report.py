import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pandas as pd
import pytest

from actionclust import Actions, Clustering, cluster_actions, read_actions
from actionclust.view.page.report import report_page, write_report
from tests.references import HOSTILE

if TYPE_CHECKING:
    from playwright.sync_api import Page as BrowserPage

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "div", "span"),
    *("details", "summary", "table", "thead", "tbody", "tr", "th", "td", "strong", "ul", "li"),
    *("code", "br", "svg", "defs", "g", "path", "use", "text", "clippath", "rect", "metadata"),
}
# of the picture's description, which matplotlib writes
TAGS_OF_METADATA = {
    "rdf:rdf",
    "cc:work",
    "dc:type",
    "dc:format",
    "dc:creator",
    "dc:title",
    "cc:agent",
}


def lines(text: str) -> str:
    """Make every end of line the same, as HTML does."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


class Page(HTMLParser):
    """Reads tags, attributes, comments and text as a browser would."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.comments: list[str] = []
        self.items: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.extend(attrs)
        if tag == "li":
            self.items.append("")

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_data(self, data: str) -> None:
        if self.items:
            self.items[-1] += data


def test_the_page_says_what_came(clustered: Clustering) -> None:
    page = report_page(clustered)
    assert page.startswith("<!doctype html>\n")
    assert "<title>40 communities of example.csv</title>" in page
    assert f"<p>555 texts. {clustered.tuning.reason}.</p>" in page
    assert clustered.receipt["data"]["sha256"] in page
    for note in clustered.notes[:2]:
        assert note.split("'")[0] in page
    assert page.count("yes</td>") == 1
    assert "3: no similar text" in page


def test_every_text_stands_once(clustered: Clustering) -> None:
    items = Page(report_page(clustered)).items
    assert len(items) == len(clustered.actions)
    shown = {item.split(maxsplit=1)[0]: item for item in items}
    for id_, text, reason in zip(
        clustered.actions.ids,
        clustered.actions.texts,
        clustered.table["reason"].fillna(""),
        strict=True,
    ):
        assert text in shown[id_]
        assert reason in shown[id_]


def test_weak_texts_are_marked_and_counted(clustered: Clustering) -> None:
    page = report_page(clustered)
    weak = clustered.table["weak"].fillna(value=False)
    items = {item.split(maxsplit=1)[0]: item for item in Page(page).items}

    assert f"Texts that sit loosely, {weak.sum()} of them," in page
    for id_, loose in zip(clustered.actions.ids, weak, strict=True):
        assert ("sits loosely" in items[id_]) == loose


def test_hostile_texts_are_text(hostile: Clustering) -> None:
    page = Page(report_page(hostile))
    assert set(page.tags) <= TAGS | TAGS_OF_METADATA
    assert page.comments == []
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    shown = {item.split(maxsplit=1)[0]: item for item in page.items}
    for id_, text in zip(hostile.actions.ids, HOSTILE, strict=True):
        if "\0" not in text:  # which HTML cannot hold
            assert lines(text.strip()) in lines(shown[id_])


def test_hostile_names_are_text(tmp_path: Path) -> None:
    path = tmp_path / "<b>&amp;.csv"
    pd.DataFrame({"<i>id": ["<u>1", "2"], "text": ["train nurses", "train"]}).to_csv(
        path, index=False
    )
    page = report_page(cluster_actions(read_actions(path, id="<i>id")))
    assert '<h1>1 community of <span dir="auto">&lt;b&gt;&amp;amp;.csv</span>' in page
    assert set(Page(page).tags) <= TAGS | TAGS_OF_METADATA


def test_the_page_needs_nothing_else(clustered: Clustering) -> None:
    page = report_page(clustered)
    assert not re.findall(r'(?:src|href)="(?!#)', page)
    assert not re.findall(r"url\((?!#)", page)
    assert "<script" not in page
    assert "default-src 'none'" in page


def test_the_same_result_gives_the_same_bytes(example: Actions, tmp_path: Path) -> None:
    written = []
    for name in ("one.html", "other.html"):
        path = tmp_path / name
        assert write_report(cluster_actions(example, target=12), path) == path
        written.append(path.read_bytes())
    assert written[0] == written[1]


def test_a_page_without_communities() -> None:
    page = report_page(cluster_actions(["", "train nurses"], target=1))
    assert "<title>0 communities of list</title>" in page
    assert "<p>2 texts. 0 communities instead of 1: " in page
    assert "<p>None.</p>" in page
    assert "(blank)" in page
    assert len(Page(page).items) == 2


def test_ids_of_any_type_are_found() -> None:
    frame = pd.DataFrame({"id": [1.0, 2.0, 3.0], "text": ["train nurses", "train", ""]})
    items = Page(report_page(cluster_actions(frame))).items
    assert [item.split()[0] for item in items] == ["1", "2", "3"]


def test_half_a_surrogate_pair_is_replaced_in_the_file(tmp_path: Path) -> None:
    path = write_report(cluster_actions(["train \ud800 nurses", "train"]), tmp_path / "a.html")
    assert "train ? nurses" in path.read_text(encoding="utf-8")


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_on_a_telephone(
    page: "BrowserPage", clustered: Clustering, tmp_path: Path, scheme: Literal["light", "dark"]
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme=scheme)
    page.goto(write_report(clustered, tmp_path / "report.html").as_uri())
    for summary in page.locator("summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_each_text_has_its_own_direction() -> None:
    texts = ["تدريب الممرضات", "تدريب كل الممرضات", "שיתוף"]
    result = cluster_actions(texts, target=1)
    page = report_page(result)
    assert result.communities["keywords"].iloc[0] in page
    assert f'<span dir="auto">{result.communities["keywords"].iloc[0]}</span>' in page
    assert all(f'</code> <span dir="auto">{text}</span>' in page for text in texts)
