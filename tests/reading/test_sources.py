import re
from collections import UserString
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from actionclust.errors import InputError, SettingError
from actionclust.reading.sources import table_from_source

TEXTS = ["one", "two"]


@pytest.mark.parametrize(
    "source", [TEXTS, tuple(TEXTS), iter(TEXTS), np.array(TEXTS), dict.fromkeys(TEXTS).keys()]
)
def test_texts_make_one_column(source: Iterable[str]) -> None:
    table = table_from_source(source)
    assert table.frame.to_dict("list") == {"text": TEXTS}
    assert table.rows.named([1]) == "item 1 (counting from 0)"
    assert table.name == "list"


@pytest.mark.parametrize(("name", "column"), [(None, "text"), ("Actie", "Actie")])
def test_a_series_makes_one_column(name: str | None, column: str) -> None:
    table = table_from_source(pd.Series(TEXTS, name=name, index=[4, 5]))
    assert table.frame.to_dict("list") == {column: TEXTS}
    assert table.rows.named([1]) == "index 5"
    assert table.name == "Series"


def test_a_frame_is_taken() -> None:
    table = table_from_source(pd.DataFrame({"Actie": TEXTS}))
    assert table.frame.to_dict("list") == {"Actie": TEXTS}
    assert table.name == "DataFrame"


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id;text\n1;one\n2;two\n", encoding="utf-8")
    table = table_from_source(path, encoding="utf-8", separator=";", as_text=["id"])
    assert table.frame.to_dict("list") == {"id": ["1", "2"], "text": TEXTS}


@pytest.mark.parametrize("text", ["Train nurses", "", "Train nurses. " * 500, "Train\nnurses."])
def test_a_text_alone_is_refused(text: str) -> None:
    message = re.escape(
        "looks like a text, and no file has that name; pass a single text in a list: "
        '["..."], and a file with its ending: "actions.csv"'
    )
    with pytest.raises(InputError, match=message):
        table_from_source(text)


def test_a_missing_file_is_told_from_a_text() -> None:
    with pytest.raises(InputError, match=r"no file 'no-such-folder.a\.csv'; the folder"):
        table_from_source("no-such-folder/a.csv")


def test_a_folder_is_told_from_a_text(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder; pass the path of one file"):
        table_from_source(str(tmp_path))


def test_a_web_address_is_refused() -> None:
    message = re.escape(
        "'https://example.org/a.csv' is a web address; download the file and pass its path"
    )
    with pytest.raises(InputError, match=message):
        table_from_source("https://example.org/a.csv")


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (None, "None (NoneType)"),
        (5, "5 (int)"),
        (b"one", "b'one' (bytes)"),
        (bytearray(b"one"), "bytearray(b'one') (bytearray)"),
    ],
)
def test_other_sources_are_refused(source: object, found: str) -> None:
    message = re.escape(
        "expected the path of a file, a DataFrame, a Series, or a list of texts; got " + found
    )
    with pytest.raises(InputError, match=message):
        table_from_source(source)


def test_a_mapping_is_refused() -> None:
    message = re.escape("a list of texts; got a mapping; pass pd.DataFrame(...) of it")
    with pytest.raises(InputError, match=message):
        table_from_source({"text": TEXTS})


@pytest.mark.parametrize("source", [set(TEXTS), frozenset(TEXTS)])
def test_a_set_is_refused_because_it_has_no_order(source: Iterable[str]) -> None:
    message = re.escape("a set of texts has no order, and the order of the rows would differ")
    with pytest.raises(InputError, match=message):
        table_from_source(source)


@pytest.mark.parametrize("option", ["sheet", "encoding", "separator"])
def test_options_for_files_are_refused_elsewhere(option: str) -> None:
    message = re.escape(
        f"{option}='x' is for files; got a source of type list; leave {option} out"
    )
    with pytest.raises(SettingError, match=message):
        table_from_source(TEXTS, **{option: "x"})


def test_items_are_kept_for_the_check_of_texts() -> None:
    items = ["one", 5, UserString("x"), None, ["two"]]
    assert table_from_source(items).frame["text"].tolist() == items
