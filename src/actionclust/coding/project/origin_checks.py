"""What a project file says of its clustering, checked before anything shows it."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any, TypedDict

from msgspec import ValidationError, convert

from actionclust.coding.project.schema import Count  # noqa: TC001 - read when a receipt is checked
from actionclust.errors import InputError, SettingError, did_you_mean
from actionclust.settings import Settings

if TYPE_CHECKING:
    from actionclust.network.outcome import Tuning


class ReceiptData(TypedDict):
    """What a receipt says of the texts."""

    source: str
    texts: Count
    different_texts: Count
    languages: dict[str, Count]
    sha256: str


class ReceiptForm(TypedDict):
    """What of a receipt is shown, or used to go on; it may hold more."""

    actionclust: str
    recipe: str
    settings: dict[str, Any]
    data: ReceiptData
    notes: list[str]
    versions: dict[str, str]


def check_receipt(receipt: dict[str, Any], name: str) -> None:
    """Refuse a receipt that lacks what is shown of it, or whose settings are none."""
    try:
        read = convert(receipt, ReceiptForm)
    except (UnicodeError, ValidationError) as error:
        raise InputError(f"{name}: the receipt of the clustering is not complete: {error}") from (
            error
        )
    known = [field.name for field in fields(Settings)]
    strange = sorted(set(read["settings"]) - set(known))
    if strange:
        raise InputError(
            f"{name}: the receipt names {strange[0]!r:.60}, which is no setting of this version; "
            f"{did_you_mean(strange[0], known)}"
        )
    try:
        made = Settings(**read["settings"]).as_dict()
    except SettingError as error:
        raise InputError(f"{name}: the settings of the receipt cannot be: {error}") from error
    other = [key for key, value in read["settings"].items() if made[key] != value]
    if other:
        raise InputError(f"{name}: the receipt does not write the setting {other[0]!r} as we do")


def check_tuning(tuning: Tuning, communities: int, name: str) -> None:
    """Refuse a tuning that cannot have been."""
    values: dict[str, Any] = asdict(tuning)
    numbers = values | {
        f"runs[{place}].{key}": value
        for place, run in enumerate(values["runs"])
        for key, value in run.items()
    }
    for key, value in numbers.items():
        # only the modularity may be below 0
        if isinstance(value, (int, float)) and value < 0 and not key.endswith("modularity"):
            raise InputError(f"{name}: {key} of the tuning is below 0")
    if not tuning.taken < len(tuning.runs):
        raise InputError(f"{name}: the tuning has no run {tuning.taken}, which it says it took")
    if tuning.communities != communities:
        raise InputError(
            f"{name}: the tuning came to {tuning.communities} communities, and {communities} have "
            "keywords"
        )
