"""A word list of the user: synonyms and abbreviations, words to leave out and to keep."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from actionclust.errors import InputError, SettingError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from os import PathLike


@dataclass(frozen=True, slots=True)
class WordList:
    """Words of a subject, for clustering.

    Attributes
    ----------
    synonyms : tuple of tuple of str
        Groups of words or phrases that mean the same, in any language of the texts; each has two
        or more, and is shown by its first.
    leave_out : tuple of str
        Words that are not compared, besides the function words.
    keep : tuple of str
        Function words that are compared ("us", "own").

    Examples
    --------
    >>> WordList(synonyms=[["GP", "general practitioner", "huisarts"]]).synonyms
    (('GP', 'general practitioner', 'huisarts'),)
    """

    synonyms: Sequence[Sequence[str]] = ()
    leave_out: Sequence[str] = ()
    keep: Sequence[str] = ()

    def __post_init__(self) -> None:
        """Check every word, and freeze the list."""
        groups = tuple(_words("synonyms", group) for group in self.synonyms)
        for group in groups:
            if len(group) < 2:  # noqa: PLR2004 - one word is a synonym of none
                raise SettingError(f"synonyms are two or more that mean the same; got {group}")
        object.__setattr__(self, "synonyms", groups)
        object.__setattr__(self, "leave_out", _words("leave_out", self.leave_out))
        object.__setattr__(self, "keep", _words("keep", self.keep))

    def as_dict(self) -> dict[str, Any]:
        """Give the list as plain values, ready for JSON.

        Returns
        -------
        dict
            One entry per attribute; tuples become lists.
        """
        return {
            "synonyms": [list(group) for group in self.synonyms],
            "leave_out": list(self.leave_out),
            "keep": list(self.keep),
        }


def read_word_list(path: str | PathLike[str]) -> WordList:
    """Read a word list from a text file in UTF-8.

    Each line is a group of synonyms ("GP = general practitioner = huisarts"), a word to leave out
    ("- project") or a word to keep ("+ own"). Blank lines and lines that begin with # say nothing.

    Parameters
    ----------
    path : str or path
        The file.

    Returns
    -------
    WordList
        What it says.

    Raises
    ------
    InputError
        If there is no such file, it is not in UTF-8, or a line is not understood.
    """
    file = Path(path)
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise InputError(f"words: {file} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"words: {file} is not in UTF-8; save it so") from error
    synonyms: list[list[str]] = []
    leave_out: list[str] = []
    keep: list[str] = []
    for number, raw in enumerate(lines, start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line[0] in "-+":
            (leave_out if line[0] == "-" else keep).append(line[1:].strip())
            continue
        group = [word.strip() for word in line.split("=")]
        if len(group) < 2 or not all(group):  # noqa: PLR2004 - one word is a synonym of none
            raise InputError(
                f"words: line {number} of {file} is {raw!r}; write synonyms as "
                "'GP = general practitioner', a word to leave out as '- word', and one to keep as "
                "'+ word'"
            )
        synonyms.append(group)
    return WordList(synonyms=synonyms, leave_out=leave_out, keep=keep)


def _words(name: str, words: Iterable[str]) -> tuple[str, ...]:
    if isinstance(words, str):
        raise SettingError(f"{name} takes several words; for one, pass [{words!r}]")
    given = tuple(words)
    for word in given:
        if not isinstance(word, str) or not word.strip():
            raise SettingError(f"{name} takes words (str); got {word!r} ({type(word).__name__})")
    return given
