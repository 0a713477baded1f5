"""Tables of others, whom nobody here asked: what a person would want of each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from exporters.registry import read_foreign
from model.kinds import CardKind, ConnectorKind, LaneKind, Priority, Status
from model.queries import lanes_in_order, parked_cards
from model.rules import problems
from tests.tables.making import stages, steps, texts, valences


def read(corpus: Path, name: str):
    result = read_foreign(next((corpus / "tables").rglob(name)))
    assert problems(result.map) == []
    return result


def test_every_table_is_read(corpus: Path):
    files = [path for path in (corpus / "tables").rglob("*") if path.is_file()]
    assert len(files) == 8
    for path in files:
        assert problems(read_foreign(path).map) == []


def test_one_table_for_each_stage_with_gaps_plan_and_persona(corpus: Path):
    result = read(corpus, "Mintlens*.md")
    document = result.map
    assert stages(document) == [
        "Awareness",
        "Consideration",
        "Decision (Signup → First Value)",
        "Onboarding (Integration → Activation)",
        "Daily Use & Loyalty",
    ]
    assert texts(document, LaneKind.TOUCHPOINTS)[0] == [
        "Google search",
        "Hacker News",
        "Reddit",
        "Twitter/X",
        "dev conferences",
        "word-of-mouth",
    ]
    assert len(texts(document, LaneKind.ACTIONS)[0]) == 4
    assert [len(cell) for cell in texts(document, LaneKind.QUOTES)] == [1, 1, 1, 1, 1]
    assert [len(cell) for cell in texts(document, LaneKind.PAIN_POINTS)] == [3, 3, 4, 5, 8]
    pains = [card for card in document.cards.values() if card.kind is CardKind.PAIN_POINT]
    first = next(card for card in pains if card.text == "No landing/marketing page")
    assert (first.priority, first.status) == (Priority.CRITICAL, Status.OPEN)
    assert "no way to discover" in first.details
    assert len(parked_cards(document)) == 7
    assert valences(document) == [
        ("Elena", 0, "Relieved but skeptical"),
        ("Elena", -1, "unclear"),
        ("Elena", 1, "Confident"),
    ]
    (persona,) = document.personas.values()
    assert persona.role.startswith("Engineering Lead")
    assert (len(persona.goals), len(persona.challenges)) == (4, 3)
    assert len(document.actions) == 16
    assert any("Design System Reference" in sentence for sentence in result.warnings)


@pytest.mark.parametrize(
    ("name", "lanes"),
    [
        ("faion-network---faion-knowledge*.md", 6),
        ("faion-network--edge*.md", 7),
    ],
)
def test_forms_become_empty_maps_that_say_so(corpus: Path, name: str, lanes: int):
    result = read(corpus, name)
    assert stages(result.map) == ["Stage 1", "Stage 2", "Stage 3", "Stage 4"]
    assert len(lanes_in_order(result.map)) == lanes
    assert not result.map.cards
    assert result.map.info.title == "Customer Journey Map"
    assert any("It is a form" in sentence for sentence in result.warnings)


def test_a_method_gives_its_stages_and_questions_and_no_legend(corpus: Path):
    result = read(corpus, "digital-marketing-pro*.md")
    assert len(stages(result.map)) == 7
    assert next(stage.goal for stage in result.map.stages.values()).startswith("Recognize")
    assert texts(result.map, LaneKind.THOUGHTS)[3] == ['"How do I buy this?"']
    assert not result.map.markers
    assert any("Emotion Scoring" in sentence for sentence in result.warnings)


def test_journeys_in_numbered_lists(corpus: Path):
    two = read(corpus, "cli_plazavea*.md")
    assert len(stages(two.map)) == 2
    assert len(steps(two.map)) == 14
    details = [card.details for card in two.map.cards.values() if "VTEX" in card.text]
    assert "carrito roto" in details[0]
    nested = read(corpus, "easy-user-journey-map--README.md")
    assert stages(nested.map) == ["Screen 1", "Screen 2", "Screen 3"]
    assert steps(nested.map) == ["Task 1", "Task 2", "Task 1", ""]


def test_a_drawing_becomes_steps_along_its_lines(corpus: Path):
    document = read(corpus, "easy-user-journey-map--example*.csv").map
    assert document.info.title == "Easy User Journey Map Test"
    names = steps(document)
    assert len(names) == 13
    assert names[0] == "Landing page"
    assert names[-1] == "Order confirmation page"
    assert names.index("Basket page") < names.index("Login page")
    assert len(document.connectors) == 15
    assert {line.kind for line in document.connectors.values()} == {ConnectorKind.NEXT}
    assert sum(map(len, texts(document, LaneKind.ACTIONS))) == 15
    landing = next(card for card in document.cards.values() if card.text == "Landing page")
    assert len(landing.tags) == 6


def test_a_list_of_problems_in_chinese(corpus: Path):
    result = read(corpus, "SynnovatorZero*.xlsx")
    (cell,) = texts(result.map, LaneKind.PAIN_POINTS)
    assert len(cell) == 12
    assert cell[-1] == "缺少资产入口"
    assert any("Not sorted yet" in sentence for sentence in result.warnings)


def test_the_page_shows_every_file_with_a_picture_that_is_small(corpus: Path, root: Path):
    page = (root / "docs" / "CORPUS_IMPORTS.md").read_text(encoding="utf-8")
    pictures = {path.name for path in (root / "docs" / "imports").iterdir()}
    for folder in ("tables", "drawio", "personas"):
        for path in (corpus / folder).rglob("*.*"):
            assert f"## {path.name}" in page
    shown = set(re.findall(r"\(imports/([\w-]+\.png)\)", page))
    assert shown == pictures
    assert all((root / "docs" / "imports" / name).stat().st_size < 200_000 for name in shown)
