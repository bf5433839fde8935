"""Whether a value has the shape that a type says."""

import types
import typing


def misfits(value: object, hint: object, where: str = "payload") -> list[str]:
    """Name the places where a JSON value does not have the shape of a type."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if typing.is_typeddict(hint):
        hints = typing.get_type_hints(hint)
        if not isinstance(value, dict) or list(value) != list(hints):
            return [f"{where}: {value!r:.60} has not the entries {list(hints)}"]
        return [
            fault
            for key, inner in hints.items()
            for fault in misfits(value[key], inner, f"{where}.{key}")
        ]
    if origin is list:
        if not isinstance(value, list):
            return [f"{where}: {value!r:.60} is no list"]
        inner = [misfits(one, arguments[0], f"{where}[{n}]") for n, one in enumerate(value)]
        return [fault for faults in inner for fault in faults]
    if origin in {typing.Union, types.UnionType}:
        options = [misfits(value, argument, where) for argument in arguments]
        return [] if [] in options else options[0]
    fits = value in arguments if origin is typing.Literal else type(value) is hint
    return [] if fits else [f"{where}: {value!r:.60} is not {hint}"]
