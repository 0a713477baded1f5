"""Rules for the source that no linter knows: each one has cost somebody a map, or would."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.architecture.tree import (
    ROOT,
    imports,
    is_within,
    names,
    product_modules,
    python_files,
    shown,
    syntax,
)

LONGEST_FILE = 400
LONGEST_FUNCTION = 60

# What no module of the product imports, and why.
FORBIDDEN_IMPORTS = {
    "pickle": "reading it runs what the file says",
    "marshal": "reading it can crash the interpreter",
    "shelve": "it is pickle",
    "urllib.request": "Journeyboard is offline",
    "http.client": "Journeyboard is offline",
    "socket": "Journeyboard is offline",
    "ssl": "Journeyboard is offline",
    "PySide6.QtNetwork": "Journeyboard is offline",
    "PySide6.QtWebEngineWidgets": "Journeyboard is offline",
    "PySide6.QtCore.QSettings": "PySide unpickles the values it reads",
    "pytest": "the product does not ask whether it is tested",
    "tests": "the product does not ask whether it is tested",
}
# What no module of the product names, and why.
FORBIDDEN_NAMES = {
    "QSettings": "PySide unpickles the values it reads",
    "setHtml": "Qt fetches the images that a text names",
    "PYTEST_CURRENT_TEST": "the product does not ask whether it is tested",
}
# The modules of exporters that may know Qt at all; none may know widgets.
QT_EXPORTERS = ("exporters/painters/qt/", "exporters/png.py")


@pytest.mark.parametrize("path", product_modules(), ids=shown)
def test_nothing_dangerous_is_imported(path: Path) -> None:
    found = {
        f"{name}: {why}"
        for name in imports(path)
        for module, why in FORBIDDEN_IMPORTS.items()
        if is_within(name, module)
    }
    assert not found


@pytest.mark.parametrize("path", product_modules(), ids=shown)
def test_nothing_dangerous_is_named(path: Path) -> None:
    mentioned = names(path) & FORBIDDEN_NAMES.keys()
    assert not {name: FORBIDDEN_NAMES[name] for name in mentioned}


def test_exporters_need_no_widgets_and_only_the_picture_needs_qt() -> None:
    for path in (ROOT / "exporters").rglob("*.py"):
        qt = [name for name in imports(path) if is_within(name, "PySide6")]
        assert not [name for name in qt if is_within(name, "PySide6.QtWidgets")], shown(path)
        assert not qt or shown(path).startswith(QT_EXPORTERS), shown(path)


@pytest.mark.parametrize("path", python_files(), ids=shown)
def test_files_and_functions_stay_readable(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST_FILE, f"{lines} lines: what could leave?"
    long_functions = [
        f"line {node.lineno}: {node.name}"
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert not long_functions
