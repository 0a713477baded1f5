"""Pictures of the map, a lane, a stage: what they show, and what they are named after."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from designer.canvas.exchange import picturing
from designer.canvas.exchange.picturing import lane_meant, stage_meant
from designer.canvas.selection import Selection
from designer.window.context_menu import offered
from designer.window.main_window import MainWindow
from exporters.pictures import bare_part
from model.layout.result import LayoutResult
from tests.gui.canvas.conftest import empty_clipboard, small_map
from tests.helpers.robot import settle

__all__ = ["empty_clipboard"]

pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("empty_clipboard"),
]
PLAIN = Qt.KeyboardModifier.NoModifier


def _lettered() -> str:
    """What the picture of vectors says."""
    return bytes(QGuiApplication.clipboard().mimeData().data("image/svg+xml").data()).decode()


def _said(window: MainWindow) -> str:
    return window.view.status_bar.sentence


def _chord(window: MainWindow, *keys: Qt.Key) -> None:
    QTest.keyClick(window.bench.canvas, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    for key in keys:
        QTest.keyClick(window.bench.canvas, key, PLAIN)
    settle()


def test_a_lane_stands_alone_under_the_stages(small: MainWindow) -> None:
    small.bench.canvas.select(["c1"])
    _chord(small, Qt.Key.Key_I, Qt.Key.Key_L)
    text = _lettered()
    assert ">Advert<" in text
    assert ">Touchpoints<" in text
    assert ">Pain points<" not in text
    assert ">Too dear<" not in text
    assert f">{small_map().info.title}</text>" not in text, "the heading is left out"
    image = QGuiApplication.clipboard().image()
    wanted = f"{image.width()} × {image.height()} pixels"
    assert _said(small) == f"Copied a picture of the lane “Touchpoints”, {wanted}."


def test_a_stage_stands_alone_beside_the_lanes(small: MainWindow) -> None:
    document = small.bench.canvas.document
    stage = next(iter(document.stages.values()))
    small.bench.canvas.select([stage.id])
    _chord(small, Qt.Key.Key_I, Qt.Key.Key_S)
    text = _lettered()
    assert f">{stage.name}<" in text
    others = [other.name for other in document.stages.values() if other.id != stage.id]
    assert others
    assert not [name for name in others if f">{name}<" in text]
    assert ">Pain points<" in text
    assert _said(small).startswith(f"Copied a picture of the stage “{stage.name}”, ")


def test_the_whole_map_whatever_is_selected(small: MainWindow) -> None:
    small.bench.canvas.select(["c1"])
    _chord(small, Qt.Key.Key_I, Qt.Key.Key_M)
    assert ">Advert<" in _lettered()
    assert ">Too dear<" in _lettered()
    assert _said(small).startswith("Copied a picture of the map, ")
    assert small.bench.session.undo_stack.count() == 0


def test_actions_wait_for_one_lane_and_one_stage(small: MainWindow) -> None:
    lane, stage = (small.actions_by_id[f"edit.copy-{what}-image"] for what in ("lane", "stage"))
    small.bench.canvas.clear_selection()
    settle()
    assert not lane.isEnabled()
    assert not stage.isEnabled()
    small.bench.canvas.select(["c1"])
    settle()
    assert lane.isEnabled()
    assert stage.isEnabled()


@pytest.mark.parametrize(
    ("ids", "lane", "stage"),
    [
        (["c1"], "touch", "s1"),
        (["touch"], "touch", None),
        (["s1"], None, "s1"),
        (["c1", "touch"], "touch", None),
        (["p1"], None, None),
        ([], None, None),
        (["gone"], None, None),
    ],
)
def test_what_is_meant(ids: list[str], lane: str | None, stage: str | None) -> None:
    document, chosen = small_map(), Selection.of(ids)
    assert lane_meant(document, chosen) == lane
    assert stage_meant(document, chosen) == stage


def test_two_lanes_are_not_one_and_a_cell_is() -> None:
    document = small_map()
    both = Selection.of(document.lanes)
    assert lane_meant(document, both) is None
    step = next(iter(document.steps.values()))
    cell = Selection.at("touch", step.id)
    assert lane_meant(document, cell) == "touch"
    assert stage_meant(document, cell) == step.stage_id


@pytest.mark.parametrize(
    ("kind", "action"),
    [
        ("lane", "edit.copy-lane-image"),
        ("stage", "edit.copy-stage-image"),
        ("sheet", "edit.copy-map-image"),
    ],
)
def test_it_is_offered_where_one_points(kind: str, action: str) -> None:
    assert action in {spec.id for spec in offered(frozenset((kind,)))}  # type: ignore[arg-type]


def test_a_large_map_is_copied_within_bounds(
    small: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picturing, "_MOST_CARDS", 0)
    monkeypatch.setattr("exporters.png.part._MAX_PART_PIXELS", 100_000)
    picturing.copy_map_as_image(small.bench.canvas)
    image = QGuiApplication.clipboard().image()
    assert 90_000 < image.width() * image.height() <= 101_000
    assert not QGuiApplication.clipboard().mimeData().hasFormat("image/svg+xml")


def test_the_part_without_its_surroundings_is_a_part(small: MainWindow) -> None:
    result: LayoutResult = small.bench.canvas.result
    part = bare_part(result)
    assert 0 <= part.x < part.right <= result.size.width
    assert 0 < part.y < part.bottom <= result.size.height
