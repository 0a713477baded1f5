"""Where PySide6 is not installed, everything works but the window and the PNG."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.test_source import QT_EXPORTERS
from tests.architecture.tree import ROOT, product_modules, shown

# A machine without PySide6, played by this one.
WITHOUT_QT = """
import importlib.abc, sys

class NotInstalled(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, NotInstalled())
"""
RUN_COMMAND = WITHOUT_QT + "from designer.cli import main; sys.exit(main(sys.argv[1:]))"
IMPORT_ALL = WITHOUT_QT + "import importlib; [importlib.import_module(n) for n in sys.argv[1:]]"
# What a file of that kind begins with.
BEGINNINGS = {"pdf": b"%PDF-", "svg": b"<", "xlsx": b"PK\x03\x04"}


def _python(code: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def _module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def test_every_module_below_the_window_is_importable() -> None:
    modules = [
        _module_name(path)
        for path in product_modules()
        if shown(path).startswith(("model/", "exporters/", "designer/cli/"))
        and not shown(path).startswith(QT_EXPORTERS)
    ]
    done = _python(IMPORT_ALL, *modules)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A map made by the command line."""
    path = tmp_path_factory.mktemp("map") / "made.journey"
    done = _python(RUN_COMMAND, "new", path, "--title", "Without Qt")
    assert done.returncode == 0, done.stderr
    return path


@pytest.mark.parametrize("suffix", sorted(BEGINNINGS))
def test_it_exports(made: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"out.{suffix}"
    done = _python(RUN_COMMAND, "export", made, "-o", out)
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(BEGINNINGS[suffix])


def test_it_tells_about_a_map(made: Path) -> None:
    done = _python(RUN_COMMAND, "info", made)
    assert done.returncode == 0, done.stderr
    assert "Without Qt" in done.stdout


@pytest.mark.parametrize("arguments", [["open"], ["export", "MAP", "-o", "OUT.png"]])
def test_what_needs_qt_says_so_in_one_line(
    made: Path, tmp_path: Path, arguments: list[str]
) -> None:
    places = {"MAP": made, "OUT.png": tmp_path / "out.png"}
    done = _python(RUN_COMMAND, *(places.get(word, word) for word in arguments))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "PySide6" in done.stderr
