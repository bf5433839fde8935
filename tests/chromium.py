"""The Chromium that browser tests run in.

``python -m tests.chromium`` sees that there is one, installing Debian's where it may, and prints
which tests pytest can run: those in a browser too, or only the others. In CI it insists.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHOSEN = "ACTIONCLUST_CHROMIUM"  # the variable that names another one

# no sandbox, as containers have none; the popups of the address bar are pages of their own, which
# cost more than ours; the others keep it from calling home
FLAGS = (
    "--no-sandbox",
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,MediaRouter,OptimizationHints",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


def find_chromium() -> str | None:
    """Give the path of the browser to test in, or nothing when there is none."""
    chosen = os.environ.get(CHOSEN)
    if chosen:
        return chosen
    return next(filter(None, map(shutil.which, NAMES)), None)


def install_chromium() -> str:
    """Install Debian's Chromium, and give what stood in the way."""
    apt = shutil.which("apt-get")
    if apt is None:
        return "there is no apt-get to install one with"
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if sudo and shutil.which("sudo") is None:
        return "installing one takes root, or sudo"
    _say("no Chromium found: installing Debian's with apt-get")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        done = subprocess.run(  # noqa: S603 - Debian's own command, with words from here
            [*sudo, apt, "-qq", *words], env=environment, stdout=sys.stderr, check=False
        )
        if done.returncode:
            return f"apt-get {words[0]} ended with {done.returncode}"
    return "installing one did not help"


def main() -> int:
    """See that there is a browser, and print the tests that can run, as pytest's -m takes them."""
    hindrance = "" if find_chromium() else install_chromium()
    if find_chromium():
        sys.stdout.write("browser or not browser\n")
        return 0
    _say(f"NO BROWSER TESTS: none of {', '.join(NAMES)} is on the PATH, and {hindrance}")
    _say(f"install one, or name one in {CHOSEN}")
    if os.environ.get("CI"):
        _say("in CI nothing is left out, so this is an error")
        return 1
    sys.stdout.write("not browser\n")
    return 0


def _say(message: str) -> None:
    sys.stderr.write(f"*** {message}\n")


if __name__ == "__main__":
    sys.stdout.reconfigure(newline="\n")  # a shell on Windows keeps a carriage return
    sys.exit(main())
