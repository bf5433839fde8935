"""A workshop in two languages, and an encoder that knows what its words mean."""

import re

import pandas as pd

SUBJECTS = {
    "trams": ("tram bus line timetable ride", "tram bus lijn dienstregeling rit"),
    "parks": ("park tree shade bench lawn", "park boom schaduw bank gazon"),
    "waste": ("waste bin bag sorting litter", "afval bak zak sorteren zwerfvuil"),
    "noise": ("noise night street silence sleep", "lawaai nacht straat stilte slaap"),
}
_ABOUT = {
    word: place
    for place, subject in enumerate(SUBJECTS.values())
    for words in subject
    for word in words.split()
}
_FRAMES = {
    "en": (
        "there should be a {} for the {}",
        "we want the {} and a {}",
        "the {} is not with a {}",
    ),
    "nl": (
        "er moet een {} zijn voor de {}",
        "wij willen de {} en een {}",
        "de {} is er met een {}",
    ),
}


def workshop() -> pd.DataFrame:
    """Give two texts of each frame and pair of neighbouring words, with subject and language."""
    rows = []
    for subject, in_languages in SUBJECTS.items():
        for language, words in zip(("en", "nl"), in_languages, strict=True):
            known = words.split()
            for number, frame in enumerate(_FRAMES[language] * 2):
                pair = known[number % 5], known[(number + 1 + number // 3) % 5]
                rows.append((frame.format(*pair), language, subject))
    return pd.DataFrame(rows, columns=["text", "language", "subject"])


def meanings(texts: list[str]) -> list[list[float]]:
    """Encode texts: what all have, what those of a language have, and their subject."""
    rows = []
    for text in texts:
        words = re.findall(r"\w+", text.lower())
        row = [3.0, 2.0 * any(word in {"er", "de", "een"} for word in words), 0.0, 0.0, 0.0, 0.0]
        for word in words:
            if word in _ABOUT:
                row[2 + _ABOUT[word]] += 1.0
        rows.append(row)
    return rows
