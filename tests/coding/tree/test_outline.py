from html.parser import HTMLParser

import pandas as pd
import pytest

from actionclust import Hierarchy, cluster_actions, from_codebook, read_actions
from actionclust.coding.tree import outline as drawing
from tests.coding.studies import study
from tests.references import HOSTILE

H = study()


class Outline(HTMLParser):
    """Reads a page into the summaries and items that it nests, and the tags it has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.lines: list[tuple[int, str]] = []
        self.tags: set[str] = set()
        self._depth = 0
        self._inside = ""
        self.feed(page)
        self.close()
        assert self._depth == 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self.tags.add(tag)
        self._depth += tag == "details"
        if tag in {"summary", "li"}:
            self._inside = tag
            self.lines.append((self._depth, ""))

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag == "details"
        if tag in {"summary", "li"}:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            depth, text = self.lines[-1]
            self.lines[-1] = depth, text + data


def test_as_text() -> None:
    h = H.create("Free").create("Wide", level="cluster").split("S01", [["A02"]])
    assert str(h.set_aside("A01", reason="a slogan")).splitlines() == [
        "SC01  Skills  (4)",
        "  C01  Training  (4)",
        "    S01  Nurses  (1)",
        "    S02  Doctors  (2)",
        "    S05  (no label)  (1)",
        "SC02  Data  (3)",
        "  C02  Sharing  (2)",
        "    S03  Portals  (2)",
        "  C03  Privacy  (1)",
        "SC03  Funding  (1)",
        "C04  Wide  (0)",
        "S04  Free  (0)",
        "unclustered: a slogan  (1)",
        "unclustered: not coded  (1)",
    ]


def test_one_line_a_group() -> None:
    h = H.rename("S01", "nurses\nand\r\n  doctors").set_aside("A01", reason="a\nb")
    assert "    S01  nurses and doctors  (2)" in str(h).splitlines()
    assert "unclustered: a b  (1)" in str(h).splitlines()


def test_numbers_are_sorted_as_numbers() -> None:
    h = H
    for number in range(4, 12):
        h = h.create(f"group {number}", parent="C01")
    ids = [line.split()[0] for line in str(h).splitlines()]
    assert ids[2:13] == [f"S{number:02d}" for number in (1, 2, *range(4, 12))] + ["SC02"]


def test_as_html() -> None:
    page = H._repr_html_()
    outline = Outline(page)
    assert outline.tags == {"p", "details", "summary", "code", "ul", "li"}
    assert page.startswith("<p>3 super-clusters, 3 clusters, 3 sub-clusters; 10 actions, 1 un")
    assert outline.lines[:5] == [
        (1, "SC01 Skills (5)"),
        (2, "C01 Training (5)"),
        (3, "S01 Nurses (3)"),
        (3, "A01 train nurses"),
        (3, "A02 train all nurses"),
    ]
    assert outline.lines[-4:] == [
        (1, "SC03 Funding (1)"),
        (1, "A09 fund home care"),
        (1, "unclustered: not coded (1)"),
        (1, "A10 be nice"),
    ]


def test_hostile_texts_stay_texts() -> None:
    h = cluster_actions(HOSTILE).to_hierarchy()
    h = h.create("<script>alert(1)</script>").set_aside(h.members("S01")[0], reason="<b>x")
    page = h._repr_html_()
    assert Outline(page).tags == {"p", "details", "summary", "code", "ul", "li"}
    assert "&lt;script&gt;alert(1)" in page
    assert "unclustered: &lt;b&gt;x" in page


def large(count: int) -> Hierarchy:
    frame = pd.DataFrame({"id": [f"A{n}" for n in range(count)], "text": "train nurses"})
    actions = read_actions(frame)
    return from_codebook({"a": None, "b": None}, actions, code=dict.fromkeys(actions.ids[1:], "a"))


def test_large_pages_show_a_few_of_each_group(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "_WHOLE", 100)
    whole = Outline(large(100)._repr_html_())
    assert len(whole.lines) == 100 + 3
    short = Outline(large(101)._repr_html_())
    assert [text for _, text in short.lines[:2]] == ["S01 a (100)", "A1 train nurses"]
    assert short.lines[21] == (1, "and 80 more")
    assert [text for _, text in short.lines[22:]] == [
        "S02 b (0)",
        "unclustered: not coded (1)",
        "A0 train nurses",
    ]
