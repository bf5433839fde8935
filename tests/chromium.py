"""The Chromium that browser tests run in: found, never downloaded by a test."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHOSEN = "ACTIONCLUST_CHROMIUM"  # the variable that names another one

# no sandbox, as containers have none; the others keep it from calling home
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def find_chromium() -> str | None:
    """Give the path of the browser to test in, or nothing when there is none."""
    chosen = os.environ.get(CHOSEN)
    if chosen:
        return chosen
    return next(filter(None, map(shutil.which, NAMES)), None)
