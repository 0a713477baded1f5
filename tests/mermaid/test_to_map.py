"""From a journey to a map."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.import_result import ImportResult
from exporters.mermaid import read_mermaid
from exporters.mermaid.ast import MermaidJourney, MermaidTask
from exporters.mermaid.to_map import MAX_TASKS, journey_to_map
from exporters.options import ImportOptions
from exporters.registry import IMPORT_SUFFIXES, read_foreign
from model import storage
from model.document import JourneyMap
from model.errors import FileError, ImportFormatError
from model.kinds import CardKind, LaneKind
from model.queries import lanes_in_order, personas_in_order, stages_in_order, steps_of
from model.rules import problems
from tests.mermaid.corpus_files import each_journey, expected_of
from tests.mermaid.texts import clean_journeys, journey_texts

TEA = """journey
  title Tea
  accDescr: How tea is made
  Wake up: 2
  section Make
    Boil<br>water: 5: Me, Cat
    Pour: 3: Me
  section Drink
  section Make
    Refill: 1.5: Cat, Cat
    Wait: : Me
"""


def read(text: str, *, strict: bool = False) -> ImportResult:
    return read_mermaid(text.encode(), name="tea.mmd", strict=strict)


def columns(document: JourneyMap) -> list[tuple[str, list[str]]]:
    return [
        (stage.name, [step.name for step in steps_of(document, stage.id)])
        for stage in stages_in_order(document)
    ]


def feelings(document: JourneyMap) -> set[tuple[str, str, float]]:
    return {
        (document.steps[m.step_id].name, document.personas[m.persona_id].name, m.valence)
        for m in document.markers.values()
    }


def test_sections_tasks_people_and_scores_find_their_places() -> None:
    document = read(TEA).map
    assert document.info.title == "Tea"
    assert document.info.scenario == "How tea is made"
    assert columns(document) == [
        ("Journey", ["Wake up"]),
        ("Make", ["Boil water", "Pour"]),
        ("Drink", [""]),
        ("Make", ["Refill", "Wait"]),
    ]
    assert [p.name for p in personas_in_order(document)] == ["Customer", "Me", "Cat"]
    assert [p.hue for p in personas_in_order(document)] == [0, 1, 2]
    assert feelings(document) == {
        ("Wake up", "Customer", -1),
        ("Boil water", "Me", 2),
        ("Boil water", "Cat", 2),
        ("Pour", "Me", 0),
        ("Refill", "Cat", -1.5),
    }
    touchpoints, emotions = lanes_in_order(document)
    assert (touchpoints.kind, emotions.kind) == (LaneKind.TOUCHPOINTS, LaneKind.EMOTIONS)
    assert {m.lane_id for m in document.markers.values()} == {emotions.id}
    cards = list(document.cards.values())
    assert {(c.kind, c.lane_id) for c in cards} == {(CardKind.TOUCHPOINT, touchpoints.id)}
    assert [c.text for c in cards] == ["Wake up", "Boil\nwater", "Pour", "Refill", "Wait"]
    assert [len(c.persona_ids) for c in cards] == [0, 2, 1, 1, 1]


def test_the_customer_is_there_only_when_a_score_is_nobodys() -> None:
    scored = read("journey\nA: 3: Me\nB\n").map
    assert [p.name for p in personas_in_order(scored)] == ["Me"]
    named = read("journey\nA: 3: Customer\nB: 2\n").map
    assert [p.name for p in personas_in_order(named)] == ["Customer"]
    assert len(named.markers) == 2


def test_a_section_that_follows_itself_goes_on() -> None:
    text = "journey\nsection S\nA: 3\nsection S\nB: 3\nsection T\nC: 3\n"
    assert columns(read(text).map) == [("S", ["A", "B"]), ("T", ["C"])]


@pytest.mark.parametrize(
    ("score", "valence", "told"),
    [("1", -2, ""), ("4.5", 1.5, ""), ("9", 2, "The score 9 was read as 5."),
     ("-0.5", -2, "The score -0.5 was read as 1."), ("0", -2, "The score 0 was read as 1.")],
)  # fmt: skip
@pytest.mark.parametrize("strict", [False, True])
def test_scores_become_valences(score: str, valence: float, told: str, *, strict: bool) -> None:
    result = read(f"journey\nA: {score}: Me\n", strict=strict)
    assert feelings(result.map) == {("A", "Me", valence)}
    assert result.warnings == ((f"Line 2: {told}",) if told else ())


def test_without_a_title_the_map_is_called_like_its_file() -> None:
    assert read("journey\nA: 3\n").map.info.title == "tea"
    assert read("journey\naccTitle: T\nA: 3\n").map.info.title == "T"
    both = read("journey\ntitle T\naccTitle: U\naccDescr: V\n").map.info
    assert (both.title, both.scenario) == ("T", "U\nV")


def test_an_empty_journey_is_an_empty_map() -> None:
    result = read("journey\n")
    assert not result.map.stages
    assert len(result.map.lanes) == 2
    assert result.warnings == ("The journey has no tasks.",)


def test_what_no_record_can_hold_is_cut_and_told() -> None:
    long = "x" * 600
    text = f"journey\ntitle {long}\nsection {long}\n{long}\u0007: 3: {long}\n"
    result = read(text, strict=True)
    (stage,), (step,) = result.map.stages.values(), result.map.steps.values()
    (card,), (persona,) = result.map.cards.values(), result.map.personas.values()
    for name in (result.map.info.title, stage.name, step.name, persona.name):
        assert len(name) == 500
        assert name.endswith("x…")
    assert card.text == long
    assert [warning.split(":")[0] for warning in result.warnings] == [
        "Title",
        f"Person “{'x' * 39}…”",
        f"Section “{'x' * 39}…”",
        "Line 4",
        "Line 4",
    ]


def test_a_crowd_fits_a_card_and_keeps_all_its_feelings() -> None:
    people = ", ".join(f"P{i}" for i in range(501))
    result = read(f"journey\nA: 3: {people}\n")
    (card,) = result.map.cards.values()
    assert len(card.persona_ids) == 500
    assert len(result.map.markers) == 501
    assert result.warnings == ("Line 2: Only the first 500 people are on the card.",)


def test_too_much_for_a_map_is_refused() -> None:
    with pytest.raises(ImportFormatError, match="5001 tasks"):
        read("journey\n" + "A: 3\n" * (MAX_TASKS + 1))
    crowd = tuple(f"P{i}" for i in range(1_000))
    task = MermaidTask("", None, "A", 3.0, crowd, 1)
    with pytest.raises(ImportFormatError, match="too many people"):
        journey_to_map(MermaidJourney(tasks=(task,) * 201), name="crowd")


def test_the_same_file_gives_the_same_map_and_another_one_other_ids() -> None:
    once, again = read(TEA), read(TEA)
    assert once == again
    assert storage.dumps(once.map, map_id="m") == storage.dumps(again.map, map_id="m")
    other = read(TEA.replace("Pour", "Spill"))
    assert not set(other.map.cards) & set(once.map.cards)


@given(st.one_of(clean_journeys, journey_texts), st.booleans())
def test_every_imported_map_keeps_the_rules_and_survives_a_file(text: str, strict: bool) -> None:
    try:
        document = read(text, strict=strict).map
    except ImportFormatError:
        return
    assert not problems(document)
    assert storage.loads(storage.dumps(document, map_id="m")).document == document


@each_journey
def test_a_strict_map_says_what_mermaid_says(path: Path) -> None:
    expected = expected_of(path)
    if not expected["ok"]:
        with pytest.raises(ImportFormatError):
            read_foreign(path, ImportOptions(strict=True))
        return
    document = read_foreign(path, ImportOptions(strict=True)).map
    if expected["title"]:
        assert document.info.title == expected["title"]
    tasks = expected["tasks"]
    names = [name for _, steps in columns(document) for name in steps if name]
    assert names == [task["task"] for task in tasks]
    of_sections = [stage for stage, _ in columns(document) if stage != "Journey"]
    assert of_sections == expected["sections"]
    assert {p.name for p in document.personas.values()} - {"Customer"} == {
        actor for actor in expected["actors"] if actor and actor != "Customer"
    }
    assert feelings(document) == {
        (task["task"], person or "Customer", min(max(task["score"], 1), 5) - 3)
        for task in tasks
        if task["score"] is not None
        for person in (list(filter(None, task["people"])) or [""])
    }


@each_journey
def test_a_lenient_map_of_the_corpus_keeps_the_rules(path: Path) -> None:
    assert not problems(read_foreign(path).map)


def test_a_file_is_read_by_its_suffix(tmp_path: Path) -> None:
    markdown = tmp_path / "Notes.MD"
    markdown.write_text("# Notes\n\n```mermaid\njourney\nA: happy: Me\n```\n", encoding="utf-8")
    result = read_foreign(markdown)
    assert result.map.info.title == "Notes"
    assert result.warnings[0].startswith("Line 5: “happy”")
    assert {".mmd", ".md"} <= set(IMPORT_SUFFIXES)


def test_an_unknown_suffix_and_a_missing_file_are_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ImportFormatError, match=r"“a\.docx” cannot be imported"):
        read_foreign(tmp_path / "a.docx")
    with pytest.raises(FileError, match="is not there"):
        read_foreign(tmp_path / "a.mmd")
    (tmp_path / "b.mmd").mkdir()
    with pytest.raises(FileError, match="is a folder"):
        read_foreign(tmp_path / "b.mmd")
