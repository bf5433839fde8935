"""The settings of the clustering that a study came from, to read its texts in the same way."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from actionclust.named_functions import check_named_by_file
from actionclust.network.meaning.text_meaning import GIVEN_VECTORS
from actionclust.settings import Settings, recipe_settings

if TYPE_CHECKING:
    from collections.abc import Container

    from actionclust.network.origin import Origin

_OF_ALL = ("edges", "min_size")  # settings that suit the size of the whole


def written_settings(origin: Origin, given: Container[str] = ()) -> dict[str, Any]:
    """Take the settings of a clustering from its receipt; those that are given are not checked."""
    known = {field.name for field in fields(Settings)}
    choices = {k: v for k, v in origin.receipt["settings"].items() if k in known}
    for setting in ("tokens", "encoder"):
        if setting not in given:
            check_named_by_file(setting, choices.get(setting))
    return choices


def same_settings(origin: Origin | None) -> Settings:
    """Take the settings and the language of a clustering, or the default ones without any."""
    if origin is None:
        return recipe_settings("default", {})
    choices = {k: v for k, v in written_settings(origin).items() if k not in _OF_ALL}
    languages = list(origin.receipt["data"]["languages"])
    if len(languages) == 1:
        choices["language"] = languages[0]
    return recipe_settings("default", choices)


def had_vectors(origin: Origin | None) -> bool:
    """Tell whether a clustering was made with vectors that came with the texts."""
    return origin is not None and origin.receipt.get("encoder", {}).get("name") == GIVEN_VECTORS
