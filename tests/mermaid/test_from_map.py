"""From a map to a journey that mermaid accepts, and back again."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings

from exporters.mermaid import mermaid_text, read_mermaid, read_strict
from exporters.registry import export, read_foreign
from model.document import JourneyMap
from model.errors import ImportFormatError
from model.kinds import CardKind, LaneKind, MapState
from model.queries import lanes_in_order, personas_in_order, stages_in_order, steps_of
from model.records import MAP_ID, Card, Lane, MapInfo, Marker, Persona, Record, Stage, Step
from tests.map_strategies import maps
from tests.mermaid.corpus_files import each_journey, expected_of
from tests.mermaid.texts import clean_journeys, journey_texts


class SameStep(NamedTuple):
    """What a step says in a journey: blanks aside, all that mermaid has words for."""

    name: str
    text: str
    people: frozenset[str]
    scores: frozenset[tuple[str, float]]


def one_line(text: str) -> str:
    return " ".join(text.split())


def same_journey(document: JourneyMap) -> tuple[str, str, list[tuple[str, list[SameStep]]]]:
    """Title, description, and each section with its tasks: name, people, who feels how."""
    names = {p.id: one_line(p.name) for p in document.personas.values()}
    cards = {
        card.step_id: card
        for card in document.cards.values()
        if card.kind is CardKind.TOUCHPOINT and card.step_id
    }
    scores: dict[str, set[tuple[str, float]]] = defaultdict(set)
    for marker in document.markers.values():
        scores[marker.step_id].add((names[marker.persona_id], round(marker.valence, 2)))
    sections = []
    for stage in stages_in_order(document):
        steps = []
        for step in steps_of(document, stage.id):
            card = cards.get(step.id)
            steps.append(
                SameStep(
                    one_line(step.name),
                    one_line(card.text) if card else "",
                    frozenset(names[i] for i in card.persona_ids) if card else frozenset(),
                    frozenset(scores[step.id]),
                )
            )
        steps = [step for step in steps if any(step)]  # one that says nothing is left out
        sections.append((one_line(stage.name), steps))
    return one_line(document.info.title), one_line(document.info.scenario), sections


def again(document: JourneyMap, *, name: str = "map.mmd") -> JourneyMap:
    """The map that comes back from what is written of one."""
    return read_mermaid(mermaid_text(document).text.encode(), name=name).map


@each_journey
def test_a_journey_of_others_that_goes_out_comes_back_the_same(path: Path, tmp_path: Path) -> None:
    if not expected_of(path)["ok"]:
        pytest.skip("mermaid rejects it")
    first = read_foreign(path).map
    written = tmp_path / path.name
    export(first, written)
    result = read_foreign(written)
    assert same_journey(result.map) == same_journey(first)
    assert result.warnings == (("The journey has no tasks.",) if not first.cards else ())


@each_journey
def test_mermaid_reads_the_same_tasks_again(path: Path) -> None:
    """By mermaid's own rules, where each task has a score that mermaid can draw."""
    if not expected_of(path)["ok"]:
        pytest.skip("mermaid rejects it")
    was = read_strict(path.read_bytes().decode("utf-8"))
    if any(task.score is None or not 1 <= task.score <= 5 for task in was.tasks):
        pytest.skip("a score out of bounds, which the map does not keep")
    document = read_mermaid(path.read_bytes(), name=path.name, strict=True).map
    became = read_strict(mermaid_text(document).text)
    told = [
        [
            (one_line(task.section) or "Journey", one_line(task.task), task.score, _whom(task))
            for task in read.tasks
        ]
        for read in (was, became)
    ]
    assert told[0] == [(name, *rest) for name, *rest in told[1]]


def _whom(task: object) -> list[str]:
    people = getattr(task, "people", ())
    return sorted({one_line(name) for name in people if name.strip()})


def accepted(document: JourneyMap) -> str:
    """What is written, read strictly first: mermaid takes it."""
    text = mermaid_text(document).text
    read_strict(text)
    return text


@given(journey_texts | clean_journeys)
@settings(max_examples=150)
def test_what_was_a_journey_once_is_one_again(text: str) -> None:
    try:
        first = read_mermaid(text.encode(), name="map.mmd").map
    except ImportFormatError:
        return
    accepted(first)
    assert same_journey(again(first)) == same_journey(first)


def told_of(document: JourneyMap) -> list[tuple[str, list[frozenset[tuple[str, float]]]]]:
    """Of any map, what must come back: stages that differ from their neighbour, who feels how."""
    names = {
        p.id: one_line(clean(p.name)) or "Unnamed persona" for p in personas_in_order(document)
    }
    found: list[tuple[str, list[frozenset[tuple[str, float]]]]] = []
    for stage in stages_in_order(document):
        steps = []
        for step in steps_of(document, stage.id):
            feelings: dict[str, list[float]] = defaultdict(list)
            here = [m for m in document.markers.values() if m.step_id == step.id]
            for marker in here:
                feelings[marker.persona_id].append(marker.valence)
            means = {(names[who], round(sum(v) / len(v), 2)) for who, v in feelings.items()}
            if means:
                steps.append(frozenset(means))
        name = one_line(clean(stage.name))
        if name and found and found[-1][0] == name:
            found[-1][1].extend(steps)
        else:
            found.append((name, steps))
    return found


def clean(text: str) -> str:
    return "".join(" " if c < " " or "\x7f" <= c <= "\x9f" or c == "\ufeff" else c for c in text)


@given(maps(max_cards=6))
@settings(max_examples=150)
def test_every_map_becomes_a_journey_that_mermaid_accepts(document: JourneyMap) -> None:
    accepted(document)
    back = again(document)
    assert [
        (name, [{(who, round(v, 2)) for who, v in step} for step in steps])
        for name, steps in told_of(back)
    ] == [(name, [set(step) for step in steps]) for name, steps in told_of(document)]


def records(*more: Record, title: str = "Tea; and #more") -> JourneyMap:
    return JourneyMap.of(
        [
            MapInfo(id=MAP_ID, title=title, scenario="Two\nlines }"),
            Stage(id="s1", order="A", name="Make: it"),
            Step(id="t1", stage_id="s1", order="A", name="section of\ntea"),
            Step(id="t2", stage_id="s1", order="B", name="50%% off"),
            Lane(id="l1", kind=LaneKind.TOUCHPOINTS, order="A"),
            Lane(id="l2", kind=LaneKind.EMOTIONS, order="B"),
            Persona(id="p1", order="A", name="Me, myself"),
            Persona(id="p2", order="B", name='"Cat"'),
            *more,
        ]
    )


def marker(key: str, step: str, who: str, valence: float, **more: object) -> Marker:
    values: dict[str, object] = {"lane_id": "l2", "step_id": step, "persona_id": who, **more}
    return Marker(id=key, valence=valence, **values)  # type: ignore[arg-type]


def test_what_is_written_looks_as_a_person_would_write_it() -> None:
    document = records(
        marker("m1", "t1", "p1", 1.0),
        marker("m2", "t1", "p2", -1.5),
        Card(id="c1", kind=CardKind.PAIN_POINT, order="A", lane_id="l1", step_id="t1", text="Ow"),
    )
    written = mermaid_text(document)
    assert written.text == (
        "journey\n"
        "  title Tea#59; and #35;more\n"
        "  accDescr {\n"
        "    Two\n"
        "    lines #125;\n"
        "  }\n"
        "  section Make#58; it\n"
        "    #115;ection of tea: 4: Me#44; myself\n"
        "    %% same step\n"
        "    #115;ection of tea: 1.5: #34;Cat#34;\n"
        "    %% no emotion known\n"
        "    50#37;% off: 3\n"
    )
    assert written.warnings == (
        "People feel differently at 1 of the steps; each has a task for every score.",
        "Nobody knows the emotion at 1 of the steps; they stand at 3, marked by a comment.",
        "Left out, since Mermaid has no place for it: 1 pain point.",
    )


def test_people_who_feel_differently_share_their_step_when_it_comes_back() -> None:
    document = records(marker("m1", "t1", "p1", 1.0), marker("m2", "t1", "p2", -1.5))
    assert same_journey(again(document))[2] == [
        (
            "Make: it",
            [
                SameStep(
                    "section of tea",
                    "section of tea",
                    frozenset({"Me, myself", '"Cat"'}),
                    frozenset({("Me, myself", 1.0), ('"Cat"', -1.5)}),
                ),
                SameStep("50%% off", "50%% off", frozenset(), frozenset()),
            ],
        )
    ]


def test_what_is_lost_is_counted() -> None:
    card = Card(
        id="c1",
        kind=CardKind.TOUCHPOINT,
        order="A",
        lane_id="l1",
        step_id="t1",
        text="Kettle",
        persona_ids=("p2",),
    )
    document = records(
        marker("m1", "t1", "p1", 1.0, word="joy"),
        marker("m3", "t1", "p1", 2.0),
        marker("m4", "t1", "p1", -2.0, state=MapState.TO_BE),
        Stage(id="s2", order="B", name="Make: it"),
        Step(id="t3", stage_id="s2", order="A"),
        Step(id="t4", stage_id="s2", order="B"),
        card,
    )
    assert mermaid_text(document).warnings == (
        "Nobody knows the emotion at 1 of the steps; they stand at 3, marked by a comment.",
        ("People whose emotion nobody knows are not named at a step where others have one: 1."),
        "Several emotions of one persona at one step became their mean: 1.",
        "Steps without a name or emotion are left out: 2.",
        "Two stages called “Make: it” follow each other; Mermaid shows one.",
        "Left out, since Mermaid has no place for it: 1 touchpoint, 1 emotion, 1 persona.",
        "Of the emotions only the scores are told, no words and no triggers.",
    )


def test_a_text_that_mermaid_would_not_draw_is_told() -> None:
    cards = [Step(id=f"n{i}", stage_id="s1", order=f"C{i:03}V", name="x" * 490) for i in range(120)]
    warnings = mermaid_text(records(*cards)).warnings
    assert any("characters; Mermaid draws 50000" in sentence for sentence in warnings)


def test_the_lanes_that_a_journey_makes_anyway_are_not_missed() -> None:
    assert len(lanes_in_order(records())) == 2
    assert not any("lane" in sentence for sentence in mermaid_text(records()).warnings)
