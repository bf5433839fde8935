import json
import re

import pytest

from actionclust import (
    EditError,
    Hierarchy,
    InputError,
    LabelSuggestions,
    SettingError,
    cluster_actions,
    from_codebook,
    load,
    read_actions,
    suggest_labels,
)

TEXTS = ["Train nurses", "train all nurses", "nurses", "Share data", "more data", "Share <b> data"]


@pytest.fixture
def h() -> Hierarchy:
    return cluster_actions(TEXTS, target=2).to_hierarchy(analyst="PV")


@pytest.fixture
def found(h: Hierarchy) -> LabelSuggestions:
    return suggest_labels(h)


def first(found: LabelSuggestions, group: str, rank: int = 1) -> str:
    """Give a candidate."""
    rows = found.table[(found.table["group"] == group) & (found.table["rank"] == rank)]
    return str(rows["candidate"].iloc[0])


def test_all_are_accepted_as_edits(found: LabelSuggestions) -> None:
    h = found.accept()
    assert [h[group].label for group in ("S01", "S02")] == [
        first(found, "S01"),
        first(found, "S02"),
    ]
    assert [entry.edit.kind for entry in h.entries] == ["rename", "rename"]
    assert [entry.analyst for entry in h.entries] == ["PV", "PV"]
    evidence = found.table[found.table["rank"] == 1]["evidence"].tolist()
    assert [entry.why for entry in h.entries] == evidence


def test_one_or_some_are_accepted(found: LabelSuggestions, h: Hierarchy) -> None:
    assert found.accept("S02", rank=2)["S02"].label == first(found, "S02", 2)
    assert found.accept(["S01"], why="nice")["S01"].label == first(found, "S01")
    assert found.accept(["S01"], why="nice").entries[-1].why == "nice"
    both = found.accept({"S01": 2, h["S02"].label: 1})
    assert [both["S01"].label, both["S02"].label] == [first(found, "S01", 2), first(found, "S02")]


def test_only_what_covers_enough_is_accepted(found: LabelSuggestions) -> None:
    table = found.table[found.table["rank"] == 1].set_index("group")
    covers = float(table["covers"].max())
    h = found.accept(covers=covers)
    for group in table.index:
        renamed = h[group].label == table.loc[group, "candidate"]
        assert renamed == (table.loc[group, "covers"] >= covers)


def test_keywords_are_accepted_only_when_asked_for() -> None:
    actions = read_actions(["nurses", "nurses!", "data"])
    h = from_codebook({"A": None}, actions).create("x", level="cluster")
    h = h.group(["S01"], level="super-cluster").move(actions.ids[:2], to="S01")
    found = suggest_labels(h, "SC01")
    keywords = int(found.table[found.table["kind"] == "keywords"]["rank"].iloc[0])
    with pytest.raises(EditError, match="no group has such a candidate"):
        found.accept(rank=keywords)
    assert found.accept("SC01", rank=keywords)["SC01"].label == "nurses"


def test_what_is_accepted_is_saved_and_loaded(found: LabelSuggestions, tmp_path: object) -> None:
    h = found.accept()
    assert load(h.save(f"{tmp_path}/study.json")) == h


@pytest.mark.parametrize(
    ("error", "message", "given"),
    [
        (InputError, "S01 has no candidate of rank 99; it has 1 (en)", {"groups": {"S01": 99}}),
        (InputError, "no candidate of rank 1 in fr", {"groups": "S01", "language": "fr"}),
        (EditError, "there is no group 'S09'", {"groups": "S09"}),
        (EditError, "no group has such a candidate", {"rank": 99}),
        (SettingError, "covers must be a share from 0 to 1; got 2", {"covers": 2}),
    ],
)
def test_what_cannot_be_accepted(
    found: LabelSuggestions, error: type[Exception], message: str, given: dict[str, object]
) -> None:
    with pytest.raises(error, match=re.escape(message)):
        found.accept(**given)  # type: ignore[arg-type]


def test_a_label_that_it_has_already_is_no_edit(found: LabelSuggestions) -> None:
    h = found.accept("S01")
    with pytest.raises(EditError, match="not its label already"):
        suggest_labels(h, "S01").accept("S01", rank=1)


def test_nothing_to_refresh(found: LabelSuggestions, h: Hierarchy) -> None:
    with pytest.raises(EditError, match="no label of keywords fits no longer"):
        found.refresh()
    named = suggest_labels(h.rename("S01", "Nurses"), named=True)
    with pytest.raises(InputError, match="S01 was named by people"):
        named.refresh("S01")
    assert found.refresh("S01")["S01"].label == "share data"


def test_it_is_shown_and_told(found: LabelSuggestions) -> None:
    said = f"{len(found.table)} candidates for 2 groups"
    assert repr(found) == f"<{said}; the label of 0 fits no longer>"
    assert len(found) == 2
    shown = found._repr_html_()
    assert "<b> data" not in shown
    assert first(found, "S01") in shown
    told = json.loads(json.dumps(found.to_dict(), allow_nan=False))
    assert list(told) == ["labels", "candidates", "notes"]
    assert told["candidates"][0]["candidate"] == first(found, "S01")


def test_equal_when_the_same(h: Hierarchy, found: LabelSuggestions) -> None:
    assert suggest_labels(h) == found
    assert suggest_labels(h, count=1) != found
