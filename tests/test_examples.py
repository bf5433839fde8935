"""The example script prints every published table, number by number."""

import contextlib
import io
import runpy
from pathlib import Path

import pytest

from actionclust.datasets import KCE359, load_kce359

SCRIPT = Path(__file__).parents[1] / "examples" / "kce359.py"
COUNTS = ["Brussels", "Flanders", "Wallonia", "Total"]
EVALUATED = "Actions to nourish a culture of evaluation and quality-orientation"
EVALUATION = "Feed a culture of evaluation and quality-orientation"


@pytest.fixture(scope="module")
def figures() -> KCE359:
    return load_kce359()


@pytest.fixture(scope="module")
def sections() -> dict[str, str]:
    """Run the script, and give what it prints under each heading, on one line."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        runpy.run_path(str(SCRIPT), run_name="__main__")
    lines = printed.getvalue().splitlines()
    underlined = [place for place, line in enumerate(lines) if line and not line.strip("-")]
    starts = [place - 1 for place in underlined]
    ends = [*starts[1:], len(lines)]
    return {
        lines[start]: " ".join(" ".join(lines[start + 2 : end]).split())
        for start, end in zip(starts, ends, strict=True)
    }


def section(sections: dict[str, str], number: int) -> str:
    found = [text for title, text in sections.items() if title.startswith(f"Table {number}. ")]
    assert len(found) == 1
    return found[0]


def line(label: str, counts: list[int]) -> str:
    return " ".join([label, *map(str, counts)])


def test_every_table_is_there_once_and_in_order(sections: dict[str, str]) -> None:
    titles = [title.partition(". ")[0] for title in sections]
    assert titles == [
        "Table 37",
        *(f"Table {number}" for number in range(39, 51)),
        "Figure 11",
        *(f"Table {number}" for number in range(51, 54)),
        "Where the report disagrees with itself",
    ]


def test_table_37_but_for_its_slips(sections: dict[str, str], figures: KCE359) -> None:
    text = section(sections, 37)
    printed = figures.facilitators_barriers.set_index("dimension")
    for label, counts in printed.T.to_dict("list").items():
        if label == "Digital infrastructure":
            assert counts[-1] == 34
            counts[-1] = 35
        assert line(str(label), counts) in text
    assert "n=195 n=214 n=300 n=420 n=186 n=250 n=681 n=884" in text


def test_tables_39_and_40(sections: dict[str, str], figures: KCE359) -> None:
    for number, printed in ((39, figures.dimensions), (40, figures.super_clusters)):
        text = section(sections, number)
        assert "n=114 n=232 n=209 n=555" in text
        for label, *counts in printed.itertuples(index=False):
            assert line(label, counts) in text
        assert line("Total", [114, 232, 209, 555]) in text


def test_tables_41_to_50(sections: dict[str, str], figures: KCE359) -> None:
    for row in figures.hierarchy.itertuples():
        text = section(sections, row.table)
        counts = [getattr(row, place) for place in COUNTS]
        assert line(row.sub_cluster or row.cluster, counts) in text
    for number, rows in figures.hierarchy.groupby("table"):
        text = section(sections, int(str(number)))
        assert text.endswith(line("Total", rows[COUNTS].sum().tolist()))
        for _, part in rows[rows["sub_cluster"] != ""].groupby("cluster"):
            assert line("Sum", part[COUNTS].sum().tolist()) in text


def test_tables_51_to_53(sections: dict[str, str], figures: KCE359) -> None:
    for row in figures.vsm.itertuples():
        label = EVALUATION if row.cluster == EVALUATED else row.sub_cluster or row.cluster
        text = section(sections, row.table)
        assert f"{label} (" in text
        if row.element == "Metasystem":
            assert f"{row.function} {row.system} " in text


def test_figure_11_adds_up(sections: dict[str, str], figures: KCE359) -> None:
    text = sections["Figure 11. Action points by dimension and super-cluster"]
    short = "PA PC FF CE SG DI BA CB RC IM EM RI Grouped Total"
    assert text.startswith(short)
    by_dimension = figures.dimensions.set_index("dimension")["Total"]
    order = ["Population approach", "Process coordination", "Finance & Funding"]
    assert line("Total (n=555)", by_dimension[order].tolist()) in text


def test_slips_are_named(sections: dict[str, str], figures: KCE359) -> None:
    text = sections["Where the report disagrees with itself"]
    assert text.count("; computed ") == len(figures.slips)
    for slip in figures.slips:
        assert f"{slip.table}, {slip.where}: printed" in text
    assert "printed 3, 6, 3, 12; computed 3, 6, 6, 15." in text
