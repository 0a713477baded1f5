"""What is declared is what is imported and what is locked."""

from __future__ import annotations

import functools
import importlib.metadata
import re
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from tests.architecture.tree import PACKAGES, ROOT, imports, product_modules, python_files, shown

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = [Requirement(text) for text in PROJECT["project"]["dependencies"]]
OPTIONAL = [
    Requirement(text)
    for extra in PROJECT["project"]["optional-dependencies"].values()
    for text in extra
]
DEVELOPMENT = [Requirement(text) for text in PROJECT["dependency-groups"]["dev"]]
# Come with a package that is declared.
BROUGHT_ALONG = {"shiboken6": "PySide6-Essentials", "pydantic_core": "pydantic"}


def _locked(file_name: str) -> list[Requirement]:
    text = (ROOT / file_name).read_text(encoding="utf-8")
    return [
        Requirement(re.split(r"\s*\\$", line)[0])
        for line in text.splitlines()
        if line and not line[0].isspace() and not line.startswith("#")
    ]


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _imported(files: Iterable[Path]) -> dict[str, set[str]]:
    """Each third-party module with the files that import it."""
    found: dict[str, set[str]] = {}
    for path in files:
        for name in imports(path):
            top = name.split(".")[0]
            if top not in sys.stdlib_module_names and top not in (*PACKAGES, "tests"):
                found.setdefault(top, set()).add(shown(path))
    return found


@functools.cache
def _distributions(module: str) -> set[str]:
    known = importlib.metadata.packages_distributions().get(module, [])
    return {_canonical(name) for name in [*known, BROUGHT_ALONG.get(module, module)]}


@pytest.mark.parametrize(
    ("files", "allowed"),
    [(product_modules(), RUNTIME + OPTIONAL), (python_files(), RUNTIME + DEVELOPMENT)],
    ids=["product", "everything"],
)
def test_every_import_is_declared(files: list[Path], allowed: list[Requirement]) -> None:
    declared = {_canonical(requirement.name) for requirement in allowed}
    undeclared = {
        module: places
        for module, places in _imported(files).items()
        if not _distributions(module) & declared
    }
    assert not undeclared


def test_the_tests_have_what_is_optional() -> None:
    names = {_canonical(requirement.name) for requirement in DEVELOPMENT}
    assert {_canonical(requirement.name) for requirement in OPTIONAL} <= names


def test_every_declared_package_is_imported() -> None:
    used = {name for module in _imported(product_modules()) for name in _distributions(module)}
    assert not {_canonical(requirement.name) for requirement in RUNTIME + OPTIONAL} - used


@pytest.mark.parametrize(
    ("file_name", "wanted"),
    [("requirements.txt", RUNTIME), ("requirements-dev.txt", RUNTIME + DEVELOPMENT)],
)
def test_the_lock_answers_what_is_declared(file_name: str, wanted: list[Requirement]) -> None:
    locked = _locked(file_name)
    for requirement in wanted:
        versions = [
            next(iter(entry.specifier)).version
            for entry in locked
            if _canonical(entry.name) == _canonical(requirement.name)
        ]
        assert any(requirement.specifier.contains(version) for version in versions), (
            f"{requirement} is not answered by {file_name}: make lock"
        )


@pytest.mark.parametrize("file_name", ["requirements.txt", "requirements-dev.txt"])
def test_the_lock_is_hashed_and_names_no_index(file_name: str) -> None:
    text = (ROOT / file_name).read_text(encoding="utf-8")
    assert all(
        "--hash=sha256:" in block
        for block in re.split(r"\n(?=\w)", text.strip())
        if block[0] != "#"
    )
    assert "://" not in text
    assert not re.search(r"^--(?!hash)", text, re.MULTILINE)


@pytest.mark.parametrize("package", ["pyside6-essentials", "shiboken6"])
def test_the_lock_keeps_sound_pairs_of_python_and_qt(package: str) -> None:
    pairs = [entry for entry in _locked("requirements.txt") if entry.name == package]
    for entry in pairs:
        version = next(iter(entry.specifier)).version
        assert entry.marker is not None
        old_python = entry.marker.evaluate(
            {"python_version": "3.11", "python_full_version": "3.11.7"}
        )
        assert not (old_python and Version(version) >= Version("6.12"))
    assert pairs
