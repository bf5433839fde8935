"""The example corpus: its counts against every published marginal, its groups, its stickers."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from actionclust.actions import Actions
from actionclust.datasets import KCE359, example_path, load_example, load_kce359
from actionclust.network.text_rows import text_rows
from actionclust.settings import Settings

REGIONS = ["Brussels", "Flanders", "Wallonia"]
EVALUATION = "Feed a culture of evaluation and quality-orientation"
# actions in each group, and its stickers of rank 1, 2 and 3 (None: the group did not vote)
GROUPS = {
    "B1": (28, (9, 8, 7)),
    "B2": (33, (7, 7, 7)),
    "B3": (30, (6, 5, 5)),
    "B4": (23, (3, 3, 2)),
    "F1": (53, (9, 9, 8)),
    "F2": (43, (7, 7, 7)),
    "F3": (39, (10, 9, 8)),
    "F4": (35, None),
    "F5": (40, (5, 4, 4)),
    "F6": (22, (4, 4, 4)),
    "W1": (46, (8, 8, 6)),
    "W2": (45, (10, 10, 10)),
    "W3": (25, (3, 2, 2)),
    "W4": (38, None),
    "W5": (36, (6, 6, 5)),
    "W6": (19, (5, 5, 4)),
}
STICKERS = {group: stickers for group, (_, stickers) in GROUPS.items() if stickers is not None}
NOT_VOTED = set(GROUPS) - set(STICKERS)
# Table 35: how often each dimension was discussed in Brussels, Flanders and Wallonia
DISCUSSED = {
    "Breadth of ambition": (1, 2, 2),
    "Population approach": (1, 2, 2),
    "Citizen empowerment": (1, 2, 2),
    "Structure & Governance": (1, 1, 2),
    "Digital infrastructure": (1, 2, 1),
    "Process coordination": (1, 2, 2),
    "Finance & Funding": (1, 2, 2),
    "Readiness to change": (1, 1, 1),
    "Removal of inhibitors": (1, 1, 1),
    "Evaluation methods": (1, 1, 1),
    "Innovation management": (1, 1, 1),
    "Capacity building": (1, 1, 1),
}


@pytest.fixture(scope="module")
def actions() -> Actions:
    return load_example()


@pytest.fixture(scope="module")
def table(actions: Actions) -> pd.DataFrame:
    return actions.table


@pytest.fixture(scope="module")
def figures() -> KCE359:
    return load_kce359()


def by_region(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    return pd.crosstab(rows[column], rows["region"])[REGIONS]


def test_path_is_the_file_that_is_loaded(actions: Actions) -> None:
    assert isinstance(example_path(), Path)
    raw = pd.read_csv(example_path(), keep_default_na=False, dtype=str)
    assert list(raw) == [
        "id",
        "text",
        "region",
        "group",
        "dimension",
        "sticker_1",
        "sticker_2",
        "sticker_3",
        "sub_cluster",
    ]
    assert list(actions.table) == list(raw)
    assert tuple(raw["text"]) == actions.texts


def test_roles_are_found_by_name(actions: Actions) -> None:
    assert dict(actions.columns) == {
        role: role for role in ("text", "id", "region", "group", "dimension")
    }
    assert actions.sticker_columns == ("sticker_1", "sticker_2", "sticker_3")


def test_ids(actions: Actions) -> None:
    assert actions.ids == tuple(f"A{number:03d}" for number in range(1, 556))


def test_texts_are_single_clean_lines(actions: Actions) -> None:
    assert len(actions) == 555
    for text in actions.texts:
        assert type(text) is str
        assert text == " ".join(text.split())
        assert 1 <= len(text.split()) <= 30
        assert re.search(r"\w", text)


def test_texts_are_unique_but_for_three_pairs(actions: Actions) -> None:
    repeated = {text: times for text, times in Counter(actions.texts).items() if times > 1}
    assert repeated == {"Reduce the digital divide": 2, "Trust": 2, "mixed financing": 2}
    assert len({text.casefold() for text in actions.texts}) == 552


def test_texts_begin_differently(actions: Actions) -> None:
    beginnings = Counter(" ".join(text.casefold().split()[:2]) for text in actions.texts)
    assert max(beginnings.values()) <= 3
    assert len(beginnings) > 500


def test_texts_are_in_british_spelling(actions: Actions) -> None:
    american = re.compile(
        r"\b(?:center|theater|liter|meter|program|catalog|judgment|enroll|fulfill|color|behavior"
        r"|labor|favor|neighbor\w*)s?\b|\w{4,}[iy]z(?:e|ed|es|ing|ation)s?\b",
        re.IGNORECASE,
    )
    assert [text for text in actions.texts if american.search(text)] == []


def single_words(actions: Actions) -> sp.csr_array:
    """Give the plain TF-IDF of scikit-learn, its English stop words left out."""
    return sp.csr_array(TfidfVectorizer(stop_words="english").fit_transform(actions.texts))


def words_and_bigrams(actions: Actions) -> sp.csr_array:
    """Give the same with pairs of neighbouring words."""
    vectors = TfidfVectorizer(stop_words="english", ngram_range=(1, 2))
    return sp.csr_array(vectors.fit_transform(actions.texts))


def own_vectors(actions: Actions) -> sp.csr_array:
    """Give those of the package with its defaults: stems, and light bigrams."""
    vectors = text_rows(actions, Settings()).vectors
    assert (vectors.row_of >= 0).all()
    return sp.csr_array(vectors.matrix[vectors.row_of])


def nearest(rows: sp.csr_array) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Find the nearest other text of each, and their cosine; of equals, the first."""
    cosines = (rows @ rows.T).toarray()
    np.fill_diagonal(cosines, -1.0)
    return cosines.argmax(axis=1), cosines.max(axis=1)


@pytest.mark.parametrize("vectors", [single_words, words_and_bigrams, own_vectors])
def test_nearest_texts_are_of_one_theme_as_often_as_in_real_sets(
    actions: Actions, vectors: Callable[[Actions], sp.csr_array]
) -> None:
    themes = actions.table["sub_cluster"].fillna("").to_numpy(dtype=str)
    of, cosine = nearest(vectors(actions))
    same = (themes == themes[of]) & (cosine > 0)
    # the 29 without a theme may be the nearest of others, and are not counted themselves
    assert 0.30 <= same[themes != ""].mean() <= 0.40


# Bigrams that one text alone has make vectors longer and all cosines smaller: these have no bound.
@pytest.mark.parametrize("vectors", [single_words, own_vectors])
def test_nearest_texts_are_as_similar_as_in_real_sets(
    actions: Actions, vectors: Callable[[Actions], sp.csr_array]
) -> None:
    _, cosine = nearest(vectors(actions))
    assert 0.25 <= np.median(cosine) <= 0.35


def test_texts_are_as_long_as_on_sticky_notes(actions: Actions) -> None:
    words = [len(text.split()) for text in actions.texts]
    assert 10 <= np.mean(words) <= 15
    assert np.mean([count < 10 for count in words]) >= 0.2


def test_counts_by_dimension_equal_table_39(table: pd.DataFrame, figures: KCE359) -> None:
    published = figures.dimensions.set_index("dimension")[REGIONS]
    counted = by_region(table, "dimension").reindex(published.index)
    assert counted.to_numpy().tolist() == published.to_numpy().tolist()
    assert set(table["dimension"]) == set(published.index)


def test_counts_by_sub_cluster_equal_tables_41_to_50(table: pd.DataFrame, figures: KCE359) -> None:
    hierarchy = figures.hierarchy
    names = hierarchy["sub_cluster"].where(hierarchy["sub_cluster"] != "", hierarchy["cluster"])
    published = {
        name: tuple(counts)
        for name, *counts in zip(names, *(hierarchy[region] for region in REGIONS), strict=True)
    }
    published[EVALUATION] = (5, 6, 8)
    themed = table[table["sub_cluster"].notna()]
    counted = by_region(themed, "sub_cluster")
    assert {str(name): tuple(row) for name, row in counted.T.to_dict("list").items()} == published


def test_counts_by_super_cluster_equal_table_40(table: pd.DataFrame, figures: KCE359) -> None:
    hierarchy = figures.hierarchy
    names = hierarchy["sub_cluster"].where(hierarchy["sub_cluster"] != "", hierarchy["cluster"])
    above = dict(zip(names, hierarchy["super_cluster"], strict=True)) | {EVALUATION: EVALUATION}
    labelled = table.assign(super_cluster=table["sub_cluster"].map(above).fillna("Unclustered"))
    published = figures.super_clusters.set_index("super_cluster")[REGIONS]
    counted = by_region(labelled, "super_cluster").reindex(published.index)
    assert counted.to_numpy().tolist() == published.to_numpy().tolist()


def test_the_29_unclustered_are_blank(table: pd.DataFrame) -> None:
    blank = table[table["sub_cluster"].isna()]
    assert blank.groupby("region").size().to_dict() == {
        "Brussels": 9,
        "Flanders": 12,
        "Wallonia": 8,
    }


def test_sixteen_groups_in_their_regions(table: pd.DataFrame) -> None:
    assert table.groupby("group").size().to_dict() == {
        group: size for group, (size, _) in GROUPS.items()
    }
    assert (table["group"].str[0] == table["region"].str[0]).all()


def test_rows_are_ordered_by_region_and_group_and_mixed_within(table: pd.DataFrame) -> None:
    assert table["group"].tolist() == sorted(table["group"])
    for _, rows in table.groupby("group"):
        for column in ("dimension", "sub_cluster"):
            values = rows[column].fillna("").tolist()
            assert values not in (sorted(values), sorted(values, reverse=True))


def test_each_group_discussed_three_dimensions_as_often_as_in_table_35(
    table: pd.DataFrame,
) -> None:
    single = table[table["dimension"] != "Multiple dimensions"]
    discussed = single[["region", "group", "dimension"]].drop_duplicates()
    assert set(discussed.groupby("group").size()) == {3}
    times = by_region(discussed, "dimension")
    assert {str(name): tuple(row) for name, row in times.T.to_dict("list").items()} == DISCUSSED


def test_groups_that_did_not_vote_are_missing_and_not_zero(actions: Actions) -> None:
    assert actions.stickers is not None
    missing = actions.stickers.isna().set_axis(actions.column("group"))
    assert (missing.all(axis=1) == missing.any(axis=1)).all()
    assert set(missing.index[missing["first"]]) == NOT_VOTED
    assert set(missing.index[~missing["first"]]) == set(STICKERS)


def test_stickers_placed_in_each_group(table: pd.DataFrame) -> None:
    voted = table[~table["group"].isin(NOT_VOTED)]
    columns = ["sticker_1", "sticker_2", "sticker_3"]
    placed = voted.groupby("group")[columns].sum().astype("int64").T.to_dict("list")
    assert {str(group): tuple(counts) for group, counts in placed.items()} == STICKERS


def test_stickers_come_from_ballots_of_three_different_actions(actions: Actions) -> None:
    # With as many ballots as stickers of rank 1, ballots that use each rank and each action at
    # most once exist if, and only if, no rank and no action has more stickers than ballots
    # (Koenig: a bipartite multigraph needs as many colours as its largest degree).
    assert actions.stickers is not None
    stickers = actions.stickers.fillna(0)
    assert (stickers >= 0).all(axis=None)
    assert (stickers % 1 == 0).all(axis=None)
    groups = actions.column("group").set_axis(stickers.index)
    for group, (ballots, second, third) in STICKERS.items():
        assert 3 <= ballots <= 10
        assert ballots >= second >= third
        assert stickers[groups == group].sum(axis=1).max() <= ballots
