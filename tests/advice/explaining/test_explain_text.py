import json
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import actionclust as ac
from actionclust.advice.explaining.explain_text import explain
from tests.clustering.test_meaning import TABLE, VECTORS
from tests.strategies import WORDS, texts_in_scripts

SAID = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join) | texts_in_scripts()
LISTS = st.lists(SAID, min_size=1, max_size=12)


def ids(h: ac.Hierarchy) -> tuple[str, ...]:
    return h.actions.ids


def test_the_weights_of_what_is_shared_add_up_to_the_fit(study: ac.Hierarchy) -> None:
    for id_ in ids(study)[::25]:
        found = explain(study, id_)
        if found.group:
            assert sum(one.weight for one in found.shared) == pytest.approx(found.fit, abs=1e-6)
            assert [one.weight for one in found.shared] == sorted(
                (one.weight for one in found.shared), reverse=True
            )


def test_fit_and_strength_are_those_of_the_result(example: ac.Clustering) -> None:
    table = example.table.set_index("id")
    for id_ in table.index[::40]:
        found = explain(example, id_)
        for name in ("fit", "strength"):
            value = table.loc[id_, name]
            assert (getattr(found, name) == pytest.approx(value, abs=1e-4)) or math.isnan(value)


def test_the_texts_of_a_group_have_the_term(study: ac.Hierarchy) -> None:
    found = explain(study, "A201")
    electronic = next(one for one in found.shared if one.term == "electronic")
    assert found.group is not None
    having = [
        id_ for id_ in study.members(found.group) if "electronic" in study.actions.text_of[id_]
    ]
    assert electronic.texts == len(having) - 1


def test_runners_up_are_never_the_own_group(study: ac.Hierarchy) -> None:
    for id_ in ids(study)[::30]:
        found = explain(study, id_)
        groups = [home.group for home in found.runners_up]
        assert found.group not in groups
        assert len({*groups}) == 3
        chances = [home.probability for home in found.runners_up]
        assert chances == sorted(chances, reverse=True)
        if found.group:
            assert sum(chances) + found.probability <= 1 + 1e-5
            assert found.runners_up[0].margin == pytest.approx(found.probability - chances[0])


def test_nearest_texts_are_inside_and_outside(study: ac.Hierarchy) -> None:
    found = explain(study, "A201")
    assert {one.group for one in found.nearest} == {found.group}
    assert found.group not in {one.group for one in found.outside}
    assert found.nearest[0].similarity >= found.nearest[-1].similarity
    assert {"electronic", "file"} <= {*found.nearest[0].words}
    for home in found.runners_up:
        assert home.nearest is None or home.nearest.group == home.group


def test_a_moved_text_tells_who_and_where_else(study: ac.Hierarchy) -> None:
    before = explain(study, "A201")
    moved = study.move("A201", to="S01", why="about money")
    found = explain(moved, "A201")
    assert found.group == "S01"
    assert found.came[-1].why == "about money"
    assert found.runners_up[0].group == before.group
    assert found.how_sure.startswith("doubtful: S01 at ")
    assert "about money" in str(found)
    assert found.fit < before.fit
    assert found.notes[0].startswith("people placed it here")
    assert before.notes[0].startswith("people placed few texts of S05 one by one")


def test_a_text_without_a_word_of_its_group_is_told_by_others(study: ac.Hierarchy) -> None:
    wrong = study.move("A201", to="S37")
    found = explain(wrong, "A201")
    if not found.shared:
        assert "no word of its own" in str(found)
    assert str(found)
    table = ac.explanations(study)
    silent = table[table["group"].notna() & (table["shared_words"] == "")]
    for id_ in silent["id"]:
        assert explain(study, id_).borrowed


def test_borrowed_words_name_texts_that_have_them(study: ac.Hierarchy) -> None:
    found = explain(study, "A001")
    assert found.borrowed
    for one in found.borrowed[:5]:
        for lender in one.lenders:
            said = study.actions.text_of[lender].lower()
            assert one.word[:4] in said
        assert one.word not in study.actions.text_of["A001"].lower().split()


def test_an_unclustered_text_has_likely_homes(study: ac.Hierarchy) -> None:
    aside = study.set_aside("A201", reason="too long")
    found = explain(aside, "A201")
    assert (found.group, found.reason, found.label) == (None, "too long", "")
    assert math.isnan(found.probability)
    assert found.how_sure.startswith("in no group; the likeliest home is S05")
    assert math.isnan(found.runners_up[0].margin)
    assert found.runners_up[0].shared
    assert found.nearest == ()
    assert found.outside


def test_nobody_has_placed_a_text_that_began_outside(study: ac.Hierarchy) -> None:
    first = study.unclustered["id"].iloc[0]
    assert explain(study, first).notes[-1] == "nobody has placed it yet"
    back = study.move(first, to="S01").set_aside(first, reason="no")
    assert "nobody has placed it yet" not in explain(back, first).notes


def test_a_text_without_words_says_so() -> None:
    h = ac.cluster_actions(["train nurses", "train doctors", "!"], progress=False).to_hierarchy()
    found = explain(h, ids(h)[2])
    assert found.how_sure == "in no group, and no other group holds a text"
    assert "no words are left" in found.notes[0]
    moved = h.move(ids(h)[2], to="S01")
    assert explain(moved, ids(h)[2]).how_sure == "not known: it has no words to compare"


def test_copies_are_named() -> None:
    texts = ["Train nurses", "train nurses!", "train doctors", "share data", "share more data"]
    h = ac.cluster_actions(texts, target=2, progress=False).to_hierarchy()
    one, other = sorted(ids(h)[:2])
    found = explain(h, other)
    assert (found.copy_of, found.copies) == (one, (one,))
    assert explain(h, one).copy_of is None
    assert f"a copy of {one}" in str(found)
    assert one not in {near.id for near in found.nearest}


def test_in_a_group_of_copies_alone_words_are_shared_with_these() -> None:
    texts = [*["Train nurses!"] * 3, "share data", "share more data"]
    h = ac.cluster_actions(texts, target=2, progress=False).to_hierarchy()
    found = explain(h, ids(h)[0])
    assert {one.term for one in found.shared} == {"train", "nurses", "train nurses"} & {
        one.term for one in found.shared
    }
    assert [one.texts for one in found.shared] == [2] * len(found.shared) != []
    assert math.isnan(found.fit)
    rows = ac.explanations(h)
    assert rows["shared_words"][0] == ", ".join(one.term for one in found.shared[:3])


def test_meaning_is_told_beside_words() -> None:
    result = ac.cluster_actions(TABLE, target=4, vectors=VECTORS, progress=False)
    h = result.to_hierarchy()
    with pytest.raises(ac.SettingError, match="with vectors="):
        explain(h, ids(h)[0])
    found = explain(h, ids(h)[0], VECTORS)
    assert found.shared[-1].term == "(by meaning)"
    assert found.shared[-1].texts is None
    assert sum(one.weight for one in found.shared) == pytest.approx(found.fit, abs=1e-6)
    # a result still has them, and keeps them to itself
    assert explain(result, ids(h)[0]).to_dict() == found.to_dict()
    with pytest.raises(ac.SettingError, match="with vectors="):
        explain(h, ids(h)[0])


def test_only_here_are_words_of_no_other_text(study: ac.Hierarchy) -> None:
    assert explain(study, "A001").only_here == ("marolles",)


def test_groups_that_people_made_are_trusted() -> None:
    h = ac.datasets.worked_example()
    notes = [note for id_ in ids(h)[:20] for note in explain(h, id_).notes]
    machine = [note for note in notes if "the machine made" in note]
    assert len(machine) < 20
    result = ac.cluster_actions(["train nurses", "train all nurses", "share data"])
    assert "the machine made" in " ".join(explain(result, result.actions.ids[0]).notes)


@pytest.mark.parametrize("name", ["A2", "nobody", "", 3])
def test_unknown_texts_are_refused(name: str) -> None:
    result = ac.cluster_actions(["train nurses", "train doctors"])
    with pytest.raises(ac.InputError, match="there is no action"):
        explain(result, name)


def test_other_values_are_refused(study: ac.Hierarchy) -> None:
    with pytest.raises(ac.InputError, match="explain takes a Hierarchy or what cluster_actions"):
        explain(study.table, "A1")  # type: ignore[arg-type]


def test_a_notebook_shows_a_page_without_markup_of_the_texts() -> None:
    texts = ["train <b>nurses</b> & all", "train nurses", "share data", "share all data"]
    result = ac.cluster_actions(texts, target=2)
    found = explain(result, result.actions.ids[0])._repr_html_()
    assert "<b>nurses" not in found
    assert "&amp; all" in found
    assert found.count("<table>") == found.count("</table>") > 1
    assert repr(explain(result, result.actions.ids[0])).startswith("<")


@settings(max_examples=25, deadline=None)
@given(LISTS, st.integers(1, 3))
def test_every_text_is_answered_in_strict_json(texts: list[str], target: int) -> None:
    result = ac.cluster_actions(texts, target=min(target, len(texts)), progress=False)
    h = result.to_hierarchy()
    rows = ac.explanations(h)
    for place, id_ in enumerate(ids(h)):
        found = explain(h, id_)
        told = found.to_dict()
        assert json.loads(json.dumps(told, allow_nan=False)) == told
        assert str(found)
        assert found.how_sure
        assert found.came
        assert found.group not in {home.group for home in found.runners_up}
        assert rows.loc[place, "group"] == found.group
        if found.group and not math.isnan(found.fit):
            assert found.shared or found.borrowed or found.nearest or found.notes
        chances = np.array([home.probability for home in found.runners_up])
        assert ((chances >= 0) & (chances <= 1)).all()
