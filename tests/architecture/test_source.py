"""Rules for the source that no linter knows: each one has cost somebody a map, or would."""

from __future__ import annotations

import ast

from tests.architecture.tree import (
    PACKAGES,
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
QT_EXPORTERS = ("exporters/painters/qt/", "exporters/png/")
# The modules that may change files: the one where a failing disk can be put, and a tool of ours.
FILE_CHANGERS = {"model/disk.py", "resources/fonts/build_fonts.py"}
DEEDS_OF_OS = {
    "remove",
    "unlink",
    "rename",
    "replace",
    "link",
    "symlink",
    "truncate",
    "ftruncate",
} | {"mkdir", "makedirs", "rmdir", "removedirs", "write", "fsync", "chmod", "fchmod", "utime"}


def test_nothing_dangerous_is_imported() -> None:
    found = {
        f"{shown(path)} imports {name}: {why}"
        for path in product_modules()
        for name in imports(path)
        for module, why in FORBIDDEN_IMPORTS.items()
        if is_within(name, module)
    }
    assert not found


def test_nothing_dangerous_is_named() -> None:
    found = {
        f"{shown(path)} names {name}: {FORBIDDEN_NAMES[name]}"
        for path in product_modules()
        for name in names(path) & FORBIDDEN_NAMES.keys()
    }
    assert not found


def test_exporters_need_no_widgets_and_only_the_picture_needs_qt() -> None:
    for path in (ROOT / "exporters").rglob("*.py"):
        qt = [name for name in imports(path) if is_within(name, "PySide6")]
        assert not [name for name in qt if is_within(name, "PySide6.QtWidgets")], shown(path)
        assert not qt or shown(path).startswith(QT_EXPORTERS), shown(path)


def _changes_a_file(call: ast.Call) -> bool:
    """Whether a call writes, moves or removes what has a name, or opens it for writing."""
    match call.func:
        case ast.Attribute(attr="write_text" | "write_bytes" | "mkdir" | "unlink" | "rmdir"):
            return True
        case ast.Attribute(value=ast.Name(id="shutil")):
            return True
        case ast.Attribute(value=ast.Name(id="os"), attr=deed) if deed in DEEDS_OF_OS:
            return True
        case ast.Attribute(attr="open") | ast.Name(id="open"):
            place = 0 if isinstance(call.func, ast.Attribute) else 1
            modes = call.args[place : place + 1] + [
                k.value for k in call.keywords if k.arg == "mode"
            ]
            return any(
                isinstance(m, ast.Constant) and set(str(m.value)) & set("wax+") for m in modes
            )
        case ast.Name(id="QFile" | "QSaveFile"):
            return True
        case _:
            return False


def test_files_are_changed_in_one_place() -> None:
    assert not [
        f"{shown(path)}:{node.lineno}"
        for path in product_modules()
        if shown(path) not in FILE_CHANGERS
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.Call) and _changes_a_file(node)
    ]


def test_files_stay_readable() -> None:
    lines = {shown(path): path.read_text(encoding="utf-8").count("\n") for path in python_files()}
    assert not {path: count for path, count in lines.items() if count > LONGEST_FILE}


def test_functions_stay_readable() -> None:
    assert not [
        f"{shown(path)}:{node.lineno} {node.name}"
        for path in python_files()
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]


def test_every_package_has_files() -> None:
    # The rules above would hold of an empty list, too.
    assert {path.relative_to(ROOT).parts[0] for path in product_modules()} == set(PACKAGES)
