import csv
import json
import re
import zipfile
from pathlib import Path
from typing import NoReturn

import networkx as nx
import pandas as pd
import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from actionclust import Clustering, cluster_actions
from actionclust.errors import InputError
from actionclust.exchange.result_files import (
    write_csv,
    write_excel,
    write_graphml,
    write_receipt,
)
from actionclust.exchange.sheets import EXCEL_CHARACTERS, CutTextWarning
from tests.references import HOSTILE

TEXTS = ["train nurses", "train doctors", "share data", "share more data", "buy beds"]
SHEETS = ["Actions", "Communities", "Tuning", "Receipt"]
# what XML, and so Excel and GraphML, cannot hold
UNPRINTABLE = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
BREAK = re.compile("\r\n?|[\x0b\x0c\x85]")


def printed(text: str) -> str:
    return UNPRINTABLE.sub("", BREAK.sub("\n", text))


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def sheet_of(clustering: Clustering, path: Path, title: str = "Actions") -> Worksheet:
    return load_workbook(write_excel(clustering, path))[title]


def column_of(sheet: Worksheet, name: str) -> list[object]:
    header, *rows = sheet.iter_rows(values_only=True)
    return [row[header.index(name)] for row in rows]


def test_csv_files_hold_the_tables(clustered: Clustering, tmp_path: Path) -> None:
    paths = write_csv(clustered, tmp_path)
    assert [path.name for path in paths] == ["actions.csv", "communities.csv", "tuning.csv"]
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in paths)
    actions = pd.read_csv(paths[0], encoding="utf-8-sig")
    expected = clustered.table
    assert list(actions.columns) == list(expected.columns)
    assert actions["text"].tolist() == expected["text"].tolist()
    assert actions["community"].astype("Int64").equals(expected["community"])
    communities = pd.read_csv(paths[1], encoding="utf-8-sig", index_col="community")
    pd.testing.assert_frame_equal(communities, clustered.communities)
    pd.testing.assert_frame_equal(
        pd.read_csv(paths[2], encoding="utf-8-sig"), clustered.tuning.table
    )


def test_csv_holds_any_text_exactly(hostile: Clustering, tmp_path: Path) -> None:
    rows = rows_of(write_csv(hostile, tmp_path)[0])
    assert [row["text"] for row in rows] == [
        re.sub("[\ud800-\udfff]", "?", text) for text in hostile.table["text"]
    ]
    assert [row["id"] for row in rows] == list(hostile.actions.ids)
    assert [row["reason"] for row in rows] == hostile.table["reason"].fillna("").tolist()


def test_csv_is_the_same_each_time(hostile: Clustering, tmp_path: Path) -> None:
    first = [path.read_bytes() for path in write_csv(hostile, tmp_path)]
    assert [path.read_bytes() for path in write_csv(hostile, tmp_path)] == first


def test_excel_has_a_sheet_for_each_table(clustered: Clustering, tmp_path: Path) -> None:
    path = tmp_path / "results.xlsx"
    assert write_excel(clustered, path) == path
    book = load_workbook(path)
    assert book.sheetnames == SHEETS
    assert [book[title].max_row for title in SHEETS[:3]] == [
        len(clustered.actions) + 1,
        len(clustered) + 1,
        len(clustered.tuning) + 1,
    ]
    assert column_of(book["Actions"], "text") == clustered.table["text"].tolist()
    assert column_of(book["Communities"], "size") == clustered.communities["size"].tolist()
    assert column_of(book["Tuning"], "taken") == clustered.tuning.table["taken"].tolist()
    receipt = dict(book["Receipt"].iter_rows(min_row=2, values_only=True))
    assert receipt["data.sha256"] == clustered.receipt["data"]["sha256"]
    assert receipt["settings.min_size"] == 2
    assert receipt["settings.stem"] is True
    assert receipt["settings.language"] is None
    assert json.loads(receipt["notes"]) == clustered.receipt["notes"]


def test_excel_headers_are_bold_and_stay_in_view(clustered: Clustering, tmp_path: Path) -> None:
    book = load_workbook(write_excel(clustered, tmp_path / "results.xlsx"))
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert all(cell.font.bold for cell in sheet[1])
        assert not any(cell.font.bold for cell in sheet[2])
        for column in sheet.columns:
            width = sheet.column_dimensions[column[0].column_letter].width
            assert 8 <= width <= 60
    widths = book["Actions"].column_dimensions
    assert widths["B"].width == 60  # the texts
    assert widths["A"].width == 8  # the ids


def test_no_cell_of_excel_is_a_formula_or_an_error(hostile: Clustering, tmp_path: Path) -> None:
    with pytest.warns(CutTextWarning):
        path = write_excel(hostile, tmp_path / "results.xlsx")
    for sheet in load_workbook(path):
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {
            "inlineStr",
            "s",
            "n",
            "b",
        }
    with zipfile.ZipFile(path) as archive:
        sheets = [name for name in archive.namelist() if "worksheets/" in name]
        assert len(sheets) == len(SHEETS)
        assert not any(re.search(rb"<f[ >]", archive.read(name)) for name in sheets)


def test_excel_holds_any_text_that_it_can(hostile: Clustering, tmp_path: Path) -> None:
    with pytest.warns(CutTextWarning, match="sheet 'Actions', row 20, column 'text'"):
        texts = column_of(sheet_of(hostile, tmp_path / "results.xlsx"), "text")
    for shown, text in zip(texts, HOSTILE, strict=True):
        expected = printed(text)
        if len(expected) > EXCEL_CHARACTERS:
            expected = f"{expected[: EXCEL_CHARACTERS - 1]}\u2026"
            assert len(expected) == 32_767
        assert (shown or "") == expected


def test_graphml_holds_the_network(clustered: Clustering, tmp_path: Path) -> None:
    path = tmp_path / "network.graphml"
    assert write_graphml(clustered, path) == path
    read, network = nx.read_graphml(path), clustered.network
    assert set(read) == set(network)
    actions = clustered.actions
    for role in ("region", "group", "dimension"):
        by_id = dict(zip(actions.ids, actions.column(role), strict=True))
        assert nx.get_node_attributes(read, role) == by_id
    for name in ("text", "community"):
        assert nx.get_node_attributes(read, name) == nx.get_node_attributes(network, name)
    expected = {frozenset(ends): data for *ends, data in network.edges(data=True)}
    assert {frozenset(ends): data for *ends, data in read.edges(data=True)} == expected


def test_gexf_holds_the_same_network(clustered: Clustering, tmp_path: Path) -> None:
    path = tmp_path / "network.gexf"
    assert write_graphml(clustered, path) == path
    read, other = nx.read_gexf(path), nx.read_graphml(write_graphml(clustered, tmp_path / "a.xml"))
    for id_, values in read.nodes(data=True):
        assert values == {"label": id_, **other.nodes[id_]}
    edges = {frozenset(ends): data for *ends, data in read.edges(data=True)}
    for one, two, data in other.edges(data=True):
        assert edges[frozenset([one, two])] == {"id": edges[frozenset([one, two])]["id"], **data}


def test_graphml_leaves_missing_roles_out(tmp_path: Path) -> None:
    frame = pd.DataFrame({"text": TEXTS, "region": ["N", None, "S", "S", "N"], "group": 7})
    read = nx.read_graphml(write_graphml(cluster_actions(frame), tmp_path / "a.graphml"))
    assert sorted(nx.get_node_attributes(read, "region").values()) == ["N", "N", "S", "S"]
    assert set(nx.get_node_attributes(read, "group").values()) == {"7"}
    assert nx.get_node_attributes(read, "dimension") == {}


def test_graphml_holds_any_text_that_it_can(hostile: Clustering, tmp_path: Path) -> None:
    read = nx.read_graphml(write_graphml(hostile, tmp_path / "a.graphml"))
    texts = dict(zip(hostile.actions.ids, hostile.actions.texts, strict=True))
    for id_, text in nx.get_node_attributes(read, "text").items():
        assert text == printed(texts[id_])


def test_graphml_tells_ids_apart(tmp_path: Path) -> None:
    frame = pd.DataFrame({"id": ["a", "b", "c\ufffe", "c\uffff", "e"], "text": TEXTS})
    message = (
        r"GraphML cannot tell the ids 'c\ufffe' and 'c\uffff' apart, since it holds no control "
        "characters; write one of them anew"
    )
    result = cluster_actions(frame)
    with pytest.raises(InputError, match=f"^{re.escape(message)}$"):
        write_graphml(result, tmp_path / "a.graphml")
    read = nx.read_graphml(write_graphml(cluster_actions(frame.head(3)), tmp_path / "a.graphml"))
    assert set(read) == {"a", "b", "c"}


def refuse(constant: str) -> NoReturn:
    raise AssertionError(constant)


@pytest.mark.parametrize("texts", [TEXTS, HOSTILE, ["\ud800"]])
def test_the_receipt_is_strict_json(texts: list[str], tmp_path: Path) -> None:
    result = cluster_actions(texts, target=1)
    path = tmp_path / "receipt.json"
    assert write_receipt(result, path) == path
    text = path.read_text(encoding="utf-8")
    assert text.endswith("}\n")
    assert json.loads(text, parse_constant=refuse) == result.receipt
