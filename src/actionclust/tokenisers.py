"""What splits a text into words, where the user has a say: a word, or a function and its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from actionclust.errors import SettingError, did_you_mean
from actionclust.named_functions import find_function, function_name, remember

Tokeniser = Callable[[str], Iterable[str]]

_KINDS = ("words", "spaces")


def checked_tokens(tokens: object) -> str | Tokeniser:
    """Give what says how texts are split, or refuse it."""
    if callable(tokens):
        remember(tokens)
        return tokens
    if not isinstance(tokens, str) or (tokens not in _KINDS and ":" not in tokens):
        hint = did_you_mean(tokens, _KINDS) if isinstance(tokens, str) else "pass one of these"
        raise SettingError(
            'tokens must be "words", "spaces", a function that gives the words of a text, or its '
            f'name as "module:function"; got {tokens!r} ({type(tokens).__name__}); {hint}'
        )
    return tokens


def tokeniser_name(tokens: object) -> str:
    """Name a tokeniser, as a receipt does.

    >>> tokeniser_name("spaces"), tokeniser_name(str.split)
    ('spaces', 'builtins:str.split')
    """
    return tokens if isinstance(tokens, str) else function_name(tokens)


def tokeniser(tokens: str | Tokeniser) -> Tokeniser:
    """Find the function behind a tokeniser."""
    return find_function("tokens", tokens) if isinstance(tokens, str) else tokens
