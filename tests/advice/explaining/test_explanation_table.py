import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import actionclust as ac
from actionclust.advice.explaining import explanation_table as module
from actionclust.advice.explaining.explanation_table import explanations
from tests.clustering.test_meaning import TABLE, VECTORS
from tests.strategies import WORDS

LISTS = st.lists(
    st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join), min_size=1, max_size=14
)


@pytest.fixture(scope="module")
def table(study: ac.Hierarchy) -> pd.DataFrame:
    return explanations(study)


def test_each_text_has_a_row(study: ac.Hierarchy, table: pd.DataFrame) -> None:
    assert table["id"].tolist() == list(study.actions.ids)
    assert table["text"].tolist() == list(study.actions.texts)
    places = [study.tree.places[id_] for id_ in study.actions.ids]
    assert [one for one in table["group"] if one] == [
        one for one in places if isinstance(one, str)
    ]
    assert table.loc[table["group"].isna(), "reason"].notna().all()


def test_figures_are_those_of_the_result(example: ac.Clustering, table: pd.DataFrame) -> None:
    for name in ("fit", "strength", "weak"):
        pd.testing.assert_series_equal(table[name], example.table[name])


def test_rows_say_what_explain_says(study: ac.Hierarchy, table: pd.DataFrame) -> None:
    for place in range(0, len(table), 9):
        row = table.iloc[place]
        found = ac.explain(study, row["id"])
        assert row["came_by"] == found.came[-1].by
        first = found.runners_up[0]
        assert (row["runner_up"], row["runner_up_probability"]) == (
            *(first.group, pytest.approx(first.probability)),
        )
        assert row["nearest_outside"] == (first.nearest.id if first.nearest else None)
        if found.group is None:
            continue
        assert row["margin"] == pytest.approx(first.margin, abs=1e-6)
        assert row["nearest"] == (found.nearest[0].id if found.nearest else None)
        assert row["shared_words"] == ", ".join(one.term for one in found.shared[:3])
        assert row["borrowed_words"] == ", ".join(one.word for one in found.borrowed[:3])


def test_what_people_did_is_told(study: ac.Hierarchy) -> None:
    moved = study.by("ASL").move("A201", to="S01", why="about money")
    row = explanations(moved).set_index("id").loc["A201"]
    assert (row["group"], row["came_by"], row["analyst"], row["why"]) == (
        *("S01", "move", "ASL", "about money"),
    )
    assert row["margin"] < 0
    assert row["runner_up"] == "S05"


def test_copies_name_their_text(table: pd.DataFrame, example: ac.Clustering) -> None:
    assert table["copy_of"].notna().sum() == example.table["copy_of"].notna().sum() > 0


def test_the_size_of_blocks_changes_nothing(
    study: ac.Hierarchy, table: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_CELLS", 50)
    pd.testing.assert_frame_equal(explanations(study), table)


def test_the_order_of_the_rows_changes_nothing(table: pd.DataFrame) -> None:
    rows = ac.datasets.load_example().table.sample(frac=1, random_state=5)
    mixed = ac.cluster_actions(rows, target=40, progress=False)
    where = [mixed.actions.row_of[id_] for id_ in table["id"]]
    ordered = explanations(mixed).iloc[where].reset_index(drop=True)
    pd.testing.assert_frame_equal(ordered, table)


def test_a_project_file_gives_the_same(
    study: ac.Hierarchy, table: pd.DataFrame, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = study.save(tmp_path_factory.mktemp("saved") / "study.json")
    pd.testing.assert_frame_equal(explanations(ac.load(path)), table)


def test_meaning_links_texts_of_two_languages() -> None:
    result = ac.cluster_actions(TABLE, target=4, vectors=VECTORS, progress=False)
    table = explanations(result)
    pd.testing.assert_frame_equal(explanations(result.to_hierarchy(), VECTORS), table)
    assert table["nearest"].notna().any()
    for row in table[table["group"].notna()].to_dict("records"):
        found = ac.explain(result, row["id"])
        assert row["shared_words"] == ", ".join(one.term for one in found.shared[:3])
    assert table["shared_words"].str.contains("(by meaning)", regex=False).any()


def test_no_text_with_words() -> None:
    table = explanations(ac.cluster_actions(["!", "?"], progress=False))
    assert table["runner_up"].isna().all()
    assert table["margin"].isna().all()
    assert table["reason"].notna().all()


@settings(max_examples=25, deadline=None)
@given(LISTS, st.randoms(use_true_random=False))
def test_every_text_with_words_is_answered(texts: list[str], random: object) -> None:
    result = ac.cluster_actions(texts, progress=False)
    h = result.to_hierarchy()
    groups = list(h.tree.nodes)
    # hands put texts where nobody would look for them
    for id_ in h.actions.ids[::3]:
        if groups:
            to = random.choice(groups)  # type: ignore[attr-defined]
            h = h if h.tree.places[id_] == to else h.move(id_, to=to)
    table = explanations(h)
    assert result.origin.stages is not None
    known = result.origin.stages.vectors.row_of >= 0
    held = {group for group, members in h.tree.members.items() if members}
    for row, words in zip(table.to_dict("records"), known.tolist(), strict=True):
        assert row["group"] is None or row["runner_up"] != row["group"]
        others = held - {row["group"]}
        readable = any(known[h.actions.row_of[id_]] for g in held for id_ in h.tree.members[g])
        if words and others and readable:
            assert row["runner_up"] in others
    chance = table["probability"].to_numpy()
    assert np.nanmax(np.append(chance, 0)) <= 1
