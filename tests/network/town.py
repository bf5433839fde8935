"""Texts of a town, on four subjects, and a letter that many send."""

import pandas as pd

from actionclust import Clustering, cluster_actions

TEXTS = [
    *("More trams in the evening", "Trams every ten minutes", "Cheaper tickets for the tram"),
    *("Plant trees along the canal", "Trees in front of the school", "Water the young trees"),
    *(
        "Longer opening hours of the library",
        "Library open on Sunday",
        "More seats in the library",
    ),
    *("A safe crossing at the school", "Lights at the crossing", "A crossing near the bakery"),
]

LETTER = (
    "We, the people of the {} quarter, ask the council to keep the bus line to the hospital. {}."
)


def clustered(texts: list[str], target: int | None = None, **choices: object) -> Clustering:
    frame = pd.DataFrame({"id": [f"{place:04}" for place in range(len(texts))], "text": texts})
    return cluster_actions(frame, target, progress=False, **choices)


def keywords(result: Clustering) -> set[str]:
    return {word for words in result.communities["keywords"] for word in words.split(", ")}


def letters(number: int, name: str = "{}") -> list[str]:
    nouns = ["bridge", "tunnel", "square", "garden", "market", "harbour", "station", "theatre"]
    greetings = ["Thank you", "Kind regards", "Yours", "With thanks, Anna Peeters"]
    return [
        LETTER.format(name.format(nouns[place % 8]), greetings[place // 8 % 4])
        for place in range(number)
    ]
