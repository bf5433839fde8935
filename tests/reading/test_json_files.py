import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.errors import InputError
from actionclust.reading.json_files import read_json, read_json_lines
from tests.strategies import any_texts

EXPECTED = re.escape(
    'expected a list of texts, or of objects such as {"text": "Train nurses", "region": "North"}'
)


@given(st.lists(any_texts(), min_size=1))
def test_texts_survive(texts: list[str]) -> None:
    assert read_json(json.dumps(texts), "a.json").frame["text"].tolist() == texts
    lines = "\n".join(json.dumps(text, ensure_ascii=False) for text in texts)
    assert read_json_lines(lines, "a.jsonl").frame["text"].tolist() == texts


def test_objects_become_columns_in_the_order_of_their_keys() -> None:
    objects = [{"text": "one", "votes": 3}, {"region": "N", "text": "two"}]
    for table in (
        read_json(json.dumps(objects), "a.json"),
        read_json_lines("\n".join(map(json.dumps, objects)), "a.jsonl"),
    ):
        assert list(table.frame.columns) == ["text", "votes", "region"]
        assert table.frame["text"].tolist() == ["one", "two"]
        assert table.frame.isna().to_numpy().tolist() == [
            [False, False, True],
            [False, True, False],
        ]


def test_items_and_lines_are_named_as_in_the_file() -> None:
    assert read_json('["one", null]', "a.json").rows.named([1]) == "item 1 (counting from 0)"
    lines = read_json_lines('"one"\r\n\r\n"two"\r\n', "a.jsonl")
    assert lines.rows.named([0, 1]) == "lines 1, 3"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('["one",\n "two"', "no valid JSON: Expecting ',' delimiter in line 2, column 7; "),
        (
            '{"text": "one"}\n{"text": "two"}',
            (
                "no valid JSON: Extra data in line 2, column 1; one value a line belongs in a "
                ".jsonl file; "
            ),
        ),
        ("[" * 100_000, "nested too deeply; "),
        (
            '[{"text": "one", "text": "two"}]',
            "no valid JSON: an object has the key 'text' more than once; ",
        ),
    ],
)
def test_invalid_json_is_refused_with_its_place(text: str, message: str) -> None:
    with pytest.raises(InputError, match=rf"a\.json: {message}{EXPECTED}"):
        read_json(text, "a.json")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"text": ["one"]}', "an object"),
        ('"one"', "a text"),
        ("5", "a number"),
        ("null", "null"),
        ('["one", 5]', "a number in item 1"),
        ('["one", {"text": "two"}]', "an object in item 1"),
        ('[{"text": "one"}, "two", null]', "an object in item 0"),
        ('["one", ["two"], true]', "a list in items 1, 2"),
        ("[true]", "true or false in item 0"),
    ],
)
def test_other_shapes_are_refused(text: str, found: str) -> None:
    with pytest.raises(InputError, match=rf"a\.json: {EXPECTED}; got {found}"):
        read_json(text, "a.json")


def test_an_invalid_line_is_refused() -> None:
    message = (
        r"a\.jsonl: line 2 is no valid JSON: .+; expected one text or one object a line; a list "
        r"over several lines belongs in a \.json file"
    )
    with pytest.raises(InputError, match=message):
        read_json_lines('"one"\n[\n"two"]', "a.jsonl")


def test_no_items_are_no_rows() -> None:
    with pytest.raises(InputError, match=r"a\.json: no rows"):
        read_json("[]", "a.json")


@pytest.mark.parametrize("kind", ["project", "moves"])
def test_a_file_of_our_own_is_told(kind: str) -> None:
    message = (
        r"^a\.json is no table of texts but a file that actionclust wrote "
        rf"\(actionclust-{kind}\); open a project file with actionclust\.load, and make the "
        r"moves of a file of moves with actionclust\.replay$"
    )
    with pytest.raises(InputError, match=message):
        read_json(f'{{"format": "actionclust-{kind}"}}', "a.json")
