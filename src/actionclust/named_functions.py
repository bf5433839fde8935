"""Functions of the user behind a setting, and the names by which receipts hold them."""

from __future__ import annotations

import inspect
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from actionclust.errors import SettingError
from actionclust.progress import first_use

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

# functions given in this session, by name, so that its receipts can be followed
_GIVEN: dict[str, Callable[..., Any]] = {}
# functions that do nothing but split words, which a file may name
_HARMLESS = ("jieba:lcut", "jieba:cut", "jieba:lcut_for_search")


def remember(function: Callable[..., Any]) -> None:
    """Keep a function that the user gave, so that its name is enough from here on."""
    _GIVEN[function_name(function)] = function


def function_name(function: object) -> str:
    """Name a function as "module:function", as a receipt does.

    >>> function_name(str.split)
    'builtins:str.split'
    """
    named = function if hasattr(function, "__qualname__") else type(function)
    module = getattr(named, "__module__", None) or "builtins"
    if inspect.ismethod(function) and module in sys.modules:
        # a method is found again by the name under which its module offers it, as jieba:lcut
        for name, offered in vars(sys.modules[module]).items():
            if inspect.ismethod(offered) and offered == function:
                return f"{module}:{name}"
    return f"{module}:{getattr(named, '__qualname__', 'function')}"


def is_found_by_name(function: object) -> bool:
    """Tell whether the name of a function leads to it, and to no other.

    >>> is_found_by_name(str.split), is_found_by_name(lambda text: text)
    (True, False)
    """
    module, _, name = function_name(function).partition(":")
    found: object = sys.modules.get(module)
    for part in name.split("."):
        found = getattr(found, part, None)
    return found == function


def check_named_by_file(setting: str, named: object) -> None:
    """Refuse to call a function that only a file names: it may be any that is installed."""
    if not isinstance(named, str) or ":" not in named or named in {*_GIVEN, *_HARMLESS}:
        return
    raise SettingError(
        f"the study was clustered with {setting}={named!r}, a function that only its file names, "
        f"and a file may name any; if you know it, give it once in this session, as "
        f"Settings({setting}=FUNCTION), and try again"
    )


def find_function(setting: str, named: str) -> Callable[..., Any]:
    """Find the function that a setting names.

    >>> find_function("tokens", "builtins:str.split") is str.split
    True
    """
    if named in _GIVEN:
        return _GIVEN[named]
    module, _, name = named.partition(":")
    owner: object = None
    try:
        with first_use():
            found: object = import_module(module)
        for part in name.split("."):
            owner, found = found, getattr(found, part)
    except (ImportError, AttributeError, ValueError) as error:
        raise SettingError(
            f"{setting}={named!r} was not found ({error}); install or import what has it, and "
            f"pass the function itself with {setting}="
        ) from error
    if inspect.isclass(owner) and _takes_self(owner, part):
        raise SettingError(
            f"{setting}={named!r} is a method of an object that is not known here; pass the "
            f"method of your object itself with {setting}=, or a function of a module that calls "
            "it"
        )
    if not callable(found):
        raise SettingError(f"{setting}={named!r} is no function; got {type(found).__name__}")
    # named by the user, so that the study can be worked on in this session
    _GIVEN[named] = found
    return found


def _takes_self(owner: type, name: str) -> bool:
    return inspect.isfunction(inspect.getattr_static(owner, name, None))
