import json
import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionclust import (
    Hierarchy,
    InputError,
    RegionWords,
    SettingError,
    from_codebook,
    read_actions,
    region_words,
)
from actionclust.datasets import load_workshop, worked_example

COLUMNS = ["value", "what", "kind", "texts", "of", "elsewhere", "of_elsewhere", "said"]
COLUMNS += ["log_odds", "low", "high", "z", "adjusted", "chance"]


def made(frame: pd.DataFrame, **options: object) -> Hierarchy:
    """Make a hierarchy of texts, with the column `code` as their groups."""
    actions = read_actions(frame, text="text", **options)  # type: ignore[arg-type]
    code = dict(zip(actions.ids, frame["code"], strict=True))
    return from_codebook(dict.fromkeys(sorted(frame["code"].unique())), actions, code=code)


def table(rows: list[tuple[str, str, str]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["text", "region", "code"])


FRAME = table(
    [(f"more trams to school {place}", "North", "Trams") for place in range(12)]
    + [(f"benches near the school {place}", "North", "Benches") for place in range(12)]
    + [(f"benches in the park {place}", "South", "Benches") for place in range(24)]
    + [(f"quiet evenings {place}", "West", "Noise") for place in range(3)]
)


@pytest.fixture(scope="module")
def found() -> RegionWords:
    return region_words(made(FRAME))


def said(found: RegionWords, value: str) -> dict[str, str]:
    """Give what is said of the terms of a value."""
    rows = found.terms[found.terms["value"] == value]
    return dict(zip(rows["what"], rows["said"], strict=True))


def test_what_is_only_and_mostly_in_a_region(found: RegionWords) -> None:
    assert said(found, "North")["trams school"] == "raised only in"
    assert said(found, "South")["benches"] == "mostly in"
    assert said(found, "North").get("benches") is None
    assert list(found.terms) == COLUMNS
    assert list(found.groups) == ["group", *COLUMNS]


def test_where_there_are_too_few_nothing_is_claimed(found: RegionWords) -> None:
    assert set(said(found, "West").values()) == {"too few texts"}
    assert found.sizes.set_index("value")["too_few"].to_dict() == {
        "North": False,
        "South": False,
        "West": True,
    }
    assert "fewer than 20 different texts, too few to tell: West (3)" in found.notes
    assert found.sentences()[2] == "West: too few texts to tell."
    assert region_words(made(FRAME), few=3).sizes["too_few"].sum() == 0


def test_a_word_that_only_stands_in_two_is_told_once(found: RegionWords) -> None:
    assert "quiet evenings" in said(found, "West")
    assert "quiet" not in said(found, "West")


def test_groups_are_compared_too(found: RegionWords) -> None:
    rows = {(row["value"], row["what"]): row for row in found.groups.to_dict("records")}
    trams = rows["North", "Trams"]
    assert trams["said"] == "raised only in"
    assert [trams[one] for one in ("texts", "of", "elsewhere", "of_elsewhere")] == [12, 24, 0, 27]
    assert trams["chance"] == pytest.approx((24 / 51) ** 12)
    assert np.isnan(rows["South", "Benches"]["chance"])
    assert len(rows) == 9


def test_comparisons_are_counted(found: RegionWords) -> None:
    told = [note for note in found.notes if "comparisons of groups" in note]
    assert told[0].startswith("9 comparisons of groups with values: ")
    assert any(note.startswith("1 of these groups are raised in one") for note in found.notes)


def test_what_chance_gives_is_told_from_what_is_there() -> None:
    def sure(frame: pd.DataFrame) -> int:
        return int((region_words(made(frame)).terms["adjusted"] <= 0.05).sum())

    assert sure(FRAME) > 0
    mixed = [
        FRAME.assign(region=FRAME["region"].sample(frac=1, random_state=seed).tolist())
        for seed in range(12)
    ]
    assert sum(sure(frame) > 0 for frame in mixed) <= 3


def test_copies_from_one_place_count_once() -> None:
    letter = table([("stop the night flights", "South", "Noise")] * 40)
    found = region_words(made(pd.concat([FRAME, letter], ignore_index=True)))
    assert found.sizes.set_index("value").loc["South", "different"] == 25
    assert "flights" not in said(found, "South")
    assert any(found.groups["texts"] == 40)


def test_values_of_a_cell_count_in_each() -> None:
    frame = FRAME.assign(region=FRAME["region"].replace("West", "North; South"))
    found = region_words(made(frame, split_values=["region"]))
    assert found.sizes["value"].tolist() == ["North", "South"]
    assert found.sizes["texts"].tolist() == [27, 27]


def test_texts_without_a_value_are_left_out() -> None:
    frame = FRAME.assign(region=FRAME["region"].where(FRAME["region"] != "West"))
    found = region_words(made(frame))
    assert found.sizes["value"].tolist() == ["North", "South"]
    assert "3 texts without a value of region left out" in found.notes


def test_stickers_are_compared() -> None:
    example = worked_example()
    found = region_words(example, "stickers", level="super-cluster")
    assert found.sizes["value"].tolist() == ["with stickers", "without stickers"]
    assert found.sizes["texts"].sum() == 555 - 73
    assert found.level == "super-cluster"


def test_each_language_by_itself() -> None:
    actions = load_workshop()
    code = dict.fromkeys(actions.ids, "All")
    found = region_words(from_codebook({"All": None}, actions, code=code), "language")
    assert found.terms.empty
    assert "61 texts in fr: all of fr, and so compared with none" in found.notes
    by_table = region_words(from_codebook({"All": None}, actions, code=code), "group", few=10)
    of = by_table.terms.groupby("value")["of"].first()
    assert (of < 30).all()


def test_without_groups_terms_alone_are_compared() -> None:
    actions = read_actions(FRAME, text="text")
    h = from_codebook({"Noise": None}, actions).delete("S01")
    found = region_words(h)
    assert (found.level, len(found.groups)) == ("", 0)
    assert len(found.terms) > 0


def test_it_is_shown_and_told(found: RegionWords) -> None:
    told = json.loads(json.dumps(found.to_dict(), allow_nan=False))
    assert list(told) == ["by", "level", "sizes", "terms", "groups", "notes"]
    assert told["groups"][0]["chance"] is None or told["groups"][0]["chance"] >= 0
    shown = found._repr_html_()
    assert "trams" in shown
    assert repr(found).startswith("<3 values of region: ")
    assert found == region_words(made(FRAME))
    assert found != region_words(made(FRAME), count=1)


def test_names_are_escaped() -> None:
    frame = FRAME.replace({"region": {"North": "<b>North"}})
    assert "<b>North" not in region_words(made(frame))._repr_html_()


@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 1000))
def test_the_order_of_rows_does_not_count(seed: int) -> None:
    frame = FRAME.assign(id=[f"A{place}" for place in range(len(FRAME))])
    other = frame.sample(frac=1, random_state=seed)
    one, same = region_words(made(frame)), region_words(made(other))
    assert one.terms.equals(same.terms)
    assert one.groups.equals(same.groups)


@pytest.mark.parametrize(
    ("error", "message", "given"),
    [
        (InputError, "there is no role or column 'regoin'", {"by": "regoin"}),
        (SettingError, "least must be a whole number from 1 on; got 0", {"least": 0}),
        (SettingError, "few must be a whole number from 1 on; got 1.5", {"few": 1.5}),
        (SettingError, "count must be a whole number from 1 on; got True", {"count": True}),
        (SettingError, "prior must be a number above 0, or None; got -1", {"prior": -1}),
        (InputError, "no clusters", {"level": "cluster"}),
    ],
)
def test_what_cannot_be_asked(
    error: type[Exception], message: str, given: dict[str, object]
) -> None:
    with pytest.raises(error, match=re.escape(message)):
        region_words(made(FRAME), **given)  # type: ignore[arg-type]


def test_one_value_is_compared_with_none() -> None:
    with pytest.raises(InputError, match="'region' has 1 value; two at least are compared"):
        region_words(made(FRAME[:12]))
    with pytest.raises(InputError, match="region_words takes a Hierarchy"):
        region_words(FRAME)  # type: ignore[arg-type]
