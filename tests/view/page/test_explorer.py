import html
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import actionclust as ac
from actionclust import Clustering, InputError
from actionclust.view.page.explorer import Explorer, explorer

if TYPE_CHECKING:
    from playwright.sync_api import Page as BrowserPage


@pytest.fixture(scope="module")
def made() -> Explorer:
    return explorer(
        ac.cluster_actions(["Train nurses", "Train \ud800 doctors"]), title='"A" & \ud800'
    )


def test_an_explorer_is_public() -> None:
    assert ac.explorer is explorer


def test_saving_writes_the_page(made: Explorer, tmp_path: Path) -> None:
    for name in ("study.html", "study.HTM"):
        path = made.save(tmp_path / name)
        assert path == tmp_path / name
        assert path.read_bytes() == made.html.encode()
    (tmp_path / "study.html").write_text("old", encoding="utf-8")
    made.save(str(tmp_path / "study.html"))
    assert (tmp_path / "study.html").read_text(encoding="utf-8") == made.html


@pytest.mark.parametrize("name", ["study", "study.json", "study.html.txt"])
def test_a_page_has_the_ending_of_a_page(made: Explorer, tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=rf"^a page is saved as a \.html file.*got '{name}'$"):
        made.save(tmp_path / name)


def test_a_folder_that_is_not_there_is_named(made: Explorer, tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=r"^there is no folder '.*nowhere' to save 'study\.html' in$"
    ):
        made.save(tmp_path / "nowhere" / "study.html")


def test_the_same_study_gives_the_same_page(clustered: Clustering) -> None:
    assert explorer(clustered) == explorer(clustered.to_hierarchy())
    assert explorer(clustered) != explorer(clustered, title="Other")


def test_the_repr_says_how_to_write_it(made: Explorer) -> None:
    assert re.fullmatch(
        r"<page '\"A\" & \\ud800', 0\.\d MB; write it with \.save\(\"study\.html\"\)>", repr(made)
    )


def test_in_a_notebook_the_page_is_shut_off(made: Explorer) -> None:
    shown = made._repr_html_()

    shown.encode()  # what a notebook does
    (frame,) = re.findall(r"<iframe (.*)></iframe>", shown, re.DOTALL)
    attributes = dict(re.findall(r'([a-z]+)="([^"]*)"', frame))
    assert html.unescape(attributes["srcdoc"]) == made.html
    assert html.unescape(attributes["title"]) == '"A" & \ufffd'
    assert attributes["sandbox"] == "allow-scripts allow-downloads allow-modals"


def test_levels_are_passed_on(clustered: Clustering) -> None:
    h = ac.vsm.assign(
        clustered.to_hierarchy(), {"S01": ("S1", "ward")}, levels=("ward", "hospital")
    )

    assert '"levels":["ward","hospital"]' in explorer(h, levels=("ward", "hospital")).html


def test_other_sources_are_refused() -> None:
    with pytest.raises(InputError, match=r"^a view shows a Clustering or a Hierarchy.*got str$"):
        explorer("study.json")  # type: ignore[arg-type]


@pytest.mark.browser
def test_the_page_runs_inside_a_notebook_and_cannot_reach_it(
    page: "BrowserPage", clustered: Clustering
) -> None:
    page.context.set_offline(offline=True)
    page.set_content(f"<h1>Notebook</h1>{explorer(clustered, title='Study')._repr_html_()}")

    inside = page.frame_locator("iframe[title=Study]")
    inside.get_by_role("tab", name="How it was made", exact=True).click()
    inside.get_by_role("heading", name="Study", exact=True).wait_for()
    frame = page.frames[-1]
    assert (
        frame.evaluate("() => { try { parent.document; return true } catch { return false } }")
        is False
    )
