"""What splits a text into words, where the user has a say: a word, or a function and its name."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable
from importlib import import_module

from actionclust.errors import SettingError, did_you_mean
from actionclust.progress import first_use

Tokeniser = Callable[[str], Iterable[str]]

_KINDS = ("words", "spaces")
# functions given in this session, by name, so that its receipts can be followed
_GIVEN: dict[str, Tokeniser] = {}


def checked_tokens(tokens: object) -> str | Tokeniser:
    """Give what says how texts are split, or refuse it."""
    if callable(tokens):
        _GIVEN[tokeniser_name(tokens)] = tokens
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
    if isinstance(tokens, str):
        return tokens
    named = tokens if hasattr(tokens, "__qualname__") else type(tokens)
    module = getattr(named, "__module__", None) or "builtins"
    if inspect.ismethod(tokens) and module in sys.modules:
        # a method is found again by the name under which its module offers it, as jieba:lcut
        for name, offered in vars(sys.modules[module]).items():
            if inspect.ismethod(offered) and offered == tokens:
                return f"{module}:{name}"
    return f"{module}:{getattr(named, '__qualname__', 'function')}"


def tokeniser(tokens: str | Tokeniser) -> Tokeniser:
    """Find the function behind a tokeniser."""
    if not isinstance(tokens, str):
        return tokens
    if tokens in _GIVEN:
        return _GIVEN[tokens]
    module, _, name = tokens.partition(":")
    owner: object = None
    try:
        with first_use():
            found: object = import_module(module)
        for part in name.split("."):
            owner, found = found, getattr(found, part)
    except (ImportError, AttributeError, ValueError) as error:
        raise SettingError(
            f"tokens={tokens!r} was not found ({error}); install or import what has it, and pass "
            "the function itself with tokens="
        ) from error
    if inspect.isclass(owner) and _takes_self(owner, part):
        raise SettingError(
            f"tokens={tokens!r} is a method of an object that is not known here; pass the method "
            "of your object itself with tokens=, or a function of a module that calls it"
        )
    if not callable(found):
        raise SettingError(f"tokens={tokens!r} is no function; got {type(found).__name__}")
    return found


def _takes_self(owner: type, name: str) -> bool:
    return inspect.isfunction(inspect.getattr_static(owner, name, None))
