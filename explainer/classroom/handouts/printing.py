"""A Chromium, Chrome or Edge on this computer, and pages printed to PDF with it.

Nothing is fetched and no server is started: the browser reads one file and writes another.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

__all__ = ["BROWSERS", "PrintError", "browser_program", "print_pdf"]

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
"""Names and places of the programs that can print a page to PDF, in order of preference."""

SECONDS = 90
"""A slow computer that starts a browser for the first time may need a minute."""


class PrintError(RuntimeError):
    """A browser was there and made no PDF."""


def browser_program() -> str | None:
    """The program of Chromium, Chrome or Edge on this computer, if there is one."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def print_pdf(program: str, page: Path, pdf: Path) -> None:
    """Print an HTML file to PDF, on the paper that its style sheet names.

    Parameters
    ----------
    program : str
        The browser, as `browser_program` found it.
    page, pdf : Path
        The file to read and the file to write.

    Raises
    ------
    PrintError
        When the browser could not be run, or wrote no file.
    """
    pdf.unlink(missing_ok=True)
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [
            program,
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            # A profile of its own: the reader's browser may be open with the usual one.
            f"--user-data-dir={profile}",
            *(["--no-sandbox"] if as_root else []),
            "--no-pdf-header-footer",
            f"--print-to-pdf={pdf.resolve()}",
            page.resolve().as_uri(),
        ]
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=SECONDS, check=False
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise PrintError(f"{program} could not print {page.name}: {error}") from None
    if not pdf.is_file():
        last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise PrintError(f"{program} made no {pdf.name}: {last}")
