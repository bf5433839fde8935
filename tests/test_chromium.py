"""Whether there is a browser to test in, and what is said and done when there is none."""

import os
from pathlib import Path

import pytest

from tests import chromium

Output = pytest.CaptureFixture[str]

pytestmark = [
    pytest.mark.usefixtures("commands"),
    pytest.mark.skipif(os.name != "posix", reason="fakes commands with shell scripts"),
]


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the only folder on the PATH, empty, on a machine of root's that is not CI's."""
    folder = tmp_path / "commands"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv(chromium.CHOSEN, raising=False)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 0)
    return folder


def command(path: Path, program: str = "") -> str:
    path.write_text(f"#!/bin/sh\n{program}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize("name", chromium.NAMES)
def test_one_on_the_path_is_found(commands: Path, name: str, capfd: Output) -> None:
    assert chromium.find_chromium() is None
    path = command(commands / name)
    assert chromium.find_chromium() == path
    assert chromium.main() == 0
    assert capfd.readouterr() == ("browser or not browser\n", "")


def test_another_one_can_be_named(commands: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command(commands / "chromium")
    monkeypatch.setenv(chromium.CHOSEN, "/opt/my/browser")
    assert chromium.find_chromium() == "/opt/my/browser"


def test_debians_is_installed(commands: Path, capfd: Output) -> None:
    made = commands / "chromium"
    command(commands / "apt-get", f"case \"$*\" in *install*) /bin/ln -s /bin/sh '{made}';; esac")
    assert chromium.main() == 0
    said, noise = capfd.readouterr()
    assert said == "browser or not browser\n"
    assert noise == "*** no Chromium found: installing Debian's with apt-get\n"


def test_without_rights_browser_tests_are_left_out_and_it_is_said(
    commands: Path, monkeypatch: pytest.MonkeyPatch, capfd: Output
) -> None:
    command(commands / "apt-get")
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 1000)
    assert chromium.main() == 0
    said, noise = capfd.readouterr()
    assert said == "not browser\n"
    assert noise.startswith("*** NO BROWSER TESTS: none of chromium, chromium-browser, google-")
    assert "installing one takes root, or sudo\n" in noise


@pytest.mark.parametrize(
    ("program", "hindrance"),
    [
        (None, "there is no apt-get to install one with"),
        ("exit 100", "apt-get update ended with 100"),
        ('case "$*" in *install*) exit 7;; esac', "apt-get install ended with 7"),
    ],
)
def test_in_ci_nothing_is_left_out(
    commands: Path,
    program: str | None,
    hindrance: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: Output,
) -> None:
    if program is not None:
        command(commands / "apt-get", program)
    monkeypatch.setenv("CI", "true")
    assert chromium.main() == 1
    said, noise = capfd.readouterr()
    assert said == ""
    assert hindrance in noise
    assert noise.endswith("*** in CI nothing is left out, so this is an error\n")


def test_sudo_installs_without_a_question(
    commands: Path, monkeypatch: pytest.MonkeyPatch, capfd: Output
) -> None:
    asked = commands.parent / "asked.txt"
    command(commands / "apt-get")
    command(commands / "sudo", f"printf '%s\\n' \"$*\" >> '{asked}'")
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 1000)
    chromium.main()
    said, noise = capfd.readouterr()
    assert said == "not browser\n"
    assert "and installing one did not help\n" in noise
    lines = asked.read_text(encoding="utf-8").splitlines()
    assert [line.split()[:3:2] for line in lines] == [["-n", "-qq"], ["-n", "-qq"]]
    assert lines[1].endswith("install --yes --no-install-recommends chromium")
