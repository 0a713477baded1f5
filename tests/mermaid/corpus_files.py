"""The journeys of the corpus, one test case each; one skipped case where the corpus is absent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import CORPUS

JOURNEYS = sorted((CORPUS / "mermaid").glob("*/*.mmd"))

_ABSENT = pytest.param(
    Path(),
    marks=pytest.mark.skip(reason="the corpus of real journeys (../shared/corpus) is not here"),
)

each_journey = pytest.mark.parametrize(
    "path", JOURNEYS or [_ABSENT], ids=lambda path: f"{path.parent.name}/{path.stem}"
)
"""Runs a test with the ``path`` of every journey."""


def expected_of(path: Path) -> dict[str, Any]:
    """What mermaid itself made of a journey."""
    expected: dict[str, Any] = json.loads(
        path.with_suffix(".expected.json").read_text(encoding="utf-8")
    )
    return expected
