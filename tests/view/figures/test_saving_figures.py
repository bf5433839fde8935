from pathlib import Path
from xml.etree import ElementTree as ET

import matplotlib.pyplot as plt
import pytest

from actionclust import InputError, SettingError
from actionclust.view.figures import write_figure

pytestmark = pytest.mark.usefixtures("_pictures")


@pytest.fixture
def axes() -> plt.Axes:
    ax = plt.subplots()[1]
    ax.set_title("a < b & c")
    return ax


@pytest.mark.parametrize("label", ["bell \x07", "\x1b[31m red", "a\x0bb", "nothing \ufffe"])
@pytest.mark.filterwarnings("ignore:Glyph")
def test_svg_is_well_formed_whatever_the_label(tmp_path: Path, label: str) -> None:
    ax = plt.subplots()[1]
    ax.set_title(label)
    file = write_figure(ax, tmp_path / "a.svg")
    texts = [one.text for one in ET.parse(file).getroot().iter() if one.tag.endswith("text")]  # noqa: S314 - written here
    assert label[:2].strip("\x07\x0b\x1b") in "".join(filter(None, texts))


@pytest.mark.parametrize("ending", ["svg", "pdf", "png"])
def test_the_same_figure_gives_the_same_bytes(tmp_path: Path, axes: plt.Axes, ending: str) -> None:
    one, other = (write_figure(axes, tmp_path / f"{name}.{ending}") for name in "ab")
    assert one.read_bytes() == other.read_bytes()


def test_endings_and_files_that_are_there(tmp_path: Path, axes: plt.Axes) -> None:
    with pytest.raises(SettingError, match=r"^figures are not written as \.doc; known: "):
        write_figure(axes, tmp_path / "a.doc")
    with pytest.raises(SettingError, match=r"^figures are not written as files without an ending"):
        write_figure(axes, tmp_path / "a")
    write_figure(axes, tmp_path / "a.png", overwrite=False, dpi=50)
    with pytest.raises(InputError, match=r"^a\.png is there already; "):
        write_figure(axes, tmp_path / "a.png", overwrite=False)
