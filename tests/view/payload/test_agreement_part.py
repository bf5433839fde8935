"""How far two analysts agree, as the page tells it."""

import math

import pytest

import actionclust as ac
from actionclust.analysis.agreement import compare
from actionclust.view.payload.agreement_part import agreement_part
from actionclust.view.payload.whole_payload import payload

TEXTS = ["train nurses", "train young nurses", "share data", "share open data", "quite other"]


@pytest.fixture
def codings() -> tuple[ac.Hierarchy, ac.Hierarchy]:
    one = ac.cluster_actions(TEXTS, target=2).to_hierarchy("Kim")
    moved = one.actions.ids[TEXTS.index("share data")]
    home = one.tree.places[moved]
    away = next(str(id_) for id_ in one.groups().index if id_ != home)
    return one, one.move(moved, to=away)


def test_the_sentence_and_what_is_apart(codings: tuple[ac.Hierarchy, ac.Hierarchy]) -> None:
    one, other = codings
    found = compare(one, other)
    part = payload(one, agreement=found)["agreement"]
    assert part is not None
    assert part["said"].startswith("Two analysts put 4 of 5 texts in the same place. Of all, ")
    numbers = found.levels.loc["sub-cluster"]
    assert f"{100 * numbers['alike']:.0f} % in the same sub-cluster" in part["said"]
    assert f"kappa {numbers['kappa']:.2f}, by chance {numbers['chance']:.2f}" in part["said"]
    (apart,) = part["apart"]
    assert TEXTS[apart["action"]] == "share data"
    assert apart["first"] != apart["second"]


def test_what_is_not_defined_is_not_told(codings: tuple[ac.Hierarchy, ac.Hierarchy]) -> None:
    one, _ = codings
    whole = one.merge([str(id_) for id_ in one.groups().index])
    found = compare(whole, whole, match="id", uncoded="leave out any")
    part = agreement_part(found, whole.actions.row_of)
    assert part is not None
    assert all(math.isnan(kappa) for kappa in found.levels["kappa"])
    assert "kappa" not in part["said"]
    assert part["apart"] == []


def test_an_agreement_of_something_else_is_refused(
    codings: tuple[ac.Hierarchy, ac.Hierarchy],
) -> None:
    one, other = codings
    strange = ac.cluster_actions(["a b c", "b c d"]).to_hierarchy()
    with pytest.raises(ac.SettingError, match=r"agreement must be what agreement\.compare gives"):
        payload(one, agreement="0.8")  # type: ignore[arg-type] # what is tested
    text = r"must be of the actions of this study; \d of its actions are not in it"
    with pytest.raises(ac.InputError, match=text):
        payload(strange, agreement=compare(one, other))


def test_without_an_agreement_there_is_none(codings: tuple[ac.Hierarchy, ac.Hierarchy]) -> None:
    assert payload(codings[0])["agreement"] is None
