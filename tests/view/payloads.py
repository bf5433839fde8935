"""A small study, and ways to read its payload."""

from typing import Any

import pandas as pd

from actionclust.view.payload.types import Payload

TEXTS = {
    "A1": "Train nurses",
    "A2": "Train all the nurses well",
    "A3": "Nurses",
    "A4": "Share data",
    "A5": "Share more data with nurses",
    "A6": "Share data",
    "A7": "!",
}

FRAME = pd.DataFrame(
    {
        "id": list(TEXTS),
        "text": list(TEXTS.values()),
        "region": ["North", "North", "South", None, "South", "South", "North"],
        "group": ["N1", "N1", "S1", "S1", "S1", "S1", "N2"],
        "sticker_1": [1, 0, 2, 0, 1, 0, None],
        "sticker_2": [0, 1, 0, 0, 0, 0, None],
        "sticker_3": [0, 0, 0, 0, 0, 0, None],
        "cost": [1.5, None, 3, 4, 5, 6, 7],
    }
)


def texts_of(found: Payload, group: str) -> list[str]:
    place = next(n for n, one in enumerate(found["groups"]) if one["id"] == group)
    actions = found["actions"]
    return [i for i, home in zip(actions["id"], actions["group"], strict=True) if home == place]


def by_id(found: Payload, name: str) -> dict[str, Any]:
    values: list[Any] = found["actions"][name]  # type: ignore[literal-required]
    return dict(zip(found["actions"]["id"], values, strict=True))
