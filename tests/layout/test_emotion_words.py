"""Emotion curves and their words: nothing runs into anything where there is free paper."""

from __future__ import annotations

import random
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.document import JourneyMap
from model.emotions import EMOTION_VALENCES
from model.kinds import LaneKind, MapState
from model.layout.curves import smooth_curve
from model.layout.display import Group, PathNode, Role, walk
from model.layout.emotions import EmotionPart
from model.layout.engine import layout_map
from model.layout.geometry import Point, Rect
from model.layout.metrics import FACE
from model.layout.result import LayoutOptions, LayoutResult
from model.layout.theme import LIGHT
from model.order import first_keys
from model.records import Lane, Marker, Persona, Record, Stage, Step
from tests.layout.reading import holds
from tests.layout.sample import sample_map

OPTIONS = LayoutOptions(theme=LIGHT)
KEYS = first_keys(40)


def emotional_map(
    markers: list[Marker], *, personas: int, steps: int = 12, height: float | None = None
) -> JourneyMap:
    records: list[Record] = [
        Lane(id="lane", kind=LaneKind.EMOTIONS, order="V", height=height),
        Stage(id="stage", order="V"),
        *(Step(id=f"step-{n}", stage_id="stage", order=KEYS[n]) for n in range(steps)),
        *(Persona(id=f"p{n}", order=KEYS[n], name=f"P{n}") for n in range(personas)),
        *markers,
    ]
    return JourneyMap.of(records)


def part_of(result: LayoutResult, lane_id: str = "lane") -> EmotionPart:
    assert result.memory is not None
    part = result.memory.lane_parts[lane_id].emotions
    assert part is not None
    return part


def close_curves(seed: int, personas: int, steps: int) -> list[Marker]:
    """Curves that follow each other closely and cross often."""
    rng = random.Random(seed)  # noqa: S311 - curves, not secrets
    words = sorted(EMOTION_VALENCES)
    return [
        Marker(
            id=f"m-{persona}-{step}",
            lane_id="lane",
            step_id=f"step-{step}",
            persona_id=f"p{persona}",
            valence=max(-2.0, min(2.0, round(rng.gauss(step % 5 * 0.6 - 1.2, 0.6) * 2) / 2)),
            word=rng.choice(words),
        )
        for persona in range(personas)
        for step in range(steps)
    ]


def clashes(rect: Rect, marker_id: str, part: EmotionPart) -> list[str]:
    """What a word at ``rect`` runs into: checked here with plain geometry, point by point."""
    found = [
        f"curve at {point}"
        for line in part.lines
        for point in line.points
        if rect.inset(-1.5).contains(point)
    ]
    for box in part.boxes.values():
        x = min(max(box.centre.x, rect.x), rect.right)
        y = min(max(box.centre.y, rect.y), rect.bottom)
        if (x - box.centre.x) ** 2 + (y - box.centre.y) ** 2 < FACE**2:
            found.append(f"face of {box.marker_id}")
    found += [
        f"word of {m}" for m, r in part.words.items() if m != marker_id and rect.intersects(r)
    ]
    return found


def has_free_place(marker_id: str, part: EmotionPart, width: float) -> bool:
    """Whether a word could stand clear near its face, tried point by point."""
    rect, face = part.words[marker_id], part.boxes[marker_id].centre
    for dy in range(-40, 41, 4):
        for dx in range(-40, 41, 4):
            spot = Rect(face.x - rect.width / 2 + dx, face.y - rect.height / 2 + dy, *_size(rect))
            inside = spot.x >= 4 and spot.right <= width - 4 and spot.y >= 3
            if inside and spot.bottom <= part.bands_height - 3:
                wide = spot.inset(-6)
                if not clashes(wide, marker_id, part):
                    return True
    return False


def _size(rect: Rect) -> tuple[float, float]:
    return rect.width, rect.height


def test_no_word_of_the_sample_runs_into_anything() -> None:
    part = part_of(layout_map(sample_map(), OPTIONS), "lane-4")
    assert len(part.words) == 21
    for marker_id, rect in part.words.items():
        assert clashes(rect, marker_id, part) == []


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("personas", [2, 3, 5])
def test_words_of_close_curves_clash_only_where_there_is_no_free_paper(
    seed: int, personas: int
) -> None:
    result = layout_map(
        emotional_map(close_curves(seed, personas, 8), personas=personas, steps=8), OPTIONS
    )
    part = part_of(result)
    clashing = [m for m, rect in part.words.items() if clashes(rect, m, part)]
    assert [m for m in clashing if has_free_place(m, part, result.grid.width)] == []
    if personas == 2:
        assert clashing == []


def test_words_and_faces_stay_in_the_bands() -> None:
    for height in (None, 120.0, 400.0):
        markers = close_curves(1, 3, 12)
        result = layout_map(emotional_map(markers, personas=3, height=height), OPTIONS)
        part = part_of(result)
        room = Rect(0, 0, result.grid.width, part.bands_height)
        for rect in part.words.values():
            assert holds(room, rect)
        for box in part.boxes.values():
            face = Rect(box.centre.x, box.centre.y, 0, 0).inset(-FACE)
            assert holds(room, face)


def test_faces_at_one_place_stand_beside_each_other() -> None:
    markers = [
        Marker(id=f"m{n}", lane_id="lane", step_id="step-1", persona_id=f"p{n}", valence=1.0)
        for n in range(5)
    ]
    part = part_of(layout_map(emotional_map(markers, personas=5), OPTIONS))
    for first, second in combinations(part.boxes.values(), 2):
        assert abs(first.centre.x - second.centre.x) >= 2 * FACE
        assert first.centre.y == second.centre.y


points = st.lists(st.tuples(st.floats(1, 300), st.floats(-200, 200)), min_size=2, max_size=9).map(
    lambda steps: [Point(sum(w for w, _ in steps[: i + 1]), y) for i, (_, y) in enumerate(steps)]
)


@given(points)
def test_curves_never_overshoot_their_markers(markers: list[Point]) -> None:
    curve = smooth_curve(markers)
    for a, b in pairwise(markers):
        low, high = min(a.y, b.y) - 1e-6, max(a.y, b.y) + 1e-6
        inside = [p for p in curve.samples if a.x <= p.x <= b.x]
        assert all(low <= p.y <= high for p in inside)
    for first, second in pairwise(curve.samples):
        assert first.x <= second.x + 1e-9


def test_a_curve_is_broken_where_a_whole_step_says_nothing() -> None:
    markers = [
        Marker(id=f"m{n}", lane_id="lane", step_id=f"step-{n}", persona_id="p0")
        for n in (0, 1, 3, 4, 6)
    ]
    result = layout_map(emotional_map(markers, personas=1), OPTIONS)
    curves = curve_groups(result)
    spans = sorted((g.bounds.x // 132, g.bounds.right // 132) for g in curves)
    assert spans == [(0, 1), (3, 4)]


def curve_groups(result: LayoutResult) -> list[Group]:
    return [
        node
        for node, _, _ in walk(result.display())
        if isinstance(node, Group) and node.role is Role.CURVE
    ]


def test_what_shall_be_is_a_dashed_curve_of_its_own() -> None:
    markers = [
        Marker(
            id=f"m{n}-{state.value}",
            lane_id="lane",
            step_id=f"step-{n}",
            persona_id="p0",
            valence=valence,
            state=state,
        )
        for n in range(3)
        for state, valence in ((MapState.AS_IS, -1.0), (MapState.TO_BE, 1.0))
    ]
    curves = curve_groups(layout_map(emotional_map(markers, personas=1), OPTIONS))
    dashes = [
        bool(node.dash) for group in curves for node in group.children if isinstance(node, PathNode)
    ]
    assert sorted(dashes) == [False, True]
    assert all(group.id == "p0" for group in curves)
