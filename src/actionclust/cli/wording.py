"""Messages of the library in the words of the command line."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

from actionclust.errors import Advice

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_COMMANDS = {
    "actionclust.load": "actionclust show",
    "actionclust.replay": "actionclust replay",
    "read_actions": "actionclust run",
    "vsm.suggest": "vsm --suggest",
}
# what notes advise
_IN_NOTES = (
    Advice("language", ""),
    Advice("encoder", '"use"'),
    Advice("encoding", "..."),
    Advice("header", "False"),
    Advice("header", "3"),
    Advice("keep_totals", "True"),
    Advice("non_answers", "True"),
    Advice("shared_phrases", "True"),
    Advice("split", '"lines"'),
    Advice("join", '"first"'),
)
# keywords that are two options, by what they are given
_OTHER_OPTIONS = {
    Advice("language", '"..."'): "language-column",
    Advice("header", "3"): "header-row",
}
_COLUMNS = re.compile(r'split_values=\["((?:[^"\\]|\\.)*)"\]')


# terms of the sentence on tuning; people who have never heard of a network read it
_PLAIN_TERMS = (
    (re.compile(r" and resolution \d[\d.e+-]*"), ""),
    (re.compile(r"\b1 edge\b"), "1 link between texts"),
    (re.compile(r"\b(\d+) edges\b"), r"\1 links between texts"),
    (re.compile(r"\bedges\b"), "links"),
    (re.compile(r"\bthe network still falls into\b"), "the texts still fall into"),
    (re.compile(r"\bthe network still has\b"), "there are still"),
    (re.compile(r"\bthe network has\b"), "the texts fall into"),
    (re.compile(r"\bfound in it\b"), "found in them"),
)


def in_plain_words(reason: str) -> str:
    """Say how the number of communities came about without the terms of networks.

    >>> in_plain_words("40 communities, as asked: 79 found at 652 edges and resolution 1.5")
    '40 communities, as asked: 79 found at 652 links between texts'
    """
    for term, plain in _PLAIN_TERMS:
        reason = term.sub(plain, reason)
    return reason


def in_options(message: str, advice: Sequence[Advice] = _IN_NOTES) -> str:
    """Write what a message advises as options and commands.

    >>> in_options('pass text="..." to read_actions', [Advice("text", '"..."')])
    'pass --text ... to read_actions'
    """
    for one in advice:
        message = message.replace(str(one), _in_option(one))
    return _COLUMNS.sub(lambda found: f"--split-values {shlex.quote(found[1])}", message)


def of_option(message: str, options: Collection[str]) -> str:
    """Name the option that a message is about, if it begins with the name of one.

    >>> of_option("min_fit must be below 1; got 2.0", {"min_fit"})
    '--min-fit must be below 1; got 2.0'
    """
    name, _, rest = message.partition(" ")
    # a name of one plain word may also be just a word
    about = name in options and ("_" in name or rest.startswith("must "))
    return f"--{name.replace('_', '-')} {rest}" if about else message


def _in_option(advice: Advice) -> str:
    name, value = advice
    if value is None:
        return _COMMANDS[name]
    option = _OTHER_OPTIONS.get(advice, name.replace("_", "-"))
    if value in {"", "True"}:
        return f"--{option}"
    if value == "False":
        return f"--no-{option}"
    plain = value.strip("[]\"'")
    return f"--{option} {plain if shlex.quote(plain) == plain else value}"
