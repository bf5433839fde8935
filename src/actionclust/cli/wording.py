"""Messages of the library in the words of the command line."""

from __future__ import annotations

import re

# keywords that messages advise, such as `pass encoding="utf-16-le"` or `name it with text="..."`
_KEYWORD = re.compile(
    r"\b(text|id|region|group|dimension|language|stickers|sheet|encoding|separator)="
    r'("[^"]*"|\[?\.\.\.\]?)?(?=[\s,;:.)]|$)'
)
_PLAIN = re.compile(r'"([\w.-]+)"')
_CALLS = (
    ("actionclust.load", "actionclust show"),
    ("actionclust.replay", "actionclust replay"),
    ("read_actions", "actionclust run"),
    ("vsm.suggest", "vsm --suggest"),
    ("pass language='en'", "pass --language en"),
    ("overwrite=True", "--overwrite"),
)


def as_options(message: str) -> str:
    """Write the keywords and functions that a message advises as options and commands.

    >>> as_options('name it with text="..."')
    'name it with --text ...'
    >>> as_options('pass encoding="utf-16-le" or save it as UTF-8')
    'pass --encoding utf-16-le or save it as UTF-8'
    """
    for call, command in _CALLS:
        message = message.replace(call, command)
    return _KEYWORD.sub(_option, message)


def _option(found: re.Match[str]) -> str:
    name, value = found.groups()
    if value is None:
        return f"--{name}"
    if name == "language":
        # a value names a column here; the language itself is advised without one
        name = "language-column"
    shown = _PLAIN.sub(r"\1", value).strip("[]")
    return f"--{name} {shown}"
