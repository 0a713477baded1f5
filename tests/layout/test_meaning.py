"""What a map means, as it is drawn: details of stages, the arc, turns, ratings, figures, skips."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from model.changes import ChangeSet, apply
from model.document import JourneyMap
from model.edits import add_action, edit
from model.kinds import CardKind, GoalReached, LaneKind, MapState, MetricKind, Status
from model.layout.display import Group, PathNode, Role, walk
from model.layout.engine import layout_map, relayout
from model.layout.geometry import Point
from model.layout.hit import ArcHit, DetailsHit, field_at, hit, text_rect
from model.layout.result import LayoutOptions, LayoutResult
from model.layout.theme import LIGHT
from model.records import (
    MAP_ID,
    Action,
    Card,
    Lane,
    MapInfo,
    Marker,
    Metric,
    Persona,
    Record,
    Stage,
    Step,
    evolve,
)
from tests.layout.reading import text_lines
from tests.layout.test_relayout import assert_same

OPTIONS = LayoutOptions(theme=LIGHT)


def small(*more: Record, stage: dict[str, Any] | None = None) -> JourneyMap:
    """Two stages, four steps, a persona, an emotion lane, a lane for pain points."""
    first = evolve(Stage(id="s1", order="B", name="Look"), **(stage or {}))
    records: list[Record] = [
        MapInfo(id=MAP_ID),
        first,
        Stage(id="s2", order="C", name="Buy"),
        *(
            Step(id=f"t{n}", stage_id="s1" if n < 3 else "s2", order="BCDE"[n - 1])
            for n in (1, 2, 3, 4)
        ),
        Persona(id="p1", order="B", name="Mara"),
        Lane(id="feel", order="D", kind=LaneKind.EMOTIONS),
        Lane(id="pain", order="E", kind=LaneKind.PAIN_POINTS),
        Lane(id="figures", order="F", kind=LaneKind.METRICS),
        *more,
    ]
    return JourneyMap.of(records)


def texts(result: LayoutResult, role: Role, record_id: str = "") -> list[str]:
    """What is written in the groups of a role, by the groups' order."""
    return [
        " ".join(line.text for line in text_lines(group) if line.text)
        for group in groups(result, role)
        if record_id in ("", group.id)
    ]


def groups(result: LayoutResult, role: Role) -> Iterable[Group]:
    for node, _, _ in walk(result.display()):
        if isinstance(node, Group) and node.role is role:
            yield node


def changed(document: JourneyMap, change: ChangeSet) -> LayoutResult:
    """The relayout after a change, which must equal a first layout."""
    after = apply(document, change)
    result = relayout(layout_map(document, OPTIONS), after, change)
    assert_same(result, layout_map(after, OPTIONS))
    return result


# --- details of stages ---------------------------------------------------------------------------

DETAILS = Lane(id="details", order="C", kind=LaneKind.STAGE_DETAILS)
TOLD = {
    "goal": "Know them all",
    "key_action": "Reads",
    "goal_reached": GoalReached.PARTLY,
    "skipped_by_ids": ("p1",),
}


def test_a_lane_tells_goal_action_state_and_who_skips_in_place_of_the_header() -> None:
    plain = layout_map(small(stage=TOLD), OPTIONS)
    assert "Know them all" in texts(plain, Role.STAGE, "s1")[0]
    assert "Skipped by" in texts(plain, Role.STAGE, "s1")[0]
    result = layout_map(small(DETAILS, stage=TOLD), OPTIONS)
    assert texts(result, Role.STAGE, "s1") == ["Look"]
    (told,) = texts(result, Role.DETAILS, "s1")
    for words in ("Know them all", "Reads", "Goal partly reached", "Skipped by", "M"):
        assert words in told
    assert "Goal not known" in texts(result, Role.DETAILS, "s2")[0]


def test_a_collapsed_lane_gives_the_goal_back_to_the_header() -> None:
    folded = evolve(DETAILS, collapsed=True)
    result = layout_map(small(folded, stage=TOLD), OPTIONS)
    assert "Know them all" in texts(result, Role.STAGE, "s1")[0]
    assert texts(result, Role.DETAILS) == []


def test_a_collapsed_stage_shows_the_sign_alone_and_rooms_span_their_steps() -> None:
    result = layout_map(small(DETAILS, stage={**TOLD, "collapsed": True}), OPTIONS)
    assert texts(result, Role.DETAILS, "s1") == [""]
    lane = result.lane("details")
    assert lane is not None
    first, last = result.steps[-2].header, result.steps[-1].header
    room = lane.details["s2"].moved(result.grid.x, lane.y)
    assert first.x < room.x < room.right < last.right
    assert room.width > first.width


def test_a_goal_is_pointed_at_where_it_stands() -> None:
    result = layout_map(small(DETAILS, stage=TOLD), OPTIONS)
    rect = text_rect(result, "s1", "goal")
    assert rect is not None
    assert hit(result, rect.centre) == DetailsHit("s1")
    assert field_at(result, rect.centre) == "goal"
    empty = text_rect(result, "s2", "goal")
    assert empty is not None, "an empty goal has a place to be written"
    assert empty.height > 10


def test_typing_a_goal_lays_out_its_lane_and_no_other() -> None:
    document = small(DETAILS, stage=TOLD)
    before = layout_map(document, OPTIONS)
    change = edit(document, "s1", goal="Know two")
    after = relayout(before, apply(document, change), change)
    assert before.memory is not None
    assert after.memory is not None
    parts = after.memory.lane_parts
    assert {i for i, p in parts.items() if p is not before.memory.lane_parts[i]} == {"details"}


# --- the arc -------------------------------------------------------------------------------------

ARC = Lane(id="arc", order="C", kind=LaneKind.DRAMATIC_ARC)


def gripping(*levels: int | None) -> JourneyMap:
    document = small(ARC)
    steps = [
        evolve(document.steps[f"t{n}"], engagement=level) for n, level in enumerate(levels, start=1)
    ]
    others = [record for record in document.records() if not isinstance(record, Step)]
    return JourneyMap.of([*others, *steps])


def lines(result: LayoutResult) -> list[Group]:
    return [group for group in groups(result, Role.PLOT) if not group.id]


def test_the_arc_goes_through_its_points_and_has_gaps_where_nobody_knows() -> None:
    whole = layout_map(gripping(1, 5, 3, 2), OPTIONS)
    assert len(lines(whole)) == 1
    assert [g.id for g in groups(whole, Role.PLOT) if g.id] == ["t1", "t2", "t3", "t4"]
    broken = layout_map(gripping(1, 5, None, 2), OPTIONS)
    (line,) = lines(broken)
    arc = broken.lane("arc")
    assert arc is not None
    assert arc.arc is not None
    points = arc.arc.points
    stroke = next(n for n in line.children if isinstance(n, PathNode) and n.stroke)
    assert stroke.path.commands[0][1:] == (points["t1"].x, points["t1"].y)
    assert points["t2"].y < points["t4"].y < points["t1"].y


def test_the_arc_never_overshoots() -> None:
    result = layout_map(gripping(1, 5, 5, 1), OPTIONS)
    lane = result.lane("arc")
    assert lane is not None
    assert lane.arc is not None
    (line,) = lines(result)
    ys = [
        number
        for node in line.children
        if isinstance(node, PathNode) and node.stroke
        for command in node.path.commands
        for number in command[2::2]
    ]
    assert min(ys) == pytest.approx(lane.arc.top)
    assert max(ys) == pytest.approx(lane.arc.bottom)


def test_a_column_says_which_level_is_pointed_at() -> None:
    result = layout_map(gripping(2, None, None, None), OPTIONS)
    lane = result.lane("arc")
    assert lane is not None
    assert lane.arc is not None
    at = lane.arc.points["t1"].moved(result.grid.x, lane.y)
    assert hit(result, at) == ArcHit("arc", "t1", 2, on_point=True)
    above = Point(at.x + 132, lane.y + lane.arc.top)
    assert hit(result, above) == ArcHit("arc", "t2", 5, on_point=False)


# --- emotions ------------------------------------------------------------------------------------


def feelings(*valences: float, state: MapState = MapState.AS_IS, who: str = "p1") -> list[Marker]:
    return [
        Marker(
            id=f"{who}-{state.value}-{n}",
            lane_id="feel",
            step_id=f"t{n}",
            persona_id=who,
            valence=valence,
            state=state,
        )
        for n, valence in enumerate(valences, start=1)
    ]


def test_peak_dip_and_steepest_fall_of_one_curve_are_named() -> None:
    result = layout_map(small(*feelings(0, 2, -1, 1)), OPTIONS)
    named = dict(zip(("t1", "t2", "t3", "t4"), texts(result, Role.MARKER), strict=True))
    assert named == {"t1": "", "t2": "peak", "t3": "dip steepest fall", "t4": ""}
    (curve,) = groups(result, Role.CURVE)
    assert len(curve.children) == 2, "the curve, and the arrow on its steepest fall"


def test_a_shallow_turn_and_what_shall_be_are_not_named() -> None:
    shallow = layout_map(small(*feelings(0, 0.5, 0, 0.5)), OPTIONS)
    assert set(texts(shallow, Role.MARKER)) == {""}
    to_be = feelings(0, 2, -1, 2, state=MapState.TO_BE)
    both = layout_map(small(*feelings(0, 0.5, 0, 0.5), *to_be), OPTIONS)
    assert set(texts(both, Role.MARKER)) == {""}
    strokes = {
        (node.stroke, bool(node.dash))
        for curve in groups(both, Role.CURVE)
        for node in curve.children
        if isinstance(node, PathNode)
    }
    assert len(strokes) == 2
    assert {dashed for _, dashed in strokes} == {True, False}


def test_of_several_curves_only_one_of_each_turn_is_named() -> None:
    other = Persona(id="p2", order="C", name="Tom")
    document = small(other, *feelings(0, 1, -1, 1), *feelings(1, 2, -2, 0, who="p2"))
    words = " ".join(texts(layout_map(document, OPTIONS), Role.MARKER))
    assert [words.count(name) for name in ("peak", "dip", "steepest fall")] == [1, 1, 1]


# --- cards ---------------------------------------------------------------------------------------


def pain(record_id: str, **fields: Any) -> Card:
    plain = Card(
        id=record_id,
        kind=CardKind.PAIN_POINT,
        order="B",
        lane_id="pain",
        step_id="t1",
        text="Ow",
    )
    return evolve(plain, **fields)


def test_ratings_and_the_score_stand_at_the_foot_and_follow_the_votes_of_others() -> None:
    document = small(
        pain("c1", severity=5, frequency=5, votes=2), pain("c2", step_id="t2", votes=2)
    )
    before = layout_map(document, OPTIONS)
    assert "5 5 100" in texts(before, Role.SIGNS, "c1")[0]
    after = changed(document, edit(document, "c2", votes=4))
    assert "5 5 90" in texts(after, Role.SIGNS, "c1")[0]
    weighed = changed(document, edit(document, MAP_ID, votes_weight=0.0, severity_weight=0.0))
    assert "5 5 100" in texts(weighed, Role.SIGNS, "c1")[0]


def test_an_action_that_answers_is_shown_at_once_and_when_it_is_done() -> None:
    document = small(pain("c1"))
    before = list(groups(layout_map(document, OPTIONS), Role.SIGNS))
    assert before == []
    added = add_action(document, title="Mend", answers_ids=["c1"])
    answered = changed(document, added)
    assert len(list(groups(answered, Role.SIGNS))) == 1
    now = apply(document, added)
    (action,) = now.actions.values()
    assert isinstance(action, Action)
    done = changed(now, edit(now, action.id, status=Status.DONE))
    dropped = changed(now, edit(now, action.id, status=Status.DROPPED))
    first, second = (next(iter(groups(r, Role.SIGNS))) for r in (answered, done))
    assert first.children != second.children
    assert list(groups(dropped, Role.SIGNS)) == []


# --- figures -------------------------------------------------------------------------------------


def measured(number: int, value: float, **fields: Any) -> list[Record]:
    metric = Metric(id=f"m{number}", kind=MetricKind.PEOPLE, value=value)
    card = Card(
        id=f"f{number}",
        kind=CardKind.METRIC,
        order="B",
        lane_id="figures",
        step_id=f"t{number}",
        metric_id=metric.id,
    )
    return [evolve(metric, **fields), card]


def test_people_lost_stand_between_their_steps_and_follow_the_figures() -> None:
    document = small(*measured(1, 200), *measured(2, 150), *measured(4, 180))
    result = layout_map(document, OPTIONS)
    assert texts(result, Role.PLOT) == [
        "\N{MINUS SIGN}25\N{NO-BREAK SPACE}%",
        "+20\N{NO-BREAK SPACE}%",
    ]
    lane = result.lane("figures")
    assert lane is not None
    assert all(rect.y > 25 for rect in lane.cards.values())
    fewer = changed(document, edit(document, "m2", value=50.0))
    assert texts(fewer, Role.PLOT)[0].startswith("\N{MINUS SIGN}75")
    other = changed(document, edit(document, "f1", metric_id=None))
    assert len(texts(other, Role.PLOT)) == 1


def test_bars_of_one_kind_share_their_scale() -> None:
    document = small(*measured(1, 200), *measured(2, 150))
    before = layout_map(document, OPTIONS)
    after = changed(document, edit(document, "m2", value=800.0))
    first, second = (next(g for g in groups(r, Role.CARD) if g.id == "f1") for r in (before, after))
    assert first.children != second.children, "a quarter of what it was"


def test_a_target_is_met_or_not_by_the_direction_that_is_better() -> None:
    def signs(value: float) -> Group:
        document = small(*measured(1, value, kind=MetricKind.RESPONSE_TIME, target=5.0))
        return next(g for g in groups(layout_map(document, OPTIONS), Role.LEGEND))

    assert any("Target reached" in line.text for line in text_lines(signs(4.0)))
    assert any("Target not reached" in line.text for line in text_lines(signs(6.0)))


# --- who skips -----------------------------------------------------------------------------------


def test_a_persona_card_says_which_stages_are_skipped_and_the_legend_counts_them() -> None:
    document = small(stage=TOLD)
    result = layout_map(document, OPTIONS)
    assert "Skips Look" in texts(result, Role.PERSONA, "p1")[0]
    assert any("Skipped stages: 1" in text for text in texts(result, Role.LEGEND))
    after = changed(document, edit(document, "s2", skipped_by_ids=("p1",)))
    assert "Buy" in texts(after, Role.PERSONA, "p1")[0]
