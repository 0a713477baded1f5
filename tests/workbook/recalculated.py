"""A workbook as LibreOffice calculates it."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import openpyxl


def saved_again(book: Path) -> Any:
    """The workbook as LibreOffice calculates and saves it; its values."""
    folder = book.parent / "again"
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(book.parent / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(folder),
            str(book),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return openpyxl.load_workbook(folder / book.name, data_only=True)
