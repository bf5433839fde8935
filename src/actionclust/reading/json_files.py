"""JSON files: a list of texts or of objects, in one piece or one a line."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pandas as pd

from actionclust.errors import Advice, InputError
from actionclust.reading.rows import Rows
from actionclust.reading.table import RawTable, check_cells, check_column_names, column_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_LOAD, _REPLAY = Advice("actionclust.load"), Advice("actionclust.replay")
_OURS = "actionclust-"  # how the formats of our own files begin
_EXPECTED = 'a list of texts, or of objects such as {"text": "Train nurses", "region": "North"}'


def read_json(text: str, source: str) -> RawTable:
    """Read the content of a JSON file: a list of texts or of objects.

    >>> read_json('[{"text": "Train nurses"}, {"text": "Share data"}]', "a.json").frame.shape
    (2, 1)
    """
    try:
        content = json.loads(text, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        advice = "; one value a line belongs in a .jsonl file" if error.msg == "Extra data" else ""
        raise InputError(
            f"{source}: no valid JSON: {error.msg} in line {error.lineno}, column {error.colno}"
            f"{advice}; expected {_EXPECTED}"
        ) from error
    except RecursionError as error:
        raise InputError(f"{source}: nested too deeply; expected {_EXPECTED}") from error
    except ValueError as error:
        raise InputError(f"{source}: no valid JSON: {error}; expected {_EXPECTED}") from error
    if isinstance(content, dict) and str(content.get("format")).startswith(_OURS):
        raise InputError(
            f"{source} is no table of texts but a file that actionclust wrote "
            f"({content['format']}); open a project file with {_LOAD}, and make the "
            f"moves of a file of moves with {_REPLAY}",
            _LOAD,
            _REPLAY,
        )
    if not isinstance(content, list):
        raise InputError(f"{source}: expected {_EXPECTED}; got {_kind(content)}")
    return _table(content, Rows(range(len(content)), "item"), source)


def read_json_lines(text: str, source: str) -> RawTable:
    r"""Read the content of a JSON Lines file: one text or one object a line.

    >>> read_json_lines('"Train nurses"\n"Share data"\n', "a.jsonl").frame["text"].tolist()
    ['Train nurses', 'Share data']
    """
    items: list[object] = []
    numbers: list[int] = []
    # JSON texts may hold other line breaks, such as U+2028, as they are
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            items.append(json.loads(line, object_pairs_hook=_unique))
        except (ValueError, RecursionError) as error:
            raise InputError(
                f"{source}: line {number} is no valid JSON: {error}; expected one text or one "
                "object a line; a list over several lines belongs in a .json file"
            ) from error
        numbers.append(number)
    return _table(items, Rows(numbers, "line"), source)


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse an object that names a key twice, of which json would keep the last."""
    content = dict(pairs)
    if len(content) < len(pairs):
        twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
        raise ValueError(f"an object has the key {twice!r} more than once")
    return content


def _table(items: Sequence[object], rows: Rows, source: str) -> RawTable:
    objects = [row for row, item in enumerate(items) if isinstance(item, dict)]
    if objects and len(objects) == len(items):
        keys = {key: None for item in items if isinstance(item, dict) for key in item}
        check_cells(len(items), len(keys), source)
        check_column_names(keys, source)
        columns = {
            key: column_of([item.get(key) for item in items if isinstance(item, dict)])
            for key in keys
        }
        return RawTable(pd.DataFrame(columns), rows, source)
    wrong = [row for row, item in enumerate(items) if not (item is None or isinstance(item, str))]
    if wrong:
        raise InputError(
            f"{source}: expected {_EXPECTED}; got {_kind(items[wrong[0]])} in {rows.named(wrong)}"
        )
    return RawTable(pd.DataFrame({"text": column_of(items)}), rows, source)


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false"}
    return names.get(type(value), "null" if value is None else "a number")
