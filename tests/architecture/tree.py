"""The project's own files, as the tests of this folder read them."""

from __future__ import annotations

import ast
import functools
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("designer", "widgets", "exporters", "model", "resources")


def product_modules() -> list[Path]:
    """Every Python file that is shipped."""
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def python_files() -> list[Path]:
    """Every Python file of the project, tests and tools included."""
    return product_modules() + sorted(
        [*(ROOT / "tests").rglob("*.py"), *(ROOT / ".ci").glob("*.py")]
    )


@functools.cache
def syntax(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imports(path: Path) -> Iterator[str]:
    """The full name of everything a file imports, ``from a import b`` as ``a.b``, lazily too."""
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def names(path: Path) -> set[str]:
    """Every name and attribute that a file mentions."""
    found = set()
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
    return found


def is_within(name: str, module: str) -> bool:
    """Whether an imported name is this module or something in it."""
    return name == module or name.startswith(module + ".")


def committed_files() -> list[Path]:
    """Every file that git keeps."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def shown(path: Path) -> str:
    """A path as a failed test names it."""
    return path.relative_to(ROOT).as_posix()
