"""What a command does not need it does not import, so that short ones answer at once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

_LATE = (
    "PySide6",
    "fontTools",
    "uharfbuzz",
    "reportlab",
    "xlsxwriter",
    "defusedxml",
    "charset_normalizer",
    "exporters.registry",
    "exporters.tables",
    "exporters.workbook",
    "exporters.xlsx",
)
_CODE = """
import json, sys
from designer.cli import main
code = main(sys.argv[1:])
print()
print(json.dumps([code, list(sys.modules)]))
"""


@pytest.mark.parametrize("command", [["--help"], ["info", "resources/samples/night-train.journey"]])
def test_a_short_command_imports_nothing_heavy(command: list[str], root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CODE, *command],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    code, modules = json.loads(done.stdout.splitlines()[-1])
    assert code == 0
    assert [name for name in _LATE if name in modules] == []
