import json
import math

import pandas as pd
import pytest

import actionclust as ac
from actionclust.advice.explaining.explain_groups import explain_group, explain_groups
from tests.clustering.test_meaning import TABLE, VECTORS


@pytest.fixture(scope="module")
def worked() -> ac.Hierarchy:
    return ac.datasets.worked_example()


def test_terms_are_shares_of_different_texts(study: ac.Hierarchy) -> None:
    found = explain_group(study, "S01")
    texts = [study.actions.text_of[id_].lower() for id_ in study.members("S01")]
    project = next(one for one in found.terms if one.term == "project")
    assert project.texts == sum("project" in text for text in texts)
    assert project.inside == project.texts / found.different
    outside = [
        text.lower()
        for id_, text in study.actions.text_of.items()
        if study.tree.places[id_] != "S01"
    ]
    assert project.outside == pytest.approx(
        sum("project" in text for text in outside) / len(outside), abs=0.01
    )
    assert all(one.inside > one.outside for one in found.terms)


def test_phrases_stand_in_several_texts(study: ac.Hierarchy) -> None:
    found = explain_group(study, "S05")
    said = {one.term: one.texts for one in found.phrases}
    assert said["single electronic file"] == 2
    for phrase, count in said.items():
        texts = [study.actions.text_of[id_].lower() for id_ in study.members("S05")]
        assert sum(phrase in " ".join(text.replace(",", "").split()) for text in texts) == count


def test_central_and_fringe_texts_are_its_own(study: ac.Hierarchy) -> None:
    found = explain_group(study, "S01")
    told = [one.id for one in (*found.central, *found.fringe)]
    assert len(set(told)) == 6
    assert set(told) <= set(study.members("S01"))
    chances = [one.probability for one in found.fringe]
    assert chances == sorted(chances)
    assert all(one.otherwise != "S01" for one in found.fringe)
    assert found.central[0].fit > found.fringe[0].fit


def test_the_example_of_a_community_is_its_most_central_text(example: ac.Clustering) -> None:
    for number in (1, 5, 17):
        found = explain_group(example, f"S{number:02d}")
        assert found.central[0].id == example.communities.loc[number, "example_id"]
        assert found.strength == pytest.approx(
            example.communities.loc[number, "strength"], abs=1e-4
        )


def test_copies_make_no_cohesion() -> None:
    texts = ["train the nurses"] * 8 + [
        "train doctors",
        "nurses abroad",
        "share data",
        "more data",
    ]
    result = ac.cluster_actions(texts, target=2, progress=False)
    found = explain_group(result, "S01")
    assert (found.texts, found.different) == (10, 3)
    assert found.cohesion < found.cohesion_with_copies
    assert found.cohesion_with_copies == pytest.approx(
        result.communities.loc[1, "cohesion"], abs=1e-4
    )


def test_neighbours_and_what_sets_both_apart(study: ac.Hierarchy) -> None:
    found = explain_group(study, "S01")
    assert len(found.neighbours) == 3
    assert "S01" not in {one.group for one in found.neighbours}
    alike = [one.similarity for one in found.neighbours]
    assert alike == sorted(alike, reverse=True)
    for one in found.neighbours:
        assert not {term.term for term in one.ours} & {term.term for term in one.theirs}
        back = explain_group(study, one.group)
        same = next((other for other in back.neighbours if other.group == "S01"), None)
        if same:
            assert same.similarity == pytest.approx(one.similarity)
            assert (same.ours, same.theirs) == (one.theirs, one.ours)


def test_groups_of_each_level(worked: ac.Hierarchy) -> None:
    found = explain_group(worked, "Activate the patient as driver of integrated care")
    assert (found.id, found.level, found.texts) == ("SC01", "super-cluster", 57)
    assert {one.group[:2] for one in found.neighbours} == {"SC"}
    assert math.isnan(found.strength)
    assert sum(found.came_by.values()) == 57
    notable = [one for one in found.voices if one.notable]
    assert ("dimension", "Citizen empowerment") in {(one.column, one.value) for one in notable}
    assert explain_group(worked, "S06").path == (
        "Restructure funding for integrated care",
        "Actions to think of funding modalities that support integration of care",
    )


def test_all_groups_at_once(study: ac.Hierarchy) -> None:
    table = explain_groups(study)
    assert table["id"].tolist() == list(study.groups().index)
    for row in table.head(4).to_dict("records"):
        found = explain_group(study, row["id"])
        assert (row["texts"], row["central"]) == (found.texts, found.central[0].id)
        assert row["nearest"] == found.neighbours[0].group
        assert row["terms"] == ", ".join(one.term for one in found.terms[:3])
        assert row["cohesion"] == round(found.cohesion, 4)
    doubtful = ac.explanations(study)
    doubtful = doubtful[doubtful["margin"] < 0]
    assert table["doubtful"].sum() == len(doubtful)


def test_the_level_of_the_table(worked: ac.Hierarchy) -> None:
    assert len(explain_groups(worked, "super-cluster")) == 11
    assert set(explain_groups(worked)["id"].str[0]) == {"S"}
    with pytest.raises(ac.SettingError, match="level"):
        explain_groups(worked, "theme")  # type: ignore[arg-type]


def test_it_is_strict_json_and_plain_text(study: ac.Hierarchy) -> None:
    for group in ("S01", "S40"):
        found = explain_group(study, group)
        told = found.to_dict()
        assert json.loads(json.dumps(told, allow_nan=False)) == told
        assert str(found).startswith(f"{group}: ")
        assert repr(found).startswith(f"<{group} ")
        assert found._repr_html_().count("<table>") == 3


def test_a_small_group_says_that_it_is_small(study: ac.Hierarchy) -> None:
    assert "only large differences" in explain_group(study, "S40").notes[0]


def test_empty_groups_and_single_texts() -> None:
    frame = pd.DataFrame({"text": ["train nurses", "share data", "!"]})
    actions = ac.read_actions(frame)
    code = dict(zip(actions.ids, ["One", "Two", "Silent"], strict=True))
    h = ac.from_codebook(
        {"One": None, "Two": None, "None": None, "Silent": None}, actions, code=code
    )
    empty = explain_group(h, "None")
    assert (empty.texts, empty.terms, empty.central, empty.notes) == (
        0,
        (),
        (),
        ("no text is in it",),
    )
    alone = explain_group(h, "One")
    assert math.isnan(alone.cohesion)
    assert {one.term for one in alone.terms} == {"nurses", "train"}
    assert explain_group(h, "Silent").different == 0
    assert str(empty)
    assert len(explain_groups(h)) == 4


def test_vectors_are_asked_for_again() -> None:
    h = ac.cluster_actions(TABLE, target=4, vectors=VECTORS, progress=False).to_hierarchy()
    with pytest.raises(ac.SettingError, match="with vectors="):
        explain_group(h, "S01")
    found = explain_group(h, "S01", VECTORS)
    assert found.cohesion == pytest.approx(
        ac.cluster_actions(TABLE, target=4, vectors=VECTORS, progress=False).communities.loc[
            1, "cohesion"
        ],
        abs=1e-4,
    )


def test_unknown_groups_are_refused(study: ac.Hierarchy) -> None:
    with pytest.raises(ac.EditError, match="there is no group 'S99'"):
        explain_group(study, "S99")
    with pytest.raises(ac.InputError, match="explain_group takes a Hierarchy"):
        explain_group("study.json", "S01")  # type: ignore[arg-type]
    with pytest.raises(ac.InputError, match="explain_groups takes a Hierarchy"):
        explain_groups(None)  # type: ignore[arg-type]
