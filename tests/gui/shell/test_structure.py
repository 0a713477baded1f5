"""Stages, steps and lanes from the menus: each action through the window, and its undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from designer.actions.structure import STAGE_COLOURS, STRUCTURE_ACTIONS
from designer.window.main_window import MainWindow
from model.document import JourneyMap
from model.layout.theme import DARK, LIGHT
from model.queries import lanes_in_order, stages_in_order, steps_of
from tests.gui.canvas.conftest import small_map
from tests.helpers.robot import settle


def act(window: MainWindow, action_id: str, *chosen: str) -> JourneyMap:
    """Select and trigger; the map as it is then."""
    if chosen:
        window.bench.canvas.select(chosen)
    window.actions_by_id.refresh()
    assert window.actions_by_id[action_id].isEnabled(), action_id
    window.actions_by_id[action_id].trigger()
    settle()
    return window.bench.session.document


def typed(window: MainWindow, text: str) -> JourneyMap:
    editor = window.bench.canvas.editing.editor
    assert editor is not None
    QTest.keyClicks(editor, text)
    window.bench.commit_editors()
    return window.bench.session.document


def undone(window: MainWindow, times: int = 1) -> None:
    for _ in range(times):
        window.bench.undo()
    assert window.bench.session.document == small_map()


def test_a_stage_is_split_from_a_step_and_named(small: MainWindow) -> None:
    act(small, "structure.split-stage", "t2")
    document = typed(small, "Choosing")
    stages = stages_in_order(document)
    assert [stage.name for stage in stages] == ["Awareness", "Choosing", "Decision"]
    assert [step.id for step in steps_of(document, stages[1].id)] == ["t2"]
    undone(small, 2)


def test_a_step_is_split_and_merged_again(small: MainWindow) -> None:
    document = act(small, "structure.split-step", "t1")
    small.bench.commit_editors()
    assert len(steps_of(document, "s1")) == 3
    assert act(small, "structure.merge", "t1").cards == small_map().cards
    undone(small, 2)


def test_stages_are_merged(small: MainWindow) -> None:
    document = act(small, "structure.merge", "s1")
    assert [stage.name for stage in document.stages.values()] == ["Awareness / Decision"]
    assert small.bench.selection == {"s1"}
    undone(small)


@pytest.mark.parametrize("record_id", ["s2", "t2", "pain"])
def test_one_is_added_before_and_after(small: MainWindow, record_id: str) -> None:
    def order(document: JourneyMap) -> list[str]:
        rows = [*stages_in_order(document), *lanes_in_order(document)]
        return [r.id for r in rows] + [s.id for s in steps_of(document, "s1")]

    for action_id, way in (("structure.before", -1), ("structure.after", 1)):
        after = order(act(small, action_id, record_id))
        (made,) = set(after) - set(order(small_map()))
        assert after.index(made) == after.index(record_id) + way
        assert small.bench.canvas.editing.active
        undone(small)


def test_sizes_by_key(small: MainWindow) -> None:
    small.bench.canvas.select(["t1"])
    settle()
    QTest.keyClick(small.bench.canvas, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(small.bench.canvas, Qt.Key.Key_Right)
    assert small.bench.session.document.steps["t1"].width == 144
    assert act(small, "structure.narrower").steps["t1"].width == 128
    before = small.bench.canvas.result.lane("pain")
    act(small, "structure.taller", "pain")
    after = small.bench.canvas.result.lane("pain")
    assert before is not None
    assert after is not None
    assert after.height == before.height + 16
    act(small, "structure.lower", "pain")
    act(small, "structure.fit", "t1", "pain")
    assert small.bench.session.document == small_map()


def test_colours(small: MainWindow) -> None:
    assert len(STAGE_COLOURS) == len(LIGHT.stage_hues) == len(DARK.stage_hues)
    document = act(small, "structure.colour-wine", "s1", "s2")
    assert {stage.hue for stage in document.stages.values()} == {5}
    small.actions_by_id.refresh()
    assert small.actions_by_id["structure.colour-wine"].isChecked()
    assert act(small, "structure.colour-auto", "s1").stages["s1"].hue is None
    undone(small, 2)


def test_collapsing_stages_lanes_and_the_lane_of_a_card(small: MainWindow) -> None:
    canvas = small.bench.canvas
    canvas.select(["s1", "pain"])
    settle()
    QTest.keyClick(canvas, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    document = small.bench.session.document
    assert (document.stages["s1"].collapsed, document.lanes["pain"].collapsed) == (True, True)
    document = act(small, "structure.collapse", "s1", "pain")
    assert document == small_map()
    assert act(small, "structure.collapse", "c1").lanes["touch"].collapsed
    assert small.bench.selection == {"touch"}
    undone(small, 3)


def test_collapsing_the_others_and_expanding_all(small: MainWindow) -> None:
    document = act(small, "structure.collapse-others", "s2")
    assert [stage.id for stage in document.stages.values() if stage.collapsed] == ["s1"]
    document = act(small, "structure.collapse-others", "s1")
    assert [stage.id for stage in document.stages.values() if stage.collapsed] == ["s2"]
    act(small, "structure.collapse-others", "feel")
    assert act(small, "structure.expand-all") == small_map()
    small.actions_by_id.refresh()
    assert not small.actions_by_id["structure.expand-all"].isEnabled()


def test_nothing_of_it_is_offered_on_a_map_that_may_not_be_edited(small: MainWindow) -> None:
    small.bench.session.forbid_edits("")
    small.bench.canvas.select(["s1"])
    small.actions_by_id.refresh()
    assert not [s.id for s in STRUCTURE_ACTIONS if small.actions_by_id[s.id].isEnabled()]
