"""Emotion markers moved together, and given their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.changes import apply
from model.document import JourneyMap
from model.edits import name_feeling, shift_markers
from model.kinds import LaneKind
from model.records import Lane, Marker, Persona, Stage, Step
from model.rules import problems


def feelings(*markers: Marker) -> JourneyMap:
    return JourneyMap.of(
        [
            Stage(id="stage", order="V"),
            *(Step(id=f"t{n}", stage_id="stage", order=f"V{n + 1}") for n in range(3)),
            Lane(id="lane", kind=LaneKind.EMOTIONS, order="V"),
            Persona(id="p", order="V", name="Mara"),
            *markers,
        ]
    )


def felt(marker_id: str, step: int, valence: float, word: str = "", position: float = 0.5):
    return Marker(
        id=marker_id,
        lane_id="lane",
        step_id=f"t{step}",
        persona_id="p",
        valence=valence,
        position=position,
        word=word,
    )


def test_they_keep_their_shape_at_the_ends() -> None:
    document = feelings(felt("a", 0, 1.0), felt("b", 1, -1.0))
    after = apply(document, shift_markers(document, ["a", "b"], along=9, up=9))
    a, b = after.markers["a"], after.markers["b"]
    assert (a.valence, b.valence) == (2.0, 0.0)
    assert (a.step_id, a.position) == ("t1", 1.0) or (a.step_id, a.position) == ("t2", 0.0)
    assert (b.step_id, b.position) == ("t2", 1.0)


def test_whole_steps_leave_the_position_alone() -> None:
    document = feelings(felt("a", 0, 0.0, position=1.0))
    after = apply(document, shift_markers(document, ["a"], along=1)).markers["a"]
    assert (after.step_id, after.position) == ("t1", 1.0)


def test_a_word_that_would_contradict_the_face_goes() -> None:
    document = feelings(felt("a", 0, 1.0, "joy"), felt("b", 1, 1.5, "joy"))
    after = apply(document, shift_markers(document, ["a", "b"], up=-1.5))
    assert after.markers["a"].word == ""
    assert after.markers["b"].word == "joy"


@pytest.mark.parametrize(
    ("moves", "valence", "word", "wanted"),
    [
        (True, 0.0, "anger", -2.0),
        (True, 1.5, "joy", 1.5),
        (True, 0.0, "my own word", 0.0),
        (False, 0.0, "anger", 0.0),
    ],
)
def test_a_word_moves_only_a_marker_that_may_move(
    moves: bool, valence: float, word: str, wanted: float
) -> None:
    document = feelings(felt("a", 0, valence))
    after = apply(document, name_feeling(document, "a", word, moves=moves)).markers["a"]
    assert (after.word, after.valence) == (word, wanted)


spots = st.tuples(st.integers(0, 2), st.floats(-2, 2), st.floats(0, 1))


@given(st.lists(spots, min_size=1, max_size=5), st.floats(-9, 9), st.floats(-5, 5))
def test_moving_together_is_taken_back_and_keeps_distances(
    places: list[tuple[int, float, float]], along: float, up: float
) -> None:
    markers = [
        felt(f"m{n}", step, valence, position=position)
        for n, (step, valence, position) in enumerate(places)
    ]
    document = feelings(*markers)
    ids = sorted(document.markers)
    change = shift_markers(document, ids, along=along, up=up)
    after = apply(document, change)
    assert problems(after) == []
    assert apply(after, change.reversed()) == document
    ways = [after.markers[i].valence - document.markers[i].valence for i in ids]
    assert max(ways) - min(ways) < 1e-3
    paths = [_along(after.markers[i]) - _along(document.markers[i]) for i in ids]
    assert max(paths) - min(paths) < 1e-3


def _along(marker: Marker) -> float:
    return int(marker.step_id[1:]) + marker.position
