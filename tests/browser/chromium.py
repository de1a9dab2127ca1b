"""Find a Chromium and start it without any talk to the outside."""

import os
import shutil
import subprocess
import sys

import pytest
from playwright.sync_api import Error

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_QUIET = (
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def launch(playwright):
    """The system's browser, else Playwright's own, else one that Playwright installs."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found:
        return playwright.chromium.launch(executable_path=found, args=_arguments())
    try:
        return playwright.chromium.launch(args=_arguments())
    except Error:
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(command, check=False)
    try:
        return playwright.chromium.launch(args=_arguments())
    except Error as error:
        pytest.fail(
            "no browser: install Chromium (Debian: `apt-get install chromium fonts-noto-core`) "
            f"or run `python -m playwright install --with-deps chromium`. {error}"
        )


def _arguments():
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*_QUIET, "--no-sandbox"] if is_root else list(_QUIET)
