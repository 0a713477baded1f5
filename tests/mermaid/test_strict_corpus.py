"""The strict reader against what mermaid itself made of journeys that nobody here wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exporters.mermaid.ast import MermaidJourney
from exporters.mermaid.strict import read_strict
from model.errors import ImportFormatError
from tests.mermaid.corpus_files import JOURNEYS, each_journey, expected_of


def as_mermaid_tells(journey: MermaidJourney) -> dict[str, Any]:
    """The journey in the form of the expected files."""
    return {
        "title": journey.title,
        "accTitle": journey.acc_title,
        "accDescr": journey.acc_descr,
        "sections": list(journey.sections),
        "actors": list(journey.actors),
        "tasks": [
            {
                "section": task.section,
                "task": task.task,
                "score": task.score,
                "people": list(task.people),
            }
            for task in journey.tasks
        ],
    }


def without_comment(expected: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in expected.items() if key not in {"oracle", "ok"}}
    for task in kept["tasks"]:
        task.pop("score_not_finite", None)
    return kept


def test_the_corpus_is_whole(corpus: Path) -> None:
    assert len(JOURNEYS) >= 159


@each_journey
def test_strict_agrees_with_mermaid(path: Path) -> None:
    expected = expected_of(path)
    text = path.read_bytes().decode("utf-8")
    if not expected["ok"]:
        with pytest.raises(ImportFormatError):
            read_strict(text)
        return
    assert as_mermaid_tells(read_strict(text)) == without_comment(expected)
