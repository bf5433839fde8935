from dataclasses import replace

import pytest

from actionclust import RECIPES, SettingError, Settings, cluster_actions

TEXTS = ["train the nurses", "train all nurses well", "share data", "share more data"]


@pytest.mark.parametrize("name", RECIPES)
def test_settings_of_a_recipe_are_that_recipe(name: str) -> None:
    found = cluster_actions(TEXTS, 2, settings=RECIPES[name])
    assert found == cluster_actions(TEXTS, 2, recipe=name)
    assert found.receipt["recipe"] == name


def test_own_settings() -> None:
    found = cluster_actions(TEXTS, 2, settings=Settings(stem=False, min_size=2))
    assert found == cluster_actions(TEXTS, 2, stem=False, min_size=2)
    assert found.receipt["recipe"] == "own settings"
    again = cluster_actions(TEXTS, 2, settings=found.settings)
    assert again == found


@pytest.mark.parametrize(
    ("other", "name"),
    [({"recipe": "kce359"}, "recipe"), ({"min_size": 5}, "min_size"), ({"stm": 1}, "stm")],
)
def test_settings_stand_alone(other: dict[str, object], name: str) -> None:
    with pytest.raises(SettingError) as caught:
        cluster_actions(TEXTS, settings=replace(Settings()), **other)  # type: ignore[arg-type]
    assert str(caught.value) == (
        f"settings holds all choices, so {name} cannot be passed too; change it in the settings, "
        "with dataclasses.replace"
    )


def test_other_values_are_no_settings() -> None:
    with pytest.raises(SettingError, match=r"^settings must be a Settings; got dict; pass single"):
        cluster_actions(TEXTS, settings={"stem": False})  # type: ignore[arg-type]
